-- Free-standing sequences of the schemas $2, and all that the relations $1 own or take defaults from.
SELECT s.oid AS oid,
       n.nspname AS nspname,
       s.relname AS relname,
       s.oid::pg_catalog.regclass::text AS sequence,
       o.refobjid AS attrelid, -- of the column that owns it (serial)
       o.refobjsubid AS attnum,
       q.seqstart AS start_value, -- if pg_sequence.seqstart: PostgreSQL only; DWS keeps settings in the sequence itself
       q.seqincrement AS increment_by, -- if pg_sequence.seqincrement
       q.seqmin AS min_value, -- if pg_sequence.seqmin
       q.seqmax AS max_value, -- if pg_sequence.seqmax
       q.seqcache AS cache_value, -- if pg_sequence.seqcache
       q.seqcycle AS is_cycled, -- if pg_sequence.seqcycle
       pg_catalog.has_table_privilege(s.oid, 'SELECT')
         AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
         AND a.attrelid IS NOT NULL AS holds_settings
FROM pg_catalog.pg_class s
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
LEFT JOIN pg_catalog.pg_depend o
  ON o.objid = s.oid
 AND o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND o.refobjsubid > 0
 AND o.deptype IN ('a', 'i') -- a owned, i of an identity column (PostgreSQL only)
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = s.oid AND a.attname = 'start_value'
LEFT JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid -- if pg_sequence.seqrelid
WHERE s.relkind = 'S'
  AND s.relpersistence IN ('p', 'u')
  AND ((n.nspname = ANY($2::text[]) AND o.refobjid IS NULL) -- a sequence goes with the table that owns it
    OR o.refobjid = ANY($1::oid[])
    OR s.oid IN (
      SELECT u.refobjid
      FROM pg_catalog.pg_attrdef f
      JOIN pg_catalog.pg_depend u ON u.objid = f.oid
      WHERE f.adrelid = ANY($1::oid[])
        AND u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        AND u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND u.deptype = 'n'
    ))
