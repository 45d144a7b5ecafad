-- Views and functions about tables, partitions and nodes, for whoever looks (catalog.md 1.1, 1.4, 1.8, 1.10).

CREATE VIEW pg_catalog.mpp_tables AS
SELECT n.nspname AS schemaname, c.relname AS tablename, pg_catalog.pg_get_userbyid(c.relowner) AS tableowner,
  t.spcname AS tablespace, x.pgroup, x.nodeoids
FROM pg_catalog.pg_class c
JOIN pg_catalog.pgxc_class x ON x.pcrelid = c.oid
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace;

-- pretty_high_value says the type of what is no number, as pg_get_expr does; that of list partitions is boundexprs.
CREATE VIEW pg_catalog.dba_tab_partitions AS
SELECT pg_catalog.pg_get_userbyid(c.relowner)::varchar(64) AS table_owner, n.nspname::varchar(64) AS schema,
  c.relname::varchar(64) AS table_name, p.relname::varchar(64) AS partition_name,
  (SELECT pg_catalog.string_agg(coalesce(b, CASE p.partstrategy WHEN 'r' THEN 'MAXVALUE' ELSE 'DEFAULT' END), ', ' ORDER BY k)
   FROM pg_catalog.unnest(p.boundaries) WITH ORDINALITY u(b, k)) AS high_value,
  coalesce(p.boundexprs, (
    SELECT pg_catalog.string_agg(CASE WHEN b IS NULL THEN 'MAXVALUE' WHEN t.typcategory = 'N' THEN b
        ELSE pg_catalog.quote_literal(b) || '::' || pg_catalog.format_type(t.oid, NULL) END, ', ' ORDER BY k)
    FROM pg_catalog.unnest(p.boundaries) WITH ORDINALITY u(b, k)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = r.partkey[(k - 1)::int]
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid)) AS pretty_high_value,
  'DEFAULT TABLESPACE'::name AS tablespace_name
FROM pg_catalog.pg_partition p
JOIN pg_catalog.pg_partition r ON r.parentid = p.parentid AND r.parttype = 'r'
JOIN pg_catalog.pg_class c ON c.oid = p.parentid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE p.parttype = 'p';

CREATE VIEW pg_catalog.user_tab_partitions AS
SELECT d.* FROM pg_catalog.dba_tab_partitions d
WHERE pg_catalog.pg_has_role(d.table_owner::name, 'USAGE');
GRANT SELECT ON pg_catalog.mpp_tables, pg_catalog.user_tab_partitions TO PUBLIC;

-- The share of each datanode. The engine holds a table in one piece, so that shares are worked out: all of it on each
-- node for REPLICATION, even ones for ROUNDROBIN, and by a hash of the key for HASH. That hash is not DWS's: a table is
-- skewed where it would be on DWS, and on other nodes.
CREATE FUNCTION dws_catalog.node_rows(relation regclass, columns text) RETURNS TABLE (place int, rows int8)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  nodes int := (SELECT count(*) FROM pg_catalog.pgxc_node WHERE node_type = 'D');
BEGIN
  RETURN QUERY EXECUTE pg_catalog.format(
    'SELECT h.place, pg_catalog.count(*) FROM (SELECT (%s)::int AS place FROM %s) h GROUP BY 1',
    CASE WHEN columns IS NULL THEN pg_catalog.format('pg_catalog.row_number() OVER () %% %s', nodes)
      ELSE pg_catalog.format('(pg_catalog.hashtext(ROW(%s)::text) & 2147483647) %% %s', columns, nodes) END, relation);
END $$;

CREATE FUNCTION dws_catalog.datanodes() RETURNS TABLE (place int, node name, nodes int) LANGUAGE sql STABLE AS $$
  SELECT (pg_catalog.row_number() OVER (ORDER BY n.node_name) - 1)::int, n.node_name, (pg_catalog.count(*) OVER ())::int
  FROM pg_catalog.pgxc_node n WHERE n.node_type = 'D'
$$;

CREATE FUNCTION dws_catalog.key_text(relation regclass) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ')
  FROM pg_catalog.pgxc_class x JOIN pg_catalog.pg_attribute a ON a.attrelid = x.pcrelid AND a.attnum = ANY (x.pcattnum::int2[])
  WHERE x.pcrelid = relation AND x.pclocatortype = 'H'
$$;

