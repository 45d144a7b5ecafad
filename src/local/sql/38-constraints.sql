-- Constraints that the engine has no or another idea of: cluster keys, foreign keys, and what column store allows.

-- A PARTIAL CLUSTER KEY is a row of pg_constraint of kind s (catalog.md 1.6), here as on DWS.
CREATE FUNCTION dws_catalog.add_cluster_key(relation oid, cluster_key jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  owner record;
  made oid := pg_nextoid('pg_constraint'::regclass, 'oid', 'pg_constraint_oid_index'::regclass);
  wanted text := cluster_key->>'name';
  tries int := 0;
BEGIN
  SELECT c.relname, c.relnamespace INTO owner FROM pg_class c WHERE c.oid = relation;
  IF EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = relation AND k.contype = 's') THEN
    RAISE EXCEPTION USING ERRCODE = '42710', MESSAGE = format('cluster key for relation "%s" already exists', owner.relname);
  ELSIF NOT dws_catalog.is_column_store(relation) THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'partial cluster key constraint does not support row/timeseries store';
  ELSIF wanted IS NULL THEN
    LOOP
      wanted := left(owner.relname, 55) || '_cluster' || coalesce(nullif(tries, 0)::text, '');
      EXIT WHEN NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = wanted AND k.connamespace = owner.relnamespace);
      tries := tries + 1;
    END LOOP;
  ELSIF EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = wanted AND k.conrelid = relation) THEN
    RAISE EXCEPTION USING ERRCODE = '42710',
      MESSAGE = format('constraint "%s" for relation "%s" already exists', wanted, owner.relname);
  END IF;
  INSERT INTO pg_constraint (oid, conname, connamespace, contype, condeferrable, condeferred, convalidated, conrelid,
    contypid, conindid, conparentid, confrelid, confupdtype, confdeltype, confmatchtype, conislocal, coninhcount,
    connoinherit, conkey)
  VALUES (made, wanted, owner.relnamespace, 's', false, false, true, relation, 0, 0, 0, 0, ' ', ' ', ' ', true, 0,
    true, dws_catalog.column_numbers(relation, cluster_key->'columns'));
  INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
  VALUES ('pg_constraint'::regclass, made, 0, 'pg_class'::regclass, relation, 0, 'a');
END $$;

-- A cluster key goes with a column of it.
CREATE FUNCTION dws_catalog.prune_cluster_key(relation oid) RETURNS void LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM pg_constraint k
    WHERE k.conrelid = relation AND k.contype = 's' AND EXISTS (
      SELECT 1 FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum = ANY (k.conkey) AND a.attisdropped)
    RETURNING k.oid)
  DELETE FROM pg_depend d USING gone WHERE d.classid = 'pg_constraint'::regclass AND d.objid = gone.oid
$$;

-- Foreign keys are known and never checked (S0177, 9.1): the engine's triggers that would check them are off.
CREATE FUNCTION dws_catalog.release_foreign_keys(relation oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  FOR held IN
    SELECT g.tgrelid::regclass AS owner, g.tgname
    FROM pg_constraint k JOIN pg_trigger g ON g.tgconstraint = k.oid
    WHERE k.contype = 'f' AND k.conrelid = relation AND g.tgenabled <> 'D'
  LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', held.owner, held.tgname);
  END LOOP;
END $$;

-- Types of column store: the source's list and those that S0024 adds.
CREATE FUNCTION dws_catalog.is_column_type(type_oid oid) RETURNS bool LANGUAGE sql STABLE AS $$
  SELECT t.typnamespace = 'pg_catalog'::regnamespace AND t.typname IN ('bool', 'bytea', 'char', 'int8', 'int2', 'int4',
    'int1', 'numeric', 'bpchar', 'varchar', 'nvarchar2', 'smalldatetime', 'text', 'oid', 'float4', 'float8', 'inet',
    'date', 'time', 'timestamp', 'timestamptz', 'interval', 'timetz', 'money', 'cidr', 'bit', 'varbit', 'json', 'jsonb',
    'abstime', 'reltime', 'roaringbitmap')
  FROM pg_type t WHERE t.oid = type_oid
$$;

-- Column store takes few constraints and not all types (catalog.md 2.4).
CREATE FUNCTION dws_catalog.check_column_store(relation oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  bad text;
BEGIN
  IF dws_catalog.is_column_store(relation) IS NOT TRUE THEN
    RETURN;
  END IF;
  SELECT CASE k.contype WHEN 'c' THEN 'CHECK' WHEN 'f' THEN 'FOREIGN KEY' WHEN 'x' THEN 'EXCLUSION' ELSE 'DEFERRABLE' END
  INTO bad FROM pg_constraint k
  WHERE k.conrelid = relation AND (k.contype IN ('c', 'f', 'x') OR k.condeferrable) ORDER BY k.oid LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = format('column/timeseries store unsupport constraint "%s"', bad);
  END IF;
  SELECT CASE t.typnamespace WHEN 'pg_catalog'::regnamespace THEN format_type(a.atttypid, a.atttypmod) ELSE t.typname END
  INTO bad FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND NOT dws_catalog.is_column_type(a.atttypid)
  ORDER BY a.attnum LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = format('type "%s" is not supported in column store', bad);
  END IF;
END $$;
