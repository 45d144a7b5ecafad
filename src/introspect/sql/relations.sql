-- Tables, views and foreign tables of the schemas $1 whose name is LIKE one of $2, or whose schema.name is LIKE one of $3.
SELECT c.oid AS oid,
       n.nspname AS nspname,
       c.relname AS relname,
       c.relkind AS relkind, -- r table, p partitioned table (PostgreSQL only), v view, m materialized view, f foreign table
       c.relpersistence AS relpersistence, -- p permanent, u unlogged, t local temporary, g global temporary
       c.reloptions AS reloptions, -- {orientation=column,compression=low}; no orientation means row
       c.reltuples AS reltuples, -- estimated rows; 0 or -1 before the first ANALYZE
       pg_catalog.has_table_privilege(c.oid, 'SELECT') AS selectable,
       c.relrowmovement AS relrowmovement, -- if pg_class.relrowmovement: ENABLE ROW MOVEMENT
       x.pclocatortype AS pclocatortype, -- if pgxc_class.pclocatortype: H hash, M modulo, R replication, N round robin
       x.pcattnum AS pcattnum, -- if pgxc_class.pcattnum: attnums in key order, '3 1'; '0' when there is no key
       y.partstrat AS partstrat, -- if pg_partitioned_table.partstrat: r range, l list, h hash (PostgreSQL only)
       y.partattrs AS partattrs, -- if pg_partitioned_table.partattrs: attnums in key order, 0 for an expression
       f.ftwriteonly AS ftwriteonly, -- if pg_foreign_table.ftwriteonly: WRITE ONLY, a table to export through
       s.srvname AS srvname, -- if pg_foreign_server.srvname: gsmpp_server for GDS and OBS
       d.description AS description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pgxc_class x ON x.pcrelid = c.oid -- if pgxc_class.pcrelid
LEFT JOIN pg_catalog.pg_partitioned_table y ON y.partrelid = c.oid -- if pg_partitioned_table.partrelid
LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid -- if pg_foreign_table.ftrelid
LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver -- if pg_foreign_server.srvname
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = c.oid
 AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objsubid = 0
WHERE n.nspname = ANY($1::text[])
  AND (c.relname LIKE ANY($2::text[]) OR (n.nspname::text || '.' || c.relname::text) LIKE ANY($3::text[]))
  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND c.relpersistence IN ('p', 'u')
  AND NOT c.relispartition -- if pg_class.relispartition
