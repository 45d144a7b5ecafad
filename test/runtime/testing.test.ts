/** The testing aid, as a user's tests use it: what is undone, what is seen meanwhile, and faults on demand beside it. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  faultShapes,
  type LocalDws,
  startLocalDws,
  withFaults,
} from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  AbortedError,
  AfterCommitError,
  as,
  completeSettings,
  connectionInfo,
  ConstraintError,
  type Database,
  DeadlineError,
  openDatabase,
  query,
  sql,
  type Transaction,
  TransactionClosedError,
  TransactionRolledBackError,
  UsageError,
} from "../../src/runtime/index.js";
import { TestDatabase } from "../../src/runtime/test-database.js";
import { rollbackAfter } from "../../src/runtime/testing.js";
import { movableClock } from "../support/movable-clock.js";
import { orders } from "../support/orders.js";

let dws: LocalDws;
let db: Database;

beforeAll(async () => {
  dws = await startLocalDws();
  db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    clock: {
      ...systemClock,
      sleep: async (ms, signal) => systemClock.sleep(ms / 100, signal),
    },
  });
  await orders(db).create();
  await db.createFence();
});
afterAll(async () => {
  await db.close();
  await dws.stop();
});
afterEach(async () => {
  expect(await orders(db).count()).toBe(0n);
});

const LOST = { transient: true, outcome: "not-applied" } as const;

const identity = (value: unknown) => value;

const row = (id: bigint) => ({ id, customerId: 1 });

/** Code to be tested: it opens a transaction of its own. */
const placeOrder = async (
  database: Database,
  id: bigint,
  told: (id: bigint) => void = () => undefined,
): Promise<void> =>
  database.transaction(
    async (tx) => {
      await orders(tx).insert(row(id));
      tx.afterCommit(async () => told(id));
    },
    { label: "place order", onUnknownCommit: "probe", attempts: 3 },
  );

describe("rollbackAfter", () => {
  it("gives what the work gave, and undoes it", async () => {
    const seen = await rollbackAfter(db, async (tx) => {
      await orders(tx).insertMany([row(1n), row(2n)]);
      expect(await orders(db).count()).toBe(0n);
      return orders(tx).count();
    });
    expect(seen).toBe(2n);
  });

  it("undoes what an error ends too, and passes that on", async () => {
    const failing = new Error("no");
    const work = rollbackAfter(db, async (tx) => {
      await orders(tx).insert(row(1n));
      throw failing;
    });
    await expect(work).rejects.toBe(failing);
  });

  it("fails where COMMIT would, since a failed statement was swallowed", async () => {
    const work = rollbackAfter(db, async (tx) => {
      await orders(tx).insert(row(1n));
      await orders(tx)
        .insert(row(1n))
        .catch(() => undefined);
      return "done";
    });
    await expect(work).rejects.toBeInstanceOf(TransactionRolledBackError);
  });

  it("runs no afterCommit, and refuses another transaction by name", async () => {
    const steps: string[] = [];
    await rollbackAfter(db, async (tx) => {
      tx.afterCommit(async () => {
        steps.push("step");
      });
      const nested = db.transaction(async () => undefined);
      await expect(nested).rejects.toThrow(/inside the transaction/);
    });
    expect(steps).toEqual([]);
  });

  it("passes on what the work threw as it is, and runs it once, though a node was lost", async () => {
    let runs = 0;
    let met: unknown;
    const plan = [
      { at: "execute", matching: /^insert/, do: faultShapes.lost },
    ] as const;
    const work = withFaults(dws, plan, async () =>
      rollbackAfter(db, async (tx) => {
        runs++;
        met = await orders(tx).insert(row(1n)).catch(identity);
        throw met;
      }),
    );
    const thrown: unknown = await work.catch(identity);
    expect(thrown).toBe(met);
    expect([runs, thrown]).toEqual([1, expect.objectContaining(LOST)]);
  });

  it("tries again to begin", async () => {
    let runs = 0;
    const plan = [
      { at: "execute", matching: /^start transaction/, do: faultShapes.lost },
    ] as const;
    await withFaults(dws, plan, async () =>
      rollbackAfter(db, async () => {
        runs++;
      }),
    );
    expect(runs).toBe(1);
  });

  it("fails where COMMIT would, since the connection is lost, and says so of it", async () => {
    let status: string | undefined;
    const work = rollbackAfter(db, async (tx) => {
      const [{ pid } = { pid: "" }] = await query(
        tx,
        sql`select pg_backend_pid() as pid`,
      );
      await query(db, sql`select pg_terminate_backend(${pid})`);
      for (let tries = 0; status !== "failed" && tries < 200; tries++) {
        await sleep(10);
        ({ transactionStatus: status } = await connectionInfo(tx));
      }
    });
    await expect(work).rejects.toBeInstanceOf(TransactionRolledBackError);
    expect(status).toBe("failed");
  });

  it.each<[string, (tx: Transaction, inside: Database) => Promise<unknown>]>([
    ["a statement", async (tx) => orders(tx).count()],
    ["a savepoint", async (tx) => tx.savepoint(async () => sleep(50))],
    ["a call inside", async (_, inside) => orders(inside).count()],
  ])("fails where COMMIT would, since %s is not awaited", async (_, begin) => {
    let begun: Promise<unknown> | undefined;
    const work = rollbackAfter(db, async (tx, inside) => {
      begun = begin(tx, inside).catch(() => undefined);
      // Calls inside begin in turn.
      await Promise.resolve();
    });
    await expect(work).rejects.toThrow(/are still under way/);
    await begun;
  });

  it("is well while rows are read", async () => {
    await rollbackAfter(db, async (tx) => {
      await orders(tx).insert(row(1n));
      for await (const { id } of orders(tx).stream()) {
        expect(id).toBe(1n);
        expect(await connectionInfo(tx)).toMatchObject({
          transactionStatus: "open",
        });
      }
    });
  });

  it("can stand inside another", async () => {
    await rollbackAfter(db, async (_, inside) => {
      const seen = await rollbackAfter(inside, async (tx) => {
        await orders(tx).insert(row(1n));
        return orders(tx).count();
      });
      expect([seen, await orders(inside).count()]).toEqual([1n, 0n]);
      const hasty = rollbackAfter(inside, async (tx) => {
        void orders(tx).count();
        await Promise.resolve();
      });
      await expect(hasty).rejects.toThrow(/are still under way/);
    });
  });
});

