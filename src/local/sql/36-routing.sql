-- What a row may not do to a table, as row triggers: they are marked internal, so that tools do not show them, and all
-- that is asked of each row is asked in WHEN, so that no function is called for a row that is right.

-- SQL for "the key lies below these upper bounds", column by column; a NULL in the key lies above all but MAXVALUE.
CREATE FUNCTION dws_catalog.below(keys text[], bounds text[], types text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  condition text := 'false';
BEGIN
  FOR i IN REVERSE cardinality(keys) .. 1 LOOP
    condition := CASE
      WHEN bounds[i] IS NULL THEN CASE WHEN keys[i] LIKE 'NULL::%' THEN 'false' ELSE 'true' END
      ELSE format('(%1$s < %2$L::%3$s OR %1$s = %2$L::%3$s AND %4$s)', keys[i], bounds[i], types[i], condition) END;
  END LOOP;
  RETURN condition;
END $$;

-- SQL for "the key is one of these values", which follow each other column by column.
CREATE FUNCTION dws_catalog.among(keys text[], listed text[], types text[]) RETURNS text LANGUAGE sql AS $$
  SELECT CASE cardinality(keys)
    WHEN 1 THEN format('%s = ANY (%L::%s[])', keys[1], listed, types[1])
    ELSE coalesce((
      SELECT '(' || string_agg('(' || (
        SELECT string_agg(format('%s = %L::%s', keys[i], listed[first + i], types[i]), ' AND ')
        FROM generate_series(1, cardinality(keys)) i) || ')', ' OR ') || ')'
      FROM generate_series(0, cardinality(listed) - 1, cardinality(keys)) first), 'false') END
$$;

CREATE TYPE dws_catalog.key_columns AS (strategy "char", names text[], types text[]);

CREATE FUNCTION dws_catalog.partition_key(relation oid) RETURNS dws_catalog.key_columns LANGUAGE sql STABLE AS $$
  SELECT p.partstrategy, array_agg(quote_ident(a.attname) ORDER BY k.n),
    array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY k.n)
  FROM pg_partition p, unnest(p.partkey::int2[]) WITH ORDINALITY k(attnum, n), pg_attribute a
  WHERE p.parentid = relation AND p.parttype = 'r' AND a.attrelid = relation AND a.attnum = k.attnum
  GROUP BY p.partstrategy
$$;

