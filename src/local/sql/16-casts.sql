-- Casts, operators and index support of the types in 15-types.sql.

CREATE CAST (pg_catalog.int1 AS int4) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (pg_catalog.nvarchar2 AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (pg_catalog.smalldatetime AS timestamp) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (pg_catalog.raw AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (pg_catalog.blob AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (text AS pg_catalog.nvarchar2) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (varchar AS pg_catalog.nvarchar2) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (pg_catalog.nvarchar2 AS varchar) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (pg_catalog.raw AS pg_catalog.blob) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (pg_catalog.blob AS pg_catalog.raw) WITHOUT FUNCTION AS ASSIGNMENT;

-- An engine's function that gives its argument back serves to see a value as one of ours: int4up, …_larger of twins.
CREATE FUNCTION pg_catalog.as_int1(value int4) RETURNS pg_catalog.int1
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4up';
CREATE FUNCTION pg_catalog.int1(value int4) RETURNS pg_catalog.int1 LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT CASE WHEN value BETWEEN 0 AND 255 OR pg_catalog.int1_refuse(value) THEN pg_catalog.as_int1(value) END';
CREATE CAST (int4 AS pg_catalog.int1) WITH FUNCTION pg_catalog.int1(int4) AS ASSIGNMENT;

DO $$
DECLARE
  other text;
BEGIN
  FOREACH other IN ARRAY '{int2,int8,numeric,float4,float8}'::text[] LOOP
    EXECUTE format('CREATE FUNCTION pg_catalog.int1(value %1$s) RETURNS pg_catalog.int1
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ''SELECT pg_catalog.int1(value::int4)''', other);
    EXECUTE format('CREATE CAST (%1$s AS pg_catalog.int1) WITH FUNCTION pg_catalog.int1(%1$s) AS ASSIGNMENT', other);
    EXECUTE format('CREATE FUNCTION pg_catalog.%1$I(value pg_catalog.int1) RETURNS %1$s
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ''SELECT value::int4::%1$s''', other);
    EXECUTE format('CREATE CAST (pg_catalog.int1 AS %1$s) WITH FUNCTION pg_catalog.%1$I(pg_catalog.int1) AS %2$s',
      other, CASE WHEN other IN ('numeric', 'float8') THEN 'IMPLICIT' ELSE 'ASSIGNMENT' END);
  END LOOP;
END $$;

-- The length of nvarchar2(n) on assignment.
CREATE FUNCTION pg_catalog.nvarchar2(pg_catalog.nvarchar2, int4, bool) RETURNS pg_catalog.nvarchar2
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'varchar';
CREATE CAST (pg_catalog.nvarchar2 AS pg_catalog.nvarchar2)
  WITH FUNCTION pg_catalog.nvarchar2(pg_catalog.nvarchar2, int4, bool) AS IMPLICIT;

-- Seconds from 30 on make a minute more (S0014; the limit of 30 is the source's).
CREATE FUNCTION pg_catalog.minute_of(value timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT pg_catalog.date_trunc('minute', pg_catalog.date_trunc('second', value) + interval '30 seconds') $$;
CREATE FUNCTION pg_catalog.as_smalldatetime(timestamp, timestamp) RETURNS pg_catalog.smalldatetime
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'timestamp_larger';
CREATE FUNCTION pg_catalog.smalldatetime(value timestamp) RETURNS pg_catalog.smalldatetime
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.as_smalldatetime(pg_catalog.minute_of(value), pg_catalog.minute_of(value))';
CREATE CAST (timestamp AS pg_catalog.smalldatetime) WITH FUNCTION pg_catalog.smalldatetime(timestamp) AS ASSIGNMENT;

-- Hex in upper case; an odd number of digits begins with a 0 that was not written (source: rawin).
CREATE FUNCTION pg_catalog.hex_of(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT pg_catalog.upper(pg_catalog.encode(pg_catalog.decode(
    CASE WHEN pg_catalog.length(value) % 2 = 1 THEN '0' || value ELSE value END, 'hex'), 'hex'))
$$;

DO $do$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{raw,blob}'::text[] LOOP
    EXECUTE format($$CREATE FUNCTION pg_catalog.as_%1$s(text, text) RETURNS pg_catalog.%1$s
      LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'text_larger'$$, name);
    EXECUTE format($$CREATE FUNCTION pg_catalog.%1$s(value text) RETURNS pg_catalog.%1$s
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      AS 'SELECT pg_catalog.as_%1$s(pg_catalog.hex_of(value), pg_catalog.hex_of(value))'$$, name);
    EXECUTE format($$CREATE FUNCTION pg_catalog.%1$s(value bytea) RETURNS pg_catalog.%1$s
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT pg_catalog.%1$s(pg_catalog.encode(value, ''hex''))'$$, name);
    EXECUTE format($$CREATE FUNCTION pg_catalog.bytea(value pg_catalog.%1$s) RETURNS bytea
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT pg_catalog.decode(value::text, ''hex'')'$$, name);
    EXECUTE format('CREATE CAST (text AS pg_catalog.%1$s) WITH FUNCTION pg_catalog.%1$s(text) AS ASSIGNMENT', name);
    EXECUTE format('CREATE CAST (bytea AS pg_catalog.%1$s) WITH FUNCTION pg_catalog.%1$s(bytea) AS ASSIGNMENT', name);
    EXECUTE format('CREATE CAST (pg_catalog.%1$s AS bytea) WITH FUNCTION pg_catalog.bytea(pg_catalog.%1$s) AS ASSIGNMENT', name);
  END LOOP;
END $do$;

CREATE FUNCTION pg_catalog.hextoraw(value text) RETURNS pg_catalog.raw LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.raw(value)';
CREATE FUNCTION pg_catalog.rawtohex(value pg_catalog.raw) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT value::text';

-- Two tinyints are compared and counted with as integers, not as double precision, to which they could be cast too.
DO $do$
DECLARE
  made record;
BEGIN
  FOR made IN SELECT * FROM (VALUES ('=', 'int4eq', 'bool'), ('<>', 'int4ne', 'bool'), ('<', 'int4lt', 'bool'),
    ('<=', 'int4le', 'bool'), ('>', 'int4gt', 'bool'), ('>=', 'int4ge', 'bool'), ('+', 'int4pl', 'int4'),
    ('-', 'int4mi', 'int4'), ('*', 'int4mul', 'int4'), ('/', 'int4div', 'int4'), ('%', 'int4mod', 'int4')) v(name, code, result)
  LOOP
    EXECUTE format('CREATE FUNCTION pg_catalog.%I(pg_catalog.int1, pg_catalog.int1) RETURNS %s
      LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS %L', replace(made.code, 'int4', 'int1'), made.result, made.code);
    EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = pg_catalog.int1, RIGHTARG = pg_catalog.int1, FUNCTION = pg_catalog.%I)',
      made.name, replace(made.code, 'int4', 'int1'));
  END LOOP;
END $do$;

CREATE FUNCTION pg_catalog.int1larger(pg_catalog.int1, pg_catalog.int1) RETURNS pg_catalog.int1
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4larger';
CREATE FUNCTION pg_catalog.int1smaller(pg_catalog.int1, pg_catalog.int1) RETURNS pg_catalog.int1
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4smaller';
CREATE FUNCTION pg_catalog.int1_sum(int8, pg_catalog.int1) RETURNS int8
  LANGUAGE internal IMMUTABLE PARALLEL SAFE AS 'int4_sum';
CREATE FUNCTION pg_catalog.int1_avg_accum(int8[], pg_catalog.int1) RETURNS int8[]
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4_avg_accum';
CREATE AGGREGATE pg_catalog.max(pg_catalog.int1) (SFUNC = pg_catalog.int1larger, STYPE = pg_catalog.int1);
CREATE AGGREGATE pg_catalog.min(pg_catalog.int1) (SFUNC = pg_catalog.int1smaller, STYPE = pg_catalog.int1);
CREATE AGGREGATE pg_catalog.sum(pg_catalog.int1) (SFUNC = pg_catalog.int1_sum, STYPE = int8);
CREATE AGGREGATE pg_catalog.avg(pg_catalog.int1) (SFUNC = pg_catalog.int1_avg_accum, STYPE = int8[],
  FINALFUNC = pg_catalog.int8_avg, INITCOND = '{0,0}');

-- format_type says tinyint where typname is int1 (catalog.md 3.2).
CREATE FUNCTION pg_catalog.engine_format_type(oid, int4) RETURNS text
  LANGUAGE internal STABLE PARALLEL SAFE AS 'format_type';
CREATE OR REPLACE FUNCTION pg_catalog.format_type(oid, int4) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE $1 WHEN 5545 THEN 'tinyint' WHEN 5546 THEN 'tinyint[]' ELSE pg_catalog.engine_format_type($1, $2) END
$$;
