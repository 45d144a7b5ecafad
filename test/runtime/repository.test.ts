/** Each method of a repository against a real server: its retry, its outcome, and what it does inside a transaction. */
import { inspect } from "node:util";
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
  ConstraintError,
  type Database,
  numeric,
  openDatabase,
  OutcomeUnknownError,
  type Session,
  UsageError,
} from "../../src/runtime/index.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import { orders } from "../support/orders.js";
import { type Postgres, startPostgres } from "../support/postgres.js";

let server: Postgres;
let proxy: FaultProxy;
let direct: pg.Client;
let db: Database;

const TABLE =
  "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])";

const openThroughProxy = () =>
  openDatabase(
    completeSettings({
      host: "127.0.0.1",
      port: proxy.port,
      database: server.database,
      user: server.user,
      sslmode: "disable",
    }),
    // Pauses are cut to a hundredth: what is tested is which attempts are made.
    {
      deadlineMs: 60_000,
      clock: {
        ...systemClock,
        sleep: async (ms, signal) =>
          systemClock.sleep(ms <= 15_000 ? ms / 100 : ms, signal),
      },
    },
  );

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startFaultProxy(server);
  direct = new pg.Client({ ...server });
  await direct.connect();
});
afterAll(async () => {
  await direct.end();
  await proxy.close();
  await server.stop();
});
beforeEach(async () => {
  await direct.query("drop table if exists orders");
  await direct.query("drop sequence if exists order_numbers");
  await direct.query(TABLE);
  await direct.query(
    "insert into orders values (1, 10, 5, 'one', null), (2, 20, 7.5, null, '{a,\"b c\",NULL}')",
  );
  proxy.reset();
  db = openThroughProxy();
});
afterEach(async () => db.close());

const rowsThere = async () => {
  const { rows } = await direct.query<{ row: string }>(
    "select id || ':' || coalesce(note, '-') as row from orders order by id",
  );
  return rows.map(({ row }) => row);
};

const isThere = async () =>
  (
    await direct.query<{ there: boolean }>(
      "select exists (select 1 from pg_class where relname = 'orders') as there",
    )
  ).rows[0]?.there;

interface Case {
  readonly name: string;
  /** Finds the statement on the wire. */
  readonly at: RegExp;
  readonly prepare?: () => Promise<unknown>;
  readonly call: (session: Session) => Promise<unknown>;
  /** Whether the call took effect. */
  readonly isApplied: () => Promise<boolean>;
}

const writes: readonly Case[] = [
  {
    name: "insert",
    at: /^insert into "public"."orders"/,
    call: async (session) =>
      orders(session).insert({ id: 3n, customerId: 30, note: "three" }),
    isApplied: async () => (await rowsThere()).includes("3:three"),
  },
  {
    name: "update",
    at: /^update "public"."orders"/,
    call: async (session) =>
      orders(session).update({ id: 1n }, { note: "new" }),
    isApplied: async () => (await rowsThere()).includes("1:new"),
  },
  {
    name: "delete",
    at: /^delete from "public"."orders"/,
    call: async (session) => orders(session).delete({ id: 2n }),
    isApplied: async () => !(await rowsThere()).includes("2:-"),
  },
];

const create: Case = {
  name: "create",
  at: /^CREATE TABLE "public"."orders"/,
  prepare: async () => direct.query("drop table orders"),
  call: async (session) => orders(session).create(),
  isApplied: async () => (await isThere()) === true,
};

