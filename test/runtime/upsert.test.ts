/** upsert against a real server: what is set, which rows it refuses, and what is left after a fault. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  numeric,
  OutcomeUnknownError,
  PartlyAppliedError,
  UsageError,
} from "../../src/runtime/index.js";
import { EVENTS, events, type EventsInsert } from "../support/events.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const row = (id: number, name: string | null = "a"): EventsInsert => ({
  id: BigInt(id),
  shard: 1,
  name,
});

const rowsTo = (count: number, name?: string) =>
  Array.from({ length: count }, (_, index) => row(index, name));

const there = async () =>
  its.rows("select id, shard, name, amount from events order by id");

const count = async () =>
  Number((await its.rows("select count(*) from events"))[0]?.[0]);

const upserts = () =>
  its.proxy.statements.filter((text) => text.startsWith("insert"));

const at = /on conflict/;

describe("upsert", () => {
  it("inserts what is not there and sets what is, in one statement", async () => {
    await events(its.db).insert({ ...row(1, "old"), amount: numeric("5") });
    its.proxy.reset();
    expect(await events(its.db).upsert([row(2, "new"), row(1, "new")])).toBe(
      2n,
    );
    // The amount was not given, and stays.
    expect(await there()).toEqual([
      ["1", "1", "new", "5.00"],
      ["2", "1", "new", null],
    ]);
    expect(upserts()).toEqual([
      expect.stringMatching(
        / on conflict \("id", "shard"\) do update set "name" = excluded."name"$/,
      ),
    ]);
    expect(its.proxy.statements).not.toContain("commit");
  });

  it("of the key alone leaves what is there", async () => {
    const key = { id: 1n, shard: 1 };
    await events(its.db).insert(row(1, "old"));
    expect(await events(its.db).upsert([key, { ...key, id: 2n }])).toBe(1n);
    expect(await there()).toEqual([
      ["1", "1", "old", null],
      ["2", "1", null, null],
    ]);
    expect(upserts().at(-1)).toMatch(/do nothing$/);
  });

  it("of no rows sends nothing", async () => {
    expect(await events(its.db).upsert([])).toBe(0n);
    expect(its.proxy.connections()).toBe(0);
  });

  it("takes identical rows for one", async () => {
    expect(await events(its.db).upsert([row(1), row(2), row(1), row(1)])).toBe(
      2n,
    );
  });

  it.each<[string, readonly EventsInsert[], RegExp]>([
    [
      "different rows with one key",
      [row(1, "s3cret"), row(2), row(1, "other")],
      /rows 1 and 3 differ and have the same key \(id, shard\)/,
    ],
    ["no key", [{ shard: 1 } as never], /the key needs id/],
    [
      "a null in it",
      [row(1), { id: null, shard: 1, name: "a" } as never],
      /row 2 has a null in its key/,
    ],
  ])("refuses %s", async (_, rows, message) => {
    const done = events(its.db).upsert(rows);
    await expect(done).rejects.toBeInstanceOf(UsageError);
    await expect(done).rejects.toThrow(message);
    await expect(done).rejects.not.toThrow(/s3cret/);
    expect(its.proxy.connections()).toBe(0);
  });

  it("leaves the last of each key, whatever is there and whatever comes", async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }));
    const names = fc.option(fc.constantFrom("a", "b"));
    await fc.assert(
      fc.asyncProperty(ids, ids, names, async (before, after, name) => {
        await its.direct.query("truncate events");
        const repository = events(its.db);
        await repository.insertMany(before.map((id) => row(id, "old")));
        await repository.upsert(after.map((id) => row(id, name)));
        const expected = new Map([
          ...before.map((id) => [id, "old"] as const),
          ...after.map((id) => [id, name] as const),
        ]);
        expect(
          (await there()).map(([id, , found]) => [Number(id), found]),
        ).toEqual([...expected].sort(([a], [b]) => a - b));
      }),
      { numRuns: 30 },
    );
  });

  it("does not lock up with another that has the same rows the other way round", async () => {
    const repository = events(its.db);
    const rows = rowsTo(800);
    await repository.insertMany(rows);
    const rounds = Array.from({ length: 10 }, async (_, index) =>
      repository.upsert(index % 2 === 0 ? rows : rows.toReversed(), {
        attempts: 1,
      }),
    );
    expect(await Promise.all(rounds)).toEqual(rounds.map(() => 800n));
  });

  it("is part of the transaction that is open", async () => {
    await expect(
      its.db.transaction(async (tx) => {
        await events(tx).upsert(rowsTo(1_500));
        await events(tx).upsert([row(1), { ...row(2), name: "too long" }]);
      }),
    ).rejects.toMatchObject({ sqlState: "22001", code: "DWS_STATEMENT" });
    expect(await count()).toBe(0);
  });
});

describe("upsert after a fault", () => {
  it.each(["cut-before", "cut-after"] as const)(
    "ends unknown after a %s",
    async (kind) => {
      its.proxy.inject({ at, kind });
      await expect(events(its.db).upsert(rowsTo(10))).rejects.toBeInstanceOf(
        OutcomeUnknownError,
      );
      expect(await count()).toBe(kind === "cut-after" ? 10 : 0);
    },
  );

  it("is tried again after a conflict", async () => {
    its.proxy.inject({ at, kind: "error", sqlState: "40P01" });
    expect(await events(its.db).upsert(rowsTo(10))).toBe(10n);
  });

  it.each([
    ["cut-before", "unknown", 1_000],
    ["cut-after", "unknown", 2_000],
    ["error", "applied", 1_000],
  ] as const)(
    "of several statements says after a %s what was applied",
    async (kind, outcome, rows) => {
      const told: number[] = [];
      its.proxy.inject({ at, kind, skip: 1, sqlState: "42501" });
      const done = events(its.db).upsert(rowsTo(2_500), {
        onProgress: (progress) => told.push(progress.rows),
      });
      await expect(done).rejects.toBeInstanceOf(PartlyAppliedError);
      await expect(done).rejects.toMatchObject({
        rowsApplied: 1_000n,
        outcome,
      });
      expect(told).toEqual([1_000]);
      expect(await count()).toBe(rows);
      // It may be said once more as it was.
      await events(its.db).upsert(rowsTo(2_500));
      expect(await count()).toBe(2_500);
    },
  );
});
