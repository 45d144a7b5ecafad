-- One text that is another when something in the schemas LIKE one of $1 was made, changed or dropped; no row of a catalog is sent.
-- By columns and not by xmin: TRUNCATE, ANALYZE, VACUUM FREEZE and redistribution rewrite rows and change nothing here.
-- By sums of hashes, since a digest of all rows would need them sorted.
SELECT pg_catalog.md5(pg_catalog.string_agg(b.part, ',' ORDER BY b.part)) AS fingerprint
FROM (
  SELECT 'schemas ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           n.oid::text || ' ' || n.nspname::text || ' ' || coalesce(n.nspacl::text, '-'))::bigint)::text, '-') AS part
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname LIKE ANY($1::text[])
  UNION ALL
  SELECT 'relations ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           c.oid::text || ' ' || c.relnamespace::text || ' ' || c.relkind::text || ' ' || c.relpersistence::text
           || ' ' || c.relname::text
           || ' ' || coalesce(c.relrowmovement::text, '-') -- if pg_class.relrowmovement
           || ' ' || c.relispartition::text -- if pg_class.relispartition
           || ' ' || coalesce(c.reloptions::text, '-') || ' ' || coalesce(c.relacl::text, '-'))::bigint)::text, '-')
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE (n.nspname LIKE ANY($1::text[]) OR c.relkind = 'c') -- composite types are read from everywhere
    AND pg_catalog.substr(n.nspname::text, 1, 3) <> 'pg_'
    AND n.nspname NOT IN ('information_schema', 'cstore')
    AND c.relkind <> 't'
    AND c.relpersistence IN ('p', 'u')
  UNION ALL
  SELECT 'columns ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           a.attrelid::text || ' ' || a.attnum::text || ' ' || a.atttypid::text || ' ' || a.atttypmod::text
           || ' ' || a.attnotnull::text || ' ' || a.attcollation::text || ' ' || a.attname::text
           || ' ' || a.attidentity::text -- if pg_attribute.attidentity
           || ' ' || a.attgenerated::text -- if pg_attribute.attgenerated
           || ' ' || coalesce(a.attacl::text, '-'))::bigint)::text, '-')
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE (n.nspname LIKE ANY($1::text[]) OR c.relkind = 'c')
    AND pg_catalog.substr(n.nspname::text, 1, 3) <> 'pg_'
    AND n.nspname NOT IN ('information_schema', 'cstore')
    AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
    AND c.relpersistence IN ('p', 'u')
    AND a.attnum > 0
    AND NOT a.attisdropped
  UNION ALL
  SELECT 'defaults ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           f.adrelid::text || ' ' || f.adnum::text || ' ' || coalesce(f.adbin::text, '-')
           || ' ' || coalesce(f.adbin_on_update::text, '-') -- if pg_attrdef.adbin_on_update
          )::bigint)::text, '-')
  FROM pg_catalog.pg_attrdef f
  JOIN pg_catalog.pg_class c ON c.oid = f.adrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname LIKE ANY($1::text[])
    AND c.relpersistence IN ('p', 'u')
  UNION ALL
  SELECT 'constraints ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           k.conrelid::text || ' ' || k.conname::text || ' ' || k.contype::text || ' ' || k.condeferrable::text
           || ' ' || coalesce(k.conkey::text, '-') || ' ' || k.confrelid::text || ' ' || coalesce(k.confkey::text, '-')
           || ' ' || coalesce(k.conbin::text, '-'))::bigint)::text, '-')
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname LIKE ANY($1::text[])
    AND c.relpersistence IN ('p', 'u')
  UNION ALL
  SELECT 'indexes ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           i.indexrelid::text || ' ' || i.indisunique::text || ' ' || i.indisvalid::text)::bigint)::text, '-')
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname LIKE ANY($1::text[])
    AND c.relpersistence IN ('p', 'u')
  UNION ALL
  SELECT 'owners of sequences ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           o.objid::text || ' ' || o.refobjid::text || ' ' || o.refobjsubid::text)::bigint)::text, '-')
  FROM pg_catalog.pg_depend o
  JOIN pg_catalog.pg_class c ON c.oid = o.objid AND c.relkind = 'S'
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname LIKE ANY($1::text[])
    AND o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND o.refobjsubid > 0
  UNION ALL
  SELECT 'settings of sequences ' || coalesce(pg_catalog.sum(pg_catalog.hashtext( -- if pg_sequence.seqrelid: PostgreSQL only; DWS keeps them in the sequence itself
           q.seqrelid::text || ' ' || q.seqstart::text || ' ' || q.seqincrement::text || ' ' || q.seqmin::text -- if pg_sequence.seqrelid
           || ' ' || q.seqmax::text || ' ' || q.seqcache::text || ' ' || q.seqcycle::text)::bigint)::text, '-') -- if pg_sequence.seqrelid
  FROM pg_catalog.pg_sequence q -- if pg_sequence.seqrelid
  UNION ALL -- if pg_sequence.seqrelid
  SELECT 'types ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           t.oid::text || ' ' || t.typnamespace::text || ' ' || t.typbasetype::text || ' ' || t.typtypmod::text
           || ' ' || t.typnotnull::text || ' ' || t.typname::text)::bigint)::text, '-')
  FROM pg_catalog.pg_type t
  WHERE t.typtype IN ('d', 'e')
  UNION ALL
  SELECT 'labels ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           e.enumtypid::text || ' ' || e.enumsortorder::text || ' ' || e.enumlabel::text)::bigint)::text, '-')
  FROM pg_catalog.pg_enum e
  UNION ALL
  SELECT 'routines ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           p.oid::text || ' ' || p.prorettype::text || ' ' || p.proretset::text || ' ' || p.pronargdefaults::text
           || ' ' || p.proargtypes::text || ' ' || coalesce(p.proallargtypes::text, '-')
           || ' ' || coalesce(p.proargmodes::text, '-') || ' ' || coalesce(p.proargnames::text, '-')
           || ' ' || p.proname::text)::bigint)::text, '-')
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname LIKE ANY($1::text[])
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  UNION ALL
  SELECT 'comments of relations ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           d.objoid::text || ' ' || d.objsubid::text || ' ' || d.description)::bigint)::text, '-')
  FROM pg_catalog.pg_description d
  JOIN pg_catalog.pg_class c ON c.oid = d.objoid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND n.nspname LIKE ANY($1::text[])
  UNION ALL
  SELECT 'other comments ' || coalesce(pg_catalog.sum(pg_catalog.hashtext(
           d.objoid::text || ' ' || d.description)::bigint)::text, '-')
  FROM pg_catalog.pg_description d
  LEFT JOIN pg_catalog.pg_proc p ON p.oid = d.objoid AND d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
  JOIN pg_catalog.pg_namespace n
    ON n.oid = p.pronamespace
    OR (n.oid = d.objoid AND d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
  WHERE n.nspname LIKE ANY($1::text[])
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  UNION ALL
  SELECT 'foreign tables ' || coalesce(pg_catalog.sum(pg_catalog.hashtext( -- if pg_foreign_table.ftrelid
           g.ftrelid::text || ' ' || g.ftserver::text -- if pg_foreign_table.ftrelid
           || ' ' || coalesce(g.ftwriteonly::text, '-') -- if pg_foreign_table.ftwriteonly
          )::bigint)::text, '-') -- if pg_foreign_table.ftrelid
  FROM pg_catalog.pg_foreign_table g -- if pg_foreign_table.ftrelid
  UNION ALL -- if pg_foreign_table.ftrelid
  SELECT 'distribution ' || coalesce(pg_catalog.sum(pg_catalog.hashtext( -- if pgxc_class.pcrelid
           x.pcrelid::text || ' ' || x.pclocatortype::text || ' ' || x.pcattnum::text)::bigint)::text, '-') -- if pgxc_class.pcrelid
  FROM pg_catalog.pgxc_class x -- if pgxc_class.pcrelid
  JOIN pg_catalog.pg_class c ON c.oid = x.pcrelid AND c.relpersistence IN ('p', 'u') -- if pgxc_class.pcrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname LIKE ANY($1::text[]) -- if pgxc_class.pcrelid
  UNION ALL -- if pgxc_class.pcrelid
  SELECT 'partitions ' || coalesce(pg_catalog.sum(pg_catalog.hashtext( -- if pg_partition.parentid
           r.parentid::text || ' ' || r.parttype::text || ' ' || r.relname::text || ' ' || coalesce(r.partkey::text, '-') || ' ' || coalesce(r.boundaries::text, '-'))::bigint)::text, '-') -- if pg_partition.parentid
  FROM pg_catalog.pg_partition r -- if pg_partition.parentid
  JOIN pg_catalog.pg_class c ON c.oid = r.parentid -- if pg_partition.parentid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace -- if pg_partition.parentid
  WHERE n.nspname LIKE ANY($1::text[]) AND r.parttype IN ('r', 'p') -- if pg_partition.parentid
  UNION ALL -- if pg_partition.parentid
  SELECT 'end'
) b
