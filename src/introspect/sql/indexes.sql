-- Indexes of the relations $1 that no constraint stands for.
SELECT i.indrelid AS indrelid,
       c.relname AS relname,
       i.indisunique AS indisunique,
       m.amname AS amname, -- btree, gin, gist; psort for column store
       pg_catalog.pg_get_indexdef(i.indexrelid) AS definition
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_constraint k
  ON k.conindid = i.indexrelid
 AND k.contype IN ('p', 'u', 'x') -- a foreign key names the index of the other table
WHERE i.indrelid = ANY($1::oid[])
  AND k.conname IS NULL
  AND (i.indisvalid OR c.relkind = 'I') -- an index that failed to be built; I of a partitioned table (PostgreSQL only)
