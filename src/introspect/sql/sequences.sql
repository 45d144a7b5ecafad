-- Sequences that a column of the tables $1 owns (serial).
SELECT o.refobjid AS attrelid,
       o.refobjsubid AS attnum,
       s.oid::pg_catalog.regclass::text AS sequence
FROM pg_catalog.pg_depend o
JOIN pg_catalog.pg_class s ON s.oid = o.objid
WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  AND o.refobjid = ANY($1::oid[])
  AND o.refobjsubid > 0
  AND o.deptype IN ('a', 'i') -- a owned, i of an identity column (PostgreSQL only)
  AND s.relkind = 'S' -- indexes hang on their columns in the same way
