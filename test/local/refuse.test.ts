/** Statements and settings that DWS refuses or takes as something else; each row names the page that says so. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql: "create table t (a int, b text) distribute by hash (a);",
  });
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

const aborted =
  "25P02 current transaction is aborted, commands ignored until end of transaction block";

/** Both protocols, outside and inside a block, where the block is lost afterwards. */
async function expectRefusal(sql: string, want: string): Promise<void> {
  for (const run of [(text: string) => client.query(text), runExtendedHere]) {
    expect(await errorOf(run(sql))).toBe(want);
    await client.query("begin");
    expect(await errorOf(run(sql))).toBe(want);
    expect(await errorOf(run("select 1"))).toBe(aborted);
    await client.query("rollback");
  }
}

const runExtendedHere = (text: string): Promise<unknown> =>
  runExtended(client, text);

const unrecognized = (name: string): string =>
  `42704 unrecognized configuration parameter "${name}"`;

const refusals: readonly (readonly [
  source: string,
  sql: string,
  want: string,
])[] = [
  [
    "dws_06_0002, GAUSS-04518",
    "listen a",
    "0A000 LISTEN statement is not yet supported.",
  ],
  [
    "dws_06_0002",
    "UNLISTEN *",
    "0A000 UNLISTEN statement is not yet supported.",
  ],
  [
    "dws_06_0002, GAUSS-04517",
    "/* x */ notify a, 'b'",
    "0A000 NOFITY statement is not yet supported.",
  ],
  [
    "dws_06_0117, GAUSS-04426",
    "prepare transaction 'x'",
    "0A000 Explicit prepare transaction is not supported.",
  ],
  [
    "dws_06_0117, GAUSS-04427",
    "commit prepared 'x'",
    "0A000 Explicit commit prepared transaction is not supported.",
  ],
  [
    "dws_06_0117, GAUSS-04428",
    "rollback prepared 'x'",
    "0A000 Explicit rollback prepared transaction is not supported.",
  ],
  [
    "dws_06_0188, GAUSS-04690",
    "declare c binary scroll cursor for select 1",
    "0A000 SCROLL CURSOR is not yet supported.",
  ],
  [
    "GAUSS-04691",
    "declare c insensitive cursor for select 1",
    "0A000 INSENSITIVE CURSOR is not yet supported.",
  ],
  [
    "dws_01_0120, GAUSS-04024",
    "select lo_create(0)",
    "0A000 Postgres-XC does not support large object yet",
  ],
  [
    "dws_01_0120, GAUSS-04024",
    "select loread(lo_open(1, 1), 2)",
    "0A000 Postgres-XC does not support large object yet",
  ],
  ["dws_04_0928", "set lock_timeout = 5", unrecognized("lock_timeout")],
  ["dws_04_0928", "show lock_timeout", unrecognized("lock_timeout")],
  [
    "dws_04_0934",
    "SET SESSION Idle_In_Transaction_Session_Timeout TO '5s'",
    unrecognized("idle_in_transaction_session_timeout"),
  ],
  [
    "dws_01_0120; code and text inferred",
    "set default_transaction_read_only = on",
    "0A000 SET default_transaction_read_only is not supported.",
  ],
  [
    "dws_06_0265",
    "begin read only, deferrable",
    '42601 syntax error at or near "deferrable"',
  ],
  [
    "dws_06_0265",
    "start transaction isolation level serializable not deferrable",
    '42601 syntax error at or near "not"',
  ],
  [
    "dws_06_0236 (grammar)",
    "update t set b = 'x' limit 1",
    '42601 syntax error at or near "limit"',
  ],
  [
    "dws_06_0240 (grammar); catalog.md 4.2",
    "with x as (select 1 as a) update t set b = 'x' from x where t.a = x.a",
    '42601 syntax error at or near "update"',
  ],
];

describe("statements that are refused", () => {
  it.each(refusals)("%s: %s", async (_source, sql, want) => {
    await expectRefusal(sql, want);
  });

  it("counts the parameters of a refused statement", async () => {
    const sql = "declare c scroll cursor for select $1::int where $2 = 'x'";
    expect(await errorOf(rowsOf(client, sql, [1, "x"]))).toBe(
      "0A000 SCROLL CURSOR is not yet supported.",
    );
  });

  it("points to the word that the grammar lacks", async () => {
    const sql = "begin isolation level read committed /* ü */ deferrable";
    const failure = client.query(sql).catch((error: unknown) => error);
    expect(await failure).toMatchObject({
      position: String(sql.indexOf("deferrable") + 1),
    });
  });

  it.each([
    "select 'listen a' as listen, 2 as notify",
    "prepare p as select 1; deallocate p",
    "begin; savepoint scroll; commit",
    // dws_06_0283: DISCARD is there from 8.2.0, and we claim 8.2.1.
    "discard all",
    // dws_06_0059: documented, "for internal use only".
    "select pg_advisory_lock(1), pg_advisory_unlock(1)",
    // dws_04_0925: the parameter exists, without effect.
    "set default_transaction_deferrable = off",
    "set transaction_read_only = off",
  ])("takes %s", async (sql) => {
    expect(await errorOf(client.query(sql))).toBe("no error");
  });

  it("refuses DISCARD ALL in a block (dws_06_0283)", async () => {
    await client.query("begin");
    expect(await errorOf(client.query("discard all"))).toBe(
      "25001 DISCARD ALL cannot run inside a transaction block",
    );
    await client.query("rollback");
  });
});