describe.each(writes)("$name in autocommit", ({ at, call, isApplied }) => {
  it("is one statement in one round trip, with no BEGIN and no Flush", async () => {
    await call(db);
    expect(proxy.statements.filter((text) => !text.startsWith("set "))).toEqual(
      [expect.stringMatching(at)],
    );
    expect(proxy.messages.join("")).toMatch(/^Q?p?Q?PBDES$/);
    expect(await isApplied()).toBe(true);
  });

  it.each(["40001", "40P01"])(
    "is repeated after %s, which undid it",
    async (sqlState) => {
      proxy.inject({ at, kind: "error", sqlState });
      await call(db);
      expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(2);
      expect(proxy.connections()).toBe(2);
      expect(await isApplied()).toBe(true);
    },
  );

  it("is repeated after the pooler's error, which precedes execution", async () => {
    const message = "pooler: failed to create 1 connections";
    proxy.inject({ at, kind: "error", sqlState: "08006", message, times: 3 });
    await call(db);
    expect(await isApplied()).toBe(true);
  });

  it.each(["cut-before", "cut-after"] as const)(
    "ends unknown after a %s, and is not repeated",
    async (kind) => {
      proxy.inject({ at, kind });
      await expect(call(db)).rejects.toMatchObject({
        code: "DWS_OUTCOME_UNKNOWN",
        outcome: "unknown",
      });
      expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(1);
      // The two cuts look the same to the client: only one of them was carried out.
      expect(await isApplied()).toBe(kind === "cut-after");
    },
  );

  it.each([
    ["error", "XX000"],
    ["error", "53200"],
    ["fatal", "57P01"],
  ] as const)("ends unknown after %s %s", async (kind, sqlState) => {
    proxy.inject({ at, kind, sqlState });
    await expect(call(db)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(1);
  });

  it("is not repeated after a plain refusal", async () => {
    proxy.inject({ at, kind: "error", sqlState: "42501", message: "no right" });
    await expect(call(db)).rejects.toMatchObject({
      code: "DWS_STATEMENT",
      sqlState: "42501",
      outcome: "not-applied",
      transient: false,
    });
    expect(proxy.connections()).toBe(1);
    expect(await isApplied()).toBe(false);
  });

  it("is tried again while nothing was handed over", async () => {
    proxy.setDown(true);
    const done = call(db);
    setTimeout(() => {
      proxy.setDown(false);
    }, 200);
    await done;
    expect(await isApplied()).toBe(true);
  });
});

describe("create in autocommit", () => {
  beforeEach(async () => create.prepare?.());

  it("is one transaction over what it requires, table, index and comments", async () => {
    await create.call(db);
    const tags = proxy.statements.map((text) =>
      text.split(" ").slice(0, 2).join(" "),
    );
    const table = ["CREATE TABLE", "CREATE INDEX", "COMMENT ON", "COMMENT ON"];
    expect(tags.slice(1)).toEqual([
      "start transaction",
      "select 1",
      "savepoint dws_1",
      "CREATE SEQUENCE",
      "release savepoint",
      ...table,
      "commit",
    ]);
    const { rows } = await direct.query(
      "select obj_description('orders'::regclass) as of, col_description('orders'::regclass, 4) as note",
    );
    expect(rows).toEqual([
      { of: "What was ordered.", note: "It's free text." },
    ]);
    await direct.query("drop table orders");
    proxy.reset();
    await create.call(db);
    expect(proxy.statements.join("\n")).not.toContain("CREATE SEQUENCE");
  });

  it.each(
    [
      /^select 1 from pg_catalog\.pg_class/,
      /^CREATE SEQUENCE/,
      /^release savepoint/,
      /^CREATE INDEX/,
      /^COMMENT ON COLUMN/,
    ].flatMap((at) => [
      { kind: "cut-before" as const, at },
      { kind: "cut-after" as const, at },
    ]),
  )("is replayed whole after a $kind of $at", async ({ kind, at }) => {
    proxy.inject({ at, kind });
    await create.call(db);
    expect(await create.isApplied()).toBe(true);
  });

  it.each(["cut-before", "cut-after"] as const)(
    "is settled from the catalog after a %s of COMMIT",
    async (kind) => {
      proxy.inject({ at: /^commit$/, kind });
      await create.call(db);
      expect(await create.isApplied()).toBe(true);
    },
  );

  it("stays unknown when the repeat is cut as well", async () => {
    proxy.inject({ at: /^commit$/, kind: "cut-before", times: 2 });
    await expect(create.call(db)).rejects.toBeInstanceOf(OutcomeUnknownError);
  });

  it("says so when the table is there already", async () => {
    await direct.query(TABLE);
    await expect(create.call(db)).rejects.toMatchObject({ sqlState: "42P07" });
    await orders(db).create({ ifNotExists: true });
  });
});

describe("select", () => {
  const at = /^select .* from "public"."orders"/;
  const call = async (session: Session) =>
    orders(session).select({ orderBy: ["id"] });
  const expected = [
    { id: 1n, customerId: 10, total: "5.00", note: "one", tags: null },
    {
      id: 2n,
      customerId: 20,
      total: "7.50",
      note: null,
      tags: ["a", "b c", null],
    },
  ];

  it.each([
    ["cut-before", undefined],
    ["cut-after", undefined],
    ["error", "40001"],
    ["error", "53000"],
    ["error", "XX000"],
    ["error", "YY004"],
    ["fatal", "57P01"],
  ] as const)("is repeated after %s %s", async (kind, sqlState) => {
    proxy.inject({ at, kind, ...(sqlState === undefined ? {} : { sqlState }) });
    expect(await call(db)).toEqual(expected);
    expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(2);
    expect(proxy.statements.join()).not.toMatch(/begin|start transaction/i);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["select", async () => call(db)],
    ["find", async () => orders(db).find({ id: 1n })],
    ["get", async () => orders(db).get({ id: 1n })],
    ["count", async () => orders(db).count({ note: null })],
  ])(
    "as %s is one statement in one round trip, with no BEGIN and no Flush",
    async (_name, read) => {
      await read();
      const sent = proxy.statements.filter((text) => !text.startsWith("set "));
      expect(sent).toEqual([expect.stringMatching(at)]);
      // The set-up of the session, and then a simple query where nothing has to be bound.
      expect(proxy.messages.join("")).toMatch(/^Qp?(?:PBDES|Q)$/);
    },
  );

  it("gives up after its attempts, and says nothing was applied", async () => {
    proxy.inject({ at, kind: "error", sqlState: "XX000", times: 99 });
    await expect(call(db)).rejects.toMatchObject({
      code: "DWS_RETRY_EXHAUSTED",
      attempts: 4,
      outcome: "not-applied",
    });
  });

  it("filters, picks columns, orders and limits", async () => {
    const repository = orders(db);
    expect(
      await repository.select({
        where: { total: { gt: numeric("5") } },
        columns: ["id"],
      }),
    ).toEqual([{ id: 2n }]);
    expect(
      await repository.select({ where: { note: null }, columns: ["id"] }),
    ).toEqual([{ id: 2n }]);
    expect(
      await repository.select({
        where: { id: { in: [1n, 2n] }, note: { like: "o%" } },
        columns: ["note"],
        orderBy: [{ column: "id", direction: "desc" }],
        limit: 1,
      }),
    ).toEqual([{ note: "one" }]);
    expect(await repository.count()).toBe(2n);
    expect(await repository.count({ id: { in: [] } })).toBe(0n);
    expect(await repository.find({ id: 2n })).toEqual(expected[1]);
    expect(await repository.find({ id: 9n })).toBeUndefined();
    await expect(repository.get({ id: 9n })).rejects.toMatchObject({
      code: "DWS_NOT_FOUND",
    });
  });

  it("ends a read that hangs at its deadline", async () => {
    proxy.inject({ at, kind: "hang" });
    await expect(
      orders(db).select({}, { deadlineMs: 300 }),
    ).rejects.toMatchObject({ code: "DWS_DEADLINE", outcome: "not-applied" });
  });

  it("ends with the caller's signal", async () => {
    proxy.inject({ at, kind: "hang" });
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 100);
    await expect(
      orders(db).select({}, { signal: stop.signal }),
    ).rejects.toMatchObject({ code: "DWS_ABORTED" });
  });
});

