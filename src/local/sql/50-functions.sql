-- Functions of DWS that clients call; version texts follow catalog.md 1.10 and say that this is a stand-in.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT 'PostgreSQL 9.2.4 (GaussDB 8.2.1 build 00000000) compiled for tests '
    || '(local stand-in of generator-dws on PostgreSQL ' || pg_catalog.current_setting('server_version') || ')' $$;

CREATE FUNCTION pg_catalog.pgxc_version() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT 'Postgres-XC 1.1 (local stand-in of generator-dws), based on PostgreSQL 9.2.4'::text $$;

-- Names of the hash key, ", " between them and not quoted; NULL when not hash; an error without a row in pgxc_class.
CREATE FUNCTION pg_catalog.getdistributekey(relation regclass) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
  key int2[];
BEGIN
  SELECT x.pcattnum::int2[] INTO key FROM pgxc_class x WHERE x.pcrelid = relation;
  IF key IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '42P01',
      MESSAGE = format('relation "%s" is not a distributed table', relation);
  END IF;
  RETURN (SELECT string_agg(a.attname, ', ' ORDER BY array_position(key, a.attnum))
          FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum = ANY (key));
END $$;

-- pg_partition.boundexprs is a text here, so that pg_get_expr(boundexprs, 0) has to take one.
CREATE FUNCTION pg_catalog.pg_get_expr(expression text, relation oid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT expression';

-- The engine cannot print a cluster key; text of the source's ruleutils.cpp.
CREATE FUNCTION pg_catalog.cluster_key_text(constraint_oid oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT 'PARTIAL CLUSTER KEY (' || string_agg(quote_ident(a.attname), ', ' ORDER BY u.n) || ')'
  FROM pg_constraint k, unnest(k.conkey) WITH ORDINALITY u(attnum, n), pg_attribute a
  WHERE k.oid = constraint_oid AND k.contype = 's' AND a.attrelid = k.conrelid AND a.attnum = u.attnum
$$;
CREATE FUNCTION pg_catalog.engine_constraintdef(oid, bool) RETURNS text
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'pg_get_constraintdef_ext';
CREATE FUNCTION pg_catalog.any_constraintdef(constraint_oid oid, pretty bool) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.oid = constraint_oid AND k.contype = 's') THEN
    RETURN pg_catalog.cluster_key_text(constraint_oid);
  END IF;
  RETURN pg_catalog.replace(pg_catalog.engine_constraintdef(constraint_oid, pretty), ' NOT VALID', '');
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_constraintdef(oid) RETURNS text LANGUAGE sql STABLE STRICT
  AS 'SELECT pg_catalog.any_constraintdef($1, false)';
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_constraintdef(oid, bool) RETURNS text LANGUAGE sql STABLE STRICT
  AS 'SELECT pg_catalog.any_constraintdef($1, $2)';

-- Identifiers of S0040; from time and node there, random here.
CREATE FUNCTION pg_catalog.uuid_generate_v1() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT pg_catalog.md5(pg_catalog.random()::text || pg_catalog.clock_timestamp()::text)::uuid $$;
CREATE FUNCTION pg_catalog.uuid() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  AS 'SELECT pg_catalog.uuid_generate_v1()';
CREATE FUNCTION pg_catalog.sys_guid() RETURNS text LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT pg_catalog.upper(pg_catalog.replace(pg_catalog.uuid_generate_v1()::text, '-', '')) $$;
