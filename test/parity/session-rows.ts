/** The psycopg2 connection, continued: encoding, notices, what can be asked of it, and its C interfaces. */
import { expect } from "vitest";
import {
  as,
  connectionInfo,
  dsnParameters,
  type Notice,
  query,
  sql,
} from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";
import { type ApiGroup, expectRefused } from "./row.js";

const words = "ä 密码 😀";

const texts: ApiGroup = {
  title: "Texts, notices, kinds of rows",
  rows: [
    {
      api: "encoding",
      guide: "Y",
      kind: "counterpart",
      here: "`(await connectionInfo(session)).encoding`: always UTF8",
      check: async ({ db }) => {
        expect((await connectionInfo(db)).encoding).toBe("UTF8");
      },
    },
    {
      api: "set_client_encoding(enc)",
      guide: "Y",
      kind: "counterpart",
      here: "Nothing to set: JavaScript's strings travel as UTF-8, and the server converts. `SET client_encoding` is refused",
      check: async (its) => {
        const given = await query(its.db, sql`select ${words}::text as a`);
        expect(given).toEqual([{ a: words }]);
        const change = sql`set client_encoding to 'LATIN1'`;
        await expectRefused(its, change, /connection that others use next/);
      },
    },
    {
      api: "notices",
      guide: "N",
      kind: "counterpart",
      here: "`openDatabase(settings, { onNotice })`. The guide says N with a word on LISTEN, which is about `notifies`; notices do come",
      check: async ({ open, dws }) => {
        const notices: Notice[] = [];
        const other = open({ onNotice: (notice) => notices.push(notice) });
        await query(
          other,
          sql`do $$ begin raise notice 'counted %', 3; raise warning 'w' using hint = 'look'; end $$`,
        );
        const host = `127.0.0.1:${dws.port}`;
        const none = { detail: undefined, hint: undefined, host };
        expect(notices).toEqual([
          {
            ...none,
            severity: "NOTICE",
            sqlState: "00000",
            message: "counted 3",
          },
          {
            ...none,
            severity: "WARNING",
            sqlState: "01000",
            message: "w",
            hint: "look",
          },
        ]);
      },
    },
    {
      api: "notifies",
      guide: "Y",
      kind: "none",
      here: "None ever come, since DWS has no LISTEN and NOTIFY (the remark that the guide puts beside `notices`). `LISTEN` is refused: ask a table for what is new, or use a message queue",
      check: async (its) => {
        await expectRefused(its, sql`listen a`, /message queue/);
        await expectRefused(its, sql`notify a`, /message queue/);
      },
    },
    {
      api: "cursor_factory",
      guide: "Y",
      kind: "counterpart",
      here: "The columns say what a row is: ``query(db, sql`…`, { id: as.int8.notNull })``; without them each is text",
      check: async ({ db }) => {
        const rows = await query(db, sql`select 42 as id`, {
          id: as.int8.notNull,
        });
        expect(rows).toEqual([{ id: 42n }]);
        expect(await query(db, sql`select 42 as id`)).toEqual([{ id: "42" }]);
      },
    },
    {
      api: "info",
      guide: "Y",
      kind: "counterpart",
      here: "`connectionInfo(session)`: host, port, user, database, TLS, versions, settings that the server reports",
      check: async ({ db, dws }) => {
        const { host, port, user, database } = dws;
        expect(await connectionInfo(db)).toMatchObject({
          ...{ host, port, user, database },
          isEncrypted: false,
          transactionStatus: "idle",
        });
      },
    },
    {
      api: "status",
      guide: "Y",
      kind: "counterpart",
      here: "`(await connectionInfo(session)).transactionStatus`: `idle` on a database, `open` in a transaction",
      check: async ({ db }) => {
        expect((await connectionInfo(db)).transactionStatus).toBe("idle");
        await db.transaction(async (tx) => {
          expect((await connectionInfo(tx)).transactionStatus).toBe("open");
        });
      },
    },
    {
      api: "lobject",
      guide: "N",
      kind: "refused",
      here: "`lo_create` and its like are refused; use a `bytea` column, a `Buffer` here",
      check: async (its) => {
        await expectRefused(its, sql`select lo_create(0)`, /bytea/);
        const bytes = Buffer.from([0, 92, 255]);
        const columns = { bytes: as.bytea.notNull };
        const given = sql`select ${bytes}::bytea as bytes`;
        expect(await query(its.db, given, columns)).toEqual([{ bytes }]);
      },
    },
  ],
};

