-- What DWS refuses, where the engine has to do it: see src/local/refusals for what the front does.

-- Raises what the front found; immutable, so that the planner calls it before anything of the statement runs.
CREATE FUNCTION dws_catalog.refuse(sql_state text, message text) RETURNS bool
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = sql_state, MESSAGE = message;
END $$;
GRANT EXECUTE ON FUNCTION dws_catalog.refuse(text, text) TO PUBLIC;

-- Parameters of DWS that SUSET protects (connection.md 3): ordinary users may read them only.
CREATE FUNCTION dws_catalog.set_protected(name text, value text, is_local bool) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
    RAISE EXCEPTION USING ERRCODE = '42501',
      MESSAGE = pg_catalog.format('permission denied to set parameter "%s"', name);
  END IF;
  PERFORM pg_catalog.set_config('dws.' || name, value, is_local);
END $$;
GRANT EXECUTE ON FUNCTION dws_catalog.set_protected(text, text, bool) TO PUBLIC;

-- Large objects (psycopg2 page dws_01_0120; text of GAUSS-04024): each function raises, by SQL and by fast path.
-- The engine calls its own functions by oid and passes by what we would put under it: new ones take their names.
DO $$
DECLARE
  old record;
BEGIN
  FOR old IN
    SELECT p.oid::regprocedure AS id, p.proname, pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
      pg_catalog.pg_get_function_result(p.oid) AS result
    FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND p.proname ~ '^(lo_|loread$|lowrite$)'
  LOOP
    EXECUTE pg_catalog.format('ALTER FUNCTION %s SET SCHEMA dws_newer', old.id);
    EXECUTE pg_catalog.format(
      'CREATE FUNCTION pg_catalog.%I(%s) RETURNS %s LANGUAGE plpgsql AS '
      '''BEGIN RAISE EXCEPTION USING ERRCODE = ''''0A000'''', MESSAGE = ''''Postgres-XC does not support large object yet'''', '
      'DETAIL = ''''The feature is not currently supported''''; END''',
      old.proname, old.arguments, old.result);
  END LOOP;
END $$;

-- FOR UPDATE and FOR SHARE (catalog.md 4.1): the front puts OFFSET dws_catalog.check_lock(…) before them. The planner
-- folds the call to NULL, which is no offset. No search_path here: the names are the client's.
CREATE FUNCTION dws_catalog.check_lock(tables text[], aliases text[]) RETURNS int8
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  bad text;
BEGIN
  SELECT u.alias INTO bad
  FROM (SELECT pg_catalog.unnest(tables) AS name, pg_catalog.unnest(aliases) AS alias) u
  JOIN dws_catalog.table_facts f ON f.relid = pg_catalog.to_regclass(u.name)::oid
  WHERE 'orientation=column' = ANY (f.reloptions) LIMIT 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '0A000',
      MESSAGE = pg_catalog.format('SELECT FOR UPDATE/SHARE cannot be used with column table "%s"', bad);
  END IF;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION dws_catalog.check_lock(text[], text[]) TO PUBLIC;

-- RETURNING on a column-store table (catalog.md 4.1): the front ends the text with /*dws-returning:[…]*/, the tables
-- whose statement has the clause; the table's own trigger reads it. EXECUTE carries no text, PREPARE did.
CREATE FUNCTION dws_catalog.refuse_returning() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  query text := current_query();
  prepared text[] := regexp_match(query, '^\s*execute\s+(?:"((?:[^"]|"")+)"|([^\s"(;]+))', 'i');
  noted jsonb;
BEGIN
  IF prepared IS NOT NULL THEN
    SELECT s.statement INTO query FROM pg_prepared_statements s
    WHERE s.name = coalesce(replace(prepared[1], '""', '"'), lower(prepared[2]));
  END IF;
  -- The json holds no slash, so the expression cannot run past its end.
  noted := substring(query FROM '/\*dws-returning:(\[[^/]*\])\*/');
  IF EXISTS (
    SELECT FROM jsonb_array_elements(noted) e
    WHERE (e.value->>'name')::name = TG_TABLE_NAME AND e.value->>'command' = lower(TG_OP)
      AND coalesce((e.value->>'schema')::name, TG_TABLE_SCHEMA) = TG_TABLE_SCHEMA
  ) THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'Un-support feature',
      DETAIL = format('column stored relation doesn''t support %s returning', TG_OP);
  END IF;
  RETURN NULL;
END $$;

-- Runs after dws_create, for event triggers go by name: by then the orientation is recorded.
CREATE FUNCTION dws_catalog.on_create_store() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  made regclass;
BEGIN
  FOR made IN
    SELECT DISTINCT f.relid FROM pg_event_trigger_ddl_commands() d
    JOIN dws_catalog.table_facts f ON f.relid = d.objid
    WHERE d.classid = 'pg_class'::regclass AND 'orientation=column' = ANY (f.reloptions)
      AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = f.relid AND t.tgname = 'dws_store')
  LOOP
    EXECUTE format(
      'CREATE TRIGGER dws_store BEFORE INSERT OR UPDATE OR DELETE ON %s EXECUTE FUNCTION dws_catalog.refuse_returning()',
      made);
    UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = made AND tgname = 'dws_store';
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION dws_catalog.refuse_returning(), dws_catalog.on_create_store() FROM PUBLIC;
CREATE EVENT TRIGGER dws_store ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO') EXECUTE FUNCTION dws_catalog.on_create_store();
