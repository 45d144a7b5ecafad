-- Stock catalogs in the shape of DWS: the columns of PostgreSQL 9.2 plus DWS's own, and none that came later.
-- The front sends every reference to one of these catalogs to the view of the same name; facts: catalog.md 1.5, 1.6.

CREATE VIEW dws_catalog.pg_class AS
SELECT c.oid, c.relname, c.relnamespace, c.reltype, c.reloftype, c.relowner, c.relam,
  c.relfilenode, c.reltablespace,
  c.relpages::float8 AS relpages,
  -- PostgreSQL 14 and later say -1 for "never analysed", DWS says 0.
  greatest(c.reltuples, 0)::float8 AS reltuples,
  c.relallvisible, c.reltoastrelid, 0::oid AS reltoastidxid,
  0::oid AS reldeltarelid, 0::oid AS reldeltaidx,
  0::oid AS relcudescrelid, 0::oid AS relcudescidx,
  c.relhasindex, c.relisshared, c.relpersistence, c.relkind, c.relnatts, c.relchecks,
  false AS relhasoids,
  EXISTS (SELECT 1 FROM pg_catalog.pg_index i
          WHERE i.indrelid = c.oid AND i.indisprimary) AS relhaspkey,
  c.relhasrules,
  -- Our own triggers are nobody else's business (37-guards.sql).
  c.relhastriggers AND EXISTS (SELECT 1 FROM pg_catalog.pg_trigger g
          WHERE g.tgrelid = c.oid AND g.tgname NOT LIKE 'dws\_%') AS relhastriggers,
  c.relhassubclass,
  coalesce(f.relcmprs, 0::int2) AS relcmprs,
  EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k
          WHERE k.conrelid = c.oid AND k.contype = 's') AS relhasclusterkey,
  coalesce(f.relrowmovement, false) AS relrowmovement,
  coalesce(f.parttype, 'n'::"char") AS parttype,
  c.relfrozenxid, c.relacl,
  CASE WHEN f.relid IS NULL THEN c.reloptions
       ELSE f.reloptions || c.reloptions END AS reloptions,
  c.relfrozenxid AS relfrozenxid64
FROM pg_catalog.pg_class c
LEFT JOIN dws_catalog.table_facts f ON f.relid = c.oid;

-- The mode that a database has of its own: kept as a setting, since all databases see those; NULL for that of the start.
CREATE FUNCTION dws_catalog.own_mode(database oid) RETURNS name LANGUAGE sql STABLE AS $$
  SELECT substr(c, 19)::name FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) c
  WHERE s.setdatabase = database AND s.setrole = 0 AND c LIKE 'dws.compatibility=%'
$$;

CREATE VIEW dws_catalog.pg_database AS
SELECT d.oid, d.datname, d.datdba, d.encoding, d.datcollate, d.datctype, d.datistemplate,
  d.datallowconn, d.datconnlimit, 0::oid AS datlastsysoid, d.datfrozenxid, d.dattablespace,
  coalesce(dws_catalog.own_mode(d.oid), 'ORA'::name) AS datcompatibility,
  d.datacl
FROM pg_catalog.pg_database d;

-- Our own schemas are no business of a client that lists schemas.
CREATE VIEW dws_catalog.pg_namespace AS
SELECT n.oid, n.nspname, n.nspowner, 0::int8 AS nsptimeline, n.nspacl,
  (-1)::int8 AS permspace, 0::int8 AS usedspace
FROM pg_catalog.pg_namespace n
WHERE n.nspname NOT IN ('dws_catalog', 'dws_newer');

-- ON UPDATE is kept as text; pg_get_expr takes one (50-functions.sql). A column may have it and no default.
CREATE VIEW dws_catalog.pg_attrdef AS
SELECT d.oid, d.adrelid, d.adnum, d.adbin,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS adsrc,
  f.on_update AS adbin_on_update, f.on_update AS adsrc_on_update
FROM pg_catalog.pg_attrdef d
LEFT JOIN dws_catalog.column_facts f ON f.relid = d.adrelid AND f.attnum = d.adnum
UNION ALL
SELECT 0::oid, f.relid, f.attnum, NULL, NULL, f.on_update, f.on_update
FROM dws_catalog.column_facts f
WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attrdef d WHERE d.adrelid = f.relid AND d.adnum = f.attnum);

CREATE VIEW dws_catalog.pg_constraint AS
SELECT k.oid, k.conname, k.connamespace, k.contype, k.condeferrable, k.condeferred,
  k.convalidated OR k.contype = 'f' AS convalidated, k.conrelid, k.contypid, k.conindid, k.confrelid, k.confupdtype,
  k.confdeltype, k.confmatchtype, k.conislocal, k.coninhcount, k.connoinherit,
  false AS consoft, false AS conopt, k.conkey, k.confkey, k.conpfeqop, k.conppeqop,
  k.conffeqop, k.conexclop, k.conbin,
  pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS consrc
FROM pg_catalog.pg_constraint k;

CREATE VIEW dws_catalog.pg_index AS
SELECT i.indexrelid, i.indrelid, i.indnatts, i.indisunique, i.indisprimary, i.indisexclusion,
  i.indimmediate, i.indisclustered, true AS indisusable, i.indisvalid, i.indcheckxmin,
  i.indisready, i.indkey, i.indcollation, i.indclass, i.indoption, i.indexprs, i.indpred,
  -- 0 distinct, 1 not distinct, 2 ignore; engines before PostgreSQL 15 have no such column
  CASE WHEN EXISTS (SELECT 1 FROM dws_catalog.nulls_ignored n WHERE n.indexrelid = i.indexrelid) THEN 2::int2
    WHEN pg_catalog.to_jsonb(i)->>'indnullsnotdistinct' = 'true' THEN 1::int2 ELSE 0::int2 END AS indnullstreatment
