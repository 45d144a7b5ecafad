/** Where the calls leave their traces, and what an independent connection sees of them. */
import type pg from "pg";
import {
  defineTable,
  KeyedRepository,
  type Session,
  t,
  TableRepository,
} from "../../src/runtime/index.js";

/** Without a key: what is applied twice is there twice. */
export interface HeapRow {
  call: bigint;
  n: number;
  attempt: number;
  note: string | null;
}

/** With a key; a trigger writes down every change of a row. */
export interface KeyedRow {
  call: bigint;
  n: number;
  value: number;
}

export const heapTable = defineTable<HeapRow>({
  schema: "public",
  name: "torture_heap",
  columns: {
    call: t.int8("call", "bigint", "NOT NULL"),
    n: t.int4("n", "integer", "NOT NULL"),
    attempt: t.int4("attempt", "integer", "NOT NULL"),
    note: t.text("note", "text"),
  },
});

const keyedTable = defineTable<KeyedRow>({
  schema: "public",
  name: "torture_keyed",
  columns: {
    call: t.int8("call", "bigint", "NOT NULL"),
    n: t.int4("n", "integer", "NOT NULL"),
    value: t.int4("value", "integer", "NOT NULL"),
  },
  key: ["call", "n"],
});

/** Everything that is needed, made anew. */
export const SCHEMA = `
  drop table if exists torture_heap, torture_keyed, torture_log;
  create table torture_heap (call bigint not null, n integer not null, attempt integer not null, note text);
  create table torture_keyed (call bigint not null, n integer not null, value integer not null, primary key (call, n));
  create table torture_log (call bigint not null, n integer not null);
  create or replace function torture_note() returns trigger language plpgsql as
    'begin insert into torture_log values (coalesce(new.call, old.call), coalesce(new.n, old.n)); return null; end'`;

/** From here on changes of the keyed table are written down. */
export const WATCH =
  "create trigger torture_note after insert or update or delete on torture_keyed for each row execute procedure torture_note()";

export const heap = (session: Session) =>
  new TableRepository<
    HeapRow,
    Pick<HeapRow, "call" | "n" | "attempt"> & Partial<HeapRow>,
    Partial<HeapRow>
  >(heapTable, session);

export const keyed = (session: Session) =>
  new KeyedRepository<
    KeyedRow,
    KeyedRow,
    Partial<KeyedRow>,
    Pick<KeyedRow, "call" | "n">
  >(keyedTable, session);

/** What is there of one call. */
export interface Trace {
  /** Different parts, and the least and the greatest of them. */
  readonly parts: number;
  readonly first: number;
  readonly last: number;
  /** How often each part was applied: least and most. */
  readonly least: number;
  readonly most: number;
  /** Attempts that left something: first and last. */
  readonly from: number;
  readonly to: number;
}

const EMPTY: Trace = {
  parts: 0,
  first: 0,
  last: 0,
  least: 0,
  most: 0,
  from: 0,
  to: 0,
};

const LOOK = `
  select call::int as id, count(*)::int as parts, min(n) as first, max(n) as last,
    min(times)::int as least, max(times)::int as most, min(low) as "from", max(high) as "to"
  from (
    select call, n, count(*) as times, min(attempt) as low, max(attempt) as high from torture_heap group by call, n
    union all
    select call, n, count(*), 1, 1 from torture_log group by call, n) traces
  group by call`;

/** The traces of all calls. */
export const readTraces = async (
  direct: pg.Client,
): Promise<(id: number) => Trace> => {
  const { rows } = await direct.query<Trace & { readonly id: number }>(LOOK);
  const found = new Map(rows.map(({ id, ...trace }) => [id, trace]));
  return (id) => found.get(id) ?? EMPTY;
};