describe("the database inside it", () => {
  const inside = async (work: (database: Database) => Promise<void>) =>
    rollbackAfter(db, async (_, database) => work(database));

  it("takes code that opens transactions, with the steps after each", async () => {
    const told: bigint[] = [];
    await inside(async (database) => {
      await placeOrder(database, 1n, (id) => told.push(id));
      expect(told).toEqual([1n]);
      expect(await orders(database).get({ id: 1n })).toMatchObject(row(1n));
    });
  });

  it("undoes alone what fails alone", async () => {
    const told: bigint[] = [];
    await inside(async (database) => {
      await placeOrder(database, 1n);
      const twice = placeOrder(database, 1n, (id) => told.push(id));
      await expect(twice).rejects.toBeInstanceOf(ConstraintError);
      await expect(orders(database).insert(row(1n))).rejects.toMatchObject({
        sqlState: "23505",
      });
      await placeOrder(database, 2n);
      expect(await orders(database).count()).toBe(2n);
    });
    expect(told).toEqual([]);
  });

  it("says when a step after a transaction failed, which stays", async () => {
    await inside(async (database) => {
      const failing = placeOrder(database, 1n, () => {
        throw new Error("step");
      });
      await expect(failing).rejects.toBeInstanceOf(AfterCommitError);
      expect(await orders(database).count()).toBe(1n);
    });
  });

  it("keeps the steps of a savepoint that stays, and drops those of one that is undone", async () => {
    const steps: string[] = [];
    await inside(async (database) =>
      database.transaction(async (tx) => {
        await tx.savepoint(async (part) =>
          part.afterCommit(async () => void steps.push("kept")),
        );
        const undone = tx.savepoint(async (part) => {
          part.afterCommit(async () => void steps.push("dropped"));
          throw new Error("undo");
        });
        await expect(undone).rejects.toThrow("undo");
      }),
    );
    expect(steps).toEqual(["kept"]);
  });

  it("takes every way of reading and writing, one after the other", async () => {
    await inside(async (database) => {
      const many = Array.from({ length: 2_500 }, (_, id) => row(BigInt(id)));
      const all = orders(database);
      expect(await all.insertMany(many)).toBe(2_500n);
      expect(await all.copy([row(9_000n)])).toBe(1n);
      expect(await all.copy([row(9_001n)], { transaction: false })).toBe(1n);
      expect(await all.upsert([row(9_001n), row(9_002n)])).toBe(2n);
      const counts = await Promise.all([
        all.count(),
        query(database, sql`select count(*) as n from orders`),
      ]);
      expect(counts).toEqual([2_503n, [{ n: "2503" }]]);
      let read = 0;
      for await (const { id } of all.stream({
        where: { id: { gte: 9_000n } },
      })) {
        // On a database another connection does this meanwhile.
        expect(await all.find({ id })).toBeDefined();
        read++;
      }
      expect(read).toBe(3);
      const info = await connectionInfo(database);
      expect(info.transactionStatus).toBe("idle");
    });
  });

  it("gives readers in a read-only transaction", async () => {
    await inside(async (database) =>
      database.transaction(
        async (tx) => {
          expect("insert" in orders(tx)).toBe(false);
          expect(await orders(tx).count()).toBe(0n);
        },
        { readOnly: true },
      ),
    );
  });

  it("refuses to write in a read-only transaction", async () => {
    await inside(async (database) => {
      const insert = sql`insert into orders (id, customer_id) values (1, 1)`;
      const writing = database.transaction(
        async (tx) => query(tx, sql`${insert} returning id`, { id: as.int8 }),
        { readOnly: true },
      );
      await expect(writing).rejects.toThrow(/read-only.*25006/);
      expect(await orders(database).count()).toBe(0n);
    });
  });

  it.each([
    ["its deadline", DeadlineError],
    ["its signal", AbortedError],
  ])("ends a transaction by %s", async (what, kind) => {
    await rollbackAfter(db, async (tx) => {
      const clock = movableClock();
      const database = new TestDatabase(tx, clock);
      const stop = new AbortController();
      const isDeadline = what === "its deadline";
      const limits = isDeadline
        ? { deadlineMs: 60_000 }
        : { signal: stop.signal };
      const end = () => (isDeadline ? clock.pass(60_000) : stop.abort());
      let ended: unknown;
      const stuck = database.transaction(
        async (part: Transaction, signal: AbortSignal) => {
          await orders(part).insert(row(1n));
          setImmediate(end);
          await new Promise((resolve) =>
            signal.addEventListener("abort", resolve),
          );
          ended = signal.reason;
          await new Promise(() => undefined);
        },
        limits,
      );
      const thrown: unknown = await stuck.catch(identity);
      expect(thrown).toBeInstanceOf(kind);
      expect(ended).toBe(thrown);
      expect(await orders(database).count()).toBe(0n);
      const never = database.transaction(
        async () => Promise.reject(new Error("was begun")),
        { signal: AbortSignal.abort() },
      );
      await expect(never).rejects.toBeInstanceOf(AbortedError);
    });
  });

  it("tells of the connection while something else runs on it", async () => {
    await inside(async (database) => {
      const begun = database.transaction(async () => sleep(30));
      await sleep(10);
      const info = await connectionInfo(database);
      expect(info.transactionStatus).toBe("idle");
      await begun;
    });
  });

  it("may be used by what a transaction left behind", async () => {
    await inside(async (database) => {
      let later: Promise<bigint> | undefined;
      await database.transaction(async () => {
        later = sleep(20).then(async () => orders(database).count());
        return Promise.resolve();
      });
      expect(await later).toBe(0n);
    });
  });

  it("drops the steps of a savepoint that could not be kept", async () => {
    const steps: string[] = [];
    await inside(async (database) =>
      database.transaction(async (tx) => {
        const undone = tx.savepoint(async (part) => {
          part.afterCommit(async () => void steps.push("dropped"));
          await orders(part).insert(row(1n));
          // Fails, which only the release of the savepoint meets.
          await orders(part)
            .insert(row(1n))
            .catch(() => undefined);
        });
        await expect(undone).rejects.toMatchObject({ sqlState: "25P02" });
      }),
    );
    expect(steps).toEqual([]);
  });

  it("takes no step after the end", async () => {
    await inside(async (database) => {
      let stray: Transaction | undefined;
      await database.transaction(async (tx) => {
        stray = tx;
        return Promise.resolve();
      });
      expect(() => stray?.afterCommit(async () => undefined)).toThrow(
        TransactionClosedError,
      );
    });
  });

  it("refuses by name what would wait for ever, and what is the owner's", async () => {
    await inside(async (database) => {
      const wrong = database.transaction(async () => orders(database).count(), {
        label: "outer",
      });
      await expect(wrong).rejects.toThrow(/inside the transaction "outer"/);
      await expect(database.close()).rejects.toBeInstanceOf(UsageError);
      await expect(database.createFence()).rejects.toBeInstanceOf(UsageError);
      expect(await orders(database).count()).toBe(0n);
    });
  });
});

