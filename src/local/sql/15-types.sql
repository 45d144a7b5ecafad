-- The types that DWS has and PostgreSQL lacks, as base types under their own names and oids (catalog.md 3.2).
-- Input and output are borrowed from the engine's types. What these cannot do (whole minutes, upper-case hex) is done
-- by the casts below and, for the columns of a table, by a trigger (36-routing.sql).

-- An oid of our choice: CREATE TYPE keeps that of the shell type that it fills.
CREATE FUNCTION dws_catalog.make_shell(name name, wanted oid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE pg_catalog.format('CREATE TYPE pg_catalog.%I', name);
  UPDATE pg_catalog.pg_type SET oid = wanted
  WHERE typname = name AND typnamespace = 'pg_catalog'::regnamespace;
END $$;

CREATE FUNCTION dws_catalog.set_array_oid(element oid, wanted oid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  made oid := (SELECT t.typarray FROM pg_catalog.pg_type t WHERE t.oid = element);
BEGIN
  UPDATE pg_catalog.pg_type SET oid = wanted WHERE oid = made;
  UPDATE pg_catalog.pg_type SET typarray = wanted WHERE oid = element;
  UPDATE pg_catalog.pg_depend SET objid = wanted WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = made;
END $$;

SELECT dws_catalog.make_shell('int1', 5545), dws_catalog.make_shell('nvarchar2', 3969),
  dws_catalog.make_shell('smalldatetime', 9003), dws_catalog.make_shell('raw', 86), dws_catalog.make_shell('blob', 88);

-- tinyint: 0 to 255. The engine's input function for domains does the check; it is told of the domain as if it were
-- the element type.
CREATE FUNCTION pg_catalog.int1_refuse(value int4) RETURNS bool LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '22003',
    MESSAGE = pg_catalog.format('value "%s" is out of range for 8-bit integer', value);
END $$;
CREATE DOMAIN dws_catalog.int1_range AS int4
  CHECK (CASE WHEN VALUE BETWEEN 0 AND 255 OR VALUE IS NULL THEN true ELSE pg_catalog.int1_refuse(VALUE) END);
CREATE FUNCTION pg_catalog.int1in(cstring, oid, int4) RETURNS pg_catalog.int1
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'domain_in';
CREATE FUNCTION pg_catalog.int1out(pg_catalog.int1) RETURNS cstring
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4out';
CREATE FUNCTION pg_catalog.int1recv(internal, oid, int4) RETURNS pg_catalog.int1
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'domain_recv';
CREATE FUNCTION pg_catalog.int1send(pg_catalog.int1) RETURNS bytea
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'int4send';
CREATE TYPE pg_catalog.int1 (INPUT = pg_catalog.int1in, OUTPUT = pg_catalog.int1out, RECEIVE = pg_catalog.int1recv,
  SEND = pg_catalog.int1send, LIKE = pg_catalog.int4, CATEGORY = 'N');
UPDATE pg_catalog.pg_type SET typelem = 'dws_catalog.int1_range'::regtype WHERE oid = 5545;

-- nvarchar2(n) is a varchar of its own name.
CREATE FUNCTION pg_catalog.nvarchar2in(cstring, oid, int4) RETURNS pg_catalog.nvarchar2
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'varcharin';
CREATE FUNCTION pg_catalog.nvarchar2out(pg_catalog.nvarchar2) RETURNS cstring
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'varcharout';
CREATE FUNCTION pg_catalog.nvarchar2recv(internal, oid, int4) RETURNS pg_catalog.nvarchar2
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'varcharrecv';
CREATE FUNCTION pg_catalog.nvarchar2send(pg_catalog.nvarchar2) RETURNS bytea
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'varcharsend';
CREATE TYPE pg_catalog.nvarchar2 (INPUT = pg_catalog.nvarchar2in, OUTPUT = pg_catalog.nvarchar2out,
  RECEIVE = pg_catalog.nvarchar2recv, SEND = pg_catalog.nvarchar2send, TYPMOD_IN = pg_catalog.varchartypmodin,
  TYPMOD_OUT = pg_catalog.varchartypmodout, LIKE = pg_catalog.varchar, CATEGORY = 'S', COLLATABLE = true);

-- smalldatetime is a timestamp of whole minutes.
CREATE FUNCTION pg_catalog.smalldatetime_in(cstring, oid, int4) RETURNS pg_catalog.smalldatetime
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'timestamp_in';
CREATE FUNCTION pg_catalog.smalldatetime_out(pg_catalog.smalldatetime) RETURNS cstring
  LANGUAGE internal STABLE STRICT PARALLEL SAFE AS 'timestamp_out';
CREATE FUNCTION pg_catalog.smalldatetime_recv(internal, oid, int4) RETURNS pg_catalog.smalldatetime
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'timestamp_recv';
CREATE FUNCTION pg_catalog.smalldatetime_send(pg_catalog.smalldatetime) RETURNS bytea
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'timestamp_send';
CREATE TYPE pg_catalog.smalldatetime (INPUT = pg_catalog.smalldatetime_in, OUTPUT = pg_catalog.smalldatetime_out,
  RECEIVE = pg_catalog.smalldatetime_recv, SEND = pg_catalog.smalldatetime_send, LIKE = pg_catalog.timestamp, CATEGORY = 'D');

-- raw and blob: bytes whose text is upper-case hex without a prefix; that text is what is stored here.
CREATE FUNCTION pg_catalog.rawin(cstring) RETURNS pg_catalog.raw
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
CREATE FUNCTION pg_catalog.rawout(pg_catalog.raw) RETURNS cstring
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
CREATE TYPE pg_catalog.raw (INPUT = pg_catalog.rawin, OUTPUT = pg_catalog.rawout, LIKE = pg_catalog.text, CATEGORY = 'U', COLLATABLE = true);
CREATE FUNCTION pg_catalog.blobin(cstring) RETURNS pg_catalog.blob
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
CREATE FUNCTION pg_catalog.blobout(pg_catalog.blob) RETURNS cstring
  LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
CREATE TYPE pg_catalog.blob (INPUT = pg_catalog.blobin, OUTPUT = pg_catalog.blobout, LIKE = pg_catalog.text, CATEGORY = 'U', COLLATABLE = true);

SELECT dws_catalog.set_array_oid(5545, 5546), dws_catalog.set_array_oid(3969, 3968),
  dws_catalog.set_array_oid(9003, 9005), dws_catalog.set_array_oid(86, 87), dws_catalog.set_array_oid(88, 3201);
