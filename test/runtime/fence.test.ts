/** The fence: whatever is cut, a fenced transaction is applied once or not at all, and its caller is told which. */
import fc from "fast-check";
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
import {
  type Fault,
  startLocalDws,
  type LocalDws,
} from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  type DatabaseOptions,
  DwsError,
  openDatabase,
  OutcomeUnknownError,
  type TransactionOptions,
  UsageError,
} from "../../src/runtime/index.js";
import { execute } from "../../src/runtime/session.js";
import { type Postgres, startPostgres } from "../support/postgres.js";
import { type MovableClock, movableClock } from "../support/movable-clock.js";
import { orders } from "../support/orders.js";

const TABLE =
  "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])";

let dws: LocalDws;
let direct: pg.Client;
let db: Database;

const settings = () => completeSettings({ ...dws, sslmode: "disable" });

const quick = (options: DatabaseOptions = {}, clock = systemClock): Database =>
  openDatabase(settings(), {
    deadlineMs: 30_000,
    retryBudget: false,
    clock: {
      ...clock,
      sleep: async (ms, signal) => clock.sleep(ms / 200, signal),
    },
    ...options,
  });

/** The test's own database with a deadline of a minute, which passes when the clock is moved. */
const useMovableClock = async (): Promise<MovableClock> => {
  const clock = movableClock();
  await db.close();
  db = quick({ deadlineMs: 60_000 }, clock);
  return clock;
};

/** How many sessions of the runtime are at such a statement on the server. */
const running = async (matching: RegExp): Promise<number> => {
  const { rows } = await direct.query<{ query: string }>(
    "select query from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()",
  );
  return rows.filter(({ query }) => matching.test(query)).length;
};

const connectDirectly = async () => {
  const client = new pg.Client({ ...dws });
  await client.connect();
  return client;
};

beforeAll(async () => {
  dws = await startLocalDws();
  direct = await connectDirectly();
  await direct.query(TABLE);
  // Without a key: a row that was applied twice is there twice.
  await direct.query("create table applied (id bigint)");
  const first = quick();
  await first.createFence();
  await first.close();
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
});
beforeEach(async () => {
  dws.faults.clear();
  await direct.query("truncate orders, applied, dws_fence");
  db = quick();
});
afterEach(async () => {
  dws.faults.clear();
  await db.close();
});

const ids = async () =>
  (
    await direct.query<{ id: string }>("select id from orders order by id")
  ).rows.map(({ id }) => Number(id));

const place = (
  id: number,
  options: Omit<TransactionOptions, "readOnly"> = {},
) =>
  db.transaction(
    async (tx) => {
      await orders(tx).insert({ id: BigInt(id), customerId: 1 });
      return `order ${id}`;
    },
    {
      onUnknownCommit: "probe",
      label: "place order",
      ...options,
    },
  );

const cut = { kind: "cut" } as const;

