/** Calls that are transactions of their own take the fence: a lost COMMIT is proved, and nothing is done twice. */
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
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  type CommitOptions,
  completeSettings,
  type Database,
  openDatabase,
  OutcomeUnknownError,
  type Session,
} from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";

let dws: LocalDws;
let direct: pg.Client;
let db: Database;

beforeAll(async () => {
  dws = await startLocalDws();
  direct = new pg.Client({ ...dws });
  await direct.connect();
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
});
beforeEach(async () => {
  await direct.query("drop table if exists orders");
  db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    deadlineMs: 20_000,
    clock: {
      ...systemClock,
      sleep: async (ms, signal) => systemClock.sleep(ms / 200, signal),
    },
  });
  await db.createFence();
});
afterEach(async () => {
  dws.faults.clear();
  await db.close();
});

const probe = { onUnknownCommit: "probe" } as const;
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(index),
    customerId: 1,
  }));

const units: Readonly<
  Record<string, (options: CommitOptions) => Promise<unknown>>
> = {
  "insertMany, one statement": async (options) =>
    orders(db).insertMany(rows(3), options),
  "insertMany, several": async (options) =>
    orders(db).insertMany(rows(1_500), options),
  "insertMany by COPY": async (options) =>
    orders(db).insertMany(rows(20), { copyAbove: 10, ...options }),
  "one COPY": async (options) => orders(db).copy(() => rows(20), options),
  "COPY in batches": async (options) =>
    orders(db).copy(() => rows(20), { batchRows: 7, ...options }),
};

describe.each(Object.keys(units))("%s", (name) => {
  const run = units[name] as (typeof units)[string];

  it.each(["commit-before", "commit-after"] as const)(
    "is there once after a cut at %s",
    async (at) => {
      await orders(db).create();
      dws.faults.add({ at, do: { kind: "cut" } });
      const count = (await run(probe)) as bigint;
      expect(await orders(db).count()).toBe(count);
    },
  );
});

describe("create", () => {
  it.each(["commit-before", "commit-after"] as const)(
    "is proved by its marker after a cut at %s",
    async (at) => {
      dws.record.clear();
      dws.faults.add({ at, do: { kind: "cut" } });
      dws.record.start();
      await orders(db).create(probe);
      dws.record.stop();
      expect(await orders(db).exists()).toBe(true);
      const texts = dws.record.statements().map(({ text }) => text);
      expect(texts.some((text) => text.includes("'fence'"))).toBe(true);
      const created = texts.filter((text) => text.startsWith("CREATE TABLE"));
      expect(created).toHaveLength(at === "commit-before" ? 2 : 1);
    },
  );
});

describe("a source that can be read once", () => {
  it("is not read again, and the caller is told that nothing was applied", async () => {
    await orders(db).create();
    dws.faults.add({ at: "commit-before", do: { kind: "cut" } });
    await expect(
      orders(db).copy(rows(20).values(), probe),
    ).rejects.toMatchObject({ outcome: "not-applied" });
    expect(await orders(db).count()).toBe(0n);
  });

  it("is proved to be applied as any other", async () => {
    await orders(db).create();
    dws.faults.add({ at: "commit-after", do: { kind: "cut" } });
    expect(await orders(db).copy(rows(20).values(), probe)).toBe(20n);
  });
});

describe("inside a transaction", () => {
  const inside: Readonly<Record<string, (tx: Session) => Promise<unknown>>> = {
    insertMany: async (tx) => orders(tx).insertMany(rows(3), probe),
    copy: async (tx) => orders(tx).copy(rows(3), probe),
    create: async (tx) => orders(tx).create({ ifNotExists: true, ...probe }),
  };

  it.each(Object.keys(inside))("%s leaves it to that", async (name) => {
    await orders(db).create();
    const work = inside[name] as (typeof inside)[string];
    const done = db.transaction(work, { label: "place orders" });
    await expect(done).rejects.toThrow(/onUnknownCommit.*"place orders"/);
  });
});

describe("without the fence", () => {
  it("a lost COMMIT is unknown", async () => {
    await orders(db).create();
    dws.faults.add({ at: "commit-after", do: { kind: "cut" } });
    await expect(orders(db).insertMany(rows(1_500))).rejects.toBeInstanceOf(
      OutcomeUnknownError,
    );
  });
});
