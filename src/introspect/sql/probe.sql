-- Session facts and the columns that the catalogs of this server have; pins search_path, so that names come out qualified.
SELECT pg_catalog.version() AS version,
       pg_catalog.current_database()::text AS database,
       pg_catalog.set_config('search_path', 'pg_catalog', false) AS search_path,
       ARRAY(
         -- 'pgxc_class.pcattnum int2vector', one text per column
         SELECT c.relname::text || '.' || a.attname::text || ' '
                || pg_catalog.format_type(a.atttypid, a.atttypmod)
         FROM pg_catalog.pg_class c
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
         WHERE n.nspname = 'pg_catalog'
           AND c.relname IN ('pg_attribute', 'pg_class', 'pg_database', 'pg_partition',
                             'pg_partitioned_table', 'pgxc_class')
           AND a.attnum > 0
           AND NOT a.attisdropped
       ) AS catalog_columns
