/** The psycopg2 connection: what the guide's Table 1 lists of it up to its state, each with what does its work here. */
import { expect } from "vitest";
import {
  as,
  ConnectError,
  dsnOf,
  openSqlCursor,
  query,
  run,
  sql,
  TransactionClosedError,
  type Transaction,
} from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";
import { type ApiGroup, expectRefused } from "./row.js";

const order = { id: 1n, customerId: 7 };

/** A wish to undo. */
class Undo extends Error {}

const basic: ApiGroup = {
  title: "Connection",
  rows: [
    {
      api: "cursor(name=None, cursor_factory=None, scrollable=None, withhold=False)",
      guide: "Y",
      kind: "counterpart",
      here: "No object for it: ``query(session, sql`…`)``. A named one: ``openSqlCursor(tx, sql`…`)``",
      check: async ({ db }) => {
        expect(await query(db, sql`select 1 as a`, { a: as.int4 })).toEqual([
          { a: 1 },
        ]);
        await db.transaction(async (tx) => {
          const cursor = await openSqlCursor(tx, sql`select 1 as a`);
          expect(await cursor.fetch(5)).toEqual([{ a: "1" }]);
        });
      },
    },
    {
      api: "commit()",
      guide: "Y",
      kind: "counterpart",
      here: "`db.transaction(async (tx) => …)` commits when its function has ended well, and is replayed after a conflict or a lost node",
      check: async ({ db }) => {
        await db.transaction(async (tx) => {
          await orders(tx).insert(order);
          expect(await orders(db).count()).toBe(0n);
        });
        expect(await orders(db).count()).toBe(1n);
      },
    },
    {
      api: "rollback()",
      guide: "Y",
      kind: "counterpart",
      here: "Throw inside the function: the error reaches the caller, nothing is applied. A part: `tx.savepoint`",
      check: async ({ db }) => {
        const work = db.transaction(async (tx) => {
          await orders(tx).insert(order);
          throw new Undo();
        });
        await expect(work).rejects.toBeInstanceOf(Undo);
        expect(await orders(db).count()).toBe(0n);
      },
    },
    {
      api: "close()",
      guide: "Y",
      kind: "counterpart",
      here: "`db.close()` ends every connection of the pool",
      check: async ({ db, open }) => {
        const applicationName = "parity-close";
        const other = open({ applicationName });
        await orders(other).count();
        const sessions = async () =>
          query(
            db,
            sql`select count(*) as n from pg_stat_activity where application_name = ${applicationName}`,
            { n: as.int8.notNull },
          );
        expect(await sessions()).toEqual([{ n: 1n }]);
        await other.close();
        await expect.poll(sessions).toEqual([{ n: 0n }]);
      },
    },
  ],
};

const NO_PREPARE =
  'Without `tpc_prepare` it says nothing that a transaction does not, and `xid` names nothing. What two-phase commit is for, to know what became of a COMMIT, `onUnknownCommit: "probe"` proves';

const twoPhase: ApiGroup = {
  title: "Two-phase commit",
  rows: [
    {
      api: "xid(format_id, gtrid, bqual)",
      guide: "Y",
      kind: "none",
      here: NO_PREPARE,
    },
    {
      api: "tpc_begin(xid)",
      guide: "Y",
      kind: "none",
      here: "As above: `db.transaction`",
    },
    {
      api: "tpc_prepare()",
      guide: "N",
      kind: "refused",
      here: '`PREPARE TRANSACTION` is refused, and so is ending a prepared one; use `db.transaction` with `onUnknownCommit: "probe"`',
      check: async (its) => {
        await expectRefused(its, sql`prepare transaction 'a'`, /"probe"/);
        await expectRefused(its, sql`commit prepared 'a'`, /db\.transaction/);
        await expectRefused(its, sql`rollback prepared 'a'`, /db\.transaction/);
      },
    },
    {
      api: "tpc_commit([xid])",
      guide: "Y",
      kind: "none",
      here: "As above: the function's end",
    },
    {
      api: "tpc_rollback([xid])",
      guide: "Y",
      kind: "none",
      here: "As above: throw inside the function",
    },
    {
      api: "tpc_recover()",
      guide: "Y",
      kind: "none",
      here: "It lists prepared transactions, of which there are none",
    },
  ],
};

const state: ApiGroup = {
  title: "State of the connection",
  rows: [
    {
      api: "closed",
      guide: "Y",
      kind: "counterpart",
      here: "Nothing to ask: what is called after `db.close()` is refused (`DWS_CONNECT`), a transaction's handle after its end too (`DWS_TX_CLOSED`). Lost connections leave the pool by themselves",
      check: async ({ db, open }) => {
        const other = open();
        await other.close();
        const call = orders(other).count();
        await expect(call).rejects.toBeInstanceOf(ConnectError);
        await expect(call).rejects.toThrow(/was closed/);
        let handle: Transaction | undefined;
        await db.transaction(async (tx) => {
          handle = tx;
        });
        await expect(
          orders(handle as unknown as Transaction).count(),
        ).rejects.toBeInstanceOf(TransactionClosedError);
      },
    },
    {
      api: "cancel()",
      guide: "Y",
      kind: "counterpart",
      here: "Every call takes `{ signal }`: when it fires, the server is asked to stop, and the connection is given up",
      check: async ({ db }) => {
        const sleeping = async () =>
          query(
            db,
            sql`select count(*) as n from pg_stat_activity where state = 'active' and query like 'select pg_sleep(60)%'`,
            { n: as.int8.notNull },
          );
        const controller = new AbortController();
        const { signal } = controller;
        const work = db.transaction(
          async (tx) => query(tx, sql`select pg_sleep(60)`),
          { signal },
        );
        const ended = expect(work).rejects.toMatchObject({
          code: "DWS_ABORTED",
          outcome: "not-applied",
        });
        await expect.poll(sleeping).toEqual([{ n: 1n }]);
        controller.abort();
        await ended;
        await expect.poll(sleeping).toEqual([{ n: 0n }]);
      },
    },
    {
      api: "reset()",
      guide: "N",
      kind: "refused",
      here: "`DISCARD ALL` and `RESET` are refused. A connection goes back to the pool as it was, or is destroyed; `SET LOCAL` in a transaction ends with it",
      check: async (its) => {
        await expectRefused(its, sql`discard all`, /SET LOCAL/);
        await expectRefused(its, sql`reset all`, /SET LOCAL/);
        await its.db.transaction(async (tx) => {
          await run(tx, sql`set local statement_timeout = 12345`);
        });
        const [shown] = await query(its.db, sql`show statement_timeout`);
        expect(shown?.["statement_timeout"]).not.toContain("12345");
      },
    },
    {
      api: "dsn",
      guide: "Y",
      kind: "counterpart",
      here: "`dsnOf(settings)`, without the password",
      check: async ({ dws, settings }) => {
        expect(dsnOf(settings)).toBe(
          `host=127.0.0.1 port=${dws.port} dbname=gaussdb user=dbadmin sslmode=disable`,
        );
        expect(dsnOf({ ...settings, database: "it's a \\" })).toContain(
          String.raw`dbname='it\'s a \\'`,
        );
        expect(settings.password).toBe(dws.password);
      },
    },
  ],
};

/** What the guide lists of the connection, up to its state. */
export const connectionGroups: readonly ApiGroup[] = [basic, twoPhase, state];
