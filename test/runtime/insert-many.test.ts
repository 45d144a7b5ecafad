/** insertMany against a real server: its three ways, what it refuses, and what is left after a fault. */
import { describe, expect, it } from "vitest";
import {
  defineTable,
  type Insertable,
  numeric,
  OutcomeUnknownError,
  t,
  TableRepository,
  TableWriter,
  UsageError,
} from "../../src/runtime/index.js";
import { EVENTS, events, type EventsInsert } from "../support/events.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const rowsFrom = (from: number, count: number): EventsInsert[] =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(from + index),
    shard: 1,
  }));

/** The statements but for the session settings, by their first two words. */
const sent = () =>
  its.proxy.statements
    .filter((text) => !text.startsWith("set "))
    .map((text) => text.split(" ").slice(0, 2).join(" "));

const count = async () =>
  Number((await its.rows("select count(*) from events"))[0]?.[0]);

/** The rows are there once each: the key sees to that. */
const INSERT = /^insert into "public"."events"/;

describe("insertMany", () => {
  it("of no rows sends nothing", async () => {
    expect(await events(its.db).insertMany([])).toBe(0n);
    expect(its.proxy.connections()).toBe(0);
  });

  it("of up to 1,000 rows is one statement in autocommit", async () => {
    expect(await events(its.db).insertMany(rowsFrom(0, 1_000))).toBe(1_000n);
    expect(sent()).toEqual(["insert into"]);
    expect(await count()).toBe(1_000);
  });

  it("of more is one transaction, and tells how far it is", async () => {
    const told: number[] = [];
    const onProgress = ({ rows }: { readonly rows: number }) => {
      told.push(rows);
    };
    await events(its.db).insertMany(rowsFrom(0, 2_001), { onProgress });
    const inserts = ["insert into", "insert into", "insert into"];
    expect(sent()).toEqual(["start transaction", ...inserts, "commit"]);
    expect(told).toEqual([1_000, 2_000, 2_001]);
    expect(await count()).toBe(2_001);
  });

  it("of more than copyAbove is a COPY", async () => {
    const repository = events(its.db);
    expect(await repository.insertMany(rowsFrom(0, 6), { copyAbove: 5 })).toBe(
      6n,
    );
    await repository.insertMany(rowsFrom(10, 5), { copyAbove: 5 });
    expect(sent()).toEqual(['copy "public"."events"', "insert into"]);
    expect(await count()).toBe(11);
  });

  it("cuts statements by their size too", async () => {
    const wide = rowsFrom(0, 5).map((row) => ({
      ...row,
      data: Buffer.alloc(2 * 2 ** 20, 1),
    }));
    await events(its.db).insertMany(wide);
    expect(sent().filter((text) => text === "insert into")).toHaveLength(3);
    expect(await its.rows("select sum(length(data)) from events")).toEqual([
      [String(5 * 2 * 2 ** 20)],
    ]);
  });

  it("stores what a plain insert stores", async () => {
    const row = {
      id: -5n,
      shard: 2,
      name: '{"\\,',
      code: "a",
      flags: "101",
      mask: "1",
      amount: numeric("1.005"),
      labels: ['a"b', null, "NULL", "\\"].map(
        (one) => one?.slice(0, 3) ?? null,
      ),
      data: Buffer.from([0, 92, 255]),
      number: 7,
    };
    const nothing = { ...row, id: -6n, name: null, code: null, labels: null };
    const repository = events(its.db);
    await repository.insert(row);
    await repository.insert(nothing);
    const expected = await its.rows("select * from events order by id");
    await repository.truncate();
    await repository.insertMany([row, nothing]);
    expect(await its.rows("select * from events order by id")).toEqual(
      expected,
    );
    await repository.truncate();
    await repository.copy([row, nothing]);
    expect(await its.rows("select * from events order by id")).toEqual(
      expected,
    );
  });

  it("leaves columns that no row gives to their defaults", async () => {
    await events(its.db).insertMany([
      { id: 1n, shard: 1, number: undefined },
      { id: 2n, shard: 1 },
    ]);
    expect(await its.rows("select number from events order by id")).toEqual([
      ["1"],
      ["2"],
    ]);
  });

  it("inserts rows of nothing but defaults", async () => {
    await its.direct.query(
      "drop table if exists counters; create table counters (n serial, note text default 'x')",
    );
    interface Row {
      n: number;
      note: string | null;
    }
    const table = defineTable<Row>({
      schema: "public",
      name: "counters",
      columns: { n: t.int4("n", "serial"), note: t.text("note", "text") },
    });
    type Insert = Insertable<Row, "n">;
    const counters = new TableRepository<Row, Insert, Partial<Row>>(
      table,
      its.db,
    );
    expect(await counters.insertMany([{}, { note: undefined }, {}])).toBe(3n);
    expect(await its.rows("select * from counters")).toEqual([
      ["1", "x"],
      ["2", "x"],
      ["3", "x"],
    ]);
    const writer = new TableWriter<Row, Insert>(table, its.db);
    await writer.insert({ note: "w" });
    expect(await writer.insertMany([{ note: "v" }])).toBe(1n);
    expect(await writer.copy([{ note: "u" }])).toBe(1n);
    expect(writer).not.toHaveProperty("select");
  });

  it("is part of the transaction that is open", async () => {
    await expect(
      its.db.transaction(async (tx) => {
        await events(tx).insertMany(rowsFrom(0, 1_500));
        expect(await events(tx).count()).toBe(1_500n);
        throw new Error("enough");
      }),
    ).rejects.toThrow("enough");
    expect(await count()).toBe(0);
  });
});

