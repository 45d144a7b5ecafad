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
  type CallOptions,
  completeSettings,
  type Database,
  type DatabaseOptions,
  openDatabase,
  OutcomeUnknownError,
  query,
  run,
  sql,
  TransactionClosedError,
  TransactionRolledBackError,
  type Transaction,
  UsageError,
} from "../../src/runtime/index.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import { gate } from "../support/gate.js";
import { movableClock } from "../support/movable-clock.js";
import { orders } from "../support/orders.js";
import { type Postgres, startPostgres } from "../support/postgres.js";

let server: Postgres;
let proxy: FaultProxy;
let direct: pg.Client;
let db: Database;

const open = (options: DatabaseOptions): Database =>
  openDatabase(
    completeSettings({
      host: "127.0.0.1",
      port: proxy.port,
      database: server.database,
      user: server.user,
      sslmode: "disable",
    }),
    options,
  );

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
  db = open({
    deadlineMs: 60_000,
    clock: {
      ...systemClock,
      sleep: async (ms, signal) =>
        systemClock.sleep(ms <= 15_000 ? ms / 100 : ms, signal),
    },
  });
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

describe("statements that nobody waits for", () => {
  it("keep the transaction from committing", async () => {
    const done = db.transaction(async (tx) => {
      void add(tx, 1).catch(() => undefined);
    });
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(done).rejects.toThrow(/still under way/);
    expect(await ids()).toEqual([]);
  });

  it("cannot slip behind COMMIT", async () => {
    proxy.inject({ at: /^commit$/, kind: "hang" });
    const clock = movableClock();
    const patient = open({ clock });
    let kept: Transaction | undefined;
    const done = patient.transaction(
      async (tx) => {
        kept = tx;
        await add(tx, 1);
      },
      { deadlineMs: 60_000 },
    );
    done.catch(() => undefined);
    await expect.poll(() => proxy.statements).toContain("commit");
    const late = add(kept as Transaction, 2);
    late.catch(() => undefined);
    clock.pass(60_000);
    await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
    await expect(late).rejects.toBeInstanceOf(TransactionClosedError);
    await patient.close();
  });

  it("cannot be undone by a savepoint that they do not belong to", async () => {
    await db.transaction(async (tx) => {
      await add(tx, 1);
      const [inside, beside] = await Promise.allSettled([
        tx.savepoint(async (inner) => add(inner, 1)),
        add(tx, 8),
      ]);
      expect(inside).toMatchObject({ reason: { sqlState: "23505" } });
      expect(beside).toMatchObject({ reason: { code: "DWS_USAGE" } });
    });
    expect(await ids()).toEqual([1]);
  });

  it("cannot slip behind ROLLBACK in a savepoint", async () => {
    let slow: Promise<void> | undefined;
    const done = db.transaction(async (tx) => {
      slow = tx.savepoint(async (inner) => add(inner, 5));
      await Promise.all([slow, add(tx, 6)]);
    });
    await expect(done).rejects.toThrow(/a savepoint is open/);
    await expect(slow).rejects.toBeInstanceOf(TransactionClosedError);
    expect(await ids()).toEqual([]);
  });

  it.each(["at once", "when it has begun"])(
    "keep it from committing as a savepoint that is left %s, too",
    async (when) => {
      let slow: Promise<unknown> | undefined;
      const begun = gate();
      const over = gate();
      const done = db.transaction(async (tx) => {
        await add(tx, 1);
        slow = tx
          .savepoint(async (inner) => {
            begun.open();
            await over.passed;
            await add(inner, 2);
          })
          .catch((error: unknown) => error);
        if (when !== "at once") await begun.passed;
      });
      await expect(done).rejects.toThrow(/still under way/);
      over.open();
      expect(await slow).toBeInstanceOf(TransactionClosedError);
      expect(proxy.statements).not.toContain("commit");
      expect(await ids()).toEqual([]);
    },
  );

  it("of a savepoint in a savepoint end with the outer one", async () => {
    let slow: Promise<unknown> | undefined;
    const begun = gate();
    const over = gate();
    const done = db.transaction(async (tx) => {
      await add(tx, 1);
      await tx
        .savepoint(async (outer) => {
          slow = outer
            .savepoint(async (inner) => {
              begun.open();
              await over.passed;
              await add(inner, 2);
            })
            .catch((error: unknown) => error);
          await begun.passed;
        })
        .catch(() => undefined);
      over.open();
      expect(await slow).toBeInstanceOf(TransactionClosedError);
    });
    await done;
    expect(await ids()).toEqual([1]);
  });

  it("of an ended transaction cannot reach the next one", async () => {
    const small = open({ max: 1 });
    const begun = gate();
    const next = gate();
    let slow: Promise<unknown> | undefined;
    const stray = small.transaction(async (tx) => {
      slow = tx.savepoint(async (inner) => {
        begun.open();
        await next.passed;
        await add(inner, 5);
      });
      slow.catch(() => undefined);
      await begun.passed;
      throw new Error("enough");
    });
    await expect(stray).rejects.toThrow("enough");
    await small.transaction(async (tx) =>
      tx.savepoint(async (inner) => {
        await add(inner, 10);
        next.open();
        await expect(slow).rejects.toBeInstanceOf(TransactionClosedError);
      }),
    );
    expect(await ids()).toEqual([10]);
    await small.close();
  });
});

