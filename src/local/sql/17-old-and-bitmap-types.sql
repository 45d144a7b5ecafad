-- The types of 9.2 that PostgreSQL 12 dropped, and DWS's sketches and bitmaps: input and output are borrowed as in
-- 15-types.sql, what these cannot do is done by casts and by the trigger of 36-routing.sql.

SELECT dws_catalog.make_shell('abstime', 702), dws_catalog.make_shell('reltime', 703),
  dws_catalog.make_shell('tinterval', 704), dws_catalog.make_shell('hll', 4301);
-- Its oid on DWS is not known (catalog.md 3.2).
CREATE TYPE pg_catalog.roaringbitmap;

-- abstime: a timestamptz of whole seconds.
CREATE FUNCTION pg_catalog.abstimein(cstring, oid, int4) RETURNS pg_catalog.abstime
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'timestamptz_in';
CREATE FUNCTION pg_catalog.abstimeout(pg_catalog.abstime) RETURNS cstring
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'timestamptz_out';
CREATE TYPE pg_catalog.abstime (INPUT = pg_catalog.abstimein, OUTPUT = pg_catalog.abstimeout,
  LIKE = pg_catalog.timestamptz, CATEGORY = 'D');

-- reltime, tinterval: their text is what is stored. hll, roaringbitmap: bytes whose meaning nobody here knows.
DO $do$
DECLARE
  made record;
BEGIN
  FOR made IN SELECT * FROM (VALUES ('reltime', 'text', 'T'), ('tinterval', 'text', 'T'), ('hll', 'bytea', 'U'),
    ('roaringbitmap', 'bytea', 'U')) v(name, base, category)
  LOOP
    EXECUTE format('CREATE FUNCTION pg_catalog.%s_in(cstring) RETURNS pg_catalog.%1$s
      LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS %L', made.name, made.base || 'in');
    EXECUTE format('CREATE FUNCTION pg_catalog.%s_out(pg_catalog.%1$s) RETURNS cstring
      LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS %L', made.name, made.base || 'out');
    EXECUTE format('CREATE TYPE pg_catalog.%s (INPUT = pg_catalog.%1$s_in, OUTPUT = pg_catalog.%1$s_out,
      LIKE = pg_catalog.%s, CATEGORY = %L)', made.name, made.base, made.category);
  END LOOP;
END $do$;

SELECT dws_catalog.set_array_oid(702, 1023), dws_catalog.set_array_oid(703, 1024),
  dws_catalog.set_array_oid(704, 1025), dws_catalog.set_array_oid(4301, 4302);

-- Fractions of seconds are cut off, which is inferred; the range is that of four bytes (S0014).
CREATE FUNCTION pg_catalog.second_of(value timestamptz) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF isfinite(value) AND value NOT BETWEEN '1901-12-13 20:45:53+00' AND '2038-01-18 23:59:59+00' THEN
    RAISE EXCEPTION USING ERRCODE = '22008', MESSAGE = 'cannot convert timestamp to abstime';
  END IF;
  RETURN date_trunc('second', value);
END $$;
CREATE FUNCTION pg_catalog.as_abstime(timestamptz, timestamptz) RETURNS pg_catalog.abstime
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'timestamp_larger';
CREATE FUNCTION pg_catalog.abstime(value timestamptz) RETURNS pg_catalog.abstime LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.as_abstime(pg_catalog.second_of(value), pg_catalog.second_of(value))';
CREATE CAST (timestamptz AS pg_catalog.abstime) WITH FUNCTION pg_catalog.abstime(timestamptz) AS ASSIGNMENT;
CREATE CAST (pg_catalog.abstime AS timestamptz) WITHOUT FUNCTION AS IMPLICIT;

-- A bare number is one of days, a year has 365.25 days and a month 30; it is printed in the style postgres (S0014).
-- Whole years are counted apart, for an interval takes twelve months for one of them.
CREATE FUNCTION pg_catalog.reltime_of(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET intervalstyle = 'postgres' AS $$
DECLARE
  year_words constant text := '(?:^|\s)([-+]?\d+)\s*(?:years?|yrs?|y)(?=\s|$)';
  years int := CASE WHEN value ~* 'ago' THEN NULL ELSE (regexp_match(value, year_words, 'i'))[1] END;
  rest_text text := CASE WHEN years IS NULL THEN value ELSE regexp_replace(value, year_words, ' 0 years ', 'i') END;
  given interval := CASE WHEN value ~ '^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$' THEN value || ' days' ELSE rest_text END;
  year_seconds constant numeric := 31557600;
  seconds numeric := trunc((coalesce(years, 0) + extract(year FROM given)::numeric) * year_seconds + extract(month FROM given)::numeric * 2592000
    + extract(day FROM given)::numeric * 86400 + extract(epoch FROM given - date_trunc('day', given))::numeric);
  rest numeric := seconds % year_seconds;
BEGIN
  IF abs(seconds) > 2147483647 THEN
    RAISE EXCEPTION USING ERRCODE = '22008', MESSAGE = format('reltime "%s" out of range', value);
  END IF;
  RETURN make_interval(years => trunc(seconds / year_seconds)::int, months => trunc(rest / 2592000)::int,
    days => trunc(rest % 2592000 / 86400)::int, secs => (rest % 86400)::float8)::text;
END $$;

-- Two abstimes, in the zone of the session that wrote them: the text is what is stored.
CREATE FUNCTION pg_catalog.tinterval_of(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  ends text[] := regexp_match(value, '^\s*\[\s*"([^"]*)"\s+"([^"]*)"\s*\]\s*$');
BEGIN
  IF ends IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '22007', MESSAGE = format('invalid input syntax for type tinterval: "%s"', value);
  END IF;
  RETURN format('["%s" "%s"]', second_of(ends[1]::timestamptz), second_of(ends[2]::timestamptz));
END $$;

DO $do$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY '{reltime,tinterval}'::text[] LOOP
    EXECUTE format('CREATE FUNCTION pg_catalog.as_%1$s(text, text) RETURNS pg_catalog.%1$s
      LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS ''text_larger''', name);
    EXECUTE format($$CREATE FUNCTION pg_catalog.%1$s(value text) RETURNS pg_catalog.%1$s LANGUAGE sql STABLE STRICT PARALLEL SAFE
      AS 'SELECT pg_catalog.as_%1$s(pg_catalog.%1$s_of(value) COLLATE "C", pg_catalog.%1$s_of(value))'$$, name);
    EXECUTE format('CREATE CAST (text AS pg_catalog.%1$s) WITH FUNCTION pg_catalog.%1$s(text) AS ASSIGNMENT', name);
  END LOOP;
  FOREACH name IN ARRAY '{hll,roaringbitmap}'::text[] LOOP
    EXECUTE format('CREATE CAST (bytea AS pg_catalog.%s) WITHOUT FUNCTION AS ASSIGNMENT', name);
    EXECUTE format('CREATE CAST (pg_catalog.%s AS bytea) WITHOUT FUNCTION AS IMPLICIT', name);
  END LOOP;
END $do$;

-- They are compared and counted with as intervals.
CREATE CAST (pg_catalog.reltime AS interval) WITH INOUT AS IMPLICIT;
CREATE FUNCTION pg_catalog.reltime(value interval) RETURNS pg_catalog.reltime LANGUAGE sql STABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.reltime(value::text)';
CREATE CAST (interval AS pg_catalog.reltime) WITH FUNCTION pg_catalog.reltime(interval) AS ASSIGNMENT;
