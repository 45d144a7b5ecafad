-- SYSDATE, and how the server prints it.

-- SYSDATE is a keyword for this function: the front adds the parentheses. Whole seconds (dws_06_0026); that it stands
-- still within a statement is inferred.
CREATE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT pg_catalog.date_trunc('second', pg_catalog.statement_timestamp()::timestamp) $$;

-- A function whose name is a reserved word is printed in quotes (source: quote_identifier), which SYSDATE is on DWS;
-- not inside a literal, behind which the number of quotes to the end is odd.
CREATE FUNCTION pg_catalog.quote_sysdate(expression text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT regexp_replace(expression, '\msysdate\(\)(?=(?:[^'']*''[^'']*'')*[^'']*$)', '"sysdate"()', 'g') $$;
CREATE FUNCTION pg_catalog.engine_get_expr(pg_node_tree, oid) RETURNS text
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'pg_get_expr';
CREATE FUNCTION pg_catalog.engine_get_expr(pg_node_tree, oid, bool) RETURNS text
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'pg_get_expr_ext';
-- The engine runs its own code for these oids unless the planner puts the body into the query: all in it is strict.
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_expr(pg_node_tree, oid) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.quote_sysdate(pg_catalog.engine_get_expr($1, $2))';
CREATE OR REPLACE FUNCTION pg_catalog.pg_get_expr(pg_node_tree, oid, bool) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.quote_sysdate(pg_catalog.engine_get_expr($1, $2, $3))';
