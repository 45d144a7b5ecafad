-- The event triggers: they record what was made, check keys as DWS does, and forget what was dropped.

-- Refuses a unique key that DWS could not enforce; texts and codes from catalog.md 2.3.
CREATE FUNCTION dws_catalog.check_keys(relation oid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  placed record;
  partition_key int2[];
  key int2[];
BEGIN
  SELECT x.pclocatortype AS locator, x.pcattnum::int2[] AS columns INTO placed
  FROM pgxc_class x WHERE x.pcrelid = relation;
  SELECT p.partkey::int2[] INTO partition_key
  FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'r';
  FOR key IN SELECT i.indkey::int2[] FROM pg_index i WHERE i.indrelid = relation AND i.indisunique LOOP
    IF placed.locator = 'N' THEN
      RAISE EXCEPTION USING ERRCODE = '0A000',
        MESSAGE = 'Cannot create index whose evaluation cannot be enforced to remote nodes',
        HINT = 'A table distributed by ROUNDROBIN has no unique key: create it with DISTRIBUTE BY HASH on columns of the key.';
    ELSIF placed.locator = 'H' AND NOT key @> placed.columns THEN
      RAISE EXCEPTION USING ERRCODE = '0A000',
        MESSAGE = 'PrimaryKey/UniqueIndex of distribute table must contain hash distribution column';
    ELSIF NOT key @> partition_key THEN
      RAISE EXCEPTION USING ERRCODE = '42P17',
        MESSAGE = 'unique index columns must contain the partition key';
    END IF;
  END LOOP;
END $$;

-- A session's temporary tables vanish with it and raise no event; their rows go when the next one is made.
CREATE FUNCTION dws_catalog.forget_vanished() RETURNS void
LANGUAGE sql AS $$
  SELECT dws_catalog.forget(array_agg(f.relid)) FROM dws_catalog.table_facts f
  WHERE f.is_temporary AND NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = f.relid)
$$;

CREATE FUNCTION dws_catalog.on_create() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  made record;
  clauses jsonb;
BEGIN
  FOR made IN
    SELECT c.oid, c.relname, n.nspname, c.relpersistence
    FROM pg_event_trigger_ddl_commands() d
    JOIN pg_class c ON c.oid = d.objid AND d.classid = 'pg_class'::regclass AND d.objsubid = 0
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE d.object_type = 'table' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT EXISTS (SELECT 1 FROM dws_catalog.table_facts f WHERE f.relid = c.oid)
  LOOP
    IF made.relpersistence = 't' THEN
      PERFORM dws_catalog.forget_vanished();
    END IF;
    PERFORM dws_catalog.read_clauses();
    clauses := dws_catalog.take_clauses(made.nspname, made.relname);
    PERFORM dws_catalog.record_storage(made.oid, clauses);
    PERFORM dws_catalog.record_distribution(made.oid, clauses);
    IF clauses ? 'partition' THEN
      PERFORM dws_catalog.record_partitions(made.oid, clauses->'partition');
    END IF;
    PERFORM dws_catalog.check_keys(made.oid);
    IF clauses ? 'comment' THEN
      EXECUTE format('COMMENT ON TABLE %s IS %L', made.oid::regclass, clauses->>'comment');
    END IF;
  END LOOP;
END $$;

-- A key that comes later must fit too; a renamed table keeps its name in pg_partition.
CREATE FUNCTION dws_catalog.on_change() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  relation oid;
BEGIN
  FOR relation IN
    SELECT DISTINCT coalesce(i.indrelid, d.objid)
    FROM pg_event_trigger_ddl_commands() d
    LEFT JOIN pg_index i ON i.indexrelid = d.objid
    WHERE d.classid = 'pg_class'::regclass AND d.object_type IN ('table', 'index')
  LOOP
    PERFORM dws_catalog.check_keys(relation);
    UPDATE pg_partition p SET relname = c.relname
    FROM pg_class c
    WHERE c.oid = relation AND p.parentid = relation AND p.parttype = 'r' AND p.relname <> c.relname;
  END LOOP;
END $$;

CREATE FUNCTION dws_catalog.on_drop() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM dws_catalog.forget(array_agg(d.objid))
  FROM pg_event_trigger_dropped_objects() d
  WHERE d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.object_type = 'table'
  HAVING count(*) > 0;
END $$;

CREATE EVENT TRIGGER dws_create ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO') EXECUTE FUNCTION dws_catalog.on_create();
CREATE EVENT TRIGGER dws_change ON ddl_command_end
  WHEN TAG IN ('ALTER TABLE', 'CREATE INDEX') EXECUTE FUNCTION dws_catalog.on_change();
CREATE EVENT TRIGGER dws_drop ON sql_drop EXECUTE FUNCTION dws_catalog.on_drop();

-- A client has no business with any of it but to read the views.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA dws_catalog FROM PUBLIC;
