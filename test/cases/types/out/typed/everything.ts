import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type JsonText,
  type Numeric,
  type Patchable,
  type TableReader,
  type Timestamp,
  type TimestampTz,
} from "../../dws/index.js";
import type { Mood } from "../typed_elsewhere/enums.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface EverythingRow {
  a: number | null;
  b: number | null;
  c: bigint | null;
  d: Numeric | null;
  e: Numeric | null;
  f: number | null;
  g: number | null;
  h: boolean | null;
  i: string | null;
  j: string | null;
  k: string | null;
  l: Timestamp | null;
  m: string | null;
  n: Timestamp | null;
  o: TimestampTz | null;
  p: string | null;
  q: Buffer | null;
  r: string | null;
  s: JsonText | null;
  t: string | null;
  u: string | null;
  v: string | null;
  w: (string | null)[] | null;
  x: (Numeric | null)[] | null;
  y: (number | null)[] | null;
  z: Mood | null;
  aa: (Mood | null)[] | null;
  bb: string | null;
  cc: string | null;
  dd: number | null;
  ee: string | null;
  ff: string | null;
  gg: string | null;
  hh: string;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type EverythingInsert = Insertable<EverythingRow, "hh">;

/** Columns to set. */
export type EverythingPatch = Patchable<EverythingRow>;

export type EverythingReader = TableReader<EverythingRow>;

/** Rows of typed.everything: select, insert, update, delete, returning. */
export class EverythingRepository extends RowStoreRepository<
  EverythingRow,
  EverythingInsert,
  EverythingPatch
> {}

const table = defineTable<EverythingRow>({
  schema: "typed",
  name: "everything",
  columns: {
    a: t.int2("a", "smallint"),
    b: t.int4("b", "integer"),
    c: t.int8("c", "bigint"),
    d: t.numeric("d", "numeric"),
    e: t.numeric("e", "numeric(12,2)"),
    f: t.float("f", "real"),
    g: t.float("g", "double precision"),
    h: t.bool("h", "boolean"),
    i: t.text("i", "character(3)"),
    j: t.text("j", "character varying(50)"),
    k: t.text("k", "text"),
    l: t.temporal("l", "timestamp(0) without time zone"),
    m: t.temporal("m", "time(3) without time zone"),
    n: t.temporal("n", "timestamp(0) without time zone"),
    o: t.temporal("o", "timestamp with time zone"),
    p: t.temporal("p", "interval"),
    q: t.bytea("q", "bytea"),
    r: t.comparable("r", "uuid"),
    s: t.json("s", "json"),
    t: t.comparable("t", "inet"),
    u: t.comparable("u", "bit(4)"),
    v: t.comparable("v", "bit varying(9)"),
    w: t.text.array("w", "text[]"),
    x: t.numeric.array("x", "numeric(5,1)[]"),
    y: t.int4.array("y", "integer[]"),
    z: t.label("z", "typed_elsewhere.mood"),
    aa: t.label.array("aa", "typed_elsewhere.mood[]"),
    bb: t.comparable("bb", "typed.line"),
    cc: t.comparable("cc", "int4range"),
    dd: t.oid("dd", "oid"),
    ee: t.text("ee", '"char"'),
    ff: t.text("ff", "name"),
    gg: t.text("gg", "text", 'COLLATE pg_catalog."C"'),
    hh: t.text(
      "hh",
      "text",
      "COLLATE pg_catalog.\"POSIX\" DEFAULT 'it''s'::text NOT NULL",
    ),
  },
  emptyTextIsNull: true,
  ddl: `
    CREATE TYPE "typed_elsewhere"."mood" AS ENUM ('sad', 'ok', 'happy')
    CREATE TYPE "typed_elsewhere"."point" AS (
      "x" integer,
      "y" integer,
      "m" typed_elsewhere.mood)
    CREATE TYPE "typed"."line" AS (
      "a" typed_elsewhere.point,
      "b" typed_elsewhere.point[],
      "label" character varying(20))
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const everything = repositoryFactory(table, EverythingRepository);
