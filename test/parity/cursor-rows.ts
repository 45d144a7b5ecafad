/** The psycopg2 cursor: what the guide's Table 1 lists of it itself, each with what does its work here. */
import { expect } from "vitest";
import {
  openSqlCursor,
  query,
  queryResult,
  sql,
  UsageError,
} from "../../src/runtime/index.js";
import { type ApiGroup, expectRefused } from "./row.js";

const FIVE = sql`select generate_series(1, ${5}::int) as n`;

/** What the guide lists of the cursor itself. */
export const cursor: ApiGroup = {
  title: "Cursor",
  rows: [
    {
      api: "description",
      guide: "Y",
      kind: "counterpart",
      here: "``(await queryResult(db, sql`…`)).columns``: name, oid of the type, size, precision, scale, length",
      check: async ({ db }) => {
        const { columns } = await queryResult(
          db,
          sql`select 1::int4 as a, 'x'::varchar(5) as b, 1.5::numeric(5,2) as c, 1.5::numeric as d`,
        );
        const none = {
          sizeBytes: undefined,
          precision: undefined,
          scale: undefined,
          length: undefined,
        };
        expect(columns).toEqual([
          { ...none, name: "a", typeOid: 23, sizeBytes: 4 },
          { ...none, name: "b", typeOid: 1043, length: 5 },
          { ...none, name: "c", typeOid: 1700, precision: 5, scale: 2 },
          { ...none, name: "d", typeOid: 1700 },
        ]);
      },
    },
    {
      api: "close()",
      guide: "Y",
      kind: "counterpart",
      here: "`cursor.close()`; leaving a `for await` loop does it too, and so does the end of the transaction",
      check: async ({ db }) => {
        const open = sql`select count(*) as n from pg_cursors where name like 'dws_cursor%'`;
        await db.transaction(async (tx) => {
          const cursor = await openSqlCursor(tx, FIVE);
          expect(await query(tx, open)).toEqual([{ n: "1" }]);
          await cursor.close();
          await cursor.close();
          expect(await query(tx, open)).toEqual([{ n: "0" }]);
          for await (const row of await openSqlCursor(tx, FIVE)) {
            expect(row).toEqual({ n: "1" });
            break;
          }
          expect(await query(tx, open)).toEqual([{ n: "0" }]);
        });
      },
    },
    {
      api: "closed",
      guide: "Y",
      kind: "counterpart",
      here: "Nothing to ask: `fetch` after `close` is refused",
      check: async ({ db }) => {
        await db.transaction(async (tx) => {
          const cursor = await openSqlCursor(tx, FIVE);
          await cursor.close();
          const late = cursor.fetch(1);
          await expect(late).rejects.toBeInstanceOf(UsageError);
        });
      },
    },
    {
      api: "connection",
      guide: "Y",
      kind: "none",
      here: "A result knows no connection, since the pool may have given it to somebody else by then; the session is what you passed in",
    },
    {
      api: "name",
      guide: "Y",
      kind: "counterpart",
      here: "`cursor.name`",
      check: async ({ db }) => {
        await db.transaction(async (tx) => {
          const { name } = await openSqlCursor(tx, FIVE);
          const found = sql`select name from pg_cursors`;
          expect(await query(tx, found)).toEqual([{ name }]);
        });
      },
    },
    {
      api: "scrollable",
      guide: "N",
      kind: "refused",
      here: "A SCROLL cursor is refused; read forward, and page back with `orderBy` and `after`",
      check: async (its) =>
        expectRefused(its, sql`declare c scroll cursor for select 1`, /after/),
    },
    {
      api: "withhold",
      guide: "N",
      kind: "refused",
      here: "WITH HOLD is refused; read inside the transaction, or use `stream` of a repository",
      check: async (its) =>
        expectRefused(
          its,
          sql`declare c cursor with hold for select 1`,
          /use stream/,
        ),
    },
  ],
};
