-- Distribution: what may be a key, what is the default, and what a key forbids (catalog.md 2.3, 4.1).

-- Types that a hash key may have: catalog.md 2.3.
CREATE FUNCTION dws_catalog.is_hashable(type_oid oid) RETURNS bool
LANGUAGE sql STABLE AS $$
  SELECT t.typname IN ('int1', 'int2', 'int4', 'int8', 'numeric', 'char', 'bpchar', 'varchar',
    'varchar2', 'nvarchar2', 'text', 'date', 'time', 'timetz', 'timestamp', 'timestamptz',
    'interval', 'smalldatetime', 'uuid')
  FROM pg_type t
  WHERE t.oid = (SELECT coalesce(nullif(d.typbasetype, 0), d.oid) FROM pg_type d WHERE d.oid = type_oid)
$$;

-- Key for a table without DISTRIBUTE BY on a new cluster: the hashable columns that all its unique keys share
-- (catalog.md 2.3; that several keys are intersected is inferred). NULL means round robin.
CREATE FUNCTION dws_catalog.default_key(relation oid) RETURNS int2[]
LANGUAGE sql STABLE AS $$
  WITH unique_key AS (
    SELECT i.indexrelid, i.indkey::int2[] AS columns, i.indisprimary,
      row_number() OVER (ORDER BY i.indisprimary DESC, i.indexrelid) AS rank
    FROM pg_index i WHERE i.indrelid = relation AND i.indisunique
  )
  SELECT array_agg(k.attnum ORDER BY k.place)
  FROM unique_key u, unnest(u.columns) WITH ORDINALITY k(attnum, place), pg_attribute a
  WHERE u.rank = 1 AND a.attrelid = relation AND a.attnum = k.attnum
    AND dws_catalog.is_hashable(a.atttypid)
    AND NOT EXISTS (SELECT 1 FROM unique_key o WHERE NOT k.attnum = ANY (o.columns))
$$;

-- Fills pgxc_class and refuses what cannot be a key.
CREATE FUNCTION dws_catalog.record_distribution(relation oid, clauses jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  locator "char" := CASE clauses->>'by' WHEN 'hash' THEN 'H' WHEN 'replication' THEN 'R' WHEN 'roundrobin' THEN 'N' END;
  key int2[] := '{0}';
  bad text;
BEGIN
  IF locator = 'H' THEN
    key := dws_catalog.column_numbers(relation, clauses->'columns');
  ELSIF locator IS NULL THEN
    key := dws_catalog.default_key(relation);
    locator := CASE WHEN key IS NULL THEN 'N' ELSE 'H' END;
    RAISE NOTICE USING
      MESSAGE = format('The ''DISTRIBUTE BY'' clause is not specified. Using %s by default.',
        coalesce((SELECT string_agg(quote_literal(a.attname), ', ' ORDER BY array_position(key, a.attnum))
                  FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum = ANY (key))
                 || ' as the distribution column', 'round-robin as the distribution mode')),
      HINT = 'Please use ''DISTRIBUTE BY'' clause to specify suitable data distribution column.';
    key := coalesce(key, '{0}');
  END IF;
  SELECT a.attname INTO bad FROM pg_attribute a
  WHERE a.attrelid = relation AND a.attnum = ANY (key) AND NOT dws_catalog.is_hashable(a.atttypid)
  ORDER BY array_position(key, a.attnum) LIMIT 1;
  IF locator = 'H' AND bad IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '42809',
      MESSAGE = format('Column %s is not a hash distributable data type', bad);
  END IF;
  -- ALTER TABLE … DISTRIBUTE BY comes here a second time.
  DELETE FROM pgxc_class WHERE pcrelid = relation;
  INSERT INTO pgxc_class (pcrelid, pclocatortype, pcattnum, nodeoids, pgroup)
  VALUES (relation, locator, array_to_string(key, ' ')::int2vector, (SELECT g.group_members FROM pgxc_group g LIMIT 1),
    coalesce(clauses->>'group', 'group_version1'));
END $$;

-- An UPDATE that names a key column is refused before it looks at a row (catalog.md 4.1), hence per statement.
-- 36-routing.sql makes the trigger.
CREATE FUNCTION dws_catalog.refuse_key_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '42P10',
    MESSAGE = 'Distributed key column can''t be updated in current version';
END $$;

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