-- SQL for "the row belongs to a partition", for each partition in order; prefix comes before the names of the columns.
-- A range partition is asked only when none before it was the one.
CREATE FUNCTION dws_catalog.partition_conditions(relation oid, prefix text)
RETURNS TABLE (id oid, name name, is_rest bool, condition text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  key dws_catalog.key_columns := dws_catalog.partition_key(relation);
  keys text[] := (SELECT array_agg(prefix || k ORDER BY n) FROM unnest(key.names) WITH ORDINALITY u(k, n));
BEGIN
  RETURN QUERY
  SELECT p.oid, p.relname, p.boundaries = array_fill(NULL::text, ARRAY[cardinality(p.boundaries)]) AS is_rest,
    CASE WHEN p.boundaries = ARRAY[NULL]::text[] THEN 'true'
      WHEN key.strategy = 'r' THEN dws_catalog.below(keys, p.boundaries, key.types)
      ELSE dws_catalog.among(keys, p.boundaries, key.types) END
  FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'p'
  -- DEFAULT takes what no other list partition does.
  ORDER BY key.strategy = 'l' AND p.boundaries = ARRAY[NULL]::text[], p.oid;
END $$;

-- The bounds of range partitions ascend, each value of a list stands once (S0179; the texts for lists are inferred).
CREATE FUNCTION dws_catalog.check_bounds(relation oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key dws_catalog.key_columns := dws_catalog.partition_key(relation);
  part record;
  before text[];
  is_above bool;
BEGIN
  FOR part IN SELECT p.relname, p.boundaries FROM pg_partition p
    WHERE p.parentid = relation AND p.parttype = 'p' AND key.strategy = 'r' ORDER BY p.oid
  LOOP
    IF before IS NOT NULL THEN
      EXECUTE 'SELECT ' || dws_catalog.below((SELECT array_agg(coalesce(quote_literal(b), 'NULL') || '::' || key.types[n] ORDER BY n)
        FROM unnest(before) WITH ORDINALITY u(b, n)), part.boundaries, key.types) INTO is_above;
      IF is_above IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'D0011', MESSAGE = format('partition bound of partition "%s" is too low', part.relname);
      END IF;
    END IF;
    before := part.boundaries;
  END LOOP;
  IF key.strategy = 'l' AND EXISTS (
    SELECT 1 FROM pg_partition p, generate_series(1, cardinality(p.boundaries), cardinality(key.names)) first
    WHERE p.parentid = relation AND p.parttype = 'p'
    GROUP BY p.boundaries[first:first + cardinality(key.names) - 1] HAVING count(*) > 1)
  THEN
    RAISE EXCEPTION USING ERRCODE = '42P16', MESSAGE = 'list partition values must be unique';
  END IF;
END $$;

-- Refusals of single rows. Row tables answer P0002 (the source's heap.cpp), column tables 22023 (cstore_insert.cpp);
-- the error reference has further codes, so that clients had better go by the text (catalog.md 4.2).
CREATE FUNCTION dws_catalog.refuse_row(relation oid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = CASE WHEN dws_catalog.is_column_store(relation) THEN '22023' ELSE 'P0002' END,
    MESSAGE = 'inserted partition key does not map to any table partition';
END $$;

CREATE FUNCTION dws_catalog.on_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM dws_catalog.refuse_row(TG_RELID);
  RETURN NULL;
END $$;

-- A row whose partition key changes: 2F002 and 42P23 as the source's nodeModifyTable.cpp has them.
CREATE FUNCTION dws_catalog.on_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  place_of text := (SELECT 'SELECT CASE ' || string_agg(format('WHEN %s THEN %s', c.condition, c.n), ' ' ORDER BY c.n) || ' END'
    FROM (SELECT row_number() OVER () AS n, p.* FROM dws_catalog.partition_conditions(TG_RELID, '($1).') p) c);
  old_place int;
  new_place int;
BEGIN
  EXECUTE place_of INTO new_place USING NEW;
  EXECUTE place_of INTO old_place USING OLD;
  IF new_place IS NULL AND dws_catalog.is_column_store(TG_RELID) THEN
    PERFORM dws_catalog.refuse_row(TG_RELID);
  ELSIF new_place IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '42P23', MESSAGE = format('fail to update partitioned table "%s"', TG_TABLE_NAME),
      DETAIL = 'new tuple does not map to any table partition';
  ELSIF new_place <> old_place AND NOT (SELECT f.relrowmovement FROM dws_catalog.table_facts f WHERE f.relid = TG_RELID) THEN
    RAISE EXCEPTION USING ERRCODE = '2F002', MESSAGE = format('fail to update partitioned table "%s"', TG_TABLE_NAME),
      DETAIL = 'disable row movement';
  END IF;
  RETURN NEW;
END $$;

-- Whole minutes, upper-case hex and the like, which the input functions leave to us (15-types.sql, 17-…): what a value
-- has to be, as SQL that gives text; NULL for a type that needs none of it.
CREATE FUNCTION dws_catalog.tidy_text(type name, value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format(CASE type
    WHEN 'smalldatetime' THEN 'minute_of(%s::timestamp)::text'
    WHEN 'abstime' THEN 'second_of(%s::timestamptz)::text'
    WHEN 'reltime' THEN 'reltime_of(%s::text)'
    WHEN 'tinterval' THEN 'tinterval_of(%s::text)'
    WHEN 'raw' THEN 'hex_of(%s::text)'
    WHEN 'blob' THEN 'hex_of(%s::text)' END, value)
$$;

-- Arguments: name, type, ….
CREATE FUNCTION dws_catalog.on_values() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  given jsonb := to_jsonb(NEW);
  changed jsonb := '{}';
  tidy text;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
    EXECUTE 'SELECT ' || dws_catalog.tidy_text(TG_ARGV[i + 1], '$1') INTO tidy USING given->>TG_ARGV[i];
    changed := changed || jsonb_build_object(TG_ARGV[i], tidy);
  END LOOP;
  RETURN jsonb_populate_record(NEW, changed);
END $$;

-- ON UPDATE: a column that the statement leaves alone gets the time. Arguments: name, function, ….
CREATE FUNCTION dws_catalog.on_touch() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  changed jsonb := '{}';
  now_text text;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
    IF to_jsonb(NEW)->TG_ARGV[i] IS NOT DISTINCT FROM to_jsonb(OLD)->TG_ARGV[i] THEN
      EXECUTE 'SELECT ' || TG_ARGV[i + 1] INTO now_text;
      changed := changed || jsonb_build_object(TG_ARGV[i], now_text);
    END IF;
  END LOOP;
  RETURN jsonb_populate_record(NEW, changed);
END $$;