describe.each([...writes, create])("$name inside a transaction", (one) => {
  beforeEach(async () => one.prepare?.());

  it.each([
    ["cut-before", undefined],
    ["cut-after", undefined],
    ["error", "40001"],
    ["error", "XX000"],
    ["error", "08006"],
    ["fatal", "57P01"],
  ] as const)(
    "has the whole transaction replayed on a new connection after %s %s",
    async (kind, sqlState) => {
      proxy.inject({
        at: one.at,
        kind,
        ...(sqlState === undefined ? {} : { sqlState }),
      });
      let attempts = 0;
      await db.transaction(async (tx) => {
        attempts++;
        await one.call(tx);
      });
      expect(attempts).toBe(2);
      expect(proxy.connections()).toBe(2);
      expect(await one.isApplied()).toBe(true);
    },
  );

  it("leaves nothing behind when the function throws", async () => {
    const mine = new Error("mine");
    await expect(
      db.transaction(async (tx) => {
        await one.call(tx);
        throw mine;
      }),
    ).rejects.toBe(mine);
    expect(await one.isApplied()).toBe(false);
  });

  it("is not replayed after a plain refusal", async () => {
    proxy.inject({ at: one.at, kind: "error", sqlState: "42501" });
    await expect(
      db.transaction(async (tx) => {
        await one.call(tx);
      }),
    ).rejects.toMatchObject({ sqlState: "42501", outcome: "not-applied" });
    expect(await one.isApplied()).toBe(false);
  });
});

