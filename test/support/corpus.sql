-- Tables for the round trip: every clause, option, distribution, partition, key, index and type that DWS documents.
-- A case begins with "-- case:" and is run as one text, in a database of each mode; "-- only:" names the one mode that
-- takes it. test/support/corpus-rows.ts says which row of the facts a case is for.

-- Clauses of CREATE TABLE ------------------------------------------------------------------------------------------

-- case: nothing said
CREATE TABLE corpus.plain (a integer, b text);

-- case: if not exists
CREATE TABLE IF NOT EXISTS corpus.if_not_exists (a integer) DISTRIBUTE BY HASH (a);
CREATE TABLE IF NOT EXISTS corpus.if_not_exists (b text) DISTRIBUTE BY ROUNDROBIN;
CREATE INDEX IF NOT EXISTS ix_if_not_exists ON corpus.if_not_exists (a);
CREATE SEQUENCE IF NOT EXISTS corpus.if_no_sequence;
ALTER TABLE corpus.if_not_exists ADD COLUMN b bigint DEFAULT nextval('corpus.if_no_sequence');

-- case: folded names
CREATE TABLE corpus.FoldedName (MixedCase integer, "MixedCase" integer) DISTRIBUTE BY HASH (MIXEDCASE);

-- case: backquotes
-- only: MySQL
CREATE TABLE corpus.`Back ``quoted` (`select` integer, `it's "b"` text) DISTRIBUTE BY HASH (`select`);

-- case: column constraints
CREATE TABLE corpus.column_constraints (
  a integer NOT NULL PRIMARY KEY,
  b integer NULL,
  c integer CONSTRAINT c_positive CHECK (c > 0),
  d integer CHECK (d <> 7),
  e integer DEFAULT 5 NOT NULL
) DISTRIBUTE BY HASH (a);

-- case: unique columns
CREATE TABLE corpus.unique_columns (a integer UNIQUE, b integer CONSTRAINT "b ""only""" UNIQUE NULLS NOT DISTINCT, c integer UNIQUE NULLS IGNORE)
DISTRIBUTE BY REPLICATION;

-- case: compress modes
CREATE TABLE corpus.compress_modes (a integer NOCOMPRESS, b integer DELTA NOT NULL, c text PREFIX, d text DICTIONARY, e varchar(9) NUMSTR)
DISTRIBUTE BY HASH (a);

-- case: table constraints
CREATE TABLE corpus.table_constraints (
  a integer, b integer, c text,
  CONSTRAINT tc_key PRIMARY KEY (b, a),
  CONSTRAINT tc_unique UNIQUE (c, a),
  CONSTRAINT tc_check CHECK (a < b AND c <> ')' AND c <> 'it''s'),
  CHECK (length(c) BETWEEN 1 AND 10)
) DISTRIBUTE BY HASH (a);

-- case: deferrable unique key
CREATE TABLE corpus.deferrable_key (a integer, b integer, CONSTRAINT dk UNIQUE (a) DEFERRABLE) DISTRIBUTE BY HASH (a);

-- case: deferred keys
CREATE TABLE corpus.deferred_keys (a integer PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, b integer, UNIQUE (b, a) DEFERRABLE INITIALLY IMMEDIATE)
DISTRIBUTE BY HASH (a);

-- case: unique key that takes nulls as equal
CREATE TABLE corpus.nulls_not_distinct (a integer, CONSTRAINT nnd UNIQUE NULLS NOT DISTINCT (a)) DISTRIBUTE BY HASH (a);

-- case: unique key that ignores nulls
CREATE TABLE corpus.nulls_ignore (a integer, CONSTRAINT ni UNIQUE NULLS IGNORE (a)) DISTRIBUTE BY HASH (a);

-- case: unique key with distinct nulls, said
CREATE TABLE corpus.nulls_distinct (a integer, CONSTRAINT nd UNIQUE NULLS DISTINCT (a)) DISTRIBUTE BY HASH (a);

-- case: partial cluster key
CREATE TABLE corpus.cluster_key (a integer, b integer, PARTIAL CLUSTER KEY (b, a))
WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: collation
CREATE TABLE corpus.collation (a text COLLATE "C", b varchar(10) COLLATE "POSIX" NOT NULL DEFAULT 'x') DISTRIBUTE BY HASH (a);

