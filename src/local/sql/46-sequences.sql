-- A sequence of 9.2 is a row that holds its settings (catalog.md 1.7). The engine keeps them in a catalog that 9.2 lacks:
-- the front sends a read of them from a sequence to this function, and pg_attribute shows the columns.
CREATE FUNCTION dws_catalog.sequence_settings(sequence regclass) RETURNS TABLE (
  sequence_name name, last_value bigint, start_value bigint, increment_by bigint, max_value bigint, min_value bigint,
  cache_value bigint, log_cnt bigint, is_cycled bool, is_called bool, uuid bigint
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  state record;
BEGIN
  -- Needs SELECT on the sequence, as reading it does.
  EXECUTE pg_catalog.format('SELECT s.last_value, s.log_cnt, s.is_called FROM %s s', sequence) INTO state;
  RETURN QUERY
  SELECT c.relname, state.last_value, q.seqstart, q.seqincrement, q.seqmax, q.seqmin, q.seqcache,
    state.log_cnt, q.seqcycle, state.is_called, 0::bigint
  FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid
  WHERE q.seqrelid = sequence;
END $$;

-- The columns as pg_attribute shows them, but for those that the engine's sequences have themselves.
CREATE VIEW dws_catalog.sequence_shape AS
SELECT NULL::name AS sequence_name, 0::bigint AS start_value, 0::bigint AS increment_by, 0::bigint AS max_value,
  0::bigint AS min_value, 0::bigint AS cache_value, false AS is_cycled, 0::bigint AS uuid;

CREATE FUNCTION dws_catalog.on_sequence() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO dws_catalog.shown_attribute
  SELECT d.objid, a.attname, a.atttypid, a.attstattarget, a.attlen, (a.attnum + 3)::int2, a.attndims,
    -1, a.atttypmod, a.attbyval, a.attstorage, a.attalign, true, false, false, a.attislocal, a.attinhcount,
    a.attcollation, a.attacl, a.attoptions, a.attfdwoptions
  FROM (SELECT DISTINCT e.objid FROM pg_event_trigger_ddl_commands() e WHERE e.object_type = 'sequence') d
  CROSS JOIN pg_attribute a
  WHERE a.attrelid = 'dws_catalog.sequence_shape'::regclass
    AND EXISTS (SELECT FROM pg_class c WHERE c.oid = d.objid)
    AND NOT EXISTS (SELECT FROM dws_catalog.shown_attribute s WHERE s.attrelid = d.objid);
END $$;

CREATE FUNCTION dws_catalog.on_sequence_drop() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM dws_catalog.shown_attribute s USING pg_event_trigger_dropped_objects() d
  WHERE d.object_type = 'sequence' AND s.attrelid = d.objid;
END $$;

CREATE EVENT TRIGGER dws_sequence ON ddl_command_end
  WHEN TAG IN ('CREATE SEQUENCE', 'CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION dws_catalog.on_sequence();
CREATE EVENT TRIGGER dws_sequence_drop ON sql_drop EXECUTE FUNCTION dws_catalog.on_sequence_drop();
REVOKE EXECUTE ON FUNCTION dws_catalog.on_sequence(), dws_catalog.on_sequence_drop() FROM PUBLIC;
