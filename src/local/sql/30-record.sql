-- How the clauses that the front took out of CREATE TABLE reach the catalogs, inside the same transaction.
-- The event triggers of 40-triggers.sql call all this, with their search_path of pg_catalog alone.
-- The front ends the statement text with /*dws:[{…},…]*/, one object for each CREATE TABLE, ALTER TABLE and
-- CREATE INDEX in it, in order.

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

-- The clauses of the table in question: the first unclaimed ones with its name, those that name its schema before others.
-- kind is 'alter' or 'index', after the key that such clauses have, or NULL for CREATE TABLE.
CREATE FUNCTION dws_catalog.take_clauses(kind text, in_schema name, in_name name) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  taken jsonb;
BEGIN
  PERFORM dws_catalog.read_clauses();
  DELETE FROM dws_catalog.pending_clauses
  WHERE pid = pg_backend_pid() AND ordinal = (
    SELECT p.ordinal FROM dws_catalog.pending_clauses p
    WHERE p.pid = pg_backend_pid() AND (p.clauses->>'name')::name = in_name
      AND CASE WHEN kind IS NULL THEN NOT p.clauses ?| '{alter,index}' ELSE p.clauses ? kind END
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

-- True for everything but row store.
CREATE FUNCTION dws_catalog.is_column_store(relation oid) RETURNS bool LANGUAGE sql STABLE AS $$
  SELECT 'orientation=row' <> ALL (f.reloptions) FROM dws_catalog.table_facts f WHERE f.relid = relation
$$;

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
    CASE WHEN clauses ? 'partition' THEN 'p' ELSE 'n' END,
    c.relpersistence = 't'
  FROM pg_class c WHERE c.oid = relation;
END $$;

CREATE FUNCTION dws_catalog.forget(relations oid[]) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM pgxc_class WHERE pcrelid = ANY (relations);
  DELETE FROM pg_partition WHERE parentid = ANY (relations);
  DELETE FROM dws_catalog.table_facts WHERE relid = ANY (relations);
  DELETE FROM dws_catalog.column_facts WHERE relid = ANY (relations);
$$;
