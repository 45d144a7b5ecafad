/** Single writes that are repeated after a lost answer: applied once, proved by the server, or unknown. */
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
  type LocalDws,
  startLocalDws,
} from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  ConstraintError,
  type Database,
  defineTable,
  DwsError,
  KeyedRepository,
  numeric,
  openDatabase,
  OutcomeUnknownError,
  t,
  UsageError,
} from "../../src/runtime/index.js";
import { movableClock } from "../support/movable-clock.js";
import { orders } from "../support/orders.js";

let dws: LocalDws;
let direct: pg.Client;
let db: Database;

const quick = (clock = systemClock): Database =>
  openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    deadlineMs: 20_000,
    retryBudget: false,
    clock: {
      ...clock,
      sleep: async (ms, signal) => clock.sleep(ms / 200, signal),
    },
  });

beforeAll(async () => {
  dws = await startLocalDws();
  direct = new pg.Client({ ...dws });
  await direct.connect();
  await direct.query(
    "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])",
  );
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
});
beforeEach(async () => {
  dws.faults.clear();
  await direct.query("truncate orders");
  db = quick();
});
afterEach(async () => {
  dws.faults.clear();
  await db.close();
});

const cut = { kind: "cut" } as const;
const order = { id: 1n, customerId: 7, total: numeric("1.005"), note: "x" };
const ifEqual = { repeat: "if-equal" } as const;
const overwrite = { repeat: "overwrite" } as const;

const count = async () => {
  await dws.record.settled();
  return (await direct.query("select * from orders")).rowCount;
};

describe("an insert with repeat: if-equal", () => {
  it.each(["reply", "execute"] as const)(
    "is there once after a cut at %s",
    async (at) => {
      dws.faults.add({ at, matching: /^insert/, do: cut, times: 3 });
      await orders(db).insert(order, ifEqual);
      expect(await count()).toBe(1);
    },
  );

  it("is unknown without it", async () => {
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    await expect(orders(db).insert(order)).rejects.toBeInstanceOf(
      OutcomeUnknownError,
    );
  });

  it("stays unknown when another row is there", async () => {
    await orders(db).insert({ ...order, note: "of another" });
    dws.faults.add({ at: "execute", matching: /^insert/, do: cut });
    const done = orders(db).insert(order, ifEqual);
    await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
    await expect(done).rejects.toMatchObject({ cause: { sqlState: "23505" } });
  });

  it("is a plain violation when nothing was in doubt", async () => {
    await orders(db).insert(order);
    await expect(orders(db).insert(order, ifEqual)).rejects.toBeInstanceOf(
      ConstraintError,
    );
  });

  it("does not compare what was not given", async () => {
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    await orders(db).insert({ id: 2n, customerId: 1 }, ifEqual);
    expect(await count()).toBe(1);
  });

  it("stays unknown when the row can no longer be looked at", async () => {
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    dws.faults.add({
      at: "execute",
      matching: /^select 1 from/,
      do: { kind: "error", sqlState: "42501", message: "permission denied" },
    });
    await expect(orders(db).insert(order, ifEqual)).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      cause: { sqlState: "42501" },
    });
  });

  it("stays unknown when the repeat is refused, whatever for", async () => {
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    dws.faults.add({
      at: "execute",
      matching: /^insert/,
      do: { kind: "error", sqlState: "42P01", message: "gone" },
      skip: 1,
    });
    await expect(orders(db).insert(order, ifEqual)).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      cause: { sqlState: "42P01" },
    });
  });

  it("stays unknown when the caller gives up meanwhile", async () => {
    const stop = new AbortController();
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    const hanging = dws.faults.add({
      at: "execute",
      matching: /^insert/,
      do: { kind: "hang" },
    });
    const done = orders(db).insert(order, { ...ifEqual, signal: stop.signal });
    done.catch(() => undefined);
    await expect.poll(() => hanging.struck).toBe(1);
    stop.abort();
    await expect(done).rejects.toMatchObject({ code: "DWS_OUTCOME_UNKNOWN" });
  });

  it("needs the whole key", async () => {
    const { id, ...rest } = order;
    expect(id).toBe(1n);
    await expect(
      orders(db).insert(rest as typeof order, ifEqual),
    ).rejects.toThrow(/needs the whole key, and id/);
  });

  it("takes no other word for it", async () => {
    await expect(
      // @ts-expect-error an insert would be there twice
      orders(db).insert(order, overwrite),
    ).rejects.toBeInstanceOf(UsageError);
    // @ts-expect-error there is no row to compare with
    await expect(orders(db).delete({ id: 1n }, ifEqual)).rejects.toBeInstanceOf(
      UsageError,
    );
  });
});

