/** Writes with RETURNING, and the statements about the table as a whole, against a real server. */
import { describe, expect, it } from "vitest";
import {
  ConstraintError,
  OutcomeUnknownError,
  UsageError,
} from "../../src/runtime/index.js";
import { EVENTS, events } from "../support/events.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const count = async () =>
  Number((await its.rows("select count(*) from events"))[0]?.[0]);

describe("returning", () => {
  it("gives back what was inserted, with its defaults", async () => {
    const { returning } = events(its.db);
    expect(
      await returning.insert({ id: 1n, shard: 1 }, ["number", "name"]),
    ).toEqual({ number: 1, name: null });
    expect(await returning.insert({ id: 2n, shard: 1 }, ["number"])).toEqual({
      number: 2,
    });
  });

  it("gives back what was changed and deleted", async () => {
    const { returning } = events(its.db);
    await events(its.db).insertMany([
      { id: 1n, shard: 1, name: "a" },
      { id: 2n, shard: 1, name: "a" },
      { id: 3n, shard: 1, name: "c" },
    ]);
    const where = { name: "a" };
    const changed = await returning.update(where, { name: "b" }, [
      "id",
      "name",
    ]);
    expect(changed).toEqual([
      { id: 1n, name: "b" },
      { id: 2n, name: "b" },
    ]);
    expect(await returning.delete({ name: "b" }, ["id"])).toEqual([
      { id: 1n },
      { id: 2n },
    ]);
    expect(await returning.delete({ name: "b" }, ["id"])).toEqual([]);
    expect(await count()).toBe(1);
  });

  it("is part of the transaction that is open", async () => {
    await its.db
      .transaction(async (tx) => {
        await events(tx).returning.insert({ id: 1n, shard: 1 }, ["id"]);
        throw new Error("enough");
      })
      .catch(() => undefined);
    expect(await count()).toBe(0);
  });

  it("refuses an empty filter, no columns and unknown ones", async () => {
    const { returning } = events(its.db);
    const calls = [
      returning.delete({} as never, ["id"]),
      returning.update({} as never, { name: "b" }, ["id"]),
      returning.insert({ id: 1n, shard: 1 }, []),
      returning.insert({ id: 1n, shard: 1 }, ["nope" as never]),
    ];
    for (const call of calls) {
      await expect(call).rejects.toBeInstanceOf(UsageError);
    }
    expect(its.proxy.connections()).toBe(0);
  });

  it.each(["cut-before", "cut-after"] as const)(
    "ends unknown after a %s, and is not repeated",
    async (kind) => {
      its.proxy.inject({ at: /returning/, kind });
      await expect(
        events(its.db).returning.insert({ id: 1n, shard: 1 }, ["id"]),
      ).rejects.toBeInstanceOf(OutcomeUnknownError);
      expect(await count()).toBe(kind === "cut-after" ? 1 : 0);
    },
  );

  it("is refused as any write is", async () => {
    const { returning } = events(its.db);
    await returning.insert({ id: 1n, shard: 1 }, ["id"]);
    await expect(
      returning.insert({ id: 1n, shard: 1 }, ["id"]),
    ).rejects.toBeInstanceOf(ConstraintError);
  });
});

describe("exists, truncate and drop", () => {
  it("do what they say", async () => {
    const repository = events(its.db);
    await repository.insert({ id: 1n, shard: 1 });
    expect(await repository.exists()).toBe(true);
    await repository.truncate();
    expect(await count()).toBe(0);
    await repository.drop();
    expect(await repository.exists()).toBe(false);
    await repository.drop({ ifExists: true });
    await expect(repository.drop()).rejects.toMatchObject({
      sqlState: "42P01",
      outcome: "not-applied",
    });
  });

  it("see a view as what is there, and drop it only with cascade", async () => {
    const repository = events(its.db);
    await its.direct.query("create view shown as select * from events");
    await expect(repository.drop()).rejects.toMatchObject({
      sqlState: "2BP01",
    });
    await repository.drop({ cascade: true });
    await its.direct.query("create view events as select 1 as id");
    expect(await repository.exists()).toBe(true);
    await its.direct.query("drop view events");
  });

  it.each(["truncate", "drop"] as const)(
    "throw when nobody can tell: %s",
    async (method) => {
      for (const kind of ["cut-before", "cut-after"] as const) {
        its.proxy.inject({ at: new RegExp(`^${method} table`), kind });
        await expect(events(its.db)[method]()).rejects.toBeInstanceOf(
          OutcomeUnknownError,
        );
      }
      const statements = its.proxy.statements.filter((text) =>
        text.startsWith(method),
      );
      expect(statements).toHaveLength(2);
    },
  );
});
