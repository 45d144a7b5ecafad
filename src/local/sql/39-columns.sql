-- What LIKE copies, the comments and ON UPDATE of columns, and how unique indexes treat NULL.

-- A name as the client wrote it, under the search_path of the client.
CREATE FUNCTION dws_catalog.find_relation(path text, in_schema text, in_name text) RETURNS oid
LANGUAGE sql STABLE AS $$
  SELECT c.oid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN (SELECT CASE s WHEN '$user' THEN session_user ELSE s END AS name, place
    FROM unnest(array_prepend('pg_temp', string_to_array(replace(replace(path, '"', ''), ' ', ''), ','))) WITH ORDINALITY u(s, place)) p
    ON p.name = n.nspname OR (p.name = 'pg_temp' AND n.oid = pg_my_temp_schema())
  WHERE c.relname = in_name AND CASE WHEN in_schema IS NULL THEN p.place IS NOT NULL ELSE n.nspname = in_schema END
  ORDER BY p.place LIMIT 1
$$;

-- The clauses of a table with those that LIKE … INCLUDING copies; what was written comes before what is copied (S0177).
CREATE FUNCTION dws_catalog.with_likes(clauses jsonb, path text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  like_clause jsonb;
  source oid;
  copied jsonb;
BEGIN
  FOR like_clause IN SELECT jsonb_array_elements(coalesce(clauses->'likes', '[]')) LOOP
    source := dws_catalog.find_relation(path, like_clause->>'schema', like_clause->>'name');
    copied := '{}';
    IF like_clause->'including' ? 'distribution' THEN
      SELECT copied || jsonb_strip_nulls(jsonb_build_object('group', x.pgroup,
        'by', CASE x.pclocatortype WHEN 'H' THEN 'hash' WHEN 'R' THEN 'replication' ELSE 'roundrobin' END,
        'columns', (SELECT jsonb_agg(a.attname ORDER BY k.n) FROM unnest(x.pcattnum::int2[]) WITH ORDINALITY k(attnum, n)
          JOIN pg_attribute a ON a.attrelid = source AND a.attnum = k.attnum AND a.attnum > 0)))
      INTO copied FROM pgxc_class x WHERE x.pcrelid = source;
    END IF;
    SELECT copied || jsonb_build_object('options', jsonb_agg(jsonb_build_array(split_part(o, '=', 1), substr(o, strpos(o, '=') + 1))))
    INTO copied
    FROM dws_catalog.table_facts f, unnest(f.reloptions) o
    -- PERIOD and TTL belong to the partitions (S0177).
    WHERE f.relid = source AND like_clause->'including' ? CASE WHEN o ~ '^(period|ttl)=' THEN 'partition' ELSE 'reloptions' END
    HAVING count(*) > 0
    UNION ALL SELECT copied LIMIT 1;
    IF like_clause->'including' ? 'partition' THEN
      SELECT copied || jsonb_build_object('rowMovement', f.relrowmovement, 'partition', jsonb_build_object(
        'by', CASE r.partstrategy WHEN 'r' THEN 'range' ELSE 'list' END,
        'columns', (SELECT jsonb_agg(a.attname ORDER BY k.n) FROM unnest(r.partkey::int2[]) WITH ORDINALITY k(attnum, n)
          JOIN pg_attribute a ON a.attrelid = source AND a.attnum = k.attnum),
        'partitions', (SELECT jsonb_agg(jsonb_build_object('name', p.relname, 'bounds', p.boundaries) ORDER BY p.oid)
          FROM pg_partition p WHERE p.parentid = source AND p.parttype = 'p')))
      INTO copied FROM pg_partition r JOIN dws_catalog.table_facts f ON f.relid = r.parentid
      WHERE r.parentid = source AND r.parttype = 'r'
      UNION ALL SELECT copied LIMIT 1;
    END IF;
    clauses := copied || clauses;
  END LOOP;
  RETURN clauses;
END $$;

-- LIKE … INCLUDING DEFAULTS brings ON UPDATE along, and for a serial column a sequence of its own (S0177).
CREATE FUNCTION dws_catalog.copy_defaults(relation oid, likes jsonb, path text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  shared record;
BEGIN
  INSERT INTO dws_catalog.column_facts
  SELECT relation, a.attnum, f.on_update
  FROM jsonb_array_elements(coalesce(likes, '[]')) l
  JOIN dws_catalog.column_facts f ON f.relid = dws_catalog.find_relation(path, l->>'schema', l->>'name')
  JOIN pg_attribute s ON s.attrelid = f.relid AND s.attnum = f.attnum
  JOIN pg_attribute a ON a.attrelid = relation AND a.attname = s.attname
  WHERE l->'including' ? 'defaults';
  FOR shared IN
    SELECT a.attname, a.atttypid::regtype AS type, c.relowner::regrole AS owner, n.nspname, left(c.relname || '_' || a.attname, 59) || '_seq' AS name
    FROM pg_attrdef f
    JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class q ON q.oid = d.refobjid AND q.relkind = 'S'
    JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = q.oid AND o.deptype = 'a' AND o.refobjid <> relation
    JOIN pg_class c ON c.oid = relation JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = f.adnum
    WHERE f.adrelid = relation AND likes IS NOT NULL
  LOOP
    -- It ends where the engine lets that of a serial column end.
    EXECUTE format('CREATE SEQUENCE %I.%I AS %s', shared.nspname, shared.name, shared.type);
    EXECUTE format('ALTER SEQUENCE %I.%I OWNER TO %s', shared.nspname, shared.name, shared.owner);
    EXECUTE format('ALTER SEQUENCE %I.%I OWNED BY %s.%I', shared.nspname, shared.name, relation::regclass, shared.attname);
    EXECUTE format('ALTER TABLE %s ALTER %I SET DEFAULT nextval(%L)', relation::regclass, shared.attname,
      format('%I.%I', shared.nspname, shared.name));
  END LOOP;
END $$;

-- COMMENT and ON UPDATE of columns, as CREATE TABLE and ADD COLUMN wrote them.
CREATE FUNCTION dws_catalog.record_columns(relation oid, clauses jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fact jsonb;
BEGIN
  FOR fact IN SELECT jsonb_array_elements(coalesce(clauses->'facts', '[]')) LOOP
    IF fact ? 'comment' THEN
      EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', relation::regclass, fact->>'column', fact->>'comment');
    END IF;
    IF fact ? 'onUpdate' THEN
      INSERT INTO dws_catalog.column_facts
      VALUES (relation, (dws_catalog.column_numbers(relation, jsonb_build_array(fact->'column')))[1], fact->>'onUpdate');
    END IF;
  END LOOP;
  PERFORM dws_catalog.add_cluster_key(relation, k) FROM jsonb_array_elements(coalesce(clauses->'clusterKeys', '[]')) k;
  INSERT INTO dws_catalog.nulls_ignored
  SELECT i.indexrelid FROM jsonb_array_elements(coalesce(clauses->'nullsIgnored', '[]')) n
  JOIN pg_index i ON i.indrelid = relation AND i.indisunique
    -- The vector counts from 0, which makes it another array.
    AND ARRAY(SELECT unnest(i.indkey::int2[])) = dws_catalog.column_numbers(relation, n)
  ON CONFLICT DO NOTHING;
END $$;
