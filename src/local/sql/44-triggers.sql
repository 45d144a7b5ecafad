-- The event triggers: they record what was made and changed, check it as DWS does, and forget what was dropped.

-- A session's temporary tables vanish with it and raise no event; their rows go when the next one is made.
CREATE FUNCTION dws_catalog.forget_vanished() RETURNS void
LANGUAGE sql AS $$
  SELECT dws_catalog.forget(array_agg(f.relid)) FROM dws_catalog.table_facts f
  WHERE f.is_temporary AND NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = f.relid)
$$;

-- Everything that must hold of a table, however it came to be as it is.
CREATE FUNCTION dws_catalog.check_table(relation oid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM dws_catalog.check_column_store(relation);
  PERFORM dws_catalog.check_keys(relation);
  PERFORM dws_catalog.release_foreign_keys(relation);
  PERFORM dws_catalog.guard(relation);
END $$;

CREATE FUNCTION dws_catalog.record_table(relation oid, clauses jsonb, path text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  clauses := dws_catalog.with_likes(clauses, path);
  PERFORM dws_catalog.record_storage(relation, clauses);
  PERFORM dws_catalog.record_distribution(relation, clauses);
  IF clauses ? 'partition' THEN
    PERFORM dws_catalog.record_partitions(relation, clauses->'partition');
  END IF;
  PERFORM dws_catalog.copy_defaults(relation, clauses->'likes', path);
  PERFORM dws_catalog.record_columns(relation, clauses);
  PERFORM dws_catalog.check_table(relation);
  IF clauses ? 'comment' THEN
    EXECUTE format('COMMENT ON TABLE %s IS %L', relation::regclass, clauses->>'comment');
  END IF;
END $$;

-- What the triggers themselves alter raises events too; those are no business of theirs.
CREATE FUNCTION dws_catalog.is_busy(now_busy bool) RETURNS bool LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  was_busy bool := current_setting('dws.busy', true) = 'on';
BEGIN
  PERFORM set_config('dws.busy', CASE WHEN now_busy THEN 'on' ELSE 'off' END, true);
  RETURN coalesce(was_busy, false);
END $$;

CREATE FUNCTION dws_catalog.record_created(path text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  made record;
BEGIN
  FOR made IN
    -- A table with a foreign key comes twice.
    SELECT DISTINCT c.oid, c.relname, n.nspname, c.relpersistence
    FROM pg_event_trigger_ddl_commands() d
    JOIN pg_class c ON c.oid = d.objid AND d.classid = 'pg_class'::regclass AND d.objsubid = 0
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE d.object_type = 'table' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT EXISTS (SELECT 1 FROM dws_catalog.table_facts f WHERE f.relid = c.oid)
  LOOP
    IF made.relpersistence = 't' THEN
      PERFORM dws_catalog.forget_vanished();
    END IF;
    PERFORM dws_catalog.record_table(made.oid, dws_catalog.take_clauses(NULL, made.nspname, made.relname), path);
  END LOOP;
END $$;

-- No search_path of its own: that of the client tells what LIKE names.
CREATE FUNCTION dws_catalog.on_create() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  was_busy bool := dws_catalog.is_busy(true);
BEGIN
  IF NOT was_busy THEN
    PERFORM dws_catalog.record_created(pg_catalog.current_setting('search_path'));
    PERFORM dws_catalog.is_busy(false);
  END IF;
END $$;

-- An index of a partitioned table must say LOCAL (S0165); how it treats NULL and what it is for, the front has kept.
CREATE FUNCTION dws_catalog.record_index(relation oid, index oid, clauses jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF clauses->>'local' IS DISTINCT FROM 'true' AND EXISTS (SELECT 1 FROM pg_partition p WHERE p.parentid = relation) THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'partitioned table does not support global index';
  END IF;
  IF clauses ? 'nullsIgnore' THEN
    INSERT INTO dws_catalog.nulls_ignored VALUES (index);
  END IF;
  IF clauses ? 'comment' THEN
    EXECUTE format('COMMENT ON INDEX %s IS %L', index::regclass, clauses->>'comment');
  END IF;
END $$;

-- A key that comes later must fit too; a renamed table keeps its name in pg_partition.
CREATE FUNCTION dws_catalog.record_changed() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  changed record;
  clauses jsonb;
BEGIN
  FOR changed IN
    SELECT DISTINCT c.oid, c.relname, n.nspname, i.indexrelid AS index
    FROM pg_event_trigger_ddl_commands() d
    LEFT JOIN pg_index i ON i.indexrelid = d.objid
    JOIN pg_class c ON c.oid = coalesce(i.indrelid, d.objid)
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE d.classid = 'pg_class'::regclass AND d.object_type IN ('table', 'index')
      AND EXISTS (SELECT 1 FROM dws_catalog.table_facts f WHERE f.relid = c.oid)
  LOOP
    clauses := dws_catalog.take_clauses(CASE WHEN changed.index IS NULL THEN 'alter' ELSE 'index' END,
      changed.nspname, changed.relname);
    IF changed.index IS NOT NULL THEN
      PERFORM dws_catalog.record_index(changed.oid, changed.index, clauses);
    ELSE
      PERFORM dws_catalog.apply_actions(changed.oid, coalesce(clauses->'alter', '{}'));
      PERFORM dws_catalog.prune_cluster_key(changed.oid);
    END IF;
    PERFORM dws_catalog.check_table(changed.oid);
    UPDATE pg_partition p SET relname = changed.relname
    WHERE p.parentid = changed.oid AND p.parttype = 'r' AND p.relname <> changed.relname;
  END LOOP;
END $$;

CREATE FUNCTION dws_catalog.on_change() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  was_busy bool := dws_catalog.is_busy(true);
BEGIN
  IF NOT was_busy THEN
    PERFORM dws_catalog.record_changed();
    PERFORM dws_catalog.is_busy(false);
  END IF;
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
