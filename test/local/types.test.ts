/** DWS's own types under their names and oids: in tables, casts, arrays, parameters and COPY. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

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

/** DDL name, typname, oid and array oid of catalog.md 3.2, and what format_type prints. */
const names: readonly (readonly [
  ddl: string,
  typname: string,
  oid: number,
  arrayOid: number,
  printed: string,
])[] = [
  ["TINYINT", "int1", 5545, 5546, "tinyint"],
  ["INT1", "int1", 5545, 5546, "tinyint"],
  ["BINARY_INTEGER", "int4", 23, 1007, "integer"],
  ["NUMBER(8, 2)", "numeric", 1700, 1231, "numeric(8,2)"],
  ["NUMBER", "numeric", 1700, 1231, "numeric"],
  ["INTEGER(6)", "numeric", 1700, 1231, "numeric(6,0)"],
  ["BINARY_DOUBLE", "float8", 701, 1022, "double precision"],
  ["VARCHAR2(5)", "varchar", 1043, 1015, "character varying(5)"],
  ["NVARCHAR2(5)", "nvarchar2", 3969, 3968, "nvarchar2(5)"],
  ["NCHAR(3)", "bpchar", 1042, 1014, "character(3)"],
  ["CLOB", "text", 25, 1009, "text"],
  ["RAW", "raw", 86, 87, "raw"],
  ["BLOB", "blob", 88, 3201, "blob"],
  ["SMALLDATETIME", "smalldatetime", 9003, 9005, "smalldatetime"],
  // An ORA database: catalog.md 3.1 (D0042)
  ["DATE", "timestamp", 1114, 1115, "timestamp(0) without time zone"],
  ["pg_catalog.date", "date", 1082, 1182, "date"],
  ["interval day to second", "interval", 1186, 1187, "interval day to second"],
];

describe("names", () => {
  it.each(names)("%s", async (ddl, typname, oid, arrayOid, printed) => {
    await client.query(`create table t (a ${ddl}, b ${ddl}[] default null)`);
    const rows = await rowsOf(
      client,
      `select t.typname, t.typtype, t.typarray, a.atttypid, format_type(a.atttypid, a.atttypmod) as printed
       from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = 't'::regclass and a.attnum = 1`,
    );
    expect(rows).toEqual([
      { typname, typtype: "b", typarray: arrayOid, atttypid: oid, printed },
    ]);
    const { fields } = await client.query("select a, b from t");
    expect(fields.map(({ dataTypeID }) => dataTypeID)).toEqual([oid, arrayOid]);
    await client.query("alter table t add c int; drop table t");
  });

  it("are known to ALTER TABLE and CREATE TYPE as well", async () => {
    await client.query(
      `create table t (a int) distribute by roundrobin;
       alter table t add b number(4), add column c date; alter table t alter a type varchar2(9);
       create type pair as (x tinyint, y number(3,1))`,
    );
    expect(
      await rowsOf(
        client,
        `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type
         from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relname in ('t', 'pair') and a.attnum > 0 order by 1`,
      ),
    ).toEqual([
      { name: "pair.x", type: "tinyint" },
      { name: "pair.y", type: "numeric(3,1)" },
      { name: "t.a", type: "character varying(9)" },
      { name: "t.b", type: "numeric(4,0)" },
      { name: "t.c", type: "timestamp(0) without time zone" },
    ]);
  });
});