describe("deadline and signal", () => {
  it("are looked at before COMMIT is handed over", async () => {
    const stop = new AbortController();
    await expect(
      db.transaction(
        async (tx) => {
          await add(tx, 1);
          stop.abort();
        },
        { signal: stop.signal },
      ),
    ).rejects.toMatchObject({ code: "DWS_ABORTED", outcome: "not-applied" });
    expect(proxy.statements).not.toContain("commit");
    expect(await ids()).toEqual([]);
  });

  it("stop what else the function waits for, and nothing before", async () => {
    const wait = async (signal: AbortSignal) => {
      expect(signal.aborted).toBe(false);
      return new Promise<string>((_, reject) => {
        signal.addEventListener("abort", () => {
          reject(new Error("stopped"));
        });
      });
    };
    const ends: unknown[] = [];
    const clock = movableClock();
    const timed = open({ clock });
    const stop = new AbortController();
    const waitingFor =
      (end: () => void) => async (tx: Transaction, signal: AbortSignal) => {
        await add(tx, 1);
        const waits = wait(signal);
        waits.catch((error: unknown) => ends.push(error));
        setImmediate(end);
        return waits;
      };
    const late = waitingFor(() => clock.pass(60_000));
    await expect(
      timed.transaction(late, { deadlineMs: 60_000 }),
    ).rejects.toMatchObject({ code: "DWS_DEADLINE" });
    const stopped = waitingFor(() => stop.abort());
    await expect(
      timed.transaction(stopped, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: "DWS_ABORTED" });
    await timed.close();
    expect(ends).toEqual([new Error("stopped"), new Error("stopped")]);
    expect(await ids()).toEqual([]);
  });

  it("are the attempt's: the next one has a signal of its own", async () => {
    const signals: AbortSignal[] = [];
    await db.transaction(async (tx, signal) => {
      signals.push(signal);
      if (signals.length === 1) {
        proxy.inject({ at: /insert/, kind: "cut-before" });
      }
      await add(tx, 1);
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it("are given up with the error that ends the attempt", async () => {
    const signals: AbortSignal[] = [];
    proxy.inject({ at: /^commit$/, kind: "error", sqlState: "40001" });
    await db.transaction(async (tx, signal) => {
      signals.push(signal);
      await add(tx, 1);
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(signals[0]?.reason).toMatchObject({
      code: "DWS_STATEMENT",
      sqlState: "40001",
    });
  });

  it("fire when the COMMIT is in doubt", async () => {
    const signals: AbortSignal[] = [];
    proxy.inject({ at: /^commit$/, kind: "cut-before" });
    const done = db.transaction(async (tx, signal) => {
      signals.push(signal);
      await add(tx, 1);
    });
    await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(signals[0]?.reason).toMatchObject({
      code: "DWS_STATEMENT",
      outcome: "unknown",
    });
  });

  it("may be very long", async () => {
    const deadlineMs = 30 * 24 * 3600 * 1000;
    await db.transaction(async (tx) => add(tx, 1), { deadlineMs });
    await db.transaction(async (tx) => add(tx, 2), { deadlineMs: Infinity });
    expect(await ids()).toEqual([1, 2]);
  });

  it.each([{ deadlineMs: 0 }, { deadlineMs: NaN }, { attempts: 0 }])(
    "make no sense as %o",
    async (options) => {
      await expect(
        db.transaction(async (tx) => add(tx, 1), options),
      ).rejects.toBeInstanceOf(UsageError);
    },
  );
});

describe("limits of a call inside a transaction", () => {
  // Longer than the test may take: waited for, it is never over.
  const sleep = sql`select pg_sleep(600)`;

  it.each<[string, () => CallOptions, string]>([
    ["deadlineMs", () => ({ deadlineMs: 100 }), "DWS_DEADLINE"],
    ["signal", () => ({ signal: AbortSignal.timeout(100) }), "DWS_ABORTED"],
  ])("end it: %s", async (_name, limits, code) => {
    let attempts = 0;
    const done = db.transaction(async (tx) => {
      attempts++;
      await add(tx, 1);
      await query(tx, sleep, {}, limits()).catch(() => undefined);
    });
    await expect(done).rejects.toMatchObject({
      code: "DWS_ROLLED_BACK",
      cause: { code },
    });
    expect(attempts).toBe(1);
    expect(await ids()).toEqual([]);
    const told = db.transaction(async (tx) => query(tx, sleep, {}, limits()));
    await expect(told).rejects.toMatchObject({ code, outcome: "not-applied" });
  });

  it("end a copy and a stream, too", async () => {
    const hanging = async function* () {
      yield { id: 1n, customerId: 1 };
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    };
    for (const options of [{}, { batchRows: 10 }]) {
      const done = db.transaction(async (tx) =>
        orders(tx).copy(hanging, { deadlineMs: 200, ...options }),
      );
      await expect(done).rejects.toMatchObject({ code: "DWS_DEADLINE" });
    }
    const stop = new AbortController();
    stop.abort();
    const read = db.transaction(async (tx) => {
      for await (const row of orders(tx).stream({}, { signal: stop.signal })) {
        expect(row).toBeUndefined();
      }
    });
    await expect(read).rejects.toMatchObject({ code: "DWS_ABORTED" });
    expect(await ids()).toEqual([]);
  });

  it.each([{ attempts: 2 }, { onUnknownCommit: "probe" as const }])(
    "are refused where they are those of the whole: %o",
    async (options) => {
      await expect(
        db.transaction(async (tx) =>
          orders(tx).insertMany([{ id: 1n, customerId: 1 }], options),
        ),
      ).rejects.toThrow(/give (?:attempts|onUnknownCommit) to the transaction/);
    },
  );

  it("are those of the whole for writes that are transactions themselves", async () => {
    const rows = [1n, 2n, 3n].map((id) => ({ id, customerId: 1 }));
    const options = { attempts: 2, deadlineMs: 30_000 };
    await orders(db).copy(rows, { ...options, batchRows: 2 });
    expect(await ids()).toEqual([1, 2, 3]);
  });
});

describe("a procedure in a transaction", () => {
  const call = sql`do $$ begin perform 1; end $$`;

  it("ends the replays: what fails after it is unknown", async () => {
    let attempts = 0;
    proxy.inject({ at: /^insert/, kind: "cut-before" });
    const done = db.transaction(async (tx) => {
      attempts++;
      await run(tx, call);
      await add(tx, 1);
    });
    await expect(done).rejects.toMatchObject({ code: "DWS_OUTCOME_UNKNOWN" });
    expect(attempts).toBe(1);
  });

  it("changes nothing where all goes well", async () => {
    await db.transaction(async (tx) => {
      await run(tx, call);
      await add(tx, 1);
    });
    expect(await ids()).toEqual([1]);
  });

  it("cannot be proved by a marker", async () => {
    await db.createFence();
    const done = db.transaction(async (tx) => run(tx, call), {
      onUnknownCommit: "probe",
    });
    await expect(done).rejects.toThrow(/run it outside the transaction/);
    expect(proxy.statements.join()).not.toContain("perform");
  });
});

describe("a read-only transaction", () => {
  it("is never in doubt: a lost COMMIT replays it", async () => {
    proxy.inject({ at: /^commit$/, kind: "cut-after" });
    let attempts = 0;
    const count = await db.transaction(
      async (tx) => {
        attempts++;
        return orders(tx).count();
      },
      { readOnly: true },
    );
    expect([attempts, count]).toEqual([2, 0n]);
  });
});

describe("another database", () => {
  it("may be used inside, and this one again once the transaction has ended", async () => {
    let later: Promise<void> | undefined;
    const ended = gate();
    await db.transaction(async (tx) => {
      await add(tx, 1);
      later = ended.passed.then(async () =>
        db.transaction(async (next) => add(next, 2)),
      );
    });
    ended.open();
    await later;
    expect(await ids()).toEqual([1, 2]);
  });
});

describe("savepoints and what follows a commit", () => {
  it("undo their part alone", async () => {
    await db.transaction(async (tx) => {
      await add(tx, 1);
      await expect(
        tx.savepoint(async (inner) => {
          await add(inner, 2);
          await add(inner, 1);
        }),
      ).rejects.toMatchObject({ sqlState: "23505" });
      await tx.savepoint(async (inner) => add(inner, 3));
    });
    expect(await ids()).toEqual([1, 3]);
  });

  it("are not tried again: a lost node replays the whole", async () => {
    let attempts = 0;
    let inner = 0;
    await db.transaction(async (tx) => {
      attempts++;
      if (attempts === 1) proxy.inject({ at: /^insert/, kind: "cut-before" });
      await tx.savepoint(async (within) => {
        inner++;
        await add(within, 1);
      });
    });
    expect([attempts, inner]).toEqual([2, 2]);
    expect(proxy.statements.join()).not.toContain("rollback to savepoint");
  });

  it("have the whole replayed when the way back to one is cut", async () => {
    proxy.inject({ at: /^rollback to savepoint/, kind: "cut-before" });
    let attempts = 0;
    await db.transaction(async (tx) => {
      attempts++;
      await add(tx, 1);
      await tx.savepoint(async (inner) => add(inner, 1)).catch(() => undefined);
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

  it("does not run the steps of a savepoint that was undone", async () => {
    const steps: number[] = [];
    let kept: Transaction | undefined;
    await db.transaction(async (tx) => {
      kept = tx;
      tx.afterCommit(async () => void steps.push(1));
      const undone = tx.savepoint(async (inner) => {
        inner.afterCommit(async () => void steps.push(2));
        throw new Error("enough");
      });
      await expect(undone).rejects.toThrow("enough");
      await tx.savepoint(async (inner) => {
        inner.afterCommit(async () => void steps.push(3));
      });
    });
    expect(steps).toEqual([1, 3]);
    expect(() => kept?.afterCommit(async () => undefined)).toThrow(
      TransactionClosedError,
    );
  });

  it("says that the transaction was committed when a step fails", async () => {
    const steps: number[] = [];
    const done = db.transaction(async (tx) => {
      tx.afterCommit(async () => {
        steps.push(1);
        throw new Error("mail is down");
      });
      tx.afterCommit(async () => {
        steps.push(2);
      });
      await add(tx, 1);
    });
    await expect(done).rejects.toMatchObject({
      code: "DWS_AFTER_COMMIT",
      outcome: "applied",
    });
    expect(steps).toEqual([1, 2]);
    expect(await ids()).toEqual([1]);
  });
});
