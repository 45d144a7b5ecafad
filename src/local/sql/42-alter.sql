-- The actions of ALTER TABLE that the engine does not know; the front replaced them by nothing (alter-table.ts).

-- A partition by its name, or by values that belong to it.
CREATE FUNCTION dws_catalog.find_partition(relation oid, ref jsonb) RETURNS oid LANGUAGE plpgsql AS $$
DECLARE
  found oid;
  key dws_catalog.key_columns := dws_catalog.partition_key(relation);
  row_text text;
BEGIN
  IF ref ? 'name' THEN
    SELECT p.oid INTO found FROM pg_partition p
    WHERE p.parentid = relation AND p.parttype = 'p' AND p.relname = (ref->>'name')::name;
    IF found IS NULL THEN
      RAISE EXCEPTION USING ERRCODE = '42704', MESSAGE = format('partition "%s" does not exist', ref->>'name');
    END IF;
    RETURN found;
  END IF;
  SELECT string_agg(format('%L::%s AS %s', dws_catalog.bound_text(b, key.types[n]), key.types[n], key.names[n]), ', ')
  INTO row_text FROM jsonb_array_elements(ref->'of') WITH ORDINALITY e(b, n);
  EXECUTE (SELECT format('SELECT CASE %s END FROM (SELECT %s) v',
      string_agg(format('WHEN %s THEN %s', c.condition, c.id), ' ' ORDER BY c.n), row_text)
    FROM (SELECT row_number() OVER () AS n, p.* FROM dws_catalog.partition_conditions(relation, 'v.') p) c) INTO found;
  IF found IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '42704', MESSAGE = 'The partition number is invalid or out-of-range';
  END IF;
  RETURN found;
END $$;

-- The rows of a partition go with it.
CREATE FUNCTION dws_catalog.empty_partition(relation oid, partition oid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE (SELECT format('DELETE FROM %s WHERE CASE %s END = %s', relation::regclass,
      string_agg(format('WHEN %s THEN %s', c.condition, c.id), ' ' ORDER BY c.n), partition)
    FROM (SELECT row_number() OVER () AS n, p.* FROM dws_catalog.partition_conditions(relation, '') p) c);
END $$;

CREATE FUNCTION dws_catalog.add_partitions(relation oid, parts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rest_taken bool := (SELECT bool_or(c.is_rest) FROM dws_catalog.partition_conditions(relation, '') c);
BEGIN
  IF rest_taken AND (dws_catalog.partition_key(relation)).strategy = 'r' THEN
    RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'upper boundary of adding partition MUST overtop last existing partition';
  ELSIF rest_taken THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'can not add partition because a DEFAULT partition exists',
      HINT = 'The text is of the local DWS.';
  END IF;
  PERFORM dws_catalog.insert_partition(relation, p.part)
  FROM (SELECT part FROM jsonb_array_elements(dws_catalog.expand_partitions(relation, parts, false)) WITH ORDINALITY e(part, n)
        ORDER BY n) p;
  BEGIN
    PERFORM dws_catalog.check_bounds(relation);
  EXCEPTION WHEN SQLSTATE 'D0011' THEN
    RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'upper boundary of adding partition MUST overtop last existing partition';
  END;
END $$;

-- Several actions on partitions in one statement: DROP comes before ADD (S0143).
CREATE FUNCTION dws_catalog.change_partitions(relation oid, actions jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  ref jsonb;
  partition oid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_partition p WHERE p.parentid = relation) THEN
    RAISE EXCEPTION USING ERRCODE = '42809', MESSAGE = CASE WHEN actions ? 'addPartitions'
      THEN 'can not add partition against NON-PARTITIONED table' ELSE 'relation is not a partitioned table' END;
  END IF;
  FOR ref IN SELECT jsonb_array_elements(coalesce(actions->'dropPartitions', '[]')) LOOP
    partition := dws_catalog.find_partition(relation, ref);
    IF (SELECT count(*) FROM pg_partition p WHERE p.parentid = relation AND p.parttype = 'p') = 1 THEN
      RAISE EXCEPTION USING ERRCODE = 'D0011', MESSAGE = 'Cannot drop the only partition of a partitioned table';
    END IF;
    PERFORM dws_catalog.empty_partition(relation, partition);
    DELETE FROM pg_partition WHERE oid = partition;
  END LOOP;
  FOR ref IN SELECT jsonb_array_elements(coalesce(actions->'truncatePartitions', '[]')) LOOP
    PERFORM dws_catalog.empty_partition(relation, dws_catalog.find_partition(relation, ref));
  END LOOP;
  IF actions ? 'renamePartition' THEN
    partition := dws_catalog.find_partition(relation, actions#>'{renamePartition,from}');
    UPDATE pg_partition SET relname = (actions#>>'{renamePartition,to}')::name WHERE oid = partition;
  END IF;
  IF actions ? 'addPartitions' THEN
    PERFORM dws_catalog.add_partitions(relation, actions->'addPartitions');
  END IF;
END $$;

-- SET and RESET of DWS's storage parameters; what RESET takes away falls back to its default.
CREATE FUNCTION dws_catalog.change_options(relation oid, actions jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kept jsonb;
BEGIN
  IF jsonb_path_exists(actions, '$.set[*] ? (@[0] == "orientation")') OR actions->'reset' ? 'orientation' THEN
    RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'change "orientation" option of relation is not supported',
      HINT = 'The text is of the local DWS; that it cannot be changed is the manual''s (S0177).';
  END IF;
  SELECT jsonb_agg(jsonb_build_array(split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) ORDER BY n) INTO kept
  FROM dws_catalog.table_facts f, unnest(f.reloptions) WITH ORDINALITY u(o, n)
  WHERE f.relid = relation AND NOT coalesce(actions->'reset', '[]') ? split_part(o, '=', 1)
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(actions->'set') s WHERE s->>0 = split_part(o, '=', 1));
  UPDATE dws_catalog.table_facts f
  SET reloptions = dws_catalog.storage_options(kept || coalesce(actions->'set', '[]'))
  WHERE f.relid = relation;
END $$;

CREATE FUNCTION dws_catalog.apply_actions(relation oid, actions jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF actions ?| '{dropPartitions,truncatePartitions,renamePartition,addPartitions}' THEN
    PERFORM dws_catalog.change_partitions(relation, actions);
  END IF;
  IF actions ?| '{set,reset}' THEN
    PERFORM dws_catalog.change_options(relation, actions);
  END IF;
  UPDATE dws_catalog.table_facts f
  SET relrowmovement = coalesce((actions->>'rowMovement')::bool, f.relrowmovement),
    relcmprs = CASE actions->>'compress' WHEN 'true' THEN 2 WHEN 'false' THEN 1 ELSE f.relcmprs END
  WHERE f.relid = relation;
  IF actions ? 'distribution' THEN
    PERFORM dws_catalog.record_distribution(relation, actions->'distribution');
  END IF;
  PERFORM dws_catalog.record_columns(relation, actions);
END $$;
