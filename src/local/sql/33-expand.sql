-- START, END and EVERY as the partitions that they stand for (S0179), and those that a PERIOD makes.
-- Names, order of the checks and texts follow transformRangePartStartEndStmt of the source (parse_utilcmd.cpp).

CREATE FUNCTION dws_catalog.refuse_partition(message text, hint text DEFAULT '', sql_state text DEFAULT '42P16') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = sql_state, MESSAGE = message, HINT = hint;
END $$;

-- Whether a comparison of two values of a type holds.
CREATE FUNCTION dws_catalog.holds(type_name text, one text, operator text, other text) RETURNS bool
LANGUAGE plpgsql AS $$
DECLARE
  answer bool;
BEGIN
  EXECUTE format('SELECT %L::%s %s %L::%2$s', one, type_name, operator, other) INTO answer;
  RETURN answer;
END $$;

-- The upper bounds from first to last in steps; the last step may be shorter.
CREATE FUNCTION dws_catalog.steps(part jsonb, type_name text, first text, last text) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  step_type text := CASE WHEN type_name ~ '^(date|timestamp)' THEN 'interval' ELSE type_name END;
  step text := dws_catalog.bound_text(part->'every', step_type);
  reached text := first;
  bounds text[] := '{}';
BEGIN
  LOOP
    EXECUTE format('SELECT (%L::%s + %L::%s)::%2$s::text', reached, type_name, step, step_type) INTO reached;
    IF bounds = '{}' AND dws_catalog.holds(type_name, reached, '<=', first) THEN
      PERFORM dws_catalog.refuse_partition(format('partition step is too small for partition "%s".', part->>'name'), '', '22023');
    ELSIF bounds = '{}' AND dws_catalog.holds(type_name, reached, '>', last) THEN
      PERFORM dws_catalog.refuse_partition(format('partition step is too big for partition "%s".', part->>'name'), '', '22023');
    ELSIF cardinality(bounds) >= 32766 THEN
      PERFORM dws_catalog.refuse_partition(format('too many partitions after split partition "%s".', part->>'name'));
    ELSIF dws_catalog.holds(type_name, reached, '>=', last) THEN
      RETURN bounds || last;
    END IF;
    bounds := bounds || reached;
  END LOOP;
END $$;

-- START must be where the partition before it ended, and below END.
CREATE FUNCTION dws_catalog.check_start(name text, type_name text, before jsonb, first text, last jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF before = 'null' THEN
    PERFORM dws_catalog.refuse_partition(format('partition "%s" is not allowed behind MAXVALUE.', name));
  ELSIF before IS NOT NULL AND first IS NOT NULL AND dws_catalog.holds(type_name, before #>> '{}', '<>', first) THEN
    PERFORM dws_catalog.refuse_partition(format('start value of partition "%s" is too %s.', name,
      CASE WHEN dws_catalog.holds(type_name, before #>> '{}', '>', first) THEN 'low' ELSE 'high' END),
      'partition gap or overlapping is not allowed.');
  ELSIF jsonb_typeof(last) = 'string' AND dws_catalog.holds(type_name, first, '>=', last #>> '{}') THEN
    PERFORM dws_catalog.refuse_partition(format('start value must be less than end value for partition "%s".', name));
  ELSIF first IS NULL AND jsonb_typeof(last) = 'string' AND jsonb_typeof(before) = 'string'
    AND dws_catalog.holds(type_name, before #>> '{}', '>=', last #>> '{}') THEN
    PERFORM dws_catalog.refuse_partition(format('end value of partition "%s" is too low.', name),
      'partition gap or overlapping is not allowed.');
  END IF;
END $$;

-- Items as they were written to items that have bounds. has_minimum: the first START closes a partition below it.
CREATE FUNCTION dws_catalog.expand_partitions(relation oid, parts jsonb, has_minimum bool) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  type_name text := (SELECT format_type(a.atttypid, a.atttypmod) FROM pg_partition p
    JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = p.partkey[0]
    WHERE p.parentid = relation AND p.parttype = 'r');
  made jsonb := '[]';
  part jsonb;
  name text;
  first text;
  last jsonb;       -- the bound of END as text of the key's type; null is MAXVALUE
  before jsonb;     -- where the partition before ended; SQL NULL when nothing did
  open_name text;   -- a START alone waits for the next START to end it
BEGIN
  IF NOT jsonb_path_exists(parts, '$[*] ? (exists(@.start) || exists(@.end))') THEN
    RETURN parts;
  END IF;
  FOR part IN SELECT jsonb_array_elements(parts) LOOP
    name := part->>'name';
    first := CASE WHEN part ? 'start' THEN dws_catalog.bound_text(part->'start', type_name) END;
    last := CASE WHEN part ? 'end' THEN coalesce(to_jsonb(dws_catalog.bound_text(part->'end', type_name)), 'null') END;
    IF part ? 'start' AND first IS NULL THEN
      PERFORM dws_catalog.refuse_partition(format('start value can not be MAXVALUE for partition "%s".', name));
    END IF;
    PERFORM dws_catalog.check_start(name, type_name, before, first, last);
    IF open_name IS NOT NULL AND first IS NULL THEN
      PERFORM dws_catalog.refuse_partition(format('partition "%s" is an invalid definition clause.', name),
        'Do not use a single END after a single START.');
    ELSIF open_name IS NOT NULL THEN
      made := made || jsonb_build_object('name', open_name, 'bounds', jsonb_build_array(first));
      open_name := NULL;
    END IF;
    IF made = '[]' AND first IS NOT NULL AND has_minimum THEN
      made := made || jsonb_build_object('name', name || '_0', 'bounds', jsonb_build_array(first));
      name := CASE WHEN part ? 'every' THEN name ELSE name || '_1' END;
    END IF;
    IF part ? 'every' THEN
      SELECT made || jsonb_agg(jsonb_build_object('name', left(name, 57) || '_' || n, 'bounds', jsonb_build_array(b)) ORDER BY n)
      INTO made FROM unnest(dws_catalog.steps(part, type_name, first, last #>> '{}')) WITH ORDINALITY s(b, n);
    ELSIF last IS NULL THEN
      open_name := name;
    ELSE
      made := made || jsonb_build_object('name', name, 'bounds', jsonb_build_array(last));
    END IF;
    before := last;
  END LOOP;
  IF open_name IS NOT NULL THEN
    made := made || jsonb_build_object('name', open_name, 'bounds', '[null]'::jsonb);
  END IF;
  RETURN made;
END $$;

-- The two partitions of a table that has a PERIOD and none written: up to the next whole unit, and one PERIOD more (S0179).
CREATE FUNCTION dws_catalog.period_partitions(options text[]) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  period interval := (SELECT substr(o, 8)::interval FROM unnest(options) o WHERE o LIKE 'period=%');
  unit text := CASE WHEN period >= '1 year' THEN 'year' WHEN period >= '1 month' THEN 'month'
    WHEN period >= '1 day' THEN 'day' ELSE 'hour' END;
  first timestamp := date_trunc(unit, localtimestamp) + ('1 ' || unit)::interval;
BEGIN
  RETURN jsonb_build_array(
    jsonb_build_object('name', 'default_part_1', 'bounds', jsonb_build_array(first::text)),
    jsonb_build_object('name', 'default_part_2', 'bounds', jsonb_build_array((first + period)::text)));
END $$;
