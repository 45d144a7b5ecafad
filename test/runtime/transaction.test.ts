/** Transactions against a real server: COMMIT and its outcomes, handles, savepoints and what follows a commit. */
import pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "vitest";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  openDatabase,
  OutcomeUnknownError,
  TransactionClosedError,
  TransactionRolledBackError,
  type Transaction,
  UsageError,
} from "../../src/runtime/index.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import { orders } from "../support/orders.js";
import { type Postgres, startPostgres } from "../support/postgres.js";

let server: Postgres;
let proxy: FaultProxy;
let direct: pg.Client;
let db: Database;

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startFaultProxy(server);
  direct = new pg.Client({ ...server });
  await direct.connect();
  await direct.query(
    "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])",
  );
});
afterAll(async () => {
  await direct.end();
  await proxy.close();
  await server.stop();
});
beforeEach(async () => {
  await direct.query("truncate orders");
  proxy.reset();
  db = openDatabase(
    completeSettings({
      host: "127.0.0.1",
      port: proxy.port,
      database: server.database,
      user: server.user,
      sslmode: "disable",
    }),
    {
      deadlineMs: 20_000,
      clock: {
        ...systemClock,
        sleep: async (ms, signal) =>
          systemClock.sleep(ms < 15_000 ? ms / 100 : ms, signal),
      },
    },
  );
});
afterEach(async () => db.close());

const ids = async () =>
  (
    await direct.query<{ id: string }>("select id from orders order by id")
  ).rows.map(({ id }) => Number(id));

const add = async (tx: Transaction, id: number) =>
  orders(tx).insert({ id: BigInt(id), customerId: 1 });

describe("COMMIT", () => {
  it.each(["cut-before", "cut-after"] as const)(
    "ends unknown after a %s and is never replayed",
    async (kind) => {
      proxy.inject({ at: /^commit$/, kind });
      let attempts = 0;
      const done = db.transaction(
        async (tx) => {
          attempts++;
          await add(tx, 1);
        },
        { label: "place order" },
      );
      await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
      await expect(done).rejects.toThrow(/^place order: /);
      expect(attempts).toBe(1);
      expect(await ids()).toEqual(kind === "cut-after" ? [1] : []);
    },
  );

  it.each(["40001", "40P01"])("is replayed after %s", async (sqlState) => {
    proxy.inject({ at: /^commit$/, kind: "error", sqlState });
    await db.transaction(async (tx) => add(tx, 1));
    expect(await ids()).toEqual([1]);
  });

  it.each(["08006", "YY004", "XX000", "53200"])(
    "ends unknown after %s",
    async (sqlState) => {
      proxy.inject({ at: /^commit$/, kind: "error", sqlState });
      await expect(
        db.transaction(async (tx) => add(tx, 1)),
      ).rejects.toBeInstanceOf(OutcomeUnknownError);
    },
  );

  it("is not sent when a statement's error was swallowed", async () => {
    const done = db.transaction(async (tx) => {
      await add(tx, 1);
      await add(tx, 1).catch(() => undefined);
    });
    await expect(done).rejects.toBeInstanceOf(TransactionRolledBackError);
    await expect(done).rejects.toMatchObject({
      sqlState: "23505",
      outcome: "not-applied",
    });
    expect(proxy.statements).not.toContain("commit");
    expect(await ids()).toEqual([]);
  });

  it("is checked by its tag: ROLLBACK is not success", async () => {
    proxy.inject({ at: /^commit$/, kind: "replace", text: "rollback" });
    await expect(
      db.transaction(async (tx) => add(tx, 1)),
    ).rejects.toBeInstanceOf(TransactionRolledBackError);
    expect(await ids()).toEqual([]);
  });

  it("is replayed when the connection was lost before it", async () => {
    let attempts = 0;
    await db.transaction(async (tx) => {
      attempts++;
      await add(tx, attempts);
      if (attempts === 1) {
        proxy.setDown(true);
        await new Promise((resolve) => setTimeout(resolve, 50));
        proxy.setDown(false);
      }
    });
    expect(attempts).toBe(2);
    expect(await ids()).toEqual([2]);
  });
});

describe("the handle", () => {
  it("is dead once its attempt has ended", async () => {
    let kept: Transaction | undefined;
    await db.transaction(async (tx) => {
      kept = tx;
      await add(tx, 1);
    });
    await expect(add(kept as Transaction, 2)).rejects.toBeInstanceOf(
      TransactionClosedError,
    );
    expect(await ids()).toEqual([1]);
  });

  it("is a fresh one for each attempt", async () => {
    const handles = new Set<Transaction>();
    proxy.inject({ at: /^insert/, kind: "cut-before" });
    await db.transaction(async (tx) => {
      handles.add(tx);
      await add(tx, 1);
    });
    expect(handles.size).toBe(2);
  });

  it("refuses a transaction inside a transaction by name", async () => {
    const done = db.transaction(
      async () => {
        await db.transaction(async (tx) => add(tx, 1));
      },
      { label: "outer" },
    );
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(done).rejects.toThrow(/"outer"/);
  });

  it("cannot write when it is for reading only", async () => {
    await db.transaction(
      async (tx) => {
        expect(orders(tx)).not.toHaveProperty("insert");
      },
      { readOnly: true },
    );
  });
});

describe("savepoints and what follows a commit", () => {
  it("undo their part alone", async () => {
    await db.transaction(async (tx) => {
      await add(tx, 1);
      await expect(
        tx.savepoint(async () => {
          await add(tx, 2);
          await add(tx, 1);
        }),
      ).rejects.toMatchObject({ sqlState: "23505" });
      await tx.savepoint(async () => add(tx, 3));
    });
    expect(await ids()).toEqual([1, 3]);
  });

  it("are not tried again: a lost node replays the whole", async () => {
    let attempts = 0;
    let inner = 0;
    await db.transaction(async (tx) => {
      attempts++;
      if (attempts === 1) proxy.inject({ at: /^insert/, kind: "cut-before" });
      await tx.savepoint(async () => {
        inner++;
        await add(tx, 1);
      });
    });
    expect([attempts, inner]).toEqual([2, 2]);
    expect(proxy.statements).not.toContain("rollback to savepoint dws_1");
  });

  it("have the whole replayed when the way back to one is cut", async () => {
    proxy.inject({ at: /^rollback to savepoint/, kind: "cut-before" });
    let attempts = 0;
    await db.transaction(async (tx) => {
      attempts++;
      await add(tx, 1);
      await tx.savepoint(async () => add(tx, 1)).catch(() => undefined);
    });
    expect(attempts).toBe(2);
    expect(await ids()).toEqual([1]);
  });

  it("runs steps once, after the server confirmed", async () => {
    const steps: string[] = [];
    proxy.inject({ at: /^insert/, kind: "cut-after" });
    let attempt = 0;
    await db.transaction(async (tx) => {
      const mine = `attempt ${++attempt}`;
      tx.afterCommit(async () => {
        steps.push(mine, `rows ${(await ids()).length}`);
      });
      await add(tx, 1);
    });
    expect(steps).toEqual(["attempt 2", "rows 1"]);
  });
});