FROM pg_catalog.pg_index i;

-- prokind came with PostgreSQL 11; engines.md lists it among what the relatives lack.
CREATE VIEW dws_catalog.pg_proc AS
SELECT p.oid, p.proname, p.pronamespace, p.proowner, p.prolang, p.procost, p.prorows, p.provariadic,
  0::regproc AS protransform, p.prokind = 'a' AS proisagg, p.prokind = 'w' AS proiswindow, p.prosecdef,
  p.proleakproof, p.proisstrict, p.proretset, p.provolatile, p.pronargs, p.pronargdefaults, p.prorettype,
  p.proargtypes, p.proallargtypes, p.proargmodes, p.proargnames, p.proargdefaults, p.prosrc, p.probin,
  p.proconfig, p.proacl
FROM pg_catalog.pg_proc p;

-- Columns of the views, under the oids of the catalogs that they stand for: a client that asks which columns
-- pg_class has must be told those of the view.
CREATE TABLE dws_catalog.shown_attribute AS
SELECT a.attrelid, a.attname, a.atttypid, a.attstattarget, a.attlen, a.attnum, a.attndims,
  -1 AS attcacheoff, a.atttypmod, a.attbyval, a.attstorage, a.attalign, a.attnotnull,
  a.atthasdef, a.attisdropped, a.attislocal, a.attinhcount, a.attcollation, a.attacl,
  a.attoptions, a.attfdwoptions
FROM pg_catalog.pg_attribute a WITH NO DATA;
CREATE INDEX shown_attribute_key ON dws_catalog.shown_attribute (attrelid, attname);

-- The branches of the union have one table and no condition each, so that the planner flattens them and a join on
-- attrelid uses the index of the real catalog (a condition inside made it read the whole catalog: 40 ms, not 1).
CREATE VIEW dws_catalog.pg_attribute AS
SELECT u.attrelid, u.attname, u.atttypid, u.attstattarget, u.attlen, u.attnum, u.attndims,
  u.attcacheoff, u.atttypmod, u.attbyval, u.attstorage, u.attalign, u.attnotnull,
  u.atthasdef, u.attisdropped, 0::int2 AS attcmprmode, u.attislocal, u.attinhcount,
  u.attcollation, u.attacl, u.attoptions, u.attfdwoptions, NULL::bytea AS attinitdefval,
  0::int2 AS attkvtype
FROM (
  SELECT false AS is_shown,
    a.attrelid, a.attname, a.atttypid, a.attstattarget, a.attlen, a.attnum, a.attndims,
    -1 AS attcacheoff, a.atttypmod, a.attbyval, a.attstorage, a.attalign, a.attnotnull,
    a.atthasdef, a.attisdropped, a.attislocal, a.attinhcount, a.attcollation, a.attacl,
    a.attoptions, a.attfdwoptions
  FROM pg_catalog.pg_attribute a
  UNION ALL
  SELECT true,
    a.attrelid, a.attname, a.atttypid, a.attstattarget, a.attlen, a.attnum, a.attndims,
    -1 AS attcacheoff, a.atttypmod, a.attbyval, a.attstorage, a.attalign, a.attnotnull,
    a.atthasdef, a.attisdropped, a.attislocal, a.attinhcount, a.attcollation, a.attacl,
    a.attoptions, a.attfdwoptions
  FROM dws_catalog.shown_attribute a
) u
WHERE u.is_shown OR u.attrelid <> ALL (ARRAY[
  'pg_catalog.pg_class'::regclass::oid, 'pg_catalog.pg_attribute'::regclass::oid,
  'pg_catalog.pg_attrdef'::regclass::oid, 'pg_catalog.pg_constraint'::regclass::oid,
  'pg_catalog.pg_index'::regclass::oid, 'pg_catalog.pg_database'::regclass::oid,
  'pg_catalog.pg_namespace'::regclass::oid, 'pg_catalog.pg_proc'::regclass::oid]);

INSERT INTO dws_catalog.shown_attribute
SELECT real.oid, a.attname, a.atttypid, a.attstattarget, a.attlen, a.attnum, a.attndims,
  -1 AS attcacheoff, a.atttypmod, a.attbyval, a.attstorage, a.attalign, a.attnotnull,
  a.atthasdef, a.attisdropped, a.attislocal, a.attinhcount, a.attcollation, a.attacl,
  a.attoptions, a.attfdwoptions
FROM pg_catalog.pg_class v
JOIN pg_catalog.pg_class real ON real.relname = v.relname
  AND real.relnamespace = 'pg_catalog'::regnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid
WHERE v.relnamespace = 'dws_catalog'::regnamespace AND v.relkind = 'v';
ANALYZE dws_catalog.shown_attribute;

GRANT SELECT ON dws_catalog.pg_class, dws_catalog.pg_attribute, dws_catalog.pg_database,
  dws_catalog.pg_namespace, dws_catalog.pg_attrdef, dws_catalog.pg_constraint,
  dws_catalog.pg_index, dws_catalog.pg_proc TO PUBLIC;