describe("values", () => {
  const insert =
    "insert into v (id, i, n, s, r, b, a) values ($1, $2, $3, $4, $5, $6, $7) returning *";

  beforeAll(async () => {
    await client.query(
      `create table v (id int, i tinyint, n nvarchar2(4), s smalldatetime, r raw, b blob, a tinyint[], d date default '2020-01-02 03:04:05.6')
       distribute by hash (id)`,
    );
  });

  // catalog.md 3.2, "wire text"
  it("come and go as text, rounded and in upper case", async () => {
    const rows = await rowsOf(client, insert, [
      1,
      255,
      "äöüß",
      "2026-11-23 10:00:30",
      "aff",
      "0aff",
      "{1,2}",
    ]);
    expect(rows).toMatchObject([
      {
        i: "255",
        n: "äöüß",
        s: "2026-11-23 10:01:00",
        r: "0AFF",
        b: "0AFF",
        a: "{1,2}",
        d: new Date(2020, 0, 2, 3, 4, 6),
      },
    ]);
    await client.query("update v set s = '2026-11-23 10:00:29', r = 'ee'");
    await client.query(
      "copy v (id, s, r) from program 'echo 2,2026-11-23 23:59:59,b' csv",
    );
    const read = "select s, r from v order by id";
    expect(await rowsOf(client, read)).toEqual([
      { s: "2026-11-23 10:00:00", r: "EE" },
      { s: "2026-11-24 00:00:00", r: "0B" },
    ]);
  });

  it.each([
    [
      "insert into v (i) values (256)",
      '22003 value "256" is out of range for 8-bit integer',
    ],
    [
      "insert into v (i) values ('-1')",
      '22003 value "-1" is out of range for 8-bit integer',
    ],
    [
      "select '300'::tinyint",
      '22003 value "300" is out of range for 8-bit integer',
    ],
    [
      "copy v (i) from program 'echo 300'",
      '22003 value "300" is out of range for 8-bit integer',
    ],
    ["insert into v (a) values ('{1,300}')", /^22003 /],
    ["insert into v (n) values ('abcde')", /^22001 /],
    ["insert into v (r) values ('xy')", /^22023 /],
  ])("%s", async (sql, want) => {
    const error = await errorOf(client.query(sql));
    if (typeof want === "string") expect(error).toBe(want);
    else expect(error).toMatch(want);
  });

  it("are cast", async () => {
    const sql = `select 7::tinyint as i, '2026-11-23 10:00:31'::smalldatetime as s, 'abc'::raw as r,
      cast('ff' as blob) as b, cast(1.5 as number(3, 1)) as n, '2026-11-23 10:00:00.6'::date as d,
      date '2026-11-23' as e, cast('x' as varchar2(3)) as v, hextoraw('a')::text as h,
      '\\x0a'::bytea::raw as y, timestamp '2026-01-01 00:00:30'::smalldatetime as t`;
    const { rows, fields } = await client.query(sql);
    expect(rows).toMatchObject([
      {
        i: "7",
        s: "2026-11-23 10:01:00",
        r: "0ABC",
        b: "FF",
        n: "1.5",
        d: new Date(2026, 10, 23, 10, 0, 1),
        v: "x",
        h: "0A",
        y: "0A",
        t: "2026-01-01 00:01:00",
      },
    ]);
    expect(fields.slice(0, 4).map(({ dataTypeID }) => dataTypeID)).toEqual([
      5545, 9003, 86, 88,
    ]);
  });

  it("are counted, compared, sorted, joined and indexed", async () => {
    await client.query(
      `create table w (i tinyint primary key, n nvarchar2(9) unique, r raw, s smalldatetime) distribute by replication;
       create index on w (r); create index on w (s);
       insert into w select g, 'n' || g, to_hex(g), timestamp '2026-01-01' + g * interval '1 minute' from generate_series(1, 200) g`,
    );
    const sql = `select max(i) as max, min(i), sum(i), avg(i)::int, count(distinct n)::int,
      max(i + 1) as plus, max(i * 1.5) as times, max(coalesce(i, 0)) as or_zero,
      (select w.n from w where i = $1) as by_param, (select w.i from w where n = $2 and r = 'C8' and s > '2026-01-01') as by_text,
      (select count(*)::int from w a join w b on a.i = b.i and a.n = b.n) as joined from w`;
    expect(await rowsOf(client, sql, [7, "n200"])).toEqual([
      {
        max: "200",
        min: "1",
        sum: "20100",
        avg: 101,
        count: 200,
        plus: 201,
        times: "300.0",
        or_zero: 200,
        by_param: "n7",
        by_text: "200",
        joined: 200,
      },
    ]);
    const key = client.query("insert into w (i) values (7)");
    expect(await errorOf(key)).toMatch(/^23505 /);
  });

  it("let their columns be changed and dropped", async () => {
    await client.query(
      "alter table v alter s type timestamp, drop column r; alter table v drop column i, drop column b",
    );
    await client.query(
      "insert into v (id, s) values (9, '2026-01-01 10:00:31')",
    );
    const read = "select s::text from v where id = 9";
    expect(await rowsOf(client, read)).toEqual([{ s: "2026-01-01 10:00:31" }]);
  });
});
