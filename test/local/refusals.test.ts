/** What DWS refuses is refused here, with its SQLSTATE and text; each row names the page of the facts. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql: `
      create table h (a int, b int, c text) distribute by hash (a);
      create table n (a int) distribute by roundrobin;
      create table p (a int, b int) distribute by hash (a)
        partition by range (b) (partition p1 values less than (10));`,
  });
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

// catalog.md 2.3 (X0143), (X0142), types list of S0177; 4.1 (X0183)
const notInKey =
  "0A000 PrimaryKey/UniqueIndex of distribute table must contain hash distribution column";
const notOnNodes =
  "0A000 Cannot create index whose evaluation cannot be enforced to remote nodes";
const notPartition =
  "42P17 unique index columns must contain the partition key";
const keyUpdate =
  "42P10 Distributed key column can't be updated in current version";

const cases: readonly (readonly [sql: string, want: string])[] = [
  [
    "create table t (a int primary key, b int) distribute by hash (b)",
    notInKey,
  ],
  ["create table t (a int, b int unique) distribute by hash (a, b)", notInKey],
  ["create table t (a int primary key) distribute by roundrobin", notOnNodes],
  ["alter table h add primary key (b)", notInKey],
  ["create unique index on h (b, c)", notInKey],
  ["alter table n add unique (a)", notOnNodes],
  ["create unique index on p (a) local", notPartition],
  [
    "create table t (a int primary key, b int) distribute by hash (a) partition by list (b) (partition x values (1))",
    notPartition,
  ],
  [
    "create table t (a int) distribute by hash (a, zz)",
    '42703 column "zz" does not exist',
  ],
  [
    "create table t (a int) partition by range (zz) (partition x values less than (1))",
    '42703 column "zz" does not exist',
  ],
  [
    "create table t (a json, b int) distribute by hash (b, a)",
    "42809 Column a is not a hash distributable data type",
  ],
  [
    "create table t (a int) with (orientation = diagonal)",
    '22023 Invalid string for  "ORIENTATION" option.',
  ],
  [
    "create table t (a int) with (orientatoin = 'row')",
    '22023 unrecognized parameter "orientatoin"',
  ],
  ["update h set a = a", keyUpdate],
  ["update h set b = 1, a = 2 where false", keyUpdate],
  // The clauses have one order: catalog.md 2.1.
  [
    "create table t (a int) distribute by hash (a) with (orientation = row)",
    '42601 syntax error at or near "distribute"',
  ],
  [
    "create table t (a int) distribute by hash",
    '42601 syntax error at or near "distribute"',
  ],
];

describe("refusals", () => {
  it.each(cases)("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
    expect(await errorOf(runExtended(client, sql))).toBe(want);
    expect(
      await rowsOf(client, "select 1 from pg_class where relname = 't'"),
    ).toEqual([]);
  });

  it.each([
    "create table t (a int primary key, b int) distribute by replication; drop table t",
    "create unique index on h (b, a); create index on h (c)",
    "create unique index on p (b, a) local",
    "update h set b = 1",
    "alter table n add column b int",
  ])("takes %s", async (sql) => {
    expect(await errorOf(client.query(sql))).toBe("no error");
  });

  it("does not show its triggers to tools", async () => {
    const sql =
      "select tgname from pg_trigger where tgrelid = 'h'::regclass and not tgisinternal";
    expect(await rowsOf(client, sql)).toEqual([]);
  });

  it("keeps the type and the place of a key column", async () => {
    expect(
      await errorOf(client.query("alter table h alter a type bigint")),
    ).toMatch(/^0A000 /);
    expect(await errorOf(client.query("alter table h drop column a"))).toMatch(
      /^2BP01 /,
    );
  });
});
