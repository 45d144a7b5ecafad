-- Columns of the relations $1. In any order: sorting 60,000 of them took the server 0.1 s, which the client waited for.
SELECT a.attrelid AS attrelid,
       a.attnum AS attnum,
       a.attname AS attname,
       a.atttypid AS atttypid,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql,
       a.attnotnull AS attnotnull,
       a.attidentity AS attidentity, -- if pg_attribute.attidentity: a always, d by default (PostgreSQL only)
       a.attgenerated AS attgenerated, -- if pg_attribute.attgenerated: s stored, v virtual (PostgreSQL only)
       NULLIF(a.attcollation, 0) AS attcollation, -- none where the type knows none
       CASE WHEN c.oid IS NOT NULL
            THEN pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.collname)
       END AS collationname, -- none for the default one, which almost every text has
       pg_catalog.pg_get_expr(f.adbin, f.adrelid) AS expression,
       pg_catalog.pg_get_expr(f.adbin_on_update, f.adrelid) AS on_update, -- if pg_attrdef.adbin_on_update: since 8.2
       d.description AS description
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation AND c.collname <> 'default'
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = a.attrelid
 AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objsubid = a.attnum
WHERE a.attrelid = ANY($1::oid[])
  AND a.attnum > 0 -- below are system columns; DWS has xc_node_id besides
  AND NOT a.attisdropped