-- case: on update
CREATE TABLE corpus.on_update (a integer, b timestamp DEFAULT now() ON UPDATE now(), c timestamptz ON UPDATE current_timestamp)
DISTRIBUTE BY HASH (a);

-- case: unlogged
CREATE UNLOGGED TABLE corpus.unlogged (a integer) WITH (orientation = row) DISTRIBUTE BY HASH (a);

-- case: comment in create table
CREATE TABLE corpus.comment_in_create (a integer) DISTRIBUTE BY HASH (a) COMMENT 'said in passing';

-- case: comment on a column in create table
CREATE TABLE corpus.column_comment_in_create (a integer COMMENT 'said in passing') DISTRIBUTE BY HASH (a);

-- case: node group
CREATE TABLE corpus.to_group (a integer) DISTRIBUTE BY HASH (a) TO GROUP group_version1;

-- case: nodes
CREATE TABLE corpus.to_node (a integer) DISTRIBUTE BY HASH (a) TO NODE (dn_6001_6002);

-- case: compress clause
CREATE TABLE corpus.compressed (a integer) COMPRESS DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.not_compressed (a integer) NOCOMPRESS DISTRIBUTE BY HASH (a);

-- case: like
CREATE TABLE corpus.like_source (a integer PRIMARY KEY, b text DEFAULT 'x', CONSTRAINT ls CHECK (a > 0)) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.like_copy (LIKE corpus.like_source INCLUDING ALL) DISTRIBUTE BY HASH (a);

-- case: like, option by option
CREATE TABLE corpus.like_parts_source (gone integer, a serial, b text DEFAULT 'x' NOT NULL, c integer CHECK (c > 0), d timestamp ON UPDATE now())
WITH (orientation = row, fillfactor = 80) DISTRIBUTE BY HASH (a, b)
PARTITION BY RANGE (c) (PARTITION p1 VALUES LESS THAN (10), PARTITION p2 VALUES LESS THAN (MAXVALUE)) ENABLE ROW MOVEMENT;
ALTER TABLE corpus.like_parts_source DROP COLUMN gone;
CREATE INDEX ix_like_parts ON corpus.like_parts_source (b) LOCAL;
COMMENT ON COLUMN corpus.like_parts_source.b IS 'copied';
CREATE TABLE corpus.like_defaults (LIKE corpus.like_parts_source INCLUDING DEFAULTS INCLUDING CONSTRAINTS) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.like_indexes (LIKE corpus.like_source INCLUDING INDEXES INCLUDING STORAGE INCLUDING COMMENTS EXCLUDING DEFAULTS) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.like_partition (LIKE corpus.like_parts_source INCLUDING PARTITION INCLUDING DISTRIBUTION INCLUDING RELOPTIONS INCLUDING DROPCOLUMNS);

-- case: like without options
CREATE TABLE corpus.like_nothing_said (LIKE corpus.like_source) DISTRIBUTE BY HASH (a);

-- case: no columns
CREATE TABLE corpus.no_columns ();

-- case: dropped columns
CREATE TABLE corpus.dropped (gone integer, a integer, gone2 text, b text) DISTRIBUTE BY HASH (a);
ALTER TABLE corpus.dropped DROP COLUMN gone, DROP COLUMN gone2;
ALTER TABLE corpus.dropped ADD COLUMN c integer DEFAULT 3;

-- Storage parameters -----------------------------------------------------------------------------------------------

-- case: row store
CREATE TABLE corpus.row_store (a integer) WITH (orientation = row, compression = no) DISTRIBUTE BY HASH (a);

-- case: fillfactor
CREATE TABLE corpus.fillfactor (a integer) WITH (orientation = row, fillfactor = 70) DISTRIBUTE BY HASH (a);

-- case: column store
CREATE TABLE corpus.column_store (a integer, b text) WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: compression of column stores
CREATE TABLE corpus.compression_no (a integer) WITH (orientation = column, compression = no) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.compression_yes (a integer) WITH (orientation = column, compression = yes) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.compression_low (a integer) WITH (orientation = column, compression = low) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.compression_middle (a integer) WITH (orientation = column, compression = middle) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.compression_high (a integer) WITH (orientation = column, compression = high, compresslevel = 2) DISTRIBUTE BY HASH (a);

