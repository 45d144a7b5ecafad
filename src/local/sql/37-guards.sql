-- Makes the triggers of 36-routing.sql for a table, anew after each change of it.

-- The triggers by name: when they fire, what they ask, what they call. No row where a table needs none.
CREATE FUNCTION dws_catalog.wanted_guards(relation oid) RETURNS TABLE (name text, definition text)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  key dws_catalog.key_columns := dws_catalog.partition_key(relation);
  is_open bool := (SELECT NOT bool_or(c.is_rest) FROM dws_catalog.partition_conditions(relation, '') c);
BEGIN
  RETURN QUERY
  SELECT 'dws_key', format('BEFORE UPDATE OF %s ON %s EXECUTE FUNCTION dws_catalog.refuse_key_update()',
    string_agg(quote_ident(a.attname), ', '), relation::regclass)
  FROM pgxc_class x JOIN pg_attribute a ON a.attrelid = x.pcrelid AND a.attnum = ANY (x.pcattnum::int2[])
  WHERE x.pcrelid = relation AND x.pclocatortype = 'H'
  HAVING count(*) > 0
  UNION ALL
  -- The last of the range partitions includes those before it.
  SELECT 'dws_insert', format('BEFORE INSERT ON %s FOR EACH ROW WHEN ((%s) IS NOT TRUE) EXECUTE FUNCTION dws_catalog.on_insert()',
    relation::regclass, CASE key.strategy WHEN 'r' THEN (array_agg(c.condition))[count(*)] ELSE string_agg(c.condition, ' OR ') END)
  FROM dws_catalog.partition_conditions(relation, 'NEW.') c
  HAVING is_open
  UNION ALL
  SELECT 'dws_move', format('BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION dws_catalog.on_move()',
    relation::regclass, string_agg(format('OLD.%s IS DISTINCT FROM NEW.%1$s', k), ' OR '))
  FROM dws_catalog.table_facts f, unnest(key.names) k
  WHERE f.relid = relation AND (is_open OR NOT f.relrowmovement)
  HAVING count(*) > 0
  UNION ALL
  SELECT 'dws_values', format('BEFORE INSERT OR UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION dws_catalog.on_values(%s)',
    relation::regclass,
    string_agg(format('NEW.%I::text <> %s', a.attname, dws_catalog.tidy_text(t.typname, format('NEW.%I', a.attname))), ' OR '),
    string_agg(format('%L, %L', a.attname, t.typname), ', '))
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND t.typnamespace = 'pg_catalog'::regnamespace
    AND dws_catalog.tidy_text(t.typname, '') IS NOT NULL
  HAVING count(*) > 0
  UNION ALL
  SELECT 'dws_touch', format('BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION dws_catalog.on_touch(%s)',
    relation::regclass, string_agg(format('%L, %L', a.attname, f.on_update), ', '))
  FROM dws_catalog.column_facts f JOIN pg_attribute a ON a.attrelid = f.relid AND a.attnum = f.attnum
  WHERE f.relid = relation AND NOT a.attisdropped
  HAVING count(*) > 0;
END $$;

CREATE FUNCTION dws_catalog.guard(relation oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  guard record;
  names constant name[] := '{dws_key,dws_insert,dws_move,dws_values,dws_touch}';
BEGIN
  FOR guard IN SELECT g.tgname FROM pg_trigger g WHERE g.tgrelid = relation AND g.tgname = ANY (names) LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', guard.tgname, relation::regclass);
  END LOOP;
  FOR guard IN SELECT w.name, w.definition FROM dws_catalog.wanted_guards(relation) w LOOP
    EXECUTE format('CREATE TRIGGER %I %s', guard.name, guard.definition);
  END LOOP;
  UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = relation AND tgname = ANY (names);
  -- A column of such a type may be changed and dropped like any other.
  DELETE FROM pg_depend d USING pg_trigger g
  WHERE d.classid = 'pg_trigger'::regclass AND d.objid = g.oid AND d.refobjsubid > 0
    AND g.tgrelid = relation AND g.tgname = 'dws_values';
END $$;
