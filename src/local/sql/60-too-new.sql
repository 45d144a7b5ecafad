-- What PostgreSQL 9.2 lacks (catalog.md 1.9, engines.md) goes out of pg_catalog, so that the engine's own parser
-- refuses it in its own words: 42883, 42704 or 42P01. The engine itself goes by oid and misses nothing.
-- Our functions may go on using all of it: their search_path and their names are mended.
-- 99-last.sql calls this, so that the functions of every file are seen.
CREATE FUNCTION dws_catalog.hide_too_new() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  -- 9.4: to_reg…; 9.5: array_position(s); 12: jsonb_path_…; 14: string_to_table; documented for DWS: none of them
  functions constant text := '(to_reg[a-z]+|array_positions?|jsonb_path_[a-z_]+|string_to_table|current_setting)';
  -- 9.3: pg_matviews; 9.5: pg_policy; 10: pg_sequence(s), pg_partitioned_table. DWS has pg_sequences from 9.1.0 only.
  relations constant text := '(pg_matviews|pg_polic(?:y|ies)|pg_sequences?|pg_partitioned_table)';
  types constant text := '(regnamespace|regrole|regcollation)';
  hidden oid := 'dws_newer'::regnamespace;
  stock oid := 'pg_catalog'::regnamespace;
BEGIN
  UPDATE pg_proc SET prosrc = regexp_replace(prosrc, '\mpg_catalog\.(?=' || functions || '\s*\(|' || relations || '\M|' || types || '\M)',
      'dws_newer.', 'g'),
    proconfig = array_replace(proconfig, 'search_path=pg_catalog', 'search_path=dws_newer, pg_catalog')
  WHERE oid >= 16384 AND prolang IN (SELECT l.oid FROM pg_language l WHERE l.lanname IN ('sql', 'plpgsql'));
  UPDATE pg_proc SET pronamespace = hidden
  WHERE pronamespace = stock AND oid < 16384 AND proname ~ ('^' || functions || '$');
  UPDATE pg_class SET relnamespace = hidden
  WHERE relnamespace = stock AND relname ~ ('^' || relations || '$');
  UPDATE pg_type SET typnamespace = hidden
  WHERE typnamespace = stock AND (typname ~ ('^_?' || types || '$') OR typname ~ ('^_?' || relations || '$'));
  -- Of current_setting 9.2 has the form with one argument; what it says of the version is what SHOW says.
  CREATE FUNCTION pg_catalog.current_setting(text) RETURNS text LANGUAGE sql STABLE STRICT AS $body$
    SELECT CASE pg_catalog.lower($1) WHEN 'server_version' THEN '9.2.4' WHEN 'server_version_num' THEN '90204'
      ELSE dws_newer.current_setting($1) END $body$;
END $$;
