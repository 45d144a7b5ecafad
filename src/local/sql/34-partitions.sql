-- Partitions: their bounds as text of the key columns' types, and their rows in pg_partition (catalog.md 1.4).

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

-- '1, 2' for one key column, 'ROW(1, ''a''::text), ROW(…)' for several, as the example of catalog.md 1.4 prints it.
CREATE FUNCTION dws_catalog.list_expression(texts text[], literals text[], width int) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN texts = ARRAY[NULL]::text[] THEN 'DEFAULT'
    WHEN width = 1 THEN array_to_string(literals, ', ')
    ELSE (SELECT string_agg('ROW(' || array_to_string(literals[first:first + width - 1], ', ') || ')', ', ' ORDER BY first)
          FROM generate_series(1, cardinality(literals), width) first) END
$$;

-- The p row of one partition, in the shape of the table's key.
CREATE FUNCTION dws_catalog.insert_partition(relation oid, part jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  root record;
  key int2[];
  texts text[];
  literals text[];
BEGIN
  SELECT p.* INTO root FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'r';
  key := ARRAY(SELECT unnest(root.partkey::int2[])); -- from 1, where the vector counts from 0
  IF EXISTS (SELECT 1 FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'p' AND p.relname = (part->>'name')::name) THEN
    RAISE EXCEPTION USING ERRCODE = '42710', MESSAGE = format('duplicate partition name: "%s"', part->>'name');
  END IF;
  -- Bounds are flat: value n belongs to key column n modulo the width of the key.
  SELECT array_agg(v.text ORDER BY v.n), array_agg(dws_catalog.bound_literal(v.text, v.type_oid) ORDER BY v.n)
  INTO texts, literals
  FROM (
    SELECT e.n, a.atttypid AS type_oid,
      dws_catalog.bound_text(e.bound, format_type(a.atttypid, a.atttypmod)) AS text
    FROM jsonb_array_elements(part->'bounds') WITH ORDINALITY e(bound, n)
    JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = key[(e.n - 1) % cardinality(key) + 1]
  ) v;
  IF root.partstrategy = 'r' AND cardinality(texts) <> cardinality(key) THEN
    RAISE EXCEPTION USING ERRCODE = 'D0011', MESSAGE = format('partition bound list contains too %s elements',
      CASE WHEN cardinality(texts) < cardinality(key) THEN 'few' ELSE 'many' END);
  END IF;
  INSERT INTO pg_partition (relname, parttype, parentid, partstrategy, boundaries, reloptions, boundexprs)
  VALUES (part->>'name', 'p', relation, root.partstrategy, texts, root.reloptions,
    CASE WHEN root.partstrategy = 'l' THEN dws_catalog.list_expression(texts, literals, cardinality(key)) END);
END $$;

-- Fills pg_partition: one r row, one p row per partition.
CREATE FUNCTION dws_catalog.record_partitions(relation oid, partition_by jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  key int2[] := dws_catalog.column_numbers(relation, partition_by->'columns');
  options text[] := (SELECT f.reloptions FROM dws_catalog.table_facts f WHERE f.relid = relation);
  parts jsonb := partition_by->'partitions';
BEGIN
  IF cardinality(key) > 4 THEN
    RAISE EXCEPTION USING ERRCODE = '42601', MESSAGE = 'too many partition keys for partitioned table',
      HINT = 'Partition key columns can not be more than 4';
  END IF;
  INSERT INTO pg_partition (relname, parttype, parentid, partstrategy, partkey, reloptions)
  SELECT c.relname, 'r', relation, CASE partition_by->>'by' WHEN 'range' THEN 'r' ELSE 'l' END,
    array_to_string(key, ' ')::int2vector, options
  FROM pg_class c WHERE c.oid = relation;
  IF parts = '[]' THEN
    parts := dws_catalog.period_partitions(options);
  END IF;
  PERFORM dws_catalog.insert_partition(relation, p.part)
  FROM (SELECT part FROM jsonb_array_elements(dws_catalog.expand_partitions(relation, parts, true)) WITH ORDINALITY e(part, n)
        ORDER BY n) p;
  PERFORM dws_catalog.check_bounds(relation);
END $$;
