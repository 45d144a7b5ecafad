-- Ordinary tables of the schemas $1, with their distribution.
SELECT c.oid AS oid,
       n.nspname AS nspname,
       c.relname AS relname,
       c.relpersistence AS relpersistence, -- p permanent, u unlogged, t local temporary, g global temporary
       c.reloptions AS reloptions, -- {orientation=column,compression=low}; no orientation means row
       x.pclocatortype AS pclocatortype, -- if pgxc_class.pclocatortype: H hash, M modulo, R replication, N round robin
       x.pcattnum AS pcattnum, -- if pgxc_class.pcattnum: attnums in key order, '3 1'; '0' when there is no key
       y.partstrat AS partstrat, -- if pg_partitioned_table.partstrat: r range, l list, h hash (PostgreSQL only)
       y.partattrs AS partattrs, -- if pg_partitioned_table.partattrs: attnums in key order, 0 for an expression
       d.description AS description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pgxc_class x ON x.pcrelid = c.oid -- if pgxc_class.pcrelid
LEFT JOIN pg_catalog.pg_partitioned_table y ON y.partrelid = c.oid -- if pg_partitioned_table.partrelid
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = c.oid
 AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objsubid = 0
WHERE n.nspname = ANY($1::text[])
  AND c.relkind IN ('r', 'p') -- r table, p partitioned table of PostgreSQL (on DWS that is an r as well)
  AND c.relpersistence IN ('p', 'u')
  AND NOT c.relispartition -- if pg_class.relispartition
