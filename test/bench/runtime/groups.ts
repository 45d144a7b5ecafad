/** What is measured in one process, and what it must keep to (DESIGN: numbers to reach). */
import type pg from "pg";
import type { Database } from "../../../src/runtime/index.js";
import * as byHand from "./by-hand.js";
import type { Case, Group } from "./compare.js";
import { loaded, makeOrders, orders } from "./orders.js";
import type { Peer } from "./peers.js";

/** What the groups work with; each has one connection. */
export interface Bench {
  readonly client: pg.Client;
  readonly db: Database;
  /** The same without named statements. */
  readonly unnamed: Database;
  readonly peers: readonly Peer[];
  readonly rounds: number;
}

const twice = (name: string, run: Case["run"]): readonly [Case, Case] => [
  { name, run },
  { name: `${name} (A/A)`, run },
];

const ROWS = 1_000n;

// As many as find has in its ten rounds: V8 is still compiling what a transaction calls after 2,000 of them.
const WARM_UP_CALLS = 3_000;

const findByKey = ({ client, db, unnamed, peers, rounds }: Bench): Group => {
  let turn = 0n;
  const next = () => turn++ % ROWS;
  const ours = orders(db);
  const oursUnnamed = orders(unnamed);
  const ahead = peers
    .filter(({ isApart }) => isApart !== true)
    .map(({ name }) => ({ most: 1, than: name }));
  return {
    title: "find by key, one row of 6 columns",
    rounds,
    calls: 300,
    cases: [
      ...twice("pg client, named", async () =>
        byHand.find(client, next(), "find"),
      ),
      {
        name: "find",
        run: async () => ours.find({ id: next() }),
        gates: [{ most: 1.25 }, ...ahead],
      },
      {
        name: "pg client, unnamed",
        run: async () => byHand.find(client, next()),
      },
      {
        name: "find, nameStatements: false",
        run: async () => oursUnnamed.find({ id: next() }),
      },
      ...peers.map((peer) => ({
        name: peer.name,
        run: async () => peer.find(next()),
      })),
    ],
  };
};

const select = ({ client, db, rounds }: Bench): Group => {
  const ours = orders(db);
  return {
    title: "select of 1,000 rows, no parameter",
    rounds,
    calls: 10,
    cases: [
      ...twice("pg client, array rows made into literals", async () =>
        byHand.selectAllLiteral(client),
      ),
      {
        name: "pg client, rows of its own making",
        run: async () => byHand.selectAll(client),
      },
      {
        name: "select",
        run: async () => ours.select(),
        gates: [{ most: 1.1 }],
      },
    ],
  };
};

const selectByFilter = ({ client, db, rounds }: Bench): Group => {
  const ours = orders(db);
  return {
    title: "select of 1,000 rows by a filter, named",
    rounds,
    calls: 10,
    cases: [
      ...twice("pg client, array rows made into literals", async () =>
        byHand.selectBelow(client, ROWS),
      ),
      {
        name: "select",
        run: async () =>
          ours.select({
            where: { id: { lt: ROWS }, customerId: { gte: 0 } },
          }),
        gates: [{ most: 1.1 }],
      },
    ],
  };
};

const insertMany = ({ client, db, rounds }: Bench): Group => {
  const rows = makeOrders(1_000);
  const ours = loaded(db);
  return {
    title: "insertMany, 1,000 rows",
    rounds: rounds * 3,
    before: async () => client.query("truncate loaded"),
    cases: [
      ...twice("select-list unnest by hand, named", async () =>
        byHand.insertMany(client, rows),
      ),
      {
        name: "insertMany",
        run: async () => ours.insertMany(rows),
        gates: [{ most: 1.15 }],
      },
    ],
  };
};

const copy = ({ client, db, rounds }: Bench): Group => {
  const rows = makeOrders(100_000);
  const ours = loaded(db);
  return {
    title: "copy, 100,000 rows",
    rounds,
    before: async () => client.query("truncate loaded"),
    cases: [
      ...twice("pg-copy-streams, encoder by hand", async () =>
        byHand.copy(client, rows),
      ),
      {
        name: "copy of an array",
        run: async () => ours.copy(rows),
        gates: [{ most: 1.15 }],
      },
      {
        name: "copy of an iterator",
        run: async () => ours.copy(rows.values()),
        gates: [{ most: 1.15 }],
      },
    ],
  };
};

const transactionOfInserts = ({ client, db, rounds }: Bench): Group => {
  const rows = makeOrders(3);
  const fence = { onUnknownCommit: "probe" } as const;
  const ours = async (options = {}) =>
    db.transaction(async (tx) => {
      const within = loaded(tx);
      for (const row of rows) await within.insert(row);
    }, options);
  return {
    title: "transaction of three inserts",
    rounds: rounds * 3,
    warmUp: WARM_UP_CALLS / 60,
    calls: 60,
    before: async () => client.query("truncate loaded; truncate dws_fence"),
    cases: [
      ...twice("BEGIN … COMMIT by hand, named", async () =>
        byHand.transaction(client, async () => {
          for (const row of rows) await byHand.insert(client, row);
        }),
      ),
      {
        name: "transaction",
        run: async () => ours(),
        gates: [{ most: 1.1 }],
      },
      { name: "transaction, fenced", run: async () => ours(fence) },
    ],
  };
};

const transactionOfRead = ({ client, db, rounds }: Bench): Group => ({
  title: "transaction of one read by key",
  rounds: rounds * 3,
  warmUp: WARM_UP_CALLS / 100,
  calls: 100,
  cases: [
    ...twice("BEGIN … COMMIT by hand, named", async () =>
      byHand.transaction(client, async () => byHand.find(client, 7n, "find")),
    ),
    {
      name: "transaction",
      run: async () =>
        db.transaction(async (tx) => orders(tx).find({ id: 7n })),
      gates: [{ most: 1.1 }],
    },
  ],
});

/** By the name that the command line gives. */
export const GROUPS: Readonly<Record<string, (bench: Bench) => Group>> = {
  find: findByKey,
  select,
  filter: selectByFilter,
  insertMany,
  copy,
  transaction: transactionOfInserts,
  readTransaction: transactionOfRead,
};