describe("select inside a transaction", () => {
  it("has the whole transaction replayed after a cut", async () => {
    proxy.inject({ at: /^select "id"/, kind: "cut-after" });
    let attempts = 0;
    const rows = await db.transaction(
      async (tx) => {
        attempts++;
        return orders(tx).select({ columns: ["id"] });
      },
      { readOnly: true, isolation: "repeatable read" },
    );
    expect(attempts).toBe(2);
    expect(rows).toHaveLength(2);
    expect(proxy.statements).toContain(
      "start transaction isolation level repeatable read, read only",
    );
  });
});

describe("what is refused before it reaches the server", () => {
  it.each<[string, () => Promise<unknown>]>([
    // None of these compiles either (test/types): here they come from code without types.
    ["an empty filter", async () => orders(db).delete({} as never)],
    ["an empty patch", async () => orders(db).update({ id: 1n }, {} as never)],
    [
      "the distribution key",
      async () => orders(db).update({ id: 1n }, { id: 2n } as never),
    ],
    [
      "an unknown column",
      async () => orders(db).select({ where: { nope: 1 } as never }),
    ],
    [
      "an undefined filter",
      async () => orders(db).delete({ id: undefined } as never),
    ],
    ["an unconfirmed deleteAll", async () => orders(db).deleteAll({} as never)],
    [
      "a NUL",
      async () => orders(db).insert({ id: 4n, customerId: 1, note: "\0" }),
    ],
    [
      "a number out of range",
      async () => orders(db).insert({ id: 4n, customerId: 2 ** 31 }),
    ],
    [
      "a bigint out of range",
      async () => orders(db).insert({ id: 2n ** 63n, customerId: 1 }),
    ],
    ["a negative limit", async () => orders(db).select({ limit: -1 })],
  ])("%s", async (_name, call) => {
    await expect(call()).rejects.toBeInstanceOf(UsageError);
    expect(proxy.statements).toEqual([]);
  });

  it("names a constraint and never a value", async () => {
    const failure = orders(db).insert({ id: 1n, customerId: 4711, note: "x" });
    await expect(failure).rejects.toBeInstanceOf(ConstraintError);
    await expect(failure).rejects.toMatchObject({
      constraint: "orders_pkey",
      message: expect.not.stringContaining("4711") as string,
    });
  });

  it("keeps values out of what may be logged", async () => {
    const failure: unknown = await orders(db)
      .insert({ id: 1n, customerId: 4711, note: "hush" })
      .catch((error: unknown) => error);
    expect(inspect(failure, { depth: 9 })).not.toMatch(/4711|hush|\(1\)/);
    const other: unknown = await orders(db)
      .select({ where: { total: "x1y2" as never } })
      .catch((error: unknown) => error);
    expect(inspect(other, { depth: 9 })).not.toContain("x1y2");
    expect(other).toMatchObject({ sqlState: "22P02" });
  });

  it("refuses more values than a statement can carry", async () => {
    const ids = Array.from({ length: 32_768 }, (_, index) => BigInt(index));
    await expect(orders(db).delete({ id: { in: ids } })).rejects.toBeInstanceOf(
      UsageError,
    );
    expect(proxy.statements).toEqual([]);
  });

  it("writes whatever text as a parameter", async () => {
    const note = `'; drop table orders; -- " $1 \\ \u2028 客`;
    await orders(db).insert({
      id: 5n,
      customerId: 1,
      note,
      tags: [note, null],
    });
    const row = await orders(db).get({ id: 5n });
    expect(row).toMatchObject({ note, tags: [note, null], total: "0.00" });
    await orders(db).updateAll({ everyRow: true }, { note: null });
    expect(await orders(db).deleteAll({ everyRow: true })).toBe(3n);
  });
});
