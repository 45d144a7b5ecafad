-- pg_get_tabledef: the statements that make a table again, in the shape of S0341 and of the source's ruleutils.cpp
-- (pg_get_tabledef_worker), the lack of quoting in comments and bounds included. The engine's names serve as they are.

-- Bounds as the source prints them: numbers bare, anything else in quotes that nothing escapes.
CREATE FUNCTION dws_catalog.tabledef_bounds(boundaries text[], types text[], missing text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT string_agg(CASE WHEN b IS NULL THEN missing
      WHEN types[(n - 1) % cardinality(types) + 1] ~ '^(smallint|integer|bigint|real|double precision|numeric)' THEN b
      ELSE '''' || b || '''' END, ', ' ORDER BY n)
  FROM unnest(boundaries) WITH ORDINALITY u(b, n)
$$;

CREATE FUNCTION dws_catalog.tabledef_partitions(relation oid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  key dws_catalog.key_columns := dws_catalog.partition_key(relation);
  width int := cardinality(key.names);
  parts text;
BEGIN
  IF key.strategy IS NULL THEN
    RETURN '';
  END IF;
  SELECT string_agg(E'\n\t PARTITION ' || quote_ident(p.relname) || CASE
      WHEN key.strategy = 'r' THEN ' VALUES LESS THAN (' || dws_catalog.tabledef_bounds(p.boundaries, key.types, 'MAXVALUE')
      WHEN p.boundaries = ARRAY[NULL]::text[] THEN ' VALUES (DEFAULT'
      WHEN width = 1 THEN ' VALUES (' || dws_catalog.tabledef_bounds(p.boundaries, key.types, 'NULL')
      ELSE ' VALUES (' || (
        SELECT string_agg('(' || dws_catalog.tabledef_bounds(p.boundaries[first:first + width - 1], key.types, 'NULL') || ')', ', ' ORDER BY first)
        FROM generate_series(1, cardinality(p.boundaries), width) first) END || ') TABLESPACE pg_default', ',' ORDER BY p.oid)
  INTO parts FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'p';
  RETURN format(E'\nPARTITION BY %s (%s)\n( %s\n)', CASE key.strategy WHEN 'r' THEN 'RANGE' ELSE 'LIST' END,
      array_to_string(key.names, ', '), parts)
    || CASE WHEN (SELECT f.relrowmovement FROM dws_catalog.table_facts f WHERE f.relid = relation) THEN E'\nENABLE ROW MOVEMENT' ELSE '' END;
END $$;

-- Columns and the checks that are valid, in parentheses.
CREATE FUNCTION dws_catalog.tabledef_body(relation oid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT ' (' || string_agg(item, ',' ORDER BY place, n) || E'\n)'
  FROM (
    SELECT 1 AS place, a.attnum::int AS n, E'\n\t' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attcollation <> t.typcollation
        THEN format(' COLLATE %I.%I', n.nspname, c.collname) ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
      || coalesce(' ON UPDATE ' || f.on_update, '')
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS item
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN dws_catalog.column_facts f ON f.relid = a.attrelid AND f.attnum = a.attnum
    LEFT JOIN pg_collation c ON c.oid = a.attcollation LEFT JOIN pg_namespace n ON n.oid = c.collnamespace
    WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 2, row_number() OVER (ORDER BY k.oid)::int, E'\n    CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
    FROM pg_constraint k WHERE k.conrelid = relation AND k.contype = 'c' AND k.convalidated) items
$$;

-- What comes behind the semicolon: comments, then keys and indexes, then the cluster key.
CREATE FUNCTION dws_catalog.tabledef_tail(relation oid, name text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(line, '' ORDER BY place, n), '')
  FROM (
    SELECT 1 AS place, d.objsubid::int AS n, format(E'\nCOMMENT ON %s IS ''%s'';',
      CASE d.objsubid WHEN 0 THEN 'TABLE ' || name ELSE 'COLUMN ' || name || '.' || quote_ident(a.attname) END, d.description) AS line
    FROM pg_description d LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND d.objsubid > 0
    WHERE d.objoid = relation AND d.classoid = 'pg_class'::regclass
    UNION ALL
    SELECT 2, row_number() OVER (ORDER BY i.indexrelid)::int, CASE WHEN k.oid IS NULL
      THEN E'\n' || replace(pg_get_indexdef(i.indexrelid), format(' ON %s USING', relation::regclass), format(' ON %s USING', name))
        || CASE WHEN f.parttype = 'p' THEN ' LOCAL' ELSE '' END || ' TABLESPACE pg_default;'
      ELSE format(E'\nALTER TABLE %s ADD CONSTRAINT %I %s;', name, k.conname, pg_get_constraintdef(k.oid)) END
    FROM pg_index i JOIN dws_catalog.table_facts f ON f.relid = i.indrelid
    LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
    WHERE i.indrelid = relation
    UNION ALL
    SELECT 3, row_number() OVER (ORDER BY k.oid)::int, format(E'\nALTER TABLE %s ADD %s%s;', name,
      CASE k.contype WHEN 's' THEN '' ELSE 'CONSTRAINT ' || quote_ident(k.conname) || ' ' END, pg_get_constraintdef(k.oid))
    FROM pg_constraint k
    WHERE k.conrelid = relation AND (k.contype IN ('s', 'f') OR k.contype = 'c' AND NOT k.convalidated)) lines
$$;

CREATE FUNCTION pg_catalog.pg_get_tabledef(relation oid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  shown record;
  name text;
BEGIN
  SELECT c.relname, c.relkind, c.relpersistence, n.nspname, f.reloptions || c.reloptions AS options, f.relcmprs,
    x.pclocatortype, x.pgroup INTO shown
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN dws_catalog.table_facts f ON f.relid = c.oid LEFT JOIN pgxc_class x ON x.pcrelid = c.oid
  WHERE c.oid = relation;
  IF shown.relpersistence = 't' THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'Can not get temporary tables defination.';
  ELSIF shown.relname IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '29P01', MESSAGE = format('cache lookup failed for relation %s', relation);
  ELSIF shown.relkind <> 'r' OR shown.options IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'Not a ordinary table or foreign table.';
  END IF;
  name := quote_ident(shown.relname);
  RETURN format(E'SET search_path = %I;\nCREATE %s TABLE %s', shown.nspname,
      CASE shown.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE '' END, name)
    || coalesce(dws_catalog.tabledef_body(relation), '')
    || E'\nWITH (' || array_to_string(shown.options, ', ') || ')'
    || CASE WHEN shown.relcmprs = 2 AND shown.options[1] = 'orientation=row' THEN E'\nCOMPRESS' ELSE '' END
    || E'\nDISTRIBUTE BY ' || CASE shown.pclocatortype WHEN 'R' THEN 'REPLICATION' WHEN 'N' THEN 'ROUNDROBIN'
      ELSE 'HASH(' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.n)
        FROM pgxc_class x, unnest(x.pcattnum::int2[]) WITH ORDINALITY k(attnum, n), pg_attribute a
        WHERE x.pcrelid = relation AND a.attrelid = relation AND a.attnum = k.attnum) || ')' END
    || E'\nTO GROUP ' || quote_ident(shown.pgroup)
    || dws_catalog.tabledef_partitions(relation) || ';'
    || dws_catalog.tabledef_tail(relation, name);
END $$;

-- By name, as the search_path of the client finds it.
CREATE FUNCTION pg_catalog.pg_get_tabledef(name text) RETURNS text LANGUAGE sql STABLE
  AS 'SELECT pg_catalog.pg_get_tabledef(name::pg_catalog.regclass::pg_catalog.oid)';