-- All rows by node, with their share (S0062).
CREATE FUNCTION pg_catalog.table_skewness(tablename text, OUT nodename bpchar, OUT rownum int8, OUT ratio text) RETURNS SETOF record
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.rpad(d.node, 20)::bpchar, v.rows,
    pg_catalog.round(100.0 * v.rows / nullif(pg_catalog.sum(v.rows) OVER (), 0), 3) || '%'
  FROM dws_catalog.datanodes() d
  CROSS JOIN (SELECT x.pclocatortype AS locator FROM pg_catalog.pgxc_class x WHERE x.pcrelid = tablename::regclass) t
  LEFT JOIN dws_catalog.node_rows(tablename::regclass, dws_catalog.key_text(tablename::regclass)) r ON r.place = d.place
  CROSS JOIN LATERAL (SELECT CASE t.locator WHEN 'R' THEN (SELECT pg_catalog.sum(a.rows)::int8
      FROM dws_catalog.node_rows(tablename::regclass, NULL) a) ELSE coalesce(r.rows, 0) END AS rows) v
  ORDER BY v.rows DESC, d.node
$$;

-- The system column of which node holds a row (D0228), as PostgreSQL lets a function of a row be written: t.xc_node_id. A
-- row names no place in the table, so that ROUNDROBIN goes by a hash of all of it; of REPLICATION the first node answers.
CREATE FUNCTION pg_catalog.xc_node_id(held record) RETURNS int4 LANGUAGE plpgsql STABLE AS $$
DECLARE
  relation regclass := (SELECT t.typrelid FROM pg_catalog.pg_type t WHERE t.oid = pg_catalog.pg_typeof(held));
  locator "char" := (SELECT x.pclocatortype FROM pg_catalog.pgxc_class x WHERE x.pcrelid = relation);
  nodes int := (SELECT count(*) FROM pg_catalog.pgxc_node WHERE node_type = 'D');
  home int := 0;
BEGIN
  IF locator = 'H' THEN
    EXECUTE pg_catalog.format('SELECT (pg_catalog.hashtext(ROW(%s)::text) & 2147483647) %% %s FROM (SELECT ($1::%s).*) r',
      dws_catalog.key_text(relation), nodes, pg_catalog.pg_typeof(held)) INTO home USING held;
  ELSIF locator = 'N' THEN
    home := (pg_catalog.hashtext(held::text) & 2147483647) % nodes;
  END IF;
  RETURN (SELECT n.node_id FROM dws_catalog.datanodes() d JOIN pg_catalog.pgxc_node n ON n.node_name = d.node
          WHERE d.place = home);
END $$;

-- The same for columns that might be the key (S0062): most rows first.
CREATE FUNCTION pg_catalog.table_skewness(table_name text, column_name text, row_num text DEFAULT '0',
  OUT seqnum smallint, OUT num int8, OUT ratio text) RETURNS SETOF record
LANGUAGE sql STABLE AS $$
  SELECT r.place::smallint, r.rows, pg_catalog.round(100.0 * r.rows / pg_catalog.sum(r.rows) OVER (), 3) || '%'
  FROM dws_catalog.node_rows(table_name::regclass, column_name) r ORDER BY r.rows DESC, r.place
$$;

-- Bytes by node (S0062).
CREATE FUNCTION pg_catalog.table_distribution(relation regclass,
  OUT schemaname name, OUT tablename name, OUT nodename name, OUT dnsize int8) RETURNS SETOF record
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT pg_catalog.has_table_privilege(relation, 'SELECT') THEN
    RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = pg_catalog.format('permission denied for relation %s', relation);
  END IF;
  RETURN QUERY
  SELECT n.nspname, c.relname, d.node,
    CASE x.pclocatortype WHEN 'R' THEN pg_catalog.pg_total_relation_size(c.oid)
      ELSE pg_catalog.pg_total_relation_size(c.oid) / d.nodes END
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pgxc_class x ON x.pcrelid = c.oid, dws_catalog.datanodes() d
  WHERE c.oid = relation ORDER BY d.node;
END $$;
CREATE FUNCTION pg_catalog.table_distribution(schemaname text, tablename text,
  OUT schemaname name, OUT tablename name, OUT nodename name, OUT dnsize int8) RETURNS SETOF record
LANGUAGE sql STABLE AS $$
  SELECT * FROM pg_catalog.table_distribution(pg_catalog.format('%I.%I', $1, $2)::regclass)
$$;
GRANT EXECUTE ON FUNCTION dws_catalog.node_rows(regclass, text), dws_catalog.datanodes(), dws_catalog.key_text(regclass) TO PUBLIC;
