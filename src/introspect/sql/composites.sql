-- Attributes of every composite type, in their order: a column may use one of any schema. One row without attname for a type without any.
SELECT c.reltype AS oid,
       n.nspname AS nspname,
       c.relname AS typname,
       a.attname AS attname,
       a.atttypid AS atttypid,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'c'
  AND n.nspname <> 'pg_catalog'
  AND n.nspname <> 'information_schema'
ORDER BY c.reltype, a.attnum
