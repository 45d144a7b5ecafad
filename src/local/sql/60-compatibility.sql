-- Compatibility modes (catalog.md 3.1): what of them the engine has to do. The front turns '' into NULL.

-- Out of sight, by name: what the engine has and DWS has not.
CREATE SCHEMA dws_newer;
GRANT USAGE ON SCHEMA dws_newer TO PUBLIC;

-- text_concat is concat(): it passes over NULL. As immutable as textcat is, where the arguments are texts.
CREATE FUNCTION dws_catalog.join_texts(VARIADIC "any") RETURNS text LANGUAGE internal IMMUTABLE PARALLEL SAFE
  AS 'text_concat';

-- 'abc' || NULL is 'abc', NULL || NULL is NULL (D0042); plain SQL, so that the planner puts the body into the query.
CREATE FUNCTION dws_catalog.text_or_text(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT nullif(dws_catalog.join_texts($1, $2), '') $$;
CREATE FUNCTION dws_catalog.text_or_any(text, anynonarray) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(dws_catalog.join_texts($1, $2::text), '') $$;
CREATE FUNCTION dws_catalog.any_or_text(anynonarray, text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(dws_catalog.join_texts($1::text, $2), '') $$;
GRANT EXECUTE ON FUNCTION dws_catalog.own_mode(oid), dws_catalog.join_texts("any"), dws_catalog.text_or_text(text, text),
  dws_catalog.text_or_any(text, anynonarray), dws_catalog.any_or_text(anynonarray, text) TO PUBLIC;

-- The strict operator stays for our own functions, whose search_path begins with dws_newer.
CREATE OPERATOR dws_newer.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_catalog.textcat);
CREATE OPERATOR dws_newer.|| (LEFTARG = text, RIGHTARG = anynonarray, FUNCTION = pg_catalog.textanycat);
CREATE OPERATOR dws_newer.|| (LEFTARG = anynonarray, RIGHTARG = text, FUNCTION = pg_catalog.anytextcat);

-- The engine keeps the operators of || under the oids 654, 2779 and 2780; ORA and TD take the lenient functions, MySQL
-- the engine's own.
CREATE FUNCTION dws_catalog.set_operators(mode text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  UPDATE pg_operator o SET oprcode = CASE WHEN mode = 'MySQL' THEN n.strict ELSE n.lenient END
  FROM (VALUES
    (654, 'pg_catalog.textcat'::regproc, 'dws_catalog.text_or_text'::regproc),
    (2779, 'pg_catalog.textanycat', 'dws_catalog.text_or_any'),
    (2780, 'pg_catalog.anytextcat', 'dws_catalog.any_or_text')) n(id, strict, lenient)
  WHERE o.oid = n.id
$$;

-- Sets the mode of this database and of those that are made from it.
CREATE FUNCTION dws_catalog.set_compatibility(mode text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF mode NOT IN ('ORA', 'TD', 'MySQL') THEN
    RAISE EXCEPTION USING ERRCODE = '22023',
      MESSAGE = format('Compatibility args %s is invalid', mode);
  END IF;
  PERFORM dws_catalog.set_operators(mode);
  EXECUTE 'CREATE OR REPLACE VIEW dws_catalog.pg_database AS '
    || regexp_replace(pg_get_viewdef('dws_catalog.pg_database'::regclass), '''(ORA|TD|MySQL)''(?=::name)', quote_literal(mode));
END $$;