-- case: column versions
CREATE TABLE corpus.colversion_1 (a integer) WITH (orientation = column, colversion = 1.0) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.colversion_2 (a integer) WITH (orientation = column, colversion = 2.0) DISTRIBUTE BY HASH (a);

-- case: column version 3
CREATE TABLE corpus.colversion_3 (a integer) WITH (orientation = column, colversion = 3.0) DISTRIBUTE BY HASH (a);

-- case: hstore
CREATE TABLE corpus.hstore (a integer) WITH (orientation = column, enable_hstore = on) DISTRIBUTE BY HASH (a);

-- case: hstore opt
CREATE TABLE corpus.hstore_opt (a integer, b text, c integer)
WITH (orientation = column, enable_hstore_opt = on, bitmap_columns = 'b', secondary_part_column = 'c', secondary_part_num = 8)
DISTRIBUTE BY HASH (a);

-- case: delta
CREATE TABLE corpus.delta (a integer) WITH (orientation = column, enable_delta = true, deltarow_threshold = 60000) DISTRIBUTE BY HASH (a);

-- case: rows per unit
CREATE TABLE corpus.batch_rows (a integer) WITH (orientation = column, max_batchrow = 10000, partial_cluster_rows = 100000) DISTRIBUTE BY HASH (a);

-- case: automatic partitions
CREATE TABLE corpus.managed (a integer, at timestamp)
WITH (orientation = column, ttl = '3 months', period = '1 day')
DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (at) (PARTITION p1 VALUES LESS THAN ('2020-01-01'), PARTITION p2 VALUES LESS THAN ('2020-01-02'));

-- case: other options
CREATE TABLE corpus.other_options (a integer)
WITH (orientation = column, analyze_mode = 'frozen', incremental_analyze = on, enable_column_autovacuum_garbage = on,
      enable_turbo_store = on, skip_fpi_hint = on, enable_binlog = off)
DISTRIBUTE BY HASH (a);

-- case: options of storage apart from compute
CREATE TABLE corpus.decoupled_options (a integer)
WITH (orientation = column, cold_tablespace = 'default_obs_tbs', storage_policy = 'LMT:100', cache_policy = 'ALL',
      enable_disaster_cstore = on, time_format = 'yyyy-mm-dd')
DISTRIBUTE BY HASH (a);

-- Distribution -----------------------------------------------------------------------------------------------------

-- case: replication
CREATE TABLE corpus.replicated (a integer PRIMARY KEY, b integer UNIQUE) DISTRIBUTE BY REPLICATION;

-- case: replicated column store
CREATE TABLE corpus.replicated_columns (a integer) WITH (orientation = column) DISTRIBUTE BY REPLICATION;

-- case: round robin
CREATE TABLE corpus.roundrobin (a integer, b json) DISTRIBUTE BY ROUNDROBIN;

-- case: hash of several columns, out of order
CREATE TABLE corpus.hash_many (a integer, b text, c bigint, d date) DISTRIBUTE BY HASH (c, a, b);

-- case: default distribution by the key
CREATE TABLE corpus.hash_by_key (a integer, b integer PRIMARY KEY);

-- case: distribution that was changed
CREATE TABLE corpus.redistributed (a integer, b integer) DISTRIBUTE BY HASH (a);
ALTER TABLE corpus.redistributed DISTRIBUTE BY HASH (b);

-- case: hash of every hashable type
CREATE TABLE corpus.hash_smallint (k smallint) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_bigint (k bigint) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_numeric (k numeric(10,2)) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_char (k char(3)) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_varchar (k varchar(3)) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_text (k text) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_date (k date) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_time (k time) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_timetz (k timetz) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_timestamp (k timestamp) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_timestamptz (k timestamptz) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_interval (k interval) DISTRIBUTE BY HASH (k);
CREATE TABLE corpus.hash_uuid (k uuid) DISTRIBUTE BY HASH (k);

-- case: hash of tinyint
CREATE TABLE corpus.hash_tinyint (k tinyint) DISTRIBUTE BY HASH (k);

-- case: hash of nvarchar2
CREATE TABLE corpus.hash_nvarchar2 (k nvarchar2(3)) DISTRIBUTE BY HASH (k);

-- case: hash of smalldatetime
CREATE TABLE corpus.hash_smalldatetime (k smalldatetime) DISTRIBUTE BY HASH (k);