describe("an unknown COMMIT", () => {
  it.each([
    ["was applied", "commit-after", 1],
    ["was not applied", "commit-before", 2],
  ] as const)("%s: the marker says so", async (_, at, attempts) => {
    dws.faults.add({ at, do: cut });
    const signals: AbortSignal[] = [];
    const value = await db.transaction(
      async (tx, signal) => {
        signals.push(signal);
        await orders(tx).insert({ id: 1n, customerId: 1 });
        return signals.length;
      },
      { onUnknownCommit: "probe" },
    );
    expect([value, signals.length]).toEqual([attempts, attempts]);
    const gone = signals.filter(({ aborted }) => aborted);
    expect(gone).toEqual(signals.slice(0, -1));
    for (const { reason } of gone) {
      expect(reason).toMatchObject({ outcome: "not-applied" });
    }
    expect(await ids()).toEqual([1]);
  });

  it("is settled although its own probe ends unknown, again and again", async () => {
    dws.faults.add({ at: "commit-before", do: cut });
    for (const at of ["execute", "reply", "reply"] as const) {
      dws.faults.add({ at, matching: /'fence'/, do: cut });
    }
    expect(await place(1)).toBe("order 1");
    expect(await ids()).toEqual([1]);
    const markers = await direct.query<{ writer: string }>(
      "select writer from dws_fence order by writer",
    );
    expect(markers.rows.map(({ writer }) => writer)).toEqual(["fence", "work"]);
  });

  it("that still goes on is waited for", async () => {
    // COMMIT waits for the gate, and the client believes it to be lost after half of its deadline.
    const clock = await useMovableClock();
    await direct.query("create table if not exists slow (id int)");
    await direct.query("create table gate (id int)");
    await direct.query(
      "create or replace function wait() returns trigger language plpgsql as 'begin lock table gate; return null; end'",
    );
    await direct.query(
      "create constraint trigger slowly after insert on slow deferrable initially deferred for each row execute procedure wait()",
    );
    const keeper = await connectDirectly();
    await keeper.query("begin");
    await keeper.query("lock table gate");
    let isTold = false;
    const done = db.transaction(
      async (tx) => {
        const text = "insert into slow values (1)";
        await tx[execute]({ text, values: [] }, "write", { label: "slow" });
        return "done";
      },
      { onUnknownCommit: "probe" },
    );
    const told = done.finally(() => (isTold = true));
    told.catch(() => undefined);
    await expect.poll(async () => running(/^commit/)).toBe(1);
    clock.pass(30_000);
    await expect.poll(async () => running(/'fence'/)).toBe(1);
    expect(isTold).toBe(false);
    await keeper.end();
    expect(await told).toBe("done");
    expect((await direct.query("select * from slow")).rowCount).toBe(1);
    await direct.query("drop table slow, gate");
  });

  it("does not take the whole deadline when the node falls silent", async () => {
    const clock = await useMovableClock();
    const hang = { kind: "hang" } as const;
    const hanging = dws.faults.add({ at: "commit-before", do: hang });
    const done = place(1);
    done.catch(() => undefined);
    await expect.poll(() => hanging.struck).toBe(1);
    clock.pass(30_000);
    expect(await done).toBe("order 1");
    expect(await ids()).toEqual([1]);
  });

  it("stays unknown when nobody can be asked until the deadline", async () => {
    dws.faults.add({ at: "commit-after", do: cut });
    const probes = { at: "execute", matching: /'fence'/ } as const;
    const cutting = dws.faults.add({ ...probes, do: cut, times: Infinity });
    const clock = await useMovableClock();
    const done = place(1);
    done.catch(() => undefined);
    await expect.poll(() => cutting.struck).toBeGreaterThan(2);
    clock.pass(60_000);
    await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
    await expect(done).rejects.toThrow(/^place order: .*looking for it/);
    await expect(done).rejects.toMatchObject({
      cause: { code: "DWS_DEADLINE" },
    });
    expect(await ids()).toEqual([1]);
  });

  it.each([
    ["42501", "permission denied"],
    ["42P01", "the table is not on this coordinator yet"],
    ["25006", "read-only transaction"],
  ])(
    "is asked again when the marker is refused with %s",
    async (sqlState, message) => {
      dws.faults.add({ at: "commit-after", do: cut });
      const refuse = { kind: "error", sqlState, message } as const;
      dws.faults.add({
        at: "execute",
        matching: /'fence'/,
        do: refuse,
        times: 3,
      });
      expect(await place(1)).toBe("order 1");
      expect(await ids()).toEqual([1]);
    },
  );

  it("stays unknown when the marker is refused until the deadline, and says why", async () => {
    dws.faults.add({ at: "commit-after", do: cut });
    const denied = {
      kind: "error",
      sqlState: "42501",
      message: "permission denied",
    } as const;
    const denying = dws.faults.add({
      at: "execute",
      matching: /'fence'/,
      do: denied,
      times: Infinity,
    });
    const clock = await useMovableClock();
    const done = place(1);
    done.catch(() => undefined);
    await expect.poll(() => denying.struck).toBeGreaterThan(2);
    clock.pass(60_000);
    await expect(done).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      message: expect.stringMatching(/permission denied/) as string,
      cause: { sqlState: "42501" },
    });
  });

  it("stays unknown at once when the probe may not log in: accounts lock", async () => {
    dws.faults.add({ at: "commit-after", do: cut });
    const refuse = {
      kind: "error",
      severity: "FATAL",
      sqlState: "28P01",
      message: "Invalid username/password,login denied.",
    } as const;
    dws.faults.add({ at: "auth", do: refuse, skip: 1, times: 9_999 });
    await expect(place(1)).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      cause: { sqlState: "28P01" },
    });
    dws.faults.clear();
  });
});