describe("the server's own casts", () => {
  const COLUMNS: readonly (readonly [string, string])[] = [
    ["numeric(5,2)", "1.005"],
    ["varchar(3)", "abc  "],
    ["character(5)", "ab"],
    ["bit(3)", "101"],
    ["json", '{"a":  1}'],
    ["jsonb", '{"b": 1, "a":  [2]}'],
    ["timestamp(0) without time zone", "2024-02-29 12:00:00.6"],
    ["timestamp with time zone", "2024-02-29 12:00:00.123456+05:30"],
    ["interval", "1 mon 30 days"],
    ["double precision", "0.1"],
    ["real", "0.1"],
    ["bytea", "\\x00ff"],
    ["text[]", '{"a,b",NULL}'],
    ["json[]", '{"{\\"a\\": 1}"}'],
    ["box", "(1,1),(0,0)"],
    ["date", "2024-02-29"],
    ["uuid", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"],
    ["integer", "7"],
    ["text", "it's"],
  ];

  it("are those that the row was stored with", async () => {
    const names = COLUMNS.map((_, index) => `c${index}`);
    await direct.query(
      `create table casts (id serial primary key, ${COLUMNS.map(([type], index) => `c${index} ${type}`).join(", ")})`,
    );
    const columns = Object.fromEntries(
      COLUMNS.map(([type], index) => [`c${index}`, t.text(`c${index}`, type)]),
    );
    const table = defineTable<Record<string, unknown>>({
      schema: "public",
      name: "casts",
      columns: { id: t.int4("id", "serial", "NOT NULL"), ...columns },
      key: ["id"],
    });
    const casts = new KeyedRepository<
      Record<string, unknown>,
      Record<string, unknown>,
      Record<string, unknown>,
      { id: number }
    >(table, db);
    const values = Object.fromEntries(
      names.map((name, index) => [name, COLUMNS[index]?.[1]]),
    );
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    await casts.insert({ id: 1, ...values }, ifEqual);
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    dws.faults.add({ at: "reply", matching: /^insert/, do: cut });
    await casts.insert({ id: 2, ...nulls }, ifEqual);
    expect((await direct.query("select * from casts")).rowCount).toBe(2);
    // One column that differs is one too many.
    for (const name of names) {
      dws.faults.add({ at: "execute", matching: /^insert/, do: cut });
      const other = { id: 1, ...values, [name]: null };
      await expect(casts.insert(other, ifEqual), name).rejects.toBeInstanceOf(
        OutcomeUnknownError,
      );
    }
  });
});

describe("update and delete with repeat: overwrite", () => {
  it("end well after a lost answer, with the count of the repeat", async () => {
    await orders(db).insert(order);
    dws.faults.add({ at: "reply", matching: /^update/, do: cut, times: 2 });
    expect(await orders(db).update({ id: 1n }, { note: "y" }, overwrite)).toBe(
      1n,
    );
    dws.faults.add({ at: "reply", matching: /^delete/, do: cut });
    expect(await orders(db).delete({ id: 1n }, overwrite)).toBe(0n);
    expect(await count()).toBe(0);
  });

  it("goes on until the deadline, and is unknown then", async () => {
    const cuts = { at: "reply", matching: /^update/, do: cut } as const;
    const cutting = dws.faults.add({ ...cuts, times: Infinity });
    const clock = movableClock();
    const timed = quick(clock);
    const done = orders(timed).update(
      { id: 1n },
      { note: "y" },
      { ...overwrite, deadlineMs: 60_000 },
    );
    done.catch(() => undefined);
    await expect.poll(() => cutting.struck).toBeGreaterThan(2);
    clock.pass(60_000);
    await expect(done).rejects.toBeInstanceOf(OutcomeUnknownError);
    await timed.close();
  });

  it("is for single statements: a transaction is repeated as a whole", async () => {
    const done = db.transaction(async (tx) =>
      orders(tx).update({ id: 1n }, { note: "y" }, overwrite),
    );
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(
      db.transaction(async (tx) => orders(tx).insert(order, ifEqual)),
    ).rejects.toBeInstanceOf(UsageError);
  });
});

describe("any faults on an insert with repeat: if-equal", () => {
  const fault = fc.record({
    at: fc.constantFrom<Fault["at"]>("execute", "reply", "parse", "connect"),
    matching: fc.constantFrom(/^insert/, /^select 1/, /./),
    do: fc.constantFrom<Fault["do"]>(
      cut,
      { kind: "error", sqlState: "XX000", message: "datanode" },
      { kind: "error", sqlState: "08006", message: "lost" },
      { kind: "error", severity: "FATAL", sqlState: "57P01", message: "end" },
    ),
    skip: fc.nat(2),
    times: fc.integer({ min: 1, max: 3 }),
  });

  it("leave it there once where it succeeds, and never twice", async () => {
    let id = 10n;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { minLength: 1, maxLength: 5 }),
        async (faults) => {
          const mine = ++id;
          for (const { matching, ...one } of faults) {
            const isLogin = one.at === "connect";
            dws.faults.add({ ...one, ...(isLogin ? {} : { matching }) });
          }
          const told = await orders(db)
            .insert({ ...order, id: mine }, ifEqual)
            .then(
              () => "applied",
              (error: unknown) =>
                error instanceof DwsError ? error.outcome : "foreign",
            );
          dws.faults.clear();
          await dws.record.settled();
          const { rowCount } = await direct.query(
            "select * from orders where id = $1",
            [String(mine)],
          );
          expect([
            ["applied", 1],
            ["not-applied", 0],
            ["unknown", 0],
            ["unknown", 1],
          ]).toContainEqual([told, rowCount]);
        },
      ),
      { numRuns: 60, seed: 3, endOnFailure: true },
    );
  });
});