-- Partitions -------------------------------------------------------------------------------------------------------

-- case: range of integers
CREATE TABLE corpus.range_integer (a integer, b integer, CONSTRAINT ri PRIMARY KEY (a, b))
WITH (orientation = row) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (
  PARTITION below VALUES LESS THAN (-10), PARTITION p0 VALUES LESS THAN (0),
  PARTITION p9 VALUES LESS THAN (9), PARTITION p10 VALUES LESS THAN (10), PARTITION rest VALUES LESS THAN (MAXVALUE));

-- case: range without an end
CREATE TABLE corpus.range_open (a integer, b bigint) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (9007199254740993));

-- case: range of numerics
CREATE TABLE corpus.range_numeric (a integer, b numeric(10,3)) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (0.25), PARTITION p2 VALUES LESS THAN (1.5), PARTITION p3 VALUES LESS THAN (MAXVALUE));

-- case: range of texts that look like numbers
CREATE TABLE corpus.range_text (a integer, b varchar(10)) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN ('10'), PARTITION p2 VALUES LESS THAN ('it''s'), PARTITION p3 VALUES LESS THAN (MAXVALUE));

-- case: range of dates
CREATE TABLE corpus.range_date (a integer, b date) WITH (orientation = column) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION y2020 VALUES LESS THAN ('2021-01-01'), PARTITION y2021 VALUES LESS THAN ('2022-01-01'));

-- case: range of timestamps
CREATE TABLE corpus.range_timestamp (a integer, b timestamp) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN ('2021-01-01 12:30:00'), PARTITION p2 VALUES LESS THAN (to_date('2022-01-01', 'YYYY-MM-DD')));
CREATE TABLE corpus.range_timestamptz (a integer, b timestamptz) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN ('2021-01-01 12:30:00+02'), PARTITION p2 VALUES LESS THAN (MAXVALUE));

-- case: range of four columns
CREATE TABLE corpus.range_four (a integer, b integer, c text, d date) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b, c, d, a) (
  PARTITION p1 VALUES LESS THAN (1, 'm', '2020-01-01', 5),
  PARTITION p2 VALUES LESS THAN (1, 'm', MAXVALUE, MAXVALUE),
  PARTITION p3 VALUES LESS THAN (MAXVALUE, MAXVALUE, MAXVALUE, MAXVALUE));

-- case: row movement
CREATE TABLE corpus.row_movement (a integer, b integer) WITH (orientation = row) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (10)) ENABLE ROW MOVEMENT;
CREATE TABLE corpus.no_row_movement (a integer, b integer) WITH (orientation = row) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (10)) DISABLE ROW MOVEMENT;
CREATE TABLE corpus.row_movement_column (a integer, b integer) WITH (orientation = column) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (10)) ENABLE ROW MOVEMENT;

-- case: partitions from start to end
CREATE TABLE corpus.start_end (a integer, b integer) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 START (1) END (100) EVERY (25), PARTITION p2 START (100) END (MAXVALUE));

-- case: partitions from start or end alone
CREATE TABLE corpus.start_only (a integer, b integer) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 START (1), PARTITION p2 START (10) END (20), PARTITION p3 END (MAXVALUE));
CREATE TABLE corpus.end_only (a integer, b date) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 END ('2020-01-01'), PARTITION p2 END ('2021-01-01'));

-- case: replicated and partitioned
CREATE TABLE corpus.replicated_partitioned (a integer, b integer) DISTRIBUTE BY REPLICATION
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (MAXVALUE));

-- case: list of integers
CREATE TABLE corpus.list_integer (a integer, b integer) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b) (PARTITION p1 VALUES (202210, 202208), PARTITION p2 VALUES (-3), PARTITION p3 VALUES (DEFAULT));

-- case: list of texts
CREATE TABLE corpus.list_text (a integer, b text) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b) (PARTITION p1 VALUES ('10', 'b,(c)'), PARTITION p2 VALUES ('it''s', 'DEFAULT'), PARTITION p3 VALUES (DEFAULT));

-- case: list of varchars and dates
CREATE TABLE corpus.list_varchar (a integer, b varchar(10)) WITH (orientation = column) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b) (PARTITION p1 VALUES ('x'), PARTITION p2 VALUES ('y'));
CREATE TABLE corpus.list_date (a integer, b date) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b) (PARTITION p1 VALUES ('2020-01-01', '2020-01-02'));

