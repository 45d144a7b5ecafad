/** create() beside others: shared types and sequences, tables that are there, foreign keys. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import type { Database } from "../../src/runtime/index.js";
import { openRoundTrip, type RoundTrip } from "../support/round-trip.js";

describe("create() on the local DWS", () => {
  let local: LocalDws;
  let trip: RoundTrip;
  let db: Database | undefined;
  let schema = "";

  beforeAll(async () => {
    local = await startLocalDws();
    trip = await openRoundTrip(local);
  });
  afterEach(async () => {
    await db?.close();
    db = undefined;
  });
  afterAll(async () => {
    await trip.close();
    await local.stop();
  });

  /** Reads a schema of these statements, empties it, and gives what is needed to create it again. */
  const prepare = async (name: string, sql: string) => {
    schema = name;
    await trip.client.query(
      `create schema ${name}; set search_path = ${name}; ${sql}; reset search_path`,
    );
    const before = await trip.generate(name);
    const factories = await trip.factories();
    await trip.empty(name);
    db = await trip.openRuntime();
    return { ...before, factories, db };
  };

  const count = async (from: string) => {
    const { rows } = await trip.client.query<{ count: string }>(
      `select count(*) from ${from} where ${from === "pg_type" ? "typ" : "rel"}namespace = (select oid from pg_namespace where nspname = $1::text)`,
      [schema],
    );
    return Number(rows[0]?.count);
  };

  it("makes shared types and sequences once, whoever comes first", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const { text, factories, db } = await prepare(
      "shared",
      `create type mood as enum ('sad', 'ok');
       create type pair as (m mood, n integer);
       create sequence numbers;
       ${names.map((name) => `create table ${name} (a bigint default nextval('numbers'), b pair, c mood) distribute by hash (a)`).join(";")}`,
    );
    await Promise.all([...factories.values()].map((one) => one(db).create()));
    expect((await trip.generate("shared")).text).toBe(text);
  });

  it("leaves nothing behind when its transaction is undone", async () => {
    const { factories, db } = await prepare(
      "undone",
      "create type mood as enum ('sad'); create table t (a integer, b mood) distribute by hash (a)",
    );
    const undo = new Error("undo");
    const work = db.transaction(async (tx) => {
      await factories.get("undone.t")?.(tx).create();
      throw undo;
    });
    await expect(work).rejects.toBe(undo);
    expect([await count("pg_type"), await count("pg_class")]).toEqual([0, 0]);
  });

  it("leaves a table that is there as it is, when asked to", async () => {
    const { factories, db } = await prepare(
      "there",
      "create table t (a integer, b integer) distribute by hash (a); create index i on t (b)",
    );
    await trip.client.query(
      "create table there.t (other text) distribute by hash (other)",
    );
    const table = factories.get("there.t")?.(db);
    await table?.create({ ifNotExists: true });
    expect(await count("pg_class")).toBe(1);
    await expect(table?.create()).rejects.toMatchObject({ sqlState: "42P07" });
    await trip.client.query("drop table there.t");
    await table?.create({ ifNotExists: true });
    expect(await count("pg_class")).toBe(2);
  });

  it("leaves foreign keys out, and the advice says so", async () => {
    const { summary, model, factories, db } = await prepare(
      "foreign_keys",
      `create table parent (id integer primary key) distribute by replication;
       create table child (id integer, parent integer) distribute by hash (id);
       alter table child add foreign key (parent) references parent`,
    );
    expect(summary.advice).toContainEqual(
      expect.objectContaining({
        code: "fk-not-enforced",
        at: "foreign_keys.child",
      }),
    );
    for (const [, factory] of factories) await factory(db).create();
    const after = await trip.generate("foreign_keys");
    const withoutKeys = model.schemas.map((held) => ({
      ...held,
      tables: held.tables.map((table) => ({ ...table, foreignKeys: [] })),
    }));
    expect(after.model.schemas).toEqual(withoutKeys);
  });
});
