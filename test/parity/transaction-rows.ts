/** The psycopg2 connection, continued: transactions and how a session is set up, each with what does its work here. */
import { expect } from "vitest";
import { query, sql } from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";
import { type ApiGroup, expectRefused, type Place, sentDuring } from "./row.js";

const order = { id: 1n, customerId: 7 };

const isolationOf = async (
  { db }: Place,
  isolation?: "read committed" | "repeatable read",
): Promise<unknown> =>
  db.transaction(
    async (tx) => query(tx, sql`show transaction_isolation`),
    isolation === undefined ? {} : { isolation },
  );

/** What the guide lists of transactions. */
export const transactions: ApiGroup = {
  title: "Transactions",
  rows: [
    {
      api: "set_session(isolation_level=None, readonly=None, deferrable=None, autocommit=None)",
      guide: "Y",
      kind: "counterpart",
      here: "For each transaction: `db.transaction(work, { isolation, readOnly })`. Nothing is set for a session, since the next call may have another connection",
      check: async (its) => {
        expect(await isolationOf(its, "repeatable read")).toEqual([
          { transaction_isolation: "repeatable read" },
        ]);
        const shown = await its.db.transaction(
          async (tx) => query(tx, sql`show transaction_read_only`),
          { readOnly: true },
        );
        expect(shown).toEqual([{ transaction_read_only: "on" }]);
      },
    },
    {
      api: "autocommit",
      guide: "Y",
      kind: "counterpart",
      here: "What is called on `db` stands alone, in one round trip without BEGIN, so that the coordinator's own retry (CN retry) applies",
      check: async (its) => {
        await orders(its.db).count();
        const sent = await sentDuring(its, async () =>
          orders(its.db).insert(order),
        );
        expect(sent).toEqual([expect.stringMatching(/^insert into/)]);
      },
    },
    {
      api: "isolation_level",
      guide: "Y",
      kind: "counterpart",
      here: "What you gave it: `{ isolation }`, by default `read committed`. SERIALIZABLE is not in the type, since DWS quietly gives REPEATABLE READ",
      check: async (its) => {
        expect(await isolationOf(its)).toEqual([
          { transaction_isolation: "read committed" },
        ]);
        // @ts-expect-error: not offered.
        const serializable = isolationOf(its, "serializable");
        await expect(serializable).rejects.toMatchObject({ code: "DWS_USAGE" });
      },
    },
    {
      api: "readonly",
      guide: "N",
      kind: "refused",
      here: "A read-only session is refused; use `db.transaction(work, { readOnly: true })`, whose handle has no writing methods",
      check: async (its) => {
        await expectRefused(
          its,
          sql`set default_transaction_read_only = on`,
          /readOnly: true/,
        );
        await expectRefused(
          its,
          sql`set session characteristics as transaction read only`,
          /readOnly: true/,
        );
        await its.db.transaction(
          async (tx) => {
            expect("insert" in orders(tx)).toBe(false);
          },
          { readOnly: true },
        );
      },
    },
    {
      api: "deferrable",
      guide: "Y",
      kind: "none",
      here: "It is about SERIALIZABLE READ ONLY alone, which DWS does not have, and is absent from DWS's grammar",
    },
    {
      api: "set_isolation_level(level)",
      guide: "Y",
      kind: "counterpart",
      here: 'For each transaction: `{ isolation: "repeatable read" }`. The statement itself is refused',
      check: async (its) => {
        expect(await isolationOf(its, "read committed")).toEqual([
          { transaction_isolation: "read committed" },
        ]);
        await expectRefused(
          its,
          sql`set transaction isolation level repeatable read`,
          /db\.transaction/,
        );
      },
    },
  ],
};
