-- Columns of the tables $1, in their order.
SELECT a.attrelid AS attrelid,
       a.attnum AS attnum,
       a.attname AS attname,
       a.atttypid AS atttypid,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql,
       a.attnotnull AS attnotnull,
       a.attidentity AS attidentity, -- if pg_attribute.attidentity: a always, d by default (PostgreSQL only)
       a.attgenerated AS attgenerated, -- if pg_attribute.attgenerated: s stored, v virtual (PostgreSQL only)
       pg_catalog.pg_get_expr(f.adbin, f.adrelid) AS expression,
       d.description AS description
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = a.attrelid
 AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objsubid = a.attnum
WHERE a.attrelid = ANY($1::oid[])
  AND a.attnum > 0 -- below are system columns; DWS has xc_node_id besides
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
