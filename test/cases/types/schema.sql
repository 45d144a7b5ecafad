-- Enums, composites and arrays, also of a schema that was not chosen.
create schema typed;
create schema typed_elsewhere;
create type typed_elsewhere.mood as enum ('sad', 'ok', 'happy');
create type typed_elsewhere.unused as enum ('x');
create type typed_elsewhere.point as (x int, y int, m typed_elsewhere.mood);
create type typed.line as (a typed_elsewhere.point, b typed_elsewhere.point[], label varchar(20));
create type typed.empty as enum ();
create table typed.everything (
  a smallint, b integer, c bigint, d numeric, e numeric(12, 2), f real, g double precision, h boolean,
  i char(3), j varchar(50), k text, l date, m time(3), n timestamp(0), o timestamptz, p interval, q bytea,
  r uuid, s json, t inet, u bit(4), v bit varying(9), w text[], x numeric(5, 1)[], y int[][],
  z typed_elsewhere.mood, aa typed_elsewhere.mood[], bb typed.line, cc int4range, dd oid, ee "char", ff name,
  gg text collate "C", hh text collate "POSIX" not null default 'it''s');
