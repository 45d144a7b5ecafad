-- Every schema of the database, also those that were not asked for: an unknown name is answered with them.
SELECT n.oid AS oid,
       n.nspname AS nspname,
       pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS usable,
       pg_catalog.pg_encoding_to_char(b.encoding) AS encoding,
       b.datcompatibility AS datcompatibility, -- if pg_database.datcompatibility: ORA, TD or MySQL
       (SELECT pg_catalog.count(*) FROM pg_catalog.pgxc_node x WHERE x.node_type = 'C') AS coordinators, -- if pgxc_node.node_type
       (SELECT pg_catalog.count(*) FROM pg_catalog.pgxc_node x WHERE x.node_type = 'D') AS datanodes, -- if pgxc_node.node_type
       d.description AS description
FROM pg_catalog.pg_namespace n
JOIN pg_catalog.pg_database b ON b.datname = pg_catalog.current_database()
LEFT JOIN pg_catalog.pg_description d
  ON d.objoid = n.oid
 AND d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
 AND d.objsubid = 0