-- case: list of several columns
CREATE TABLE corpus.list_two (a integer, b integer, c text) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b, c) (PARTITION p1 VALUES ((202201, 'city1'), (202201, 'city2')), PARTITION p2 VALUES ((202202, 'a,b')), PARTITION p3 VALUES (DEFAULT));
CREATE TABLE corpus.list_four (a integer, b integer, c text, d numeric(5,1)) DISTRIBUTE BY HASH (a)
PARTITION BY LIST (b, c, d, a) (PARTITION p1 VALUES ((1, 'x', 2.5, 3)));

-- Column store, indexes --------------------------------------------------------------------------------------------

-- case: keys of a column store
CREATE TABLE corpus.column_keys (a integer, b integer, CONSTRAINT ck_pk PRIMARY KEY (a), CONSTRAINT ck_uk UNIQUE (b, a))
WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: constant defaults and serial of a column store
CREATE TABLE corpus.column_defaults (a integer NOT NULL, b text DEFAULT 'x', c numeric(5,2) DEFAULT 1.5, d bigserial)
WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: types of a column store
CREATE TABLE corpus.column_types (
  a smallint, b integer, c bigint, d numeric(10,2), e real, f double precision, g money, h varchar(5), i char(5), j text,
  k timestamp, l timestamptz, m date, n time, o timetz, p interval, q boolean, r bytea, s json, t jsonb, u oid,
  v inet, w cidr, x bit(3), y bit varying(5))
WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: row store indexes
CREATE TABLE corpus.indexed (a integer, b text, c tsvector, d integer[], e point, f int4range, "G h" integer) DISTRIBUTE BY HASH (a);
CREATE INDEX ix_plain ON corpus.indexed (a);
CREATE INDEX ix_many ON corpus.indexed USING btree (b DESC, a ASC NULLS FIRST);
CREATE UNIQUE INDEX ix_unique ON corpus.indexed (a, b);
CREATE INDEX ix_expression ON corpus.indexed (lower(b), (a + 1));
CREATE INDEX ix_partial ON corpus.indexed (a) WHERE b <> 'LOCAL' AND a > 0;
CREATE INDEX ix_opclass ON corpus.indexed (b text_pattern_ops);
CREATE INDEX ix_collation ON corpus.indexed (b COLLATE "C");
CREATE INDEX ix_fillfactor ON corpus.indexed (a) WITH (fillfactor = 50);
CREATE INDEX ix_gin ON corpus.indexed USING gin (c);
CREATE INDEX ix_gin_array ON corpus.indexed USING gin (d);
CREATE INDEX ix_gist ON corpus.indexed USING gist (e);
CREATE INDEX ix_gist_range ON corpus.indexed USING gist (f);
CREATE INDEX "ix ""odd"" name" ON corpus.indexed ("G h");

-- case: column store indexes
CREATE TABLE corpus.indexed_columns (a integer, b integer, c text) WITH (orientation = column) DISTRIBUTE BY HASH (a);
CREATE INDEX ixc_btree ON corpus.indexed_columns USING btree (a, c);
CREATE INDEX ixc_psort ON corpus.indexed_columns USING psort (b);

-- case: local indexes
CREATE TABLE corpus.indexed_parts (a integer, b integer, c text) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (10), PARTITION p2 VALUES LESS THAN (MAXVALUE));
CREATE INDEX ixp_plain ON corpus.indexed_parts (c) LOCAL;
CREATE UNIQUE INDEX ixp_unique ON corpus.indexed_parts USING btree (a, b) LOCAL;
CREATE INDEX ixp_named ON corpus.indexed_parts (a) LOCAL (PARTITION ixp_1, PARTITION ixp_2) WITH (fillfactor = 60);

-- case: local indexes of a column store
CREATE TABLE corpus.indexed_column_parts (a integer, b integer) WITH (orientation = column) DISTRIBUTE BY HASH (a)
PARTITION BY RANGE (b) (PARTITION p1 VALUES LESS THAN (10));
CREATE INDEX ixcp ON corpus.indexed_column_parts USING btree (b) LOCAL;

-- Sequences and types of one's own ---------------------------------------------------------------------------------