describe("a probe of one's own", () => {
  const asking = (answer: () => Promise<boolean>) =>
    place(1, { onUnknownCommit: answer });

  it("is believed when it says true, and gives the stored result", async () => {
    dws.faults.add({ at: "commit-after", do: cut });
    expect(
      await place(1, {
        onUnknownCommit: async (session) =>
          (await orders(session).find({ id: 1n })) !== undefined,
      }),
    ).toBe("order 1");
  });

  it.each([
    ["false", async (): Promise<boolean> => false, undefined],
    [
      "an error",
      async (): Promise<boolean> => Promise.reject(new Error("no idea")),
      "no idea",
    ],
  ] as const)(
    "that answers %s leaves it unknown and is no replay",
    async (_, answer, cause) => {
      dws.faults.add({ at: "commit-before", do: cut });
      const done = asking(answer);
      await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
      if (cause !== undefined) {
        await expect(done).rejects.toMatchObject({ cause: { message: cause } });
      }
      expect(await ids()).toEqual([]);
    },
  );

  it("has until the deadline", async () => {
    dws.faults.add({ at: "commit-before", do: cut });
    const clock = await useMovableClock();
    const onUnknownCommit = async (): Promise<boolean> => {
      setImmediate(() => clock.pass(60_000));
      return new Promise(() => undefined);
    };
    await expect(place(1, { onUnknownCommit })).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      cause: { message: expect.stringMatching(/in time/) as string },
    });
  });
});

describe("the marker table", () => {
  it("that is missing is told before any work is done", async () => {
    const other = quick({ fence: { table: "no_such_fence" } });
    let calls = 0;
    const done = other.transaction(
      async () => {
        calls++;
      },
      { onUnknownCommit: "probe", label: "place order" },
    );
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(done).rejects.toThrow(/public\.no_such_fence.*createFence/);
    expect(calls).toBe(0);
    await other.close();
  });

  it("is made once, spread by its key", async () => {
    const fence = { schema: "public", table: 'odd "fence"' };
    const other = quick({ fence });
    await Promise.all([other.createFence(), other.createFence()]);
    const { rows } = await direct.query<{ text: string }>(
      `select pg_get_tabledef('"odd ""fence"""'::regclass) as text`,
    );
    expect(rows[0]?.text).toMatch(/orientation=row/i);
    expect(rows[0]?.text).toMatch(/DISTRIBUTE BY HASH\s*\(id\)/i);
    await other.transaction(async () => undefined, {
      onUnknownCommit: "probe",
    });
    await other.close();
  });

  it("is made although an answer was lost", async () => {
    const other = quick({ fence: { table: "late_fence" } });
    dws.faults.add({ at: "reply", matching: /^create table/, do: cut });
    await other.createFence();
    await other.transaction(async () => undefined, {
      onUnknownCommit: "probe",
    });
    await other.close();
  });

  it("works on plain PostgreSQL", async () => {
    const server: Postgres = await startPostgres();
    const plain = openDatabase(
      completeSettings({ ...server, sslmode: "disable" }),
    );
    await plain.createFence();
    expect(
      await plain.transaction(async () => 7, { onUnknownCommit: "probe" }),
    ).toBe(7);
    await plain.close();
    await server.stop();
  });

  it("loses old markers when it is told to, never young ones", async () => {
    await place(1);
    await place(2);
    await direct.query(
      "insert into dws_fence values ('old', 'work', now() - interval '25 hours')",
    );
    const day = 24 * 60 * 60 * 1000;
    expect(await db.pruneFence({ olderThanMs: day })).toBe(1n);
    for (const olderThanMs of [day - 1, 0, NaN, Infinity]) {
      await expect(db.pruneFence({ olderThanMs })).rejects.toBeInstanceOf(
        UsageError,
      );
    }
    expect((await direct.query("select * from dws_fence")).rowCount).toBe(2);
    await expect(place(3, { deadlineMs: day + 1 })).rejects.toBeInstanceOf(
      UsageError,
    );
  });

  it("costs no round trip, and a transaction without it nothing at all", async () => {
    dws.record.clear();
    dws.record.start();
    await place(1);
    await place(2, { onUnknownCommit: "throw" });
    dws.record.stop();
    const texts = dws.record
      .statements()
      .map(({ text }) => text)
      .filter((text) => !text.startsWith("set "));
    expect(texts).toEqual([
      expect.stringMatching(
        /^start transaction; insert into "public"."dws_fence"/,
      ),
      expect.stringMatching(/^insert into "public"."orders"/),
      "commit",
      "start transaction",
      expect.stringMatching(/^insert into "public"."orders"/),
      "commit",
    ]);
  });
});

