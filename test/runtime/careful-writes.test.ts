/** Writes that must not say, or do, more than is true: what is applied in part, elsewhere, to every row, or by another. */
import { describe, expect, it } from "vitest";
import {
  type Codec,
  defineTable,
  PartlyAppliedError,
  sql,
  t,
  TableRepository,
  UsageError,
} from "../../src/runtime/index.js";
import { isTableAsMade } from "../../src/runtime/ddl.js";
import {
  EVENTS,
  events,
  eventsTable,
  type EventsInsert,
} from "../support/events.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const row = (id: number): EventsInsert => ({ id: BigInt(id), shard: 1 });

const ids = async () =>
  (await its.rows("select id from events order by id")).map(([id]) =>
    Number(id),
  );

const at = /on conflict/;

describe("upsert that is applied in part", () => {
  it("has applied the first rows of those given, repeated ones included", async () => {
    // From the last key to the first, each row of the first thousand twice.
    const rows = Array.from({ length: 2_500 }, (_, index) =>
      row(9_999 - index),
    ).flatMap((one, index) => (index < 1_000 ? [one, one] : [one]));
    its.proxy.inject({ at, kind: "error", skip: 1, sqlState: "42501" });
    const thrown: unknown = await events(its.db)
      .upsert(rows)
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(PartlyAppliedError);
    const done = Number((thrown as PartlyAppliedError).rowsApplied);
    expect(done).toBe(2_000);
    const given = rows.slice(0, done).map(({ id }) => Number(id));
    expect(await ids()).toEqual([...new Set(given)].sort((a, b) => a - b));
    await events(its.db).upsert(rows.slice(done));
    expect((await ids()).length).toBe(2_500);
  });

  it("has one deadline for all its statements", async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: async () => Promise.resolve(),
      after: () => () => undefined,
      random: () => 0,
    };
    const db = its.open({ clock });
    const rows = Array.from({ length: 3_000 }, (_, index) => row(index));
    const done = events(db).upsert(rows, {
      deadlineMs: 1_000,
      onProgress: () => {
        now += 600;
      },
    });
    await expect(done).rejects.toMatchObject({
      rowsApplied: 2_000n,
      cause: { code: "DWS_DEADLINE" },
    });
    const copied = events(db).copy(
      rows.map(({ id }) => ({ id: id + 5_000n, shard: 1 })),
      {
        batchRows: 1_000,
        transaction: false,
        deadlineMs: 1_000,
        onProgress: () => {
          now += 600;
        },
      },
    );
    await expect(copied).rejects.toMatchObject({
      code: "DWS_PARTLY_APPLIED",
    });
    await db.close();
  });
});

describe("returning.insert", () => {
  it("whose row went elsewhere is applied", async () => {
    await its.direct.query(
      "create or replace function nowhere() returns trigger language plpgsql as 'begin return null; end'; create trigger nowhere before insert on events for each row execute procedure nowhere()",
    );
    await expect(
      events(its.db).returning.insert(row(1), ["id"]),
    ).rejects.toMatchObject({ code: "DWS_USAGE", outcome: "applied" });
  });
});

describe("a filter", () => {
  it("with SQL in it allows no repeat", async () => {
    const repeat = { repeat: "overwrite" } as const;
    await expect(
      events(its.db).delete(sql`id = 1`, repeat),
    ).rejects.toBeInstanceOf(UsageError);
    await expect(
      events(its.db).update(sql`id = 1`, { name: "a" }, repeat),
    ).rejects.toThrow(/plain values/);
  });

  it("that fits every row reaches none", async () => {
    await events(its.db).insert(row(1));
    const every = { id: { notIn: [] } };
    const { returning } = events(its.db);
    for (const write of [
      async () => events(its.db).delete(every),
      async () => events(its.db).update(every, { name: "a" }),
      async () => returning.delete(every, ["id"]),
      async () => returning.update(every, { name: "a" }, ["id"]),
    ]) {
      await expect(write()).rejects.toThrow(/would reach every row/);
    }
    expect(await ids()).toEqual([1]);
    expect(await events(its.db).count(every)).toBe(1n);
  });
});

