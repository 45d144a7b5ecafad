/** The psycopg2 cursor, continued: running statements and fetching rows, each with what does its work here. */
import { expect } from "vitest";
import {
  as,
  type Database,
  openSqlCursor,
  query,
  run,
  sql,
  type SqlCursor,
  type TextRow,
  withLiterals,
} from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";
import {
  type ApiGroup,
  expectRefused,
  type Place,
  sentDuring,
  textSql,
} from "./row.js";

const FIVE = sql`select generate_series(1, ${5}::int) as n`;

/** Runs `work` with a cursor over five rows. */
const withCursor = async (
  db: Database,
  work: (cursor: SqlCursor<TextRow>) => Promise<void>,
): Promise<void> =>
  db.transaction(async (tx) => work(await openSqlCursor(tx, FIVE)), {
    readOnly: true,
  });

/** `{ n: "1" }` and so on. */
const numbers = (...given: readonly number[]) =>
  given.map((n) => ({ n: String(n) }));

const NO_SIZES =
  "The type of a value follows from where it stands, or is said: `${n}::bigint`. In psycopg2 it does nothing either";

/** Statements that one call sends for a cursor over five rows, read to their end. */
const fetches = async (its: Place, batchRows: number): Promise<number> => {
  const sent = await sentDuring(its, async () =>
    its.db.transaction(async (tx) => {
      const found: unknown[] = [];
      const cursor = await openSqlCursor(tx, FIVE, undefined, { batchRows });
      for await (const row of cursor) found.push(row);
      expect(found).toEqual(numbers(1, 2, 3, 4, 5));
    }),
  );
  return sent.filter((text) => text.startsWith("fetch")).length;
};

/** What the guide lists of statements and rows. */
export const execution: ApiGroup = {
  title: "Running statements, fetching rows",
  rows: [
    {
      api: "execute(query, vars=None)",
      guide: "Y",
      kind: "counterpart",
      here: "``query(session, sql`… ${value}`)`` and ``run(session, sql`… ${value}`)``; for a table the methods of its repository",
      check: async ({ db }) => {
        const hostile = "'; drop table orders; --";
        const rows = await query(db, sql`select ${hostile}::text as a`);
        expect(rows).toEqual([{ a: hostile }]);
        await orders(db).insert({ id: 1n, customerId: 1, note: hostile });
        expect(await orders(db).get({ id: 1n })).toMatchObject({
          note: hostile,
        });
      },
    },
    {
      api: "executemany(query, vars_list)",
      guide: "Y",
      kind: "counterpart",
      here: "`insertMany(rows)`, `copy(rows)`, `upsert(rows)`: few round trips, where psycopg2 makes one for each row",
      check: async (its) => {
        const rows = [1n, 2n, 3n].map((id) => ({ id, customerId: 1 }));
        await orders(its.db).count();
        const sent = await sentDuring(its, async () =>
          orders(its.db).insertMany(rows),
        );
        expect(sent).toHaveLength(1);
        expect(await orders(its.db).count()).toBe(3n);
      },
    },
    {
      api: "callproc(procname[, parameters])",
      guide: "Y",
      kind: "counterpart",
      here: "``query(db, sql`select * from f(${value})`)``, which is what psycopg2 sends",
      check: async ({ db }) => {
        await run(
          db,
          sql`create or replace function parity_twice(n int) returns int language sql as 'select n * 2'`,
        );
        const name = sql.identifier("parity_twice");
        const call = sql`select * from ${name}(${21}) as n`;
        expect(await query(db, call, { n: as.int4 })).toEqual([{ n: 42 }]);
      },
    },
    {
      api: "mogrify(operation[, parameters])",
      guide: "Y",
      kind: "counterpart",
      here: "``withLiterals(sql`…`)``, for people to read; what runs has parameters",
      check: async ({ db }) => {
        const text = withLiterals(
          sql`select ${"it's \\ ?"}::text as a, ${null}::int as b, ${[1, 2]}::int[] as c`,
        );
        expect(text).toBe(
          String.raw`select E'it''s \\ ?'::text as a, null::int as b, '{"1","2"}'::int[] as c`,
        );
        expect(await query(db, textSql(text))).toEqual([
          { a: "it's \\ ?", b: null, c: "{1,2}" },
        ]);
      },
    },
    {
      api: "setinputsizes(sizes)",
      guide: "Y",
      kind: "none",
      here: NO_SIZES,
    },
    {
      api: "fetchone()",
      guide: "Y",
      kind: "counterpart",
      here: "``const [row] = await query(db, sql`…`)``, `find(key)`, or `cursor.fetch(1)`",
      check: async ({ db }) => {
        const [row] = await query(db, FIVE);
        expect(row).toEqual({ n: "1" });
        await withCursor(db, async (cursor) => {
          expect(await cursor.fetch(1)).toEqual(numbers(1));
          expect(await cursor.fetch(1)).toEqual(numbers(2));
        });
      },
    },
    {
      api: "fetchmany([size=cursor.arraysize])",
      guide: "Y",
      kind: "counterpart",
      here: "`cursor.fetch(count)`",
      check: async ({ db }) =>
        withCursor(db, async (cursor) => {
          expect(await cursor.fetch(3)).toEqual(numbers(1, 2, 3));
          expect(await cursor.fetch(3)).toEqual(numbers(4, 5));
          expect(await cursor.fetch(3)).toEqual([]);
        }),
    },
    {
      api: "fetchall()",
      guide: "Y",
      kind: "counterpart",
      here: "``await query(db, sql`…`)``, `select()`",
      check: async ({ db }) => {
        expect(await query(db, FIVE)).toEqual(numbers(1, 2, 3, 4, 5));
      },
    },
    {
      api: "scroll(value[, mode='relative'])",
      guide: "N",
      kind: "refused",
      here: "`MOVE` backward or to a place is refused; page back with `orderBy` and `after`",
      check: async (its) => {
        await expectRefused(its, sql`move backward 1 from c`, /after/);
        await expectRefused(its, sql`move absolute 1 from c`, /after/);
      },
    },
    {
      api: "arraysize",
      guide: "Y",
      kind: "counterpart",
      here: "The `count` of `cursor.fetch(count)`; for loops `openSqlCursor(tx, …, columns, { batchRows })`",
      check: async (its) => {
        expect(await fetches(its, 2)).toBe(3);
        expect(await fetches(its, 1_000)).toBe(1);
      },
    },
    {
      api: "itersize",
      guide: "Y",
      kind: "counterpart",
      here: "`stream(query, { batchRows })` of a repository, by default 1,000",
      check: async (its) => {
        const rows = [1n, 2n, 3n, 4n, 5n].map((id) => ({ id, customerId: 1 }));
        await orders(its.db).insertMany(rows);
        const found: bigint[] = [];
        const sent = await sentDuring(its, async () => {
          const all = orders(its.db).stream(
            { orderBy: ["id"] },
            { batchRows: 2 },
          );
          for await (const { id } of all) found.push(id);
        });
        expect(found).toEqual(rows.map(({ id }) => id));
        const reads = sent.filter((text) => text.startsWith("select"));
        expect(reads).toHaveLength(3);
      },
    },
  ],
};
