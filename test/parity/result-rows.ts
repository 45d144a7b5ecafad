/** The psycopg2 cursor, continued: what can be asked of a result, COPY, and the C interface. */
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  rmSync,
} from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import {
  as,
  type Codec,
  openSqlCursor,
  query,
  queryResult,
  run,
  sql,
  withLiterals,
} from "../../src/runtime/index.js";
import { events } from "../support/events.js";
import { orders } from "../support/orders.js";
import { type ApiGroup, expectRefused, textSql } from "./row.js";

const moment: Codec<Date> = {
  decode: (text) => new Date(text.replace(" ", "T").replace("+00", "Z")),
  encode: (value) => value.toISOString(),
};

/** Runs `work` with the path of a file that is removed after it. */
const withFile = async (
  work: (path: string) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "dws-parity-"));
  try {
    await work(join(folder, "orders.tsv"));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const results: ApiGroup = {
  title: "What a result tells",
  rows: [
    {
      api: "rowcount",
      guide: "Y",
      kind: "counterpart",
      here: "`run`, `update`, `delete`, `insertMany`, … give the number of rows as a `bigint`; `queryResult(…).rowCount`",
      check: async ({ db }) => {
        const rows = [1n, 2n, 3n].map((id) => ({ id, customerId: 1 }));
        expect(await orders(db).insertMany(rows)).toBe(3n);
        const touch = sql`update orders set note = 'x' where id < ${3}`;
        expect(await run(db, touch)).toBe(2n);
        const read = await queryResult(db, sql`select 1 union all select 2`);
        expect(read.rowCount).toBe(2n);
      },
    },
    {
      api: "rownumber",
      guide: "Y",
      kind: "none",
      here: "Rows are an array, which has indexes (`rows.entries()`); a stream does not count",
    },
    {
      api: "lastrowid",
      guide: "Y",
      kind: "counterpart",
      here: '`returning.insert(row, ["id"])` of a row-store table. An oid, which psycopg2 means, no table of DWS has by default',
      check: async ({ db }) => {
        const made = await events(db).returning.insert({ id: 1n, shard: 1 }, [
          "number",
        ]);
        expect(await events(db).get({ id: 1n, shard: 1 })).toMatchObject(made);
      },
    },
    {
      api: "query",
      guide: "Y",
      kind: "counterpart",
      here: "The ``sql`…` `` is a value that you hold; ``withLiterals`` shows it. `dws.query` events tell of each statement by its label",
      check: async ({ db }) => {
        const statement = sql`select ${1}::int as a`;
        expect(await query(db, statement)).toEqual([{ a: "1" }]);
        expect(withLiterals(statement)).toBe("select '1'::int as a");
      },
    },
    {
      api: "statusmessage",
      guide: "Y",
      kind: "counterpart",
      here: "``(await queryResult(db, sql`…`)).tag``",
      check: async ({ db }) => {
        const tagOf = async (text: string) =>
          (await queryResult(db, textSql(text))).tag;
        expect(
          await tagOf("insert into orders (id, customer_id) values (1, 1)"),
        ).toBe("INSERT 0 1");
        expect(await tagOf("select 1 union all select 2")).toBe("SELECT 2");
        expect(await tagOf("truncate orders")).toBe("TRUNCATE TABLE");
      },
    },
    {
      api: "cast(oid, s)",
      guide: "Y",
      kind: "counterpart",
      here: 'The codec of a column: `as.int8.codec.decode("42")`, which is what `query` uses',
      check: async ({ db }) => {
        expect(as.int8.codec.decode("42")).toBe(42n);
        expect(as.int4.array.codec.decode("{1,NULL}")).toEqual([1, null]);
        const read = sql`select '{1,NULL}'::int[] as a`;
        expect(await query(db, read, { a: as.int4.array })).toEqual([
          { a: [1, null] },
        ]);
      },
    },
    {
      api: "tzinfo_factory",
      guide: "Y",
      kind: "counterpart",
      here: "Sessions are in UTC, and moments keep their text and its microseconds (`as.timestamptz`); for a `Date` or a library's type give a codec: `as.of(codec)`",
      check: async ({ db }) => {
        const read = sql`select timestamptz '2026-11-23 12:00:00.000001+02' as a`;
        expect(await query(db, read, { a: as.timestamptz })).toEqual([
          { a: "2026-11-23 10:00:00.000001+00" },
        ]);
        expect(await query(db, read, { a: as.of(moment) })).toEqual([
          { a: new Date("2026-11-23T10:00:00Z") },
        ]);
      },
    },
    {
      api: "nextset()",
      guide: "Y",
      kind: "counterpart",
      here: "One statement a call, each with its own result, in `db.transaction` when they belong together. Several in one text are refused; psycopg2 refuses `nextset` itself",
      check: async (its) => {
        const two = sql`select 1; select 2`;
        await expectRefused(its, two, /in db\.transaction/);
        const both = await its.db.transaction(async (tx) => [
          await query(tx, sql`select 1 as a`),
          await query(tx, sql`select 2 as a`),
        ]);
        expect(both).toEqual([[{ a: "1" }], [{ a: "2" }]]);
      },
    },
    {
      api: "setoutputsize(size[, column])",
      guide: "Y",
      kind: "none",
      here: "Values come whole, whatever their size. In psycopg2 it does nothing either",
    },
  ],
};

const copying: ApiGroup = {
  title: "COPY",
  rows: [
    {
      api: "copy_from(file, table, sep='\\\\t', null='\\\\\\\\N', size=8192, columns=None)",
      guide: "Y",
      kind: "counterpart",
      here: "`copy(rows)` of a repository, from any iterable or async iterable, such as the lines of a file; the socket sets the pace",
      check: async ({ db }) =>
        withFile(async (path) => {
          await writeFile(path, "1\tone\n2\t\\N\n");
          const rows = async function* () {
            const input = createReadStream(path, "utf8");
            for await (const line of createInterface({ input })) {
              const [id = "", note = ""] = line.split("\t");
              yield {
                id: BigInt(id),
                customerId: 1,
                note: note === "\\N" ? null : note,
              };
            }
          };
          expect(await orders(db).copy(rows)).toBe(2n);
          expect(
            await orders(db).select({
              columns: ["id", "note"],
              orderBy: ["id"],
            }),
          ).toEqual([
            { id: 1n, note: "one" },
            { id: 2n, note: null },
          ]);
        }),
    },
    {
      api: "copy_to(file, table, sep='\\\\t', null='\\\\\\\\N', columns=None)",
      guide: "Y",
      kind: "counterpart",
      here: "`copyOut(query)` of a repository or reader, an async iterable of rows",
      check: async ({ db }) =>
        withFile(async (path) => {
          await orders(db).insertMany(
            [1n, 2n].map((id) => ({ id, customerId: 1, note: `n${id}` })),
          );
          const file = createWriteStream(path);
          for await (const row of orders(db).copyOut({ orderBy: ["id"] })) {
            file.write(`${row.id}\t${row.note ?? "\\N"}\n`);
          }
          file.end();
          await once(file, "close");
          expect(await readFile(path, "utf8")).toBe("1\tn1\n2\tn2\n");
        }),
    },
    {
      api: "copy_expert(sql, file, size=8192)",
      guide: "Y",
      kind: "counterpart",
      here: "`copyOut({ columns, where, orderBy })`, with SQL of your own in `where`; any query: a view, or ``openSqlCursor(tx, sql`…`)``. A COPY in `query` or `run` is refused, since its rows would be lost",
      check: async (its) => {
        const { db } = its;
        const rows = [1n, 2n, 3n].map((id) => ({ id, customerId: 1 }));
        await orders(db).copy(rows);
        const found: unknown[] = [];
        for await (const row of orders(db).copyOut({
          columns: ["id"],
          where: sql`id % 2 = ${1}`,
          orderBy: [{ column: "id", direction: "desc" }],
        })) {
          found.push(row);
        }
        expect(found).toEqual([{ id: 3n }, { id: 1n }]);
        await db.transaction(async (tx) => {
          const cursor = await openSqlCursor(
            tx,
            sql`select max(id) as id from orders`,
            { id: as.int8 },
          );
          expect(await cursor.fetch(2)).toEqual([{ id: 3n }]);
        });
        await expectRefused(its, sql`copy orders to stdout`, /copyOut/);
      },
    },
  ],
};

const native: ApiGroup = {
  title: "C interface",
  rows: [
    {
      api: "pgresult_ptr",
      guide: "Y",
      kind: "none",
      here: "There is no libpq behind this runtime, and so no pointer",
    },
  ],
};

/** What the guide lists of the cursor, from results on. */
export const resultGroups: readonly ApiGroup[] = [results, copying, native];