describe("cursors (dws_06_0188)", () => {
  it("reads forward only, in both spellings", async () => {
    for (const declare of [
      "declare c cursor with hold for",
      "cursor c without hold for",
    ]) {
      await client.query("begin");
      await client.query(`${declare} select n from generate_series(1, 3) n`);
      const rows = await rowsOf(client, "fetch forward 2 from c");
      expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
      expect(await errorOf(client.query("move backward 1 from c"))).toBe(
        "55000 cursor can only scan forward",
      );
      await client.query("rollback");
    }
  });

  it("keeps a cursor WITH HOLD over the end of its block", async () => {
    await client.query("begin");
    await client.query("cursor c with hold for values (1), (2)");
    await client.query("commit");
    expect(await rowsOf(client, "fetch 1 from c")).toEqual([{ column1: 1 }]);
    await client.query("close c");
  });
});

describe("isolation (dws_06_0264, dws_06_0265)", () => {
  it.each([
    ["begin isolation level serializable", "repeatable read"],
    [
      "start transaction read write, isolation level Read Uncommitted",
      "read committed",
    ],
    ["begin; set transaction isolation level serializable", "repeatable read"],
    [
      "begin; set local transaction isolation level serializable",
      "repeatable read",
    ],
    ["begin; set transaction_isolation = 'serializable'", "repeatable read"],
    [
      "set session characteristics as transaction isolation level serializable; begin",
      "repeatable read",
    ],
    [
      "set default_transaction_isolation to 'Serializable'; begin",
      "repeatable read",
    ],
    ["begin isolation level repeatable read", "repeatable read"],
  ])("%s gives %s", async (sql, want) => {
    for (const statement of sql.split("; ")) await client.query(statement);
    const rows = await rowsOf(client, "show transaction_isolation");
    await client.query("rollback; reset all");
    expect(rows).toEqual([{ transaction_isolation: want }]);
  });
});

describe("parameters of DWS", () => {
  const show = async (name: string): Promise<unknown> =>
    (await rowsOf(client, `show ${name}`))[0]?.[name as never];

  it.each([
    ["dws_04_0890", "session_timeout", "600"],
    ["dws_04_0932", "max_query_retry_times", "6"],
    ["dws_04_0934", "idle_in_transaction_timeout", "0"],
    ["dws_04_0928", "lockwait_timeout", "20min"],
    ["dws_04_0928", "update_lockwait_timeout", "2min"],
    ["dws_04_0928", "ddl_lock_timeout", "0"],
  ])("%s: %s is %s until it is set", async (_source, name, initial) => {
    expect(await show(name)).toBe(initial);
    await client.query(`set ${name} = 7`);
    expect(await show(name)).toBe("7");
    await client.query("begin");
    await runExtended(client, `set local ${name} to 8`);
    expect(await show(name)).toBe("8");
    await client.query("rollback");
    expect(await show(name)).toBe("7");
    await client.query(`reset ${name}`);
    expect(await show(name)).toBe(initial);
  });

  it("lets only administrators set lock waits (dws_04_0928)", async () => {
    await client.query("create role plain; set role plain");
    const sql = "set lockwait_timeout = '1min'";
    expect(await errorOf(client.query(sql))).toBe(
      '42501 permission denied to set parameter "lockwait_timeout"',
    );
    expect(await show("lockwait_timeout")).toBe("20min");
    expect(await errorOf(client.query("set session_timeout = 0"))).toBe(
      "no error",
    );
    await client.query("reset role; reset session_timeout; drop role plain");
  });
});

describe("parameters that sessions begin with", () => {
  const begin = async (sql: string, name: string): Promise<unknown> => {
    await client.query(sql);
    const login = { user: "starter", password: "gauss@123" };
    const fresh = await connectTo(dws, login);
    const rows = await rowsOf(fresh, `show ${name}`);
    await fresh.end();
    return rows[0]?.[name as never];
  };

  beforeAll(async () => {
    await client.query("create role starter login password 'gauss@123'");
  });
  afterAll(async () => {
    await client.query("alter database gaussdb reset session_timeout");
    await client.query("drop role starter");
  });

  it.each([
    ["alter role starter set session_timeout = 60", "session_timeout", "60"],
    ["alter user starter set Session_Timeout to 70", "session_timeout", "70"],
    [
      "alter role starter in database gaussdb set max_query_retry_times = 0",
      "max_query_retry_times",
      "0",
    ],
    ["alter role starter reset session_timeout", "session_timeout", "600"],
    [
      "alter database gaussdb set session_timeout = 90",
      "session_timeout",
      "90",
    ],
    ["alter role starter set work_mem = '3MB'", "work_mem", "3MB"],
  ])("%s", async (sql, name, want) => {
    expect(await begin(sql, name)).toBe(want);
  });

  it.each([
    ["alter role starter set lock_timeout = 1", unrecognized("lock_timeout")],
    [
      "alter role starter set password_encryption_type = 0",
      '55P02 parameter "password_encryption_type" cannot be changed now',
    ],
    [
      "set password_encryption_type = 0",
      '55P02 parameter "password_encryption_type" cannot be changed now',
    ],
  ])("%s is refused", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
  });
});

describe("INSERT IGNORE (dws_06_0236, dws_06_0237)", () => {
  it("leaves out the rows that are there", async () => {
    await client.query(
      "create table k (a int primary key, b text) distribute by hash (a)",
    );
    const sql = "insert ignore into k (a, b) values (1, $1), (2, 'y')";
    await client.query(sql, ["x"]);
    expect(await rowsOf(client, `${sql} returning a`, ["z"])).toEqual([]);
    await client.query(
      "with i as (insert ignore into k values (2, 'q'), (3, 'q') returning a) select 1",
    );
    expect(await rowsOf(client, "select a, b from k order by a")).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: "y" },
      { a: 3, b: "q" },
    ]);
  });
});