-- case: serials
CREATE TABLE corpus.serials (a smallserial, b serial, c bigserial, d serial PRIMARY KEY) DISTRIBUTE BY HASH (d);
CREATE TABLE corpus."Serial Names" ("Id" serial, "it's" bigserial) DISTRIBUTE BY HASH ("Id");
CREATE TABLE corpus.serial_with_a_very_long_name_that_must_be_cut_somewhere (and_a_column_whose_name_is_no_shorter serial);

-- case: serials that were changed
CREATE TABLE corpus.serial_cached (a serial) DISTRIBUTE BY HASH (a);
ALTER SEQUENCE corpus.serial_cached_a_seq CACHE 1000;
CREATE TABLE corpus.serial_renamed (a serial, b text) DISTRIBUTE BY HASH (a);
ALTER SEQUENCE corpus.serial_renamed_a_seq RENAME TO "Numbers of it";
CREATE TABLE corpus.serial_nullable (a serial, b text) DISTRIBUTE BY HASH (b);
ALTER TABLE corpus.serial_nullable ALTER COLUMN a DROP NOT NULL;

-- case: owned sequences that are no serials
CREATE SEQUENCE corpus.owned_idle INCREMENT BY 10 MAXVALUE 500 CYCLE;
CREATE TABLE corpus.owner (a integer, b numeric) DISTRIBUTE BY HASH (a);
ALTER SEQUENCE corpus.owned_idle OWNED BY corpus.owner.a;
CREATE SEQUENCE corpus.owned_numeric;
ALTER SEQUENCE corpus.owned_numeric OWNED BY corpus.owner.b;
ALTER TABLE corpus.owner ALTER COLUMN b SET DEFAULT nextval('corpus.owned_numeric');

-- case: free sequences
CREATE SEQUENCE corpus.free_up START WITH 100 INCREMENT BY 5 MINVALUE 50 MAXVALUE 1000000 CACHE 20;
CREATE SEQUENCE corpus.free_down INCREMENT BY -1 CACHE 3 CYCLE;
CREATE SEQUENCE corpus."Free ""odd"" one" MINVALUE -10 START WITH 0;
CREATE TABLE corpus.takes_free (
  a bigint DEFAULT nextval('corpus.free_up'), b integer DEFAULT nextval('corpus.free_down') NOT NULL,
  c text DEFAULT 'N' || nextval('corpus."Free ""odd"" one"')) DISTRIBUTE BY HASH (a);
CREATE TABLE corpus.takes_free_too (a bigint DEFAULT nextval('corpus.free_up')) DISTRIBUTE BY HASH (a);

-- case: enum types
CREATE TYPE corpus.mood AS ENUM ('sad', 'it''s', 'so "so"', 'back\slash', '', 'über');
CREATE TYPE corpus."Odd ""enum""" AS ENUM ('only');
CREATE TYPE corpus.long_enum AS ENUM ('a label that is rather long', 'another one of about that length', 'and a third for good measure');
CREATE TYPE corpus.empty_enum AS ENUM ();
CREATE TABLE corpus.enums (a corpus.mood NOT NULL DEFAULT 'it''s', b corpus.mood[], c corpus."Odd ""enum""", d corpus.long_enum, e corpus.empty_enum)
DISTRIBUTE BY ROUNDROBIN;
CREATE TABLE corpus.enum_again (a integer, b corpus.mood) DISTRIBUTE BY HASH (a);

-- case: composite types
CREATE TYPE corpus.colour AS ENUM ('red', 'green');
CREATE TYPE corpus.pair AS (x integer, "Y z" numeric(10,2));
CREATE TYPE corpus.nested AS (p corpus.pair, c corpus.colour, more corpus.pair[], d date, t varchar(20));
CREATE TABLE corpus.composites (a integer, b corpus.nested, c corpus.pair[]) DISTRIBUTE BY HASH (a);

-- case: domains
CREATE DOMAIN corpus.code AS varchar(8) NOT NULL;
CREATE DOMAIN corpus.positive AS integer CHECK (value > 0);
CREATE TABLE corpus.domains (a corpus.positive, b corpus.code) DISTRIBUTE BY ROUNDROBIN;

-- Defaults ---------------------------------------------------------------------------------------------------------