describe("a fault plan", () => {
  afterEach(async () => {
    await orders(db).truncate();
  });

  it("strikes while the work runs, one fault after the other", async () => {
    const plan = [
      { at: "execute", matching: /^insert/, do: faultShapes.concurrentUpdate },
      { at: "commit-after", do: faultShapes.lost },
    ] as const;
    await withFaults(dws, plan, async () => placeOrder(db, 1n));
    expect(await orders(db).count()).toBe(1n);
  });

  it("is over with the work, and passes its error on", async () => {
    const plan = [{ at: "execute", do: faultShapes.lost, times: 9 }] as const;
    const failing = withFaults(dws, plan, async () =>
      Promise.reject(new Error("of the work")),
    );
    await expect(failing).rejects.toThrow("of the work");
    await placeOrder(db, 1n);
  });

  it("must have struck", async () => {
    const plan = [
      { at: "execute", matching: /^delete/, do: faultShapes.lost },
    ] as const;
    const work = withFaults(dws, plan, async () => placeOrder(db, 1n));
    await expect(work).rejects.toThrow(
      "fault 1 (cut at execute) struck 0 of 1 times",
    );
  });

  it("that strikes for ever must have struck once", async () => {
    const refused = {
      kind: "error",
      sqlState: "42501",
      message: "no",
    } as const;
    const plan = [
      { at: "execute", matching: /^delete/, do: refused, times: Infinity },
    ] as const;
    const work = withFaults(dws, plan, async () => placeOrder(db, 1n));
    await expect(work).rejects.toThrow("struck 0 of Infinity times");
    await withFaults(dws, plan, async () => {
      const denied = orders(db).delete({ id: 1n });
      await expect(denied).rejects.toMatchObject({ sqlState: "42501" });
    });
  });
});
