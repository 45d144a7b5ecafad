-- Session facts and the columns that the catalogs of this server have; pins search_path, so that names come out qualified.
SELECT pg_catalog.version() AS version,
       pg_catalog.current_database()::text AS database,
       current_user::text AS role,
       pg_catalog.set_config('search_path', 'pg_catalog', false) AS search_path,
       ARRAY(
         -- 'pgxc_class.pcattnum int2vector', one text per column; a catalog that may not be read counts as absent
         SELECT c.relname::text || '.' || a.attname::text || ' '
                || pg_catalog.format_type(a.atttypid, a.atttypmod)
         FROM pg_catalog.pg_class c
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
         WHERE n.nspname = 'pg_catalog'
           AND c.relname IN ('pg_attrdef', 'pg_attribute', 'pg_class', 'pg_constraint', 'pg_database',
                             'pg_foreign_server', 'pg_foreign_table', 'pg_index', 'pg_partition',
                             'pg_partitioned_table', 'pg_proc', 'pg_sequence', 'pgxc_class', 'pgxc_node')
           AND a.attnum > 0
           AND NOT a.attisdropped
           AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
       ) AS catalog_columns,
       ARRAY(
         -- Reading one of these would fail with 42501, and a failed statement ends the whole transaction.
         SELECT c.relname::text
         FROM pg_catalog.pg_class c
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'pg_catalog'
           AND c.relkind IN ('r', 'v')
           AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')
       ) AS refused_catalogs
