/** `''` is NULL in a database of ORA mode, and not in the others (catalog.md 3.1, 3.3; D0042). */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rewriteSql } from "../../src/local/rewrite/rewrite.js";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

const literals: readonly (readonly [given: string, want: string])[] = [
  ["select '', 'a', E'', n''", "select NULL, 'a', NULL, NULL"],
  ["select''from t", "select NULL from t"],
  ["select a=''and b", "select a=NULL and b"],
  ["insert into t values ('','')", "insert into t values (NULL,NULL)"],
  ["select date ''", "select NULL::timestamp(0) "],
  ["select time '', ''::int", "select NULL::time , NULL::int"],
  [
    "update t set a = '' where b <> ''",
    "update t set a = NULL where b <> NULL",
  ],
  [
    "create table t (a text default '')",
    "create table t (a text default NULL)",
  ],
  ["create table t as select ''", "create table t as select NULL"],
  ["create view v as select '' as a", "create view v as select NULL as a"],
  [
    "copy (select '') to stdout (null '')",
    "copy (select NULL) to stdout (null '')",
  ],
];

const untouched: readonly string[] = [
  "select 'it''s', '''', E'\\'', $$''$$, \"''\" -- ''",
  "select 'a' /* '' */",
  "comment on table t is ''",
  "copy t from stdin with (null '', delimiter ',')",
  "set application_name = ''",
  "alter role x password ''",
  "do ''",
  "select ''\n'abc'",
];

describe("literals", () => {
  it.each(literals)("%s", (given, want) => {
    // Other rooms record the clauses of CREATE TABLE in a comment.
    const [text] = rewriteSql(given, "ORA").split("\n/*dws:");
    expect(text).toBe(want);
    const other = rewriteSql(given, "TD");
    expect(other).toContain("''");
  });

  it.each(untouched)("leaves %s", (sql) => {
    expect(rewriteSql(sql, "ORA")).toBe(sql);
  });
});

const setUp = `
  create table t (a int, b text, c varchar(5) not null default 'x', d date, e bytea);`;

describe("a database of ORA mode", () => {
  let dws: LocalDws;
  let client: Client;

  beforeAll(async () => {
    dws = await startLocalDws({ schemaSql: setUp });
    client = await connectTo(dws);
  });

  afterAll(async () => {
    await client.end();
    await dws.stop();
  });

  const notNull =
    '23502 null value in column "c" of relation "t" violates not-null constraint';

  it("says so", async () => {
    const sql =
      "select datcompatibility as mode from pg_database where datname = current_database()";
    expect(await rowsOf(client, sql)).toEqual([{ mode: "ORA" }]);
  });

  it("stores '' as NULL, from literals and from parameters", async () => {
    await client.query("insert into t (a, b) values (1, '')");
    const sql = "insert into t (a, b, d, e) values ($1, $2, $3, $4)";
    await client.query(sql, [2, "", "", Buffer.alloc(0)]);
    expect(await rowsOf(client, "select a, b, d, e from t order by a")).toEqual(
      [
        { a: 1, b: null, d: null, e: null },
        { a: 2, b: null, d: null, e: Buffer.alloc(0) },
      ],
    );
    expect(await rowsOf(client, "select a from t where b = ''")).toEqual([]);
    expect(await rowsOf(client, "select a from t where b = $1", [""])).toEqual(
      [],
    );
  });

  it("rejects '' for a NOT NULL column", async () => {
    const literal = client.query("insert into t (c) values ('')");
    expect(await errorOf(literal)).toBe(notNull);
    const parameter = client.query("insert into t (c) values ($1)", [""]);
    expect(await errorOf(parameter)).toBe(notNull);
  });

  it("binds a named statement anew each time", async () => {
    const named = { name: "n", text: "select $1::text is null as is_null" };
    for (const value of ["", "a", ""]) {
      const { rows } = await client.query({ ...named, values: [value] });
      expect(rows).toEqual([{ is_null: value === "" }]);
    }
  });

  it("passes over NULL in ||", async () => {
    const sql =
      "select 'a' || null as a, null || 'b' || 1 as b, 'x' || '' as c, (null::text || null) is null as d, 1 || 'z' as e";
    expect(await rowsOf(client, sql)).toEqual([
      { a: "a", b: "b1", c: "x", d: true, e: "1z" },
    ]);
  });

  it("leaves the other meanings of || alone", async () => {
    const sql =
      "select array[1] || 2 as a, ('[1]'::jsonb || '[2]')::text as j, (null::int[] || 1) as n, '\\x01'::bytea || null as b";
    expect(await rowsOf(client, sql)).toEqual([
      { a: [1, 2], j: "[1, 2]", n: [1], b: null },
    ]);
  });
});

describe.each(["TD", "MySQL"] as const)("a database of %s mode", (mode) => {
  let dws: LocalDws;
  let client: Client;

  beforeAll(async () => {
    dws = await startLocalDws({ schemaSql: setUp, compatibility: mode });
    client = await connectTo(dws);
  });

  afterAll(async () => {
    await client.end();
    await dws.stop();
  });

  it("says so and keeps ''", async () => {
    await client.query("insert into t (a, b, c) values (1, '', $1)", [""]);
    const sql =
      "select t.b, t.c, d.datcompatibility as mode from t, pg_database d where t.b = '' and d.datname = current_database()";
    expect(await rowsOf(client, sql)).toEqual([{ b: "", c: "", mode }]);
  });

  it("joins 'abc' and NULL as that mode does", async () => {
    const want = mode === "TD" ? "abc" : null;
    expect(await rowsOf(client, "select 'abc' || null as a")).toEqual([
      { a: want },
    ]);
  });
});