const STEPS = [
  /^start transaction/,
  /^insert into "?public"?\."?orders|^insert into applied/,
  /^commit$/,
  /'fence'/,
  /^select writer/,
  /./,
] as const;

const fault = fc.record({
  at: fc.constantFrom<Fault["at"]>(
    "execute",
    "reply",
    "commit-before",
    "commit-after",
    "connect",
    "auth",
    "parse",
  ),
  step: fc.constantFrom(...STEPS),
  how: fc.constantFrom<Fault["do"]>(
    cut,
    { kind: "cut", reset: true },
    { kind: "error", sqlState: "08006", message: "lost" },
    {
      kind: "error",
      sqlState: "XX000",
      message: "Failed to read response from Datanodes",
    },
    {
      kind: "error",
      severity: "FATAL",
      sqlState: "57P01",
      message: "terminating",
    },
    { kind: "error", sqlState: "40001", message: "conflict" },
    { kind: "error", sqlState: "57014", message: "canceling statement" },
  ),
  skip: fc.nat(2),
  times: fc.integer({ min: 1, max: 3 }),
});

const isConflict = (how: Fault["do"]) =>
  how.kind === "error" && how.sqlState === "40001";

type Told = "applied" | "not-applied" | "unknown" | "foreign";

const settle = async (database: Database, id: number): Promise<Told> => {
  try {
    await database.transaction(
      async (tx) => {
        const text = "insert into applied values ($1)";
        await tx[execute]({ text, values: [String(id)] }, "write", {
          label: "apply",
        });
      },
      { onUnknownCommit: "probe", attempts: 50 },
    );
    return "applied";
  } catch (error) {
    return error instanceof DwsError ? error.outcome : "foreign";
  }
};

const applied = async (): Promise<Map<number, number>> => {
  await dws.record.settled();
  const { rows } = await direct.query<{ id: string; n: string }>(
    "select id, count(*) as n from applied group by id",
  );
  return new Map(rows.map(({ id, n }) => [Number(id), Number(n)]));
};

describe("any faults at any step, the probes included", () => {
  it("lose no row, double none, and leave nothing unknown", async () => {
    let next = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { minLength: 1, maxLength: 6 }),
        async (faults) => {
          const database = quick({ max: 3 });
          for (const { at, step, how, skip, times } of faults) {
            // A server that says 40001 after it has committed lies: nobody can be proof against that.
            const isLie =
              isConflict(how) && (at === "commit-after" || at === "reply");
            if (isLie) continue;
            const isLogin = at === "connect" || at === "auth";
            dws.faults.add({
              at,
              ...(isLogin ? {} : { matching: step }),
              do: how,
              skip,
              times,
            });
          }
          const mine = Array.from({ length: 4 }, () => ++next);
          const told = await Promise.all(
            mine.map((id) => settle(database, id)),
          );
          dws.faults.clear();
          await database.close();
          const counts = await applied();
          const outcomes = mine.map((id, index) => [
            told[index],
            counts.get(id) ?? 0,
          ]);
          for (const outcome of outcomes) {
            expect([
              ["applied", 1],
              ["not-applied", 0],
            ]).toContainEqual(outcome);
          }
        },
      ),
      {
        numRuns: Number(process.env["DWS_FENCE_RUNS"] ?? 30),
        seed: 7,
        endOnFailure: true,
      },
    );
  }, 900_000);
});
