-- How the clauses that the front took out of CREATE TABLE reach the catalogs, inside the same transaction.
-- The event triggers of 40-triggers.sql call all this, with their search_path of pg_catalog alone.
-- The front ends the statement text with /*dws:[{…},…]*/, one object per CREATE TABLE in it, in order.

-- Reads that comment once per message of the client; a second table of the same text finds it read already.
CREATE FUNCTION dws_catalog.read_clauses() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  message text := pg_catalog.statement_timestamp()::text;
  found_text text;
BEGIN
  IF pg_catalog.current_setting('dws.message', true) IS NOT DISTINCT FROM message THEN
    RETURN;
  END IF;
  PERFORM pg_catalog.set_config('dws.message', message, true);
  DELETE FROM dws_catalog.pending_clauses WHERE pid = pg_backend_pid();
  -- The json holds no slash, so the expression cannot run past its end.
  found_text := substring(current_query() FROM '/\*dws:(\[[^/]*\])\*/$');
  IF found_text IS NOT NULL THEN
    INSERT INTO dws_catalog.pending_clauses
    SELECT pg_backend_pid(), e.ordinality, e.value
    FROM jsonb_array_elements(found_text::jsonb) WITH ORDINALITY e;
  END IF;
END $$;

-- The clauses of the table just made: the first unclaimed ones with its name, those that name its schema before others.
CREATE FUNCTION dws_catalog.take_clauses(in_schema name, in_name name) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  taken jsonb;
BEGIN
  DELETE FROM dws_catalog.pending_clauses
  WHERE pid = pg_backend_pid() AND ordinal = (
    SELECT p.ordinal FROM dws_catalog.pending_clauses p
    WHERE p.pid = pg_backend_pid() AND (p.clauses->>'name')::name = in_name
      AND (p.clauses->>'schema' IS NULL OR (p.clauses->>'schema')::name = in_schema
           OR (p.clauses->>'schema' = 'pg_temp' AND in_schema LIKE 'pg\_temp%'))
    ORDER BY p.clauses->>'schema' IS NULL, p.ordinal LIMIT 1)
  RETURNING clauses INTO taken;
  RETURN coalesce(taken, '{}');
END $$;