describe("a transaction", () => {
  it("has no other isolation than the two", async () => {
    const isolation = "serializable; drop table events" as "read committed";
    await expect(
      its.db.transaction(async () => undefined, { isolation }),
    ).rejects.toBeInstanceOf(UsageError);
    expect(await ids()).toEqual([]);
  });
});

describe("a codec of one's own that writes no text", () => {
  const encode = (value: unknown) => value as string;
  const own: Codec<number> = { decode: Number, encode };
  interface OwnRow {
    id: bigint;
    shard: number;
    name: number | null;
  }
  const table = defineTable<OwnRow>({
    schema: "public",
    name: "events",
    columns: {
      id: t.int8("id", "bigint", "NOT NULL"),
      shard: t.int4("shard", "integer", "NOT NULL"),
      name: t.of(own)("name", "text"),
    },
  });
  const given = { id: 1n, shard: 1, name: 4_711 };

  it.each<
    [
      string,
      (
        to: TableRepository<OwnRow, OwnRow, Partial<OwnRow>>,
      ) => Promise<unknown>,
    ]
  >([
    ["insert", async (to) => to.insert(given)],
    ["insertMany", async (to) => to.insertMany([given])],
    ["copy", async (to) => to.copy([given])],
    ["update", async (to) => to.update({ id: 1n }, { name: 4_711 })],
    ["select", async (to) => to.select({ where: { name: 4_711 } })],
  ])("is refused by %s, without the value", async (_, write) => {
    const done = write(
      new TableRepository<OwnRow, OwnRow, Partial<OwnRow>>(table, its.db),
    );
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(done).rejects.toThrow(
      /name has a codec whose encode gave num/,
    );
    await expect(done).rejects.not.toThrow(/4711/);
    expect(await ids()).toEqual([]);
  });
});

describe("create after an unknown end", () => {
  it("takes a table for its own only if it has these columns in this order", async () => {
    const isMade = async () =>
      isTableAsMade(its.db, eventsTable, { label: "create" });
    expect(await isMade()).toBe(true);
    await its.direct.query("alter table events add other text");
    expect(await isMade()).toBe(false);
    await its.direct.query("alter table events drop other");
    expect(await isMade()).toBe(true);
    await its.direct.query("alter table events rename name to other");
    expect(await isMade()).toBe(false);
    await its.direct.query("drop table events");
    expect(await isMade()).toBe(false);
  });
});

describe("the marker table", () => {
  const fenced = { onUnknownCommit: "probe" } as const;

  it.each([
    ["no unique id", "id text, writer text, at timestamptz"],
    [
      "an id that is unique with another",
      "id text, writer text, at timestamptz, unique (id, writer)",
    ],
    [
      "an id that is unique at the end only",
      "id text unique deferrable initially deferred, writer text, at timestamptz",
    ],
    [
      "columns of other types",
      "id text primary key, writer int, at timestamptz",
    ],
    ["too few columns", "id text primary key, writer text"],
  ])("with %s is refused when it is made", async (_, columns) => {
    await its.direct.query(
      `drop table if exists dws_fence; create table dws_fence (${columns})`,
    );
    await expect(its.db.createFence()).rejects.toThrow(/cannot hold markers/);
    await its.direct.query("drop table dws_fence");
    await its.db.createFence();
    await its.db.createFence();
  });

  it.each([
    "id text, writer text, at timestamptz",
    "id text, writer text, at timestamptz, unique (id, writer)",
  ])("of %s proves nothing, and nothing is done twice", async (columns) => {
    await its.direct.query(
      `drop table if exists dws_fence; create table dws_fence (${columns})`,
    );
    its.proxy.inject({ at: /^commit/, kind: "cut-after" });
    await expect(
      its.db.transaction(async (tx) => events(tx).insert(row(1)), fenced),
    ).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
      message: expect.stringMatching(/no unique index/) as string,
    });
    expect(await ids()).toEqual([1]);
    await its.direct.query("drop table dws_fence");
  });
});
