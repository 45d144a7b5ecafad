-- The catalogs that DWS has and PostgreSQL lacks, with the columns of facts: catalog.md 1.1 to 1.4.
CREATE SCHEMA dws_catalog;
GRANT USAGE ON SCHEMA dws_catalog TO PUBLIC;

-- Far above what a short-lived engine hands out itself, so that our oids never meet its own.
CREATE SEQUENCE dws_catalog.oids MINVALUE 3000000000;

CREATE FUNCTION dws_catalog.new_oid() RETURNS oid LANGUAGE sql
  AS 'SELECT pg_catalog.nextval(''dws_catalog.oids'')::oid';

-- Distribution of a table, one row each (1.1).
CREATE TABLE pg_catalog.pgxc_class (
  pcrelid        oid PRIMARY KEY,
  pclocatortype  "char" NOT NULL,     -- H hash, R replication, N round robin, M modulo
  pchashalgorithm int2 NOT NULL DEFAULT 1,
  pchashbuckets  int2 NOT NULL DEFAULT 4096,
  pgroup         name NOT NULL DEFAULT 'group_version1',
  redistributed  "char" NOT NULL DEFAULT 'n',
  redis_order    int4 NOT NULL DEFAULT 0,
  pcattnum       int2vector NOT NULL, -- key columns in key order; one 0 where there is no key
  nodeoids       oidvector NOT NULL,
  options        text
);

-- Coordinators and datanodes (1.2).
CREATE TABLE pg_catalog.pgxc_node (
  oid              oid PRIMARY KEY DEFAULT dws_catalog.new_oid(),
  node_name        name NOT NULL UNIQUE,
  node_type        "char" NOT NULL,   -- C coordinator, D datanode
  node_port        int4 NOT NULL,
  node_host        name NOT NULL DEFAULT 'localhost',
  node_port1       int4 NOT NULL,
  node_host1       name NOT NULL DEFAULT 'localhost',
  hostis_primary   bool NOT NULL DEFAULT true,
  nodeis_primary   bool NOT NULL DEFAULT false,
  nodeis_preferred bool NOT NULL DEFAULT false,
  node_id          int4 NOT NULL,
  sctp_port        int4 NOT NULL DEFAULT 0,
  control_port     int4 NOT NULL DEFAULT 0,
  sctp_port1       int4 NOT NULL DEFAULT 0,
  control_port1    int4 NOT NULL DEFAULT 0,
  nodeis_central   bool NOT NULL DEFAULT false
);

-- Node groups (1.3).
CREATE TABLE pg_catalog.pgxc_group (
  oid               oid PRIMARY KEY DEFAULT dws_catalog.new_oid(),
  group_name        name NOT NULL UNIQUE,
  in_redistribution "char" NOT NULL DEFAULT 'n',
  group_members     oidvector NOT NULL,
  group_buckets     text,
  is_installation   bool NOT NULL DEFAULT true,
  group_acl         aclitem[],
  group_kind        "char" NOT NULL DEFAULT 'i'
);

