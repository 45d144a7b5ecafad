/** What DWS refuses for column-store tables only (catalog.md 4.1), and leaves alone elsewhere. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql: `
      create table r (a int primary key, b text) distribute by hash (a);
      create table c (a int primary key, b text)
        with (orientation = column) distribute by hash (a);
      create schema "S/*";
      create table "S/*"."C ""x" (a int) with (orientation = column);
      create table made with (orientation = column) as select 1 as a;
      insert into r values (1, 'x'), (2, 'y');
      insert into c values (1, 'x'), (2, 'y');`,
  });
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

const runs = [
  (sql: string) => client.query(sql),
  (sql: string) => runExtended(client, sql),
  // As a named statement, more often than it takes to get a generic plan.
  async (sql: string) => {
    const name = sql.slice(0, 63);
    const errors = [];
    for (let i = 0; i < 7; i++) {
      errors.push(await errorOf(client.query({ name, text: sql })));
    }
    if (new Set(errors).size > 1) throw new Error(errors.join());
    return client.query({ name, text: sql });
  },
  async (sql: string) => {
    await client.query(`prepare "P 1" as ${sql}`);
    await client.query('execute "P 1"').finally(async () => {
      if (!isBlock) await client.query('deallocate "P 1"');
    });
  },
];
let isBlock = false;

/** `parserSays`: what tells of the table before it runs. */
async function expectRefusal(sql: string, want: object): Promise<void> {
  for (const run of runs) {
    const outside: unknown = await run(sql).catch((error: unknown) => error);
    expect(outside).toMatchObject(want);
  }
  isBlock = true;
  await client.query("begin");
  const inside: unknown = await client.query(sql).catch((e: unknown) => e);
  expect(inside).toMatchObject(want);
  expect(await errorOf(client.query("select 1"))).toMatch(/^25P02 /);
  await client.query("rollback");
  isBlock = false;
}

describe("RETURNING of a column-store table (S0240, S0231; OG1 analyze.cpp)", () => {
  it.each([
    ["INSERT", "insert into c values (3, 'z') returning a"],
    ["INSERT", "insert into c (a, b) select 3, 'z' returning *"],
    [
      "INSERT",
      "insert into c values (3) on conflict (a) do update set b = '' returning a",
    ],
    [
      "UPDATE",
      "update only public.c as x set b = 'z' where false returning x.a",
    ],
    ["DELETE", "delete from c using r where r.a = c.a returning c.a"],
    ["DELETE", "with gone as (delete from C returning *) select * from gone"],
    ["DELETE", 'delete from "S/*"."C ""x" returning a'],
    ["UPDATE", "update made set a = 2 returning 'returning'"],
  ])("%s: %s", async (command, sql) => {
    await expectRefusal(sql, {
      code: "0A000",
      message: "Un-support feature",
      detail: `column stored relation doesn't support ${command} returning`,
    });
    expect(await rowsOf(client, "select a from c order by a")).toEqual([
      { a: 1 },
      { a: 2 },
    ]);
  });

  it.each([
    "insert into r values (3, 'z') returning a",
    "update r set b = 'z' where a in (select a from c) returning a",
    "insert into c values (3, 'z')",
    "update c set b = 'returning' where a = 3",
    "with x as (update r set b = 'q' returning a) delete from c where a in (select x.a from x) and a = 3",
    "delete from c where a = 3 -- returning a",
    "delete from r where a = 3 returning *",
    "truncate made",
  ])("takes %s", async (sql) => {
    expect(await errorOf(runExtended(client, sql))).toBe("no error");
  });

  it("counts only a statement's own clause in a text of several", async () => {
    await client.query(
      "insert into c values (4); insert into r values (4) returning a",
    );
    await client.query("delete from c where a = 4; delete from r where a = 4");
  });

  it("does not show its triggers to tools", async () => {
    const sql =
      "select tgname from pg_trigger where tgrelid = 'c'::regclass and not tgisinternal";
    expect(await rowsOf(client, sql)).toEqual([]);
  });
});

describe("FOR UPDATE and FOR SHARE of a column-store table (S0238; OG1 analyze.cpp)", () => {
  const locked = (name: string): object => ({
    code: "0A000",
    message: `SELECT FOR UPDATE/SHARE cannot be used with column table "${name}"`,
  });

  it.each([
    ["c", "select * from c for update"],
    ["x", "select x.a from r, c as x where x.a = r.a for share nowait"],
    ["x", "select * from r join public.c x using (a) limit 1 for update"],
    ["c", "select * from r natural join c for update limit 1 offset 0"],
    ["c", "select * from (select a from c where a > 0 for update) s"],
    ["c", "select * from (select a from c) s order by 1 for share"],
    ["y", "select * from r left join c y on true for update of r, y"],
    ['C "x', 'select * from "S/*"."C ""x" offset 1 for update'],
    [
      "c",
      "with q as (select 1) select a from c where a in (select 2) for update",
    ],
  ])("%s: %s", async (name, sql) => {
    // Nothing fits beside both LIMIT and OFFSET.
    const want = sql.includes("limit 1 offset") ? {} : locked(name);
    await expectOrTake(sql, want);
  });

  const expectOrTake = async (sql: string, want: object): Promise<void> => {
    if ("code" in want) return expectRefusal(sql, want);
    expect(await errorOf(client.query(sql))).toBe("no error");
  };

  it("tells a client that binds parameters", async () => {
    const sql = "select * from c where a = $1 and b = $2 for update";
    expect(await errorOf(rowsOf(client, sql, [1, "x"]))).toMatch(
      /^0A000 SELECT FOR UPDATE/,
    );
  });

  it.each([
    "select * from r for update",
    "select * from r where a in (select a from c) for update",
    "select * from r, c where r.a = c.a for update of r nowait",
    "select * from r order by a limit 1 offset 0 for share",
    "select a, substring(b from 1 for 2) from c",
    "with c as (select * from r) select * from r, c for update of r",
    "select 'for update' from c",
  ])("takes %s", async (sql) => {
    const direct = await rowsOf(
      client,
      sql.replace(/ for (update|share).*/, ""),
    );
    expect(await rowsOf(client, sql)).toEqual(direct);
  });

  it("leaves the plan as it is", async () => {
    const sql = "explain (costs off) select * from r where a = 1 for update";
    expect(await rowsOf(client, sql)).toMatchObject([
      { "QUERY PLAN": "LockRows" },
      {},
      {},
    ]);
  });
});
