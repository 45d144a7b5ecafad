/** Databases with a mode of their own: CREATE DATABASE … DBCOMPATIBILITY, what changes in them, and how long it lasts. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  prepareLocalDws,
  startLocalDws,
  type LocalDws,
} from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

/** Runs in a session of its own. */
const inside = async <Result>(
  database: string,
  work: (client: Client) => Promise<Result>,
  server: LocalDws = dws,
): Promise<Result> => {
  const session = await connectTo(server, { database });
  try {
    return await work(session);
  } finally {
    await session.end();
  }
};

/** What the modes differ in, as one row. */
const differences = async (session: Client) => {
  await session.query("drop table if exists t; create table t (d date)");
  const sql = `select d.datcompatibility as mode, '' is null as empty, 'abc' || null as joined, format_type(a.atttypid, a.atttypmod) as date
    from pg_database d, pg_attribute a where d.datname = current_database() and a.attrelid = 't'::regclass and a.attnum = 1`;
  return (await rowsOf(session, sql))[0];
};

const oracle = {
  mode: "ORA",
  empty: true,
  joined: "abc",
  date: "timestamp(0) without time zone",
};
const teradata = { mode: "TD", empty: false, joined: "abc", date: "date" };
const mysql = { mode: "MySQL", empty: false, joined: null, date: "date" };

describe("CREATE DATABASE", () => {
  it.each([
    ["one", "dbcompatibility 'TD'", teradata],
    ["two", "DBCOMPATIBILITY = 'MySQL'", mysql],
    ['Thr"ee', "with owner = dbadmin dbcompatibility='ORA'", oracle],
    ["4", "encoding 'UTF8' dbcompatibility 'mysql' connection limit 9", mysql],
    ["five", "dbcompatibility default", oracle],
    ["six", "", oracle],
    ["größe", "dbcompatibility 'td'", teradata],
  ])("%s %s", async (database, options, want) => {
    const name = client.escapeIdentifier(database);
    await client.query(`create database ${name} ${options}`);
    expect(await inside(database, differences)).toEqual(want);
    // The others see it as well, and are what they were.
    const seen = "select datcompatibility from pg_database where datname = $1";
    expect(await rowsOf(client, seen, [database])).toEqual([
      { datcompatibility: want.mode },
    ]);
    expect(await differences(client)).toEqual(oracle);
  });

  it("takes it by the extended protocol, and tells when the database has it", async () => {
    await runExtended(client, "create database ext dbcompatibility 'MySQL'");
    expect(await inside("ext", differences)).toEqual(mysql);
  });

  it("refuses what is no mode, and leaves a database alone that is there", async () => {
    const bad = client.query("create database bad dbcompatibility 'PG'");
    expect(await errorOf(bad)).toBe("22023 Compatibility args PG is invalid");
    await client.query("create database there dbcompatibility 'TD'");
    const again = client.query("create database there dbcompatibility 'ORA'");
    expect(await errorOf(again)).toMatch(/^42P04 /);
    const block = client.query(
      "begin; create database there2 dbcompatibility 'TD'",
    );
    expect(await errorOf(block)).toMatch(/^25001 /);
    await client.query("rollback");
    expect(await inside("there", differences)).toEqual(teradata);
  });

  it("waits for the mode before a statement that was sent behind it", async () => {
    const sent = [
      client.query("create database soon dbcompatibility 'TD'"),
      client.query(
        "select datcompatibility from pg_database where datname = 'soon'",
      ),
    ];
    const [, second] = await Promise.all(sent);
    expect(second?.rows).toEqual([{ datcompatibility: "TD" }]);
  });

  it("is seen by whoever may look", async () => {
    await client.query("create role looker password 'Looking_1' login");
    const looker = await connectTo(dws, {
      user: "looker",
      password: "Looking_1",
    });
    const sql =
      "select datcompatibility from pg_database where datname = 'one'";
    expect(await rowsOf(looker, sql)).toEqual([{ datcompatibility: "TD" }]);
    await looker.end();
  });

  it("forgets the mode with the database and keeps it under another name", async () => {
    await client.query("create database gone dbcompatibility 'TD'");
    await client.query("alter database gone rename to kept");
    await client.query("create database gone");
    expect(await inside("gone", differences)).toEqual(oracle);
    expect(await inside("kept", differences)).toEqual(teradata);
  });
});

describe("a mode of its own", () => {
  it("is kept in prepared data, whatever the start's own mode is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dws-modes-"));
    try {
      await prepareLocalDws(folder, {
        schemaSql: "create database tera dbcompatibility 'TD'",
        compatibility: "MySQL",
      });
      const copy = await startLocalDws({ prepared: folder });
      try {
        expect(await inside("gaussdb", differences, copy)).toEqual(mysql);
        expect(await inside("tera", differences, copy)).toEqual(teradata);
      } finally {
        await copy.stop();
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("MySQL mode", () => {
  it("takes names in backquotes, and no other mode does", async () => {
    await client.query("create database back dbcompatibility 'MySQL'");
    const rows = await inside("back", async (session) => {
      await session.query(
        "create table `Odd ``one` (`select` int comment 'it`s', b text default '`') distribute by hash (`select`)",
      );
      await session.query("insert into `Odd ``one` values (1)");
      return rowsOf(
        session,
        'select `select`, t.`b`, relname from "Odd `one" t, pg_class c where c.relname like $1',
        ["Odd%"],
      );
    });
    expect(rows).toEqual([{ select: 1, b: "`", relname: "Odd `one" }]);
    const elsewhere = client.query("select 1 as `x`");
    expect(await errorOf(elsewhere)).toMatch(/^42601 /);
  });

  it("makes LIKE copy everything where nothing is said", async () => {
    await client.query("create database likes dbcompatibility 'MySQL'");
    const found = await inside("likes", async (session) => {
      await session.query(
        `create table source (a int primary key, b text default 'x') with (orientation = column) distribute by hash (a);
         create table whole (like source); create table part (like source including defaults) distribute by replication`,
      );
      return rowsOf(
        session,
        `select c.relname, x.pclocatortype, c.relhaspkey, d.adsrc, 'orientation=column' = any (c.reloptions) as is_column
         from pg_class c join pgxc_class x on x.pcrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid
         where c.relname in ('whole', 'part') order by 1`,
      );
    });
    expect(found).toEqual([
      {
        relname: "part",
        pclocatortype: "R",
        relhaspkey: false,
        adsrc: "'x'::text",
        is_column: false,
      },
      {
        relname: "whole",
        pclocatortype: "H",
        relhaspkey: true,
        adsrc: "'x'::text",
        is_column: true,
      },
    ]);
  });
});