describe("what is longer than its column", () => {
  const base = { id: 1n, shard: 1 };
  const cases: readonly [string, Partial<EventsInsert>][] = [
    ["varchar(5)", { name: "abcdef" }],
    ["varchar(5), cut in blanks alone", { name: "abcde   " }],
    ["char(3)", { code: "abcd" }],
    ["bit(3), too long", { flags: "1011" }],
    ["bit(3), too short", { flags: "1" }],
    ["varbit(4)", { mask: "10101" }],
    ["varchar(3)[]", { labels: ["abc", "abcd"] }],
    ["numeric(5,2), too large", { amount: numeric("1000") }],
    ["numeric(5,2), rounded", { amount: numeric("1.239") }],
  ];
  const outcome = async (write: Promise<unknown>) => {
    const refused = await write.then(
      () => undefined,
      (error: unknown) => (error as { sqlState?: string }).sqlState,
    );
    const there = await its.rows(
      "select name, code, flags, mask, amount, labels from events",
    );
    await its.direct.query("truncate events");
    return { refused, there };
  };

  it.each(cases)("is refused or kept as by insert: %s", async (_, columns) => {
    const repository = events(its.db);
    const row = { ...base, ...columns };
    const expected = await outcome(repository.insert(row));
    expect(await outcome(repository.insertMany([row]))).toEqual(expected);
    expect(await outcome(repository.copy([row]))).toEqual(expected);
    expect(await outcome(repository.upsert([row]))).toEqual(expected);
  });
});

describe("rows that do not go together", () => {
  const good = { id: 1n, shard: 1, name: "a" };
  it.each<[string, readonly unknown[], RegExp]>([
    ["one gives less", [good, { id: 2n, shard: 1 }], /row 2 gives no name/],
    [
      "one gives undefined",
      [good, { id: 2n, shard: 1, name: undefined }],
      /row 2 gives no name/,
    ],
    ["one gives more", [{ id: 1n, shard: 1 }, good], /row 2 gives name/],
    ["one has another column", [good, { ...good, nope: 1 }], /row 2: .*nope/],
    ["one is no object", [good, null], /row 2 is no object/],
    ["a value does not fit", [good, { ...good, id: 2 }], /row 2, id expects/],
  ])("are refused before anything is sent: %s", async (_, rows, message) => {
    const repository = events(its.db);
    const given = rows as EventsInsert[];
    for (const method of ["insertMany", "upsert"] as const) {
      const done = repository[method](given);
      await expect(done).rejects.toBeInstanceOf(UsageError);
      await expect(done).rejects.toThrow(message);
    }
    expect(its.proxy.connections()).toBe(0);
    await expect(repository.copy(given)).rejects.toThrow(message);
    expect(await count()).toBe(0);
  });

  it("may have columns named like what every object inherits", async () => {
    interface Row {
      constructor: string;
      ["__proto__"]: string;
    }
    const table = defineTable<Row>({
      schema: "public",
      name: "odd",
      columns: {
        constructor: t.text("constructor", "text"),
        ["__proto__"]: t.text("__proto__", "text"),
      },
    });
    await its.direct.query(
      'drop table if exists odd; create table odd ("constructor" text, "__proto__" text)',
    );
    const odd = new TableRepository<Row, Partial<Row>, Partial<Row>>(
      table,
      its.db,
    );
    const row = { constructor: "c", ["__proto__"]: "p" };
    await odd.insertMany([row]);
    await odd.copy([row]);
    expect(await odd.select()).toEqual([row, row]);
    await expect(odd.insertMany([row, { constructor: "c" }])).rejects.toThrow(
      /row 2 gives no __proto__/,
    );
  });
});

describe("insertMany after a fault", () => {
  it.each(["cut-before", "cut-after"] as const)(
    "of one statement ends unknown after a %s",
    async (kind) => {
      its.proxy.inject({ at: INSERT, kind });
      await expect(
        events(its.db).insertMany(rowsFrom(0, 10)),
      ).rejects.toBeInstanceOf(OutcomeUnknownError);
      expect(await count()).toBe(kind === "cut-after" ? 10 : 0);
    },
  );

  it.each(["cut-before", "cut-after", "error", "fatal"] as const)(
    "of several is replayed whole after a %s of the second",
    async (kind) => {
      its.proxy.inject({ at: INSERT, kind, skip: 1, sqlState: "57P01" });
      expect(await events(its.db).insertMany(rowsFrom(0, 2_500))).toBe(2_500n);
      expect(await count()).toBe(2_500);
    },
  );

  it.each(["cut-before", "cut-after"] as const)(
    "of several ends unknown after a %s of COMMIT",
    async (kind) => {
      its.proxy.inject({ at: /^commit$/, kind });
      await expect(
        events(its.db).insertMany(rowsFrom(0, 2_500)),
      ).rejects.toBeInstanceOf(OutcomeUnknownError);
      expect(await count()).toBe(kind === "cut-after" ? 2_500 : 0);
    },
  );

  it.each([
    ["cut-before", 10],
    ["cut-after", 10],
    ["cut-before", 2_500],
    ["cut-after", 2_500],
  ] as const)(
    "is proved by a marker after a %s of COMMIT, %i rows",
    async (kind, rows) => {
      await its.db.createFence();
      its.proxy.inject({ at: /^commit$/, kind });
      const done = await events(its.db).insertMany(rowsFrom(0, rows), {
        onUnknownCommit: "probe",
      });
      expect(done).toBe(BigInt(rows));
      expect(await count()).toBe(rows);
    },
  );

  it("is refused whole when a row of a later statement is", async () => {
    const rows = [...rowsFrom(0, 1_500), ...rowsFrom(3, 1)];
    await expect(events(its.db).insertMany(rows)).rejects.toMatchObject({
      code: "DWS_CONSTRAINT",
      outcome: "not-applied",
    });
    expect(await count()).toBe(0);
  });
});