-- case: defaults
CREATE TABLE corpus.defaults (
  a integer DEFAULT -1, b numeric(10,2) DEFAULT 0.25, c text DEFAULT 'it''s', d text DEFAULT E'back\\slash',
  e boolean DEFAULT true, f timestamptz DEFAULT now(), g timestamp DEFAULT '2020-01-01 00:00:00', h date DEFAULT '2020-01-01',
  i text DEFAULT NULL, j integer[] DEFAULT '{1,2}', k json DEFAULT '{"a": "b''c"}', l interval DEFAULT '1 day 02:00:00',
  m integer DEFAULT (1 + 2) * 3, n text DEFAULT upper('x') || 'y', o bytea DEFAULT '\x0aff', p varchar(5) DEFAULT 'a' NOT NULL,
  q double precision DEFAULT 1e10, r uuid DEFAULT '00000000-0000-0000-0000-000000000001', s timestamptz DEFAULT current_timestamp,
  t text DEFAULT current_user, u text DEFAULT 'two
lines', v text DEFAULT ' ')
DISTRIBUTE BY HASH (a);

-- case: sysdate
CREATE TABLE corpus.sysdate_default (a integer, b timestamp(0) DEFAULT sysdate) DISTRIBUTE BY HASH (a);

-- case: defaults that modes read in their own ways
CREATE TABLE corpus.mode_defaults (
  k integer, a text DEFAULT '', b text DEFAULT 'abc' || NULL, c numeric(5,2) DEFAULT -.25, d numeric DEFAULT 1 / 4,
  e timestamp DEFAULT current_timestamp, f timestamptz DEFAULT current_timestamp(3), g date DEFAULT current_date,
  h time DEFAULT localtime, i date DEFAULT sysdate NOT NULL, j varchar(3) DEFAULT '') DISTRIBUTE BY HASH (k);

-- case: uuid defaults
CREATE TABLE corpus.uuid_defaults (a uuid DEFAULT uuid_generate_v1(), b uuid DEFAULT uuid(), c text DEFAULT sys_guid()) DISTRIBUTE BY HASH (a);

-- Types ------------------------------------------------------------------------------------------------------------

-- case: numbers
CREATE TABLE corpus.numbers (
  a smallint, b int2, c integer, d int, e int4, f bigint, g int8, h numeric, i numeric(12,4), j decimal(5), k dec(7,2),
  l real, m float4, n double precision, o float8, p float(10), q float(30), r money, s boolean)
DISTRIBUTE BY HASH (a);

-- case: texts
CREATE TABLE corpus.texts (
  a char, b char(10), c nchar(5), d varchar, e varchar(20), f character varying(65535), g text, h "char", i name, j bpchar)
DISTRIBUTE BY HASH (e);

-- case: bytes and bits
CREATE TABLE corpus.bytes (a integer, b bytea, c bit, d bit(8), e bit varying, f bit varying(64)) DISTRIBUTE BY HASH (a);

-- case: times
CREATE TABLE corpus.times (
  a date, b time, c time(3), d timetz, e timetz(0), f timestamp, g timestamp(0), h timestamp(3), i timestamptz, j timestamptz(6),
  k interval, l interval day to second, m interval day to second(3), n interval year to month, o interval(2))
DISTRIBUTE BY HASH (f);

-- case: documents and networks
CREATE TABLE corpus.documents (
  a uuid, b json, c jsonb, d xml, e tsvector, f tsquery, g inet, h cidr, i macaddr) DISTRIBUTE BY HASH (a);

-- case: geometry
CREATE TABLE corpus.geometry (a point, b circle, c lseg, d box, e path, f polygon) DISTRIBUTE BY ROUNDROBIN;

-- case: lines
CREATE TABLE corpus.lines (a line) DISTRIBUTE BY ROUNDROBIN;

-- case: ranges
CREATE TABLE corpus.ranges (a int4range, b int8range, c numrange, d tsrange, e tstzrange, f daterange) DISTRIBUTE BY ROUNDROBIN;

-- case: objects
CREATE TABLE corpus.objects (a oid, b regclass, c regproc, d regtype) DISTRIBUTE BY ROUNDROBIN;

-- case: arrays
CREATE TABLE corpus.arrays (
  k integer, a integer[], b text[], c numeric(10,2)[], d varchar(5)[], e date[], f timestamptz[], g boolean[], h bytea[],
  i uuid[], j jsonb[], l integer[][], m char(3)[], n interval[]) DISTRIBUTE BY HASH (k);

-- case: tinyint
CREATE TABLE corpus.tinyint (a tinyint, b int1, c tinyint[]) DISTRIBUTE BY HASH (a);

-- case: number
CREATE TABLE corpus.number (a number, b number(10), c number(10,2)) DISTRIBUTE BY HASH (a);

-- case: integers with a precision
CREATE TABLE corpus.integer_precision (a integer(6,2)) DISTRIBUTE BY HASH (a);

-- case: binary integers and doubles
CREATE TABLE corpus.binary_numbers (a binary_integer, b binary_double) DISTRIBUTE BY HASH (a);

-- case: varchar2
CREATE TABLE corpus.varchar2 (a varchar2(10)) DISTRIBUTE BY HASH (a);

-- case: nvarchar2
CREATE TABLE corpus.nvarchar2 (a nvarchar2(10), b nvarchar2, c nvarchar2(3)[]) DISTRIBUTE BY HASH (a);

-- case: clob
CREATE TABLE corpus.clob (a integer, b clob) DISTRIBUTE BY HASH (a);

-- case: raw
CREATE TABLE corpus.raw (a integer, b raw DEFAULT '0aff') DISTRIBUTE BY HASH (a);

-- case: blob
CREATE TABLE corpus.blob (a integer, b blob DEFAULT '0AFF') DISTRIBUTE BY HASH (a);

-- case: smalldatetime
CREATE TABLE corpus.smalldatetime (a smalldatetime DEFAULT '2020-01-01 10:00:31', b smalldatetime[]) DISTRIBUTE BY HASH (a);

-- case: old times
CREATE TABLE corpus.old_times (k integer, a reltime DEFAULT '90', b abstime, c tinterval DEFAULT '["2020-01-01 00:00:00+00" "2021-01-01 00:00:00+00"]') DISTRIBUTE BY HASH (k);

-- case: old times of a column store
CREATE TABLE corpus.old_times_columns (k integer, a reltime, b abstime DEFAULT '2020-01-01 00:00:00+00') WITH (orientation = column) DISTRIBUTE BY HASH (k);

-- case: hll
CREATE TABLE corpus.hll (a integer, b hll DEFAULT '\x484c4c00') DISTRIBUTE BY HASH (a);

-- case: roaringbitmap
CREATE TABLE corpus.roaringbitmap (a integer, b roaringbitmap) WITH (orientation = column) DISTRIBUTE BY HASH (a);

-- case: a date that is a date in every mode
CREATE TABLE corpus.true_date (a integer, b pg_catalog.date NOT NULL, c pg_catalog.date[]) DISTRIBUTE BY HASH (a);

-- Names and comments -----------------------------------------------------------------------------------------------

-- case: hostile names
CREATE TABLE corpus."select" ("from" integer, "Order Details" integer, "quo""te" integer, "it's" integer, "üñí" integer, "__proto__" integer,
  "constructor" integer, "a/*b*/" integer, "客户" text, "${x}`" integer,
  CONSTRAINT "pk ""quoted""" PRIMARY KEY ("from", "quo""te"), CONSTRAINT "chk'" CHECK ("it's" > 0 AND "Order Details" < 9))
DISTRIBUTE BY HASH ("quo""te", "from");
CREATE TABLE corpus."Weird ""table"" name; --" ("k;" integer, "B" integer) DISTRIBUTE BY HASH ("k;")
PARTITION BY RANGE ("B") (PARTITION "P 1" VALUES LESS THAN (1), PARTITION "p""2" VALUES LESS THAN (MAXVALUE));
CREATE TABLE corpus.a23456789012345678901234567890123456789012345678901234567890123 (
  b23456789012345678901234567890123456789012345678901234567890123 integer PRIMARY KEY);

-- case: hostile comments
CREATE TABLE corpus.commented (a integer, b integer, c integer, "then" integer) DISTRIBUTE BY HASH (a);
COMMENT ON TABLE corpus.commented IS 'it''s "quoted", `ticked`, ${x}, */ closed, back\slash
and a second line';
COMMENT ON COLUMN corpus.commented.a IS E'tab\t, \u2028 separator, \\ and '' end';
COMMENT ON COLUMN corpus.commented.b IS ' ';
COMMENT ON COLUMN corpus.commented."then" IS '/* never mind */ -- really';
