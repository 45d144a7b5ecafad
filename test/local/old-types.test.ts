/** reltime, abstime, tinterval, hll, roaringbitmap and SYSDATE: names, values as S0014 and catalog.md 3.2 show them, defaults. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
  await client.query(
    `create table old (id int, r reltime, a abstime, t tinterval, h hll, b roaringbitmap, more reltime[]) distribute by hash (id)`,
  );
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

/** The only row of the table, in columns of text. */
const insertAndRead = async (values: Readonly<Record<string, string>>) => {
  const names = Object.keys(values);
  await client.query(
    `truncate old; insert into old (${names.join()}) values (${Object.values(
      values,
    )
      .map((value) => client.escapeLiteral(value))
      .join()})`,
  );
  const columns = names.map((name) => `${name}::text`).join();
  return (await rowsOf(client, `select ${columns} from old`))[0];
};

it("are printed by format_type under their names", async () => {
  const rows = await rowsOf<{ type: string; oid: number; array: number }>(
    client,
    `select format_type(t.oid, null) as type, t.oid, t.typarray as array from pg_attribute a
     join pg_type t on t.oid = a.atttypid where a.attrelid = 'old'::regclass and a.attnum between 2 and 6 order by a.attnum`,
  );
  expect(rows.slice(0, 4)).toEqual([
    { type: "reltime", oid: 703, array: 1024 },
    { type: "abstime", oid: 702, array: 1023 },
    { type: "tinterval", oid: 704, array: 1025 },
    { type: "hll", oid: 4301, array: 4302 },
  ]);
  expect(rows[4]).toMatchObject({ type: "roaringbitmap" });
});

// The examples of S0014.
describe("reltime", () => {
  it.each([
    ["90", "3 mons"],
    ["-366", "-1 years -18:00:00"],
    ["1975.25", "5 years 4 mons 29 days"],
    ["-2 YEARS +5 MONTHS 10 DAYS", "-1 years -6 mons -25 days -06:00:00"],
    ["30 DAYS 12:00:00", "1 mon 12:00:00"],
    ["1 year 2 mons ago", "-1 years -2 mons"],
    ["48:00:00", "2 days"],
  ])("%s is %s", async (given, printed) => {
    expect(await insertAndRead({ r: given })).toEqual({ r: printed });
    const cast = `select ${client.escapeLiteral(given)}::reltime::text as r`;
    expect(await rowsOf(client, cast)).toEqual([{ r: printed }]);
    // What was printed is taken back as the same.
    expect(await insertAndRead({ r: printed })).toEqual({ r: printed });
  });

  it("is compared as an interval", async () => {
    const sql =
      "select '9 days'::reltime < '10 days'::reltime as less, $1::reltime = interval '3 mons' as same";
    expect(await rowsOf(client, sql, ["90"])).toEqual([
      { less: true, same: true },
    ]);
  });
});

describe("values", () => {
  it("come out as they are documented", async () => {
    const values = {
      a: "2026-11-23 10:00:00.9+00",
      t: '["2026-11-23 10:00:00+00" "2026-11-24 10:00:00.5+00"]',
      h: "\\x484C4c00",
      b: "\\x3a300000",
    };
    await client.query("set timezone = 'UTC'");
    const want = {
      a: "2026-11-23 10:00:00+00",
      t: '["2026-11-23 10:00:00+00" "2026-11-24 10:00:00+00"]',
      h: "\\x484c4c00",
      b: "\\x3a300000",
    };
    expect(await insertAndRead(values)).toEqual(want);
    expect(await insertAndRead(want)).toEqual(want);
  });

  it.each([
    ["insert into old (a) values ('2040-01-01')", /^22008 .*abstime/],
    ["insert into old (r) values ('100 years')", /^22008 .*out of range/],
    ["insert into old (t) values ('yesterday')", /^22007 .*tinterval/],
    ["insert into old (h) values ('\\xz')", /^22023 /],
    [
      "create table c (a int, h tinterval) with (orientation = column)",
      '0A000 type "tinterval" is not supported in column store',
    ],
  ])("%s is refused", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toMatch(want);
  });
});

describe("SYSDATE", () => {
  it("is the time in whole seconds, under its own name", async () => {
    const { rows, fields } = await client.query<{ sysdate: Date }>(
      "select sysdate, sysdate as sysdate",
    );
    expect(fields.map(({ name }) => name)).toEqual(["sysdate", "sysdate"]);
    expect(fields[0]?.dataTypeID).toBe(1114);
    expect(rows[0]?.sysdate.getMilliseconds()).toBe(0);
    const isNow = "select sysdate between $1 and clock_timestamp() as is_now";
    const before = new Date(Date.now() - 2000).toISOString();
    expect(await rowsOf(client, isNow, [before])).toEqual([{ is_now: true }]);
  });

  // quote_identifier of the source quotes what is a reserved word there.
  it("reads back from a default as a call of a quoted name, and is taken back", async () => {
    const read =
      "select adsrc, pg_get_expr(adbin, adrelid) as text from pg_attrdef where adrelid = 's'::regclass order by adnum";
    const create = (now: string) =>
      `create table s (a int, b timestamp default ${now}, c text default 'sysdate() ' || ${now}, d timestamp on update ${now})
       distribute by hash (a)`;
    await client.query(create("sysdate"));
    const before = await rowsOf<{ adsrc: string; text: string }>(client, read);
    expect(before.map(({ text }) => text)).toEqual([
      '"sysdate"()',
      `('sysdate() '::text || "sysdate"())`,
      null,
    ]);
    expect(before[0]?.adsrc).toBe('"sysdate"()');
    await client.query(`drop table s; ${create('"sysdate"()')}`);
    expect(await rowsOf(client, read)).toEqual(before);
    await client.query("insert into s (a) values (1); update s set c = 'x'");
    const filled =
      "select b is not null as b, d >= b as d from s where b <= clock_timestamp()";
    expect(await rowsOf(client, filled)).toEqual([{ b: true, d: true }]);
  });

  it("is no name of a column", async () => {
    const plain = client.query("create table n (sysdate int)");
    expect(await errorOf(plain)).toMatch(/^42601 /);
    await client.query(
      `create table n ("sysdate" int); insert into n values (7)`,
    );
    const read = `select n."sysdate", "sysdate" as b from n`;
    expect(await rowsOf(client, read)).toEqual([{ sysdate: 7, b: 7 }]);
  });
});

describe("ON UPDATE", () => {
  it.each([
    ["now()", "now()"],
    ["NOW()", "now()"],
    ["sysdate", '"sysdate"()'],
    ["statement_timestamp()", "statement_timestamp()"],
    ["current_timestamp", "CURRENT_TIMESTAMP"],
  ])("%s is shown as %s", async (written, shown) => {
    await client.query(
      `drop table if exists o; create table o (a int, b timestamp on update ${written}) distribute by hash (a)`,
    );
    const read =
      "select adsrc_on_update from pg_attrdef where adrelid = 'o'::regclass";
    expect(await rowsOf(client, read)).toEqual([{ adsrc_on_update: shown }]);
  });

  it("of a foreign key stays an action", async () => {
    const sql =
      "create table f (a int, b int references old on update now) distribute by hash (a)";
    expect(await errorOf(client.query(sql))).toMatch(/^42601 /);
  });
});
