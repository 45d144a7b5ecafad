/** The calls of the drill, each with what it leaves in the database when it was applied. */
import type { CallOptions, Database } from "../../dws/index.js";
import { drillEntries } from "./repositories/public/drill_entries.js";
import { drillKeyed } from "./repositories/public/drill_keyed.js";

/** One kind of call. */
export interface Call {
  readonly name: string;
  /** Rows of `drill_keyed` and `drill_entries` with its number. */
  readonly leaves: { readonly keyed: number; readonly entries: number };
  run(db: Database, callId: bigint, options: CallOptions): Promise<unknown>;
}

/** In turn: what is read, what is written with and without leave to repeat it, and what is proved. */
export const CALLS: readonly Call[] = [
  {
    name: "read",
    leaves: { keyed: 0, entries: 0 },
    run: async (db, _, options) => drillKeyed(db).count({}, options),
  },
  {
    // There is no key that could tell whether the row is there already: never repeated once its answer is lost.
    name: "insert",
    leaves: { keyed: 0, entries: 1 },
    run: async (db, callId, options) =>
      drillEntries(db).insert({ callId, part: 1 }, options),
  },
  {
    name: "insert, if equal",
    leaves: { keyed: 1, entries: 0 },
    run: async (db, callId, options) =>
      drillKeyed(db).insert(
        { callId, madeBy: "insert" },
        { ...options, repeat: "if-equal" },
      ),
  },
  {
    name: "upsert, overwrite",
    leaves: { keyed: 1, entries: 0 },
    run: async (db, callId, options) =>
      drillKeyed(db).upsert([{ callId, madeBy: "upsert" }], {
        ...options,
        repeat: "overwrite",
      }),
  },
  {
    // A marker row, written in the same transaction, tells what became of a COMMIT whose answer is lost.
    name: "fenced transaction",
    leaves: { keyed: 1, entries: 2 },
    run: async (db, callId, options) =>
      db.transaction(
        async (tx) => {
          await drillKeyed(tx).insert({ callId, madeBy: "transaction" });
          await drillEntries(tx).insert({ callId, part: 1 });
          await drillEntries(tx).insert({ callId, part: 2 });
        },
        { ...options, onUnknownCommit: "probe" },
      ),
  },
];
