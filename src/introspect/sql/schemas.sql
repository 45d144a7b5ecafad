-- Every schema of the database, also those that were not asked for: an unknown name is answered with them.
SELECT n.nspname AS nspname,
       pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS usable,
       b.datcompatibility AS datcompatibility, -- if pg_database.datcompatibility: ORA, TD or MySQL
       d.description AS description
FROM pg_catalog.pg_namespace n
JOIN pg_catalog.pg_database b ON b.datname = pg_catalog.current_database()
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = n.oid
 AND d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
 AND d.objsubid = 0