-- Makes the cluster anew: so many coordinators and datanodes, one group of all datanodes. Node ids are random on DWS,
-- too; here they only look it.
CREATE FUNCTION dws_catalog.set_nodes(coordinators int, datanodes int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  members oidvector;
BEGIN
  DELETE FROM pg_catalog.pgxc_node;
  INSERT INTO pg_catalog.pgxc_node (node_name, node_type, node_port, node_port1, node_id, nodeis_central)
  SELECT 'cn_' || 5000 + n, 'C', 8000, 8000, pg_catalog.hashint4(5000 + n), n = 1
  FROM pg_catalog.generate_series(1, coordinators) n
  UNION ALL
  SELECT pg_catalog.format('dn_%s_%s', 5999 + 2 * n, 6000 + 2 * n), 'D', 40000, 40000, pg_catalog.hashint4(5999 + 2 * n), false
  FROM pg_catalog.generate_series(1, datanodes) n;
  SELECT pg_catalog.string_agg(n.oid::text, ' ' ORDER BY n.node_name)::oidvector INTO members
  FROM pg_catalog.pgxc_node n WHERE n.node_type = 'D';
  DELETE FROM pg_catalog.pgxc_group;
  INSERT INTO pg_catalog.pgxc_group (group_name, group_members) VALUES ('group_version1', members);
  UPDATE pg_catalog.pgxc_class SET nodeoids = members;
END $$;

-- Partitioned tables (parttype r) and their partitions (p); partitions are not in pg_class (1.4).
CREATE TABLE pg_catalog.pg_partition (
  oid                oid PRIMARY KEY DEFAULT dws_catalog.new_oid(),
  relname            name NOT NULL,
  parttype           "char" NOT NULL,
  parentid           oid NOT NULL,
  rangenum           int4 NOT NULL DEFAULT 0,
  intervalnum        int4 NOT NULL DEFAULT 0,
  partstrategy       "char" NOT NULL, -- r range, l list
  relfilenode        oid NOT NULL DEFAULT 0,
  reltablespace      oid NOT NULL DEFAULT 0,
  relpages           float8 NOT NULL DEFAULT 0,
  reltuples          float8 NOT NULL DEFAULT 0,
  relallvisible      int4 NOT NULL DEFAULT 0,
  reltoastrelid      oid NOT NULL DEFAULT 0,
  reltoastidxid      oid NOT NULL DEFAULT 0,
  indextblid         oid NOT NULL DEFAULT 0,
  indisusable        bool NOT NULL DEFAULT true,
  reldeltarelid      oid NOT NULL DEFAULT 0,
  reldeltaidx        oid NOT NULL DEFAULT 0,
  relcudescrelid     oid NOT NULL DEFAULT 0,
  relcudescidx       oid NOT NULL DEFAULT 0,
  relfrozenxid       xid NOT NULL DEFAULT '0',
  intspnum           int4,
  partkey            int2vector,      -- on the r row only
  intervaltablespace oidvector,
  interval           text[],
  boundaries         text[],          -- NULL element = MAXVALUE
  transit            text[],
  reloptions         text[],
  relfrozenxid64     xid NOT NULL DEFAULT '0',
  boundexprs         text             -- list partitions only; DWS keeps a pg_node_tree here
);
CREATE INDEX pg_partition_parent ON pg_catalog.pg_partition (parentid);

-- What DWS keeps in further columns of pg_class; the view dws_catalog.pg_class joins it.
CREATE TABLE dws_catalog.table_facts (
  relid            oid PRIMARY KEY,
  reloptions       text[] NOT NULL,
  relcmprs         int2 NOT NULL,
  relrowmovement   bool NOT NULL,
  parttype         "char" NOT NULL,   -- p partitioned, n not
  is_temporary     bool NOT NULL
);

-- ON UPDATE of columns; the view dws_catalog.pg_attrdef joins it.
CREATE TABLE dws_catalog.column_facts (
  relid     oid,
  attnum    int2,
  on_update text NOT NULL,
  PRIMARY KEY (relid, attnum)
);

-- Unique indexes that are NULLS IGNORE; of the other two treatments the engine knows itself.
CREATE TABLE dws_catalog.nulls_ignored (indexrelid oid PRIMARY KEY);

-- Clauses of the statement text being run that no table has claimed yet; see 30-record.sql.
CREATE UNLOGGED TABLE dws_catalog.pending_clauses (
  pid     int4,
  ordinal int8,
  clauses jsonb NOT NULL,
  PRIMARY KEY (pid, ordinal)
);

SELECT dws_catalog.set_nodes(2, 3);

GRANT SELECT ON pg_catalog.pgxc_class, pg_catalog.pgxc_node, pg_catalog.pgxc_group,
  pg_catalog.pg_partition, dws_catalog.table_facts, dws_catalog.column_facts, dws_catalog.nulls_ignored TO PUBLIC;