const asynchronous: ApiGroup = {
  title: "Asynchronous support",
  rows: [
    {
      api: "poll()",
      guide: "Y",
      kind: "none",
      here: "Every call is a promise; Node does the waiting",
    },
    {
      api: "fileno()",
      guide: "Y",
      kind: "none",
      here: "As above: nothing waits for a file descriptor by hand",
    },
    {
      api: "isexecuting()",
      guide: "Y",
      kind: "none",
      here: "As above: a call is running until its promise is settled",
    },
  ],
};

const native: ApiGroup = {
  title: "C interfaces",
  rows: [
    {
      api: "pgconn_ptr",
      guide: "Y",
      kind: "none",
      here: "There is no libpq behind this runtime, and so no pointer",
    },
    {
      api: "get_native_connection()",
      guide: "Y",
      kind: "none",
      here: "As above",
    },
  ],
};

const informative: ApiGroup = {
  title: "What the connection tells",
  rows: [
    {
      api: "get_transaction_status()",
      guide: "Y",
      kind: "counterpart",
      here: "`(await connectionInfo(tx)).transactionStatus`: `idle`, `open`, or `failed` until a savepoint undoes it",
      check: async ({ db }) => {
        const twice = [1, 2].map((id) => ({ id: 1n, customerId: id }));
        await db.transaction(async (tx) => {
          const part = tx.savepoint(async (inner) => {
            for (const row of twice) {
              await orders(inner)
                .insert(row)
                .catch(() => undefined);
            }
            const { transactionStatus } = await connectionInfo(inner);
            expect(transactionStatus).toBe("failed");
            throw new Error("undo");
          });
          await expect(part).rejects.toThrow("undo");
          expect((await connectionInfo(tx)).transactionStatus).toBe("open");
        });
      },
    },
    {
      api: "protocol_version",
      guide: "Y",
      kind: "counterpart",
      here: '`(await connectionInfo(session)).protocol`: `3.0`, or `3.51` with `openDatabase(settings, { startupProtocol: "3.51" })`',
      check: async ({ db, open }) => {
        expect((await connectionInfo(db)).protocol).toBe("3.0");
        const other = open({ startupProtocol: "3.51" });
        expect((await connectionInfo(other)).protocol).toBe("3.51");
      },
    },
    {
      api: "server_version",
      guide: "Y",
      kind: "counterpart",
      here: "`(await connectionInfo(session)).serverVersion`: `9.2.4`. The version of DWS itself: ``query(db, sql`select version()`)``",
      check: async ({ db }) => {
        expect((await connectionInfo(db)).serverVersion).toBe("9.2.4");
        const [row] = await query(db, sql`select version()`);
        expect(row?.["version"]).toMatch(/GaussDB/);
      },
    },
    {
      api: "get_backend_pid()",
      guide: "Y",
      kind: "counterpart",
      here: "`(await connectionInfo(session)).backendId`: on DWS the number of the logical connection, as the guide remarks",
      check: async ({ db }) => {
        await db.transaction(async (tx) => {
          const { backendId } = await connectionInfo(tx);
          expect(Number.isInteger(backendId)).toBe(true);
          const other = await connectionInfo(db);
          expect(other.backendId).not.toBe(backendId);
          expect((await connectionInfo(tx)).backendId).toBe(backendId);
        });
      },
    },
    {
      api: "get_parameter_status(parameter)",
      guide: "Y",
      kind: "counterpart",
      here: '`(await connectionInfo(session)).parameters["TimeZone"]`',
      check: async ({ db }) => {
        const { parameters } = await connectionInfo(db);
        expect(parameters).toMatchObject({
          TimeZone: "UTC",
          DateStyle: "ISO, YMD",
          application_name: "generator-dws",
        });
      },
    },
    {
      api: "get_dsn_parameters()",
      guide: "Y",
      kind: "counterpart",
      here: "`dsnParameters(settings)`, without the password",
      check: async ({ dws, settings }) => {
        expect(dsnParameters(settings)).toEqual({
          host: "127.0.0.1",
          port: String(dws.port),
          dbname: "gaussdb",
          user: "dbadmin",
          sslmode: "disable",
        });
      },
    },
  ],
};

/** What the guide lists of the connection, from encoding on. */
export const sessionGroups: readonly ApiGroup[] = [
  texts,
  asynchronous,
  native,
  informative,
];