-- Column names to attribute numbers, in the order given.
CREATE FUNCTION dws_catalog.column_numbers(relation oid, names jsonb) RETURNS int2[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  column_name text;
  number int2;
  numbers int2[] := '{}';
BEGIN
  FOR column_name IN SELECT jsonb_array_elements_text(names) LOOP
    SELECT a.attnum INTO number FROM pg_attribute a
    WHERE a.attrelid = relation AND a.attname = column_name::name
      AND a.attnum > 0 AND NOT a.attisdropped;
    IF number IS NULL THEN
      RAISE EXCEPTION USING ERRCODE = '42703',
        MESSAGE = format('column "%s" does not exist', column_name);
    END IF;
    numbers := numbers || number;
  END LOOP;
  RETURN numbers;
END $$;

-- Types that a hash key may have: catalog.md 2.3.
CREATE FUNCTION dws_catalog.is_hashable(type_oid oid) RETURNS bool
LANGUAGE sql STABLE AS $$
  SELECT t.typname IN ('int1', 'int2', 'int4', 'int8', 'numeric', 'char', 'bpchar', 'varchar',
    'varchar2', 'nvarchar2', 'text', 'date', 'time', 'timetz', 'timestamp', 'timestamptz',
    'interval', 'smalldatetime', 'uuid')
  FROM pg_type t
  WHERE t.oid = (SELECT coalesce(nullif(d.typbasetype, 0), d.oid) FROM pg_type d WHERE d.oid = type_oid)
$$;

-- Key for a table without DISTRIBUTE BY on a new cluster: the hashable columns that all its unique keys share
-- (catalog.md 2.3; that several keys are intersected is inferred). NULL means round robin.
CREATE FUNCTION dws_catalog.default_key(relation oid) RETURNS int2[]
LANGUAGE sql STABLE AS $$
  WITH unique_key AS (
    SELECT i.indexrelid, i.indkey::int2[] AS columns, i.indisprimary,
      row_number() OVER (ORDER BY i.indisprimary DESC, i.indexrelid) AS rank
    FROM pg_index i WHERE i.indrelid = relation AND i.indisunique
  )
  SELECT array_agg(k.attnum ORDER BY k.place)
  FROM unique_key u, unnest(u.columns) WITH ORDINALITY k(attnum, place), pg_attribute a
  WHERE u.rank = 1 AND a.attrelid = relation AND a.attnum = k.attnum
    AND dws_catalog.is_hashable(a.atttypid)
    AND NOT EXISTS (SELECT 1 FROM unique_key o WHERE NOT k.attnum = ANY (o.columns))
$$;

-- Fills pgxc_class and refuses what cannot be a key.
CREATE FUNCTION dws_catalog.record_distribution(relation oid, clauses jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  locator "char" := CASE clauses->>'by' WHEN 'hash' THEN 'H' WHEN 'replication' THEN 'R' WHEN 'roundrobin' THEN 'N' END;
  key int2[] := '{0}';
  bad text;
BEGIN
  IF locator = 'H' THEN
    key := dws_catalog.column_numbers(relation, clauses->'columns');
  ELSIF locator IS NULL THEN
    key := dws_catalog.default_key(relation);
    locator := CASE WHEN key IS NULL THEN 'N' ELSE 'H' END;
    RAISE NOTICE USING
      MESSAGE = format('The ''DISTRIBUTE BY'' clause is not specified. Using %s by default.',
        coalesce((SELECT string_agg(quote_literal(a.attname), ', ' ORDER BY array_position(key, a.attnum))
                  FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum = ANY (key))
                 || ' as the distribution column', 'round-robin as the distribution mode')),
      HINT = 'Please use ''DISTRIBUTE BY'' clause to specify suitable data distribution column.';
    key := coalesce(key, '{0}');
  END IF;
  SELECT a.attname INTO bad FROM pg_attribute a
  WHERE a.attrelid = relation AND a.attnum = ANY (key) AND NOT dws_catalog.is_hashable(a.atttypid)
  ORDER BY array_position(key, a.attnum) LIMIT 1;
  IF locator = 'H' AND bad IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '42809',
      MESSAGE = format('Column %s is not a hash distributable data type', bad);
  END IF;
  INSERT INTO pgxc_class (pcrelid, pclocatortype, pcattnum, nodeoids, pgroup)
  VALUES (relation, locator, array_to_string(key, ' ')::int2vector, (SELECT g.group_members FROM pgxc_group g LIMIT 1),
    coalesce(clauses->>'group', 'group_version1'));
  IF locator = 'H' THEN
    PERFORM dws_catalog.guard_key(relation, key);
  END IF;
END $$;

-- An UPDATE that names a key column is refused before it looks at a row (catalog.md 4.1), hence per statement.
-- Marked internal, so that tools do not show it.
CREATE FUNCTION dws_catalog.refuse_key_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '42P10',
    MESSAGE = 'Distributed key column can''t be updated in current version';
END $$;

CREATE FUNCTION dws_catalog.guard_key(relation oid, key int2[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER dws_key BEFORE UPDATE OF %s ON %s EXECUTE FUNCTION dws_catalog.refuse_key_update()',
    (SELECT string_agg(quote_ident(a.attname), ', ') FROM pg_attribute a
     WHERE a.attrelid = relation AND a.attnum = ANY (key)),
    relation::regclass);
  UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = relation AND tgname = 'dws_key';
END $$;

-- reloptions as DWS prints them: orientation first, then what was written, then the defaults of that orientation.
-- The defaults are inferred from reloptions shown in the vendor's examples.
CREATE FUNCTION dws_catalog.storage_options(written jsonb) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  orientation text := 'row';
  defaults text[];
  options text[];
BEGIN
  SELECT coalesce(max(o->>1) FILTER (WHERE o->>0 = 'orientation'), 'row'),
    coalesce(array_agg(concat(o->>0, '=', o->>1) ORDER BY n) FILTER (WHERE o->>0 <> 'orientation'), '{}')
  INTO orientation, options
  FROM jsonb_array_elements(coalesce(written, '[]')) WITH ORDINALITY e(o, n);
  IF orientation NOT IN ('row', 'column', 'orc', 'timeseries') THEN
    RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'Invalid string for  "ORIENTATION" option.',
      DETAIL = 'Valid string are "column", "row", "orc", "timeseries".';
  END IF;
  defaults := CASE orientation WHEN 'row' THEN '{compression=no}'
    ELSE '{compression=low,colversion=2.0,enable_delta=false}' END;
  RETURN ('orientation=' || orientation) || options || coalesce((
    SELECT array_agg(d ORDER BY n) FROM unnest(defaults) WITH ORDINALITY u(d, n)
    WHERE split_part(d, '=', 1) NOT IN (SELECT split_part(o, '=', 1) FROM unnest(options) o)), '{}');
END $$;

CREATE FUNCTION dws_catalog.record_storage(relation oid, clauses jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  options text[] := dws_catalog.storage_options(clauses->'options');
  is_column bool := options[1] <> 'orientation=row';
BEGIN
  INSERT INTO dws_catalog.table_facts
  SELECT relation, options,
    -- 0 not applicable, 1 no compression, 2 compressed (catalog.md 1.5)
    CASE WHEN is_column THEN 2 WHEN clauses->>'compress' = 'true' THEN 2 ELSE 1 END,
    -- column tables always move rows, row tables when asked (catalog.md 2.4)
    coalesce((clauses->>'rowMovement')::bool, is_column) AND clauses ? 'partition',
    coalesce((clauses->>'clusterKey')::bool, false),
    CASE WHEN clauses ? 'partition' THEN 'p' ELSE 'n' END,
    c.relpersistence = 't'
  FROM pg_class c WHERE c.oid = relation;
END $$;

-- One bound as text of the key column's type; a bound arrives as json: null (MAXVALUE, DEFAULT), a string,
-- {"number": …} or {"call": function, "arguments": […]}.
CREATE FUNCTION dws_catalog.bound_text(bound jsonb, type_name text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  value text;
BEGIN
  IF jsonb_typeof(bound) = 'null' THEN
    RETURN NULL;
  ELSIF bound ? 'number' THEN
    EXECUTE format('SELECT (%L::numeric::%s)::text', bound->>'number', type_name) INTO value;
  ELSIF bound->>'call' IN ('to_date', 'to_timestamp') THEN
    EXECUTE format('SELECT (%I(%s)::%s)::text', bound->>'call',
      (SELECT string_agg(quote_literal(a), ', ' ORDER BY n)
       FROM jsonb_array_elements_text(bound->'arguments') WITH ORDINALITY e(a, n)), type_name) INTO value;
  ELSE
    EXECUTE format('SELECT (%L::%s)::text', bound #>> '{}', type_name) INTO value;
  END IF;
  RETURN value;
END $$;

-- A list value as pg_get_expr prints it: a bare number, or a quoted literal with its type.
CREATE FUNCTION dws_catalog.bound_literal(value text, type_oid oid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN value IS NULL THEN 'NULL' WHEN t.typcategory = 'N' THEN value
    ELSE quote_literal(value) || '::' || format_type(t.oid, NULL) END
  FROM pg_type t WHERE t.oid = type_oid
$$;

-- Fills pg_partition: one r row, one p row per partition.
CREATE FUNCTION dws_catalog.record_partitions(relation oid, partition_by jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  key int2[] := dws_catalog.column_numbers(relation, partition_by->'columns');
  width int := cardinality(key);
  strategy "char" := CASE partition_by->>'by' WHEN 'range' THEN 'r' ELSE 'l' END;
  options text[] := (SELECT f.reloptions FROM dws_catalog.table_facts f WHERE f.relid = relation);
  part jsonb;
  texts text[];
  literals text[];
BEGIN
  INSERT INTO pg_partition (relname, parttype, parentid, partstrategy, partkey, reloptions)
  SELECT c.relname, 'r', relation, strategy, array_to_string(key, ' ')::int2vector, options
  FROM pg_class c WHERE c.oid = relation;
  FOR part IN SELECT jsonb_array_elements(partition_by->'partitions') LOOP
    -- Bounds are flat: value n belongs to key column n modulo the width of the key.
    SELECT array_agg(v.text ORDER BY v.n), array_agg(dws_catalog.bound_literal(v.text, v.type_oid) ORDER BY v.n)
    INTO texts, literals
    FROM (
      SELECT e.n, a.atttypid AS type_oid,
        dws_catalog.bound_text(e.bound, format_type(a.atttypid, a.atttypmod)) AS text
      FROM jsonb_array_elements(part->'bounds') WITH ORDINALITY e(bound, n)
      JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = key[(e.n - 1) % width + 1]
    ) v;
    INSERT INTO pg_partition (relname, parttype, parentid, partstrategy, boundaries, reloptions, boundexprs)
    VALUES (part->>'name', 'p', relation, strategy, texts, options,
      CASE WHEN strategy = 'l' THEN dws_catalog.list_expression(texts, literals, width) END);
  END LOOP;
END $$;

-- '1, 2' for one key column, 'ROW(1, ''a''::text), ROW(…)' for several, as the example of catalog.md 1.4 prints it.
CREATE FUNCTION dws_catalog.list_expression(texts text[], literals text[], width int) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN texts = ARRAY[NULL]::text[] THEN 'DEFAULT'
    WHEN width = 1 THEN array_to_string(literals, ', ')
    ELSE (SELECT string_agg('ROW(' || array_to_string(literals[first:first + width - 1], ', ') || ')', ', ' ORDER BY first)
          FROM generate_series(1, cardinality(literals), width) first) END
$$;

CREATE FUNCTION dws_catalog.forget(relations oid[]) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM pgxc_class WHERE pcrelid = ANY (relations);
  DELETE FROM pg_partition WHERE parentid = ANY (relations);
  DELETE FROM dws_catalog.table_facts WHERE relid = ANY (relations);
$$;
