-- Primary and unique keys of the tables $1.
SELECT k.conrelid AS conrelid,
       k.conname AS conname,
       k.contype AS contype, -- p primary key, u unique
       k.conkey AS conkey -- attnums in key order, '{3,1}'
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = ANY($1::oid[])
  AND k.contype IN ('p', 'u')
