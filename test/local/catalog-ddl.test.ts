/** Clauses of columns and constraints that PostgreSQL lacks: recorded, visible in the catalogs, and refused where DWS refuses. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
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

const constraintsOf = (name: string): Promise<unknown[]> =>
  rowsOf(
    client,
    `select conname, contype, conkey, pg_get_constraintdef(oid) as def
     from pg_constraint where conrelid = $1::regclass order by conname`,
    [name],
  );

describe("PARTIAL CLUSTER KEY", () => {
  // catalog.md 1.6, 2.1; the name is ChooseConstraintName(…, "cluster") of the source's heap.cpp
  it("is a constraint of kind s", async () => {
    await client.query(
      `create table k (a int, "B" text, c int, partial cluster key (c, "B"), primary key (a))
       with (orientation = column) distribute by hash (a)`,
    );
    expect(await constraintsOf("k")).toEqual([
      {
        conname: "k_cluster",
        contype: "s",
        conkey: [3, 2],
        def: 'PARTIAL CLUSTER KEY (c, "B")',
      },
      { conname: "k_pkey", contype: "p", conkey: [1], def: "PRIMARY KEY (a)" },
    ]);
    const flag = "select relhasclusterkey from pg_class where relname = 'k'";
    expect(await rowsOf(client, flag)).toEqual([{ relhasclusterkey: true }]);
    await client.query("alter table k drop constraint k_cluster");
    expect(await rowsOf(client, flag)).toEqual([{ relhasclusterkey: false }]);
    const add = "alter table k add constraint ck partial cluster key (c)";
    await runExtended(client, add);
    // tablecmds.cpp:8887
    expect(await errorOf(client.query(add))).toBe(
      '42710 cluster key for relation "k" already exists',
    );
    await client.query("alter table k drop column c; alter table k add d int");
    expect(await rowsOf(client, flag)).toEqual([{ relhasclusterkey: false }]);
    await client.query("drop table k");
  });

  // heap.cpp:5393
  it("is for column tables alone", async () => {
    const sql =
      "create table t (a int, partial cluster key (a)) distribute by hash (a)";
    expect(await errorOf(client.query(sql))).toBe(
      "0A000 partial cluster key constraint does not support row/timeseries store",
    );
  });
});

describe("columns", () => {
  // S0177: COMMENT 'text', compress_mode
  it("keep the comment that was written with them", async () => {
    await client.query(
      `create table c (a int not null comment 'it''s, (a)', b numeric(8, 2) prefix default 1 comment 'b', d text)
       distribute by hash (a) comment = 'the table'`,
    );
    await client.query(
      "alter table c add column e int comment 'later', add f int default 7",
    );
    expect(
      await rowsOf(
        client,
        `select a.attname, col_description(a.attrelid, a.attnum) as text
         from pg_attribute a where a.attrelid = 'c'::regclass and a.attnum > 0 order by a.attnum`,
      ),
    ).toEqual([
      { attname: "a", text: "it's, (a)" },
      { attname: "b", text: "b" },
      { attname: "d", text: null },
      { attname: "e", text: "later" },
      { attname: "f", text: null },
    ]);
  });

  // S0177, D0572: adsrc_on_update, adbin_on_update
  it("with ON UPDATE show it and get the time", async () => {
    await client.query(
      `create table u (id int, v int, at timestamp default '2000-01-01' on update current_timestamp,
         tz timestamptz on update LOCALTIMESTAMP(0)) distribute by hash (id);
       insert into u (id, tz) values (1, '2000-01-01')`,
    );
    expect(
      await rowsOf(
        client,
        `select adnum, adsrc, adsrc_on_update, pg_get_expr(adbin_on_update, adrelid) as text
         from pg_attrdef where adrelid = 'u'::regclass order by adnum`,
      ),
    ).toEqual([
      {
        adnum: 3,
        adsrc: "'2000-01-01 00:00:00'::timestamp without time zone",
        adsrc_on_update: "CURRENT_TIMESTAMP",
        text: "CURRENT_TIMESTAMP",
      },
      {
        adnum: 4,
        adsrc: null,
        adsrc_on_update: "LOCALTIMESTAMP(0)",
        text: "LOCALTIMESTAMP(0)",
      },
    ]);
    await client.query("update u set v = 1");
    const isNew =
      "select at > now() - interval '1 minute' as at, tz > now() - interval '1 minute' as tz from u";
    expect(await rowsOf(client, isNew)).toEqual([{ at: true, tz: true }]);
    await client.query("update u set at = '2001-01-01'");
    expect(await rowsOf(client, isNew)).toEqual([{ at: false, tz: true }]);
  });
});

describe("LIKE", () => {
  beforeAll(async () => {
    await client.query(
      `create table src (id bigserial, k int default 3, at timestamp on update current_timestamp, primary key (k, id))
       with (orientation = column, compression = high, period = '1 day') distribute by hash (id) to group g
       partition by range (k) (partition p values less than (5), partition "Q" values less than (maxvalue))`,
    );
  });

  // The row of a table in the terms of S0177's like_option.
  const factsOf = async (name: string): Promise<unknown> => {
    const rows = await rowsOf(
      client,
      `select x.pclocatortype as by, x.pcattnum as key, c.parttype, c.reloptions,
         (select count(*)::int from pg_partition p where p.parentid = c.oid) as partitions
       from pg_class c join pgxc_class x on x.pcrelid = c.oid where c.oid = $1::regclass`,
      [name],
    );
    return rows[0];
  };
  const row = ["orientation=row", "compression=no"];
  const column = [
    "orientation=column",
    "compression=high",
    "colversion=2.0",
    "enable_delta=false",
  ];

  it.each([
    ["", { by: "N", key: "0", parttype: "n", reloptions: row, partitions: 0 }],
    [
      "including distribution including reloptions",
      { by: "H", key: "1", parttype: "n", reloptions: column, partitions: 0 },
    ],
    [
      "including all excluding partition",
      { by: "H", key: "1", parttype: "n", reloptions: column, partitions: 0 },
    ],
    [
      "INCLUDING ALL",
      {
        by: "H",
        key: "1",
        parttype: "p",
        // PERIOD goes with the partitions: S0177
        reloptions: [
          "orientation=column",
          "compression=high",
          "period=1 day",
          "colversion=2.0",
          "enable_delta=false",
        ],
        partitions: 3,
      },
    ],
  ])("%s", async (options, want) => {
    await client.query(`create table copy (extra int, like src ${options})`);
    const found = await factsOf("copy");
    const key = want.key === "1" ? "2" : want.key;
    expect(found).toEqual({ ...want, key });
    await client.query("drop table copy");
  });

  it("finds its source by the client's search_path, and gives a serial column its own sequence", async () => {
    await client.query(
      "create schema other; set search_path = other, public; create table copy (like src including all); reset search_path",
    );
    expect(
      await rowsOf(
        client,
        `select adsrc, adsrc_on_update from pg_attrdef where adrelid = 'other.copy'::regclass order by adnum`,
      ),
    ).toEqual([
      {
        adsrc: "nextval('other.copy_id_seq'::regclass)",
        adsrc_on_update: null,
      },
      { adsrc: "3", adsrc_on_update: null },
      { adsrc: null, adsrc_on_update: "CURRENT_TIMESTAMP" },
    ]);
  });
});

describe("ALTER TABLE", () => {
  // S0142
  it("changes distribution and storage parameters", async () => {
    await client.query(
      "create table alt (a int, b int) distribute by hash (a)",
    );
    const facts = `select x.pclocatortype as by, x.pcattnum as key, c.reloptions, c.relcmprs
      from pg_class c join pgxc_class x on x.pcrelid = c.oid where c.relname = 'alt'`;
    await runExtended(client, "alter table alt distribute by hash (b)");
    await client.query("update alt set a = 1");
    expect(await errorOf(client.query("update alt set b = 1"))).toMatch(
      /^42P10 /,
    );
    await client.query(
      "alter table alt set (ttl = '1 day', fillfactor = 80), distribute by replication, set compress",
    );
    expect(await rowsOf(client, facts)).toEqual([
      {
        by: "R",
        key: "0",
        reloptions: [
          "orientation=row",
          "compression=no",
          "ttl=1 day",
          "fillfactor=80",
        ],
        relcmprs: 2,
      },
    ]);
    await client.query("alter table alt reset (ttl, fillfactor)");
    await client.query("update alt set b = 1");
    expect(await rowsOf(client, facts)).toMatchObject([
      { reloptions: ["orientation=row", "compression=no"] },
    ]);
    const answer = await client.query(
      "alter table alt distribute by roundrobin",
    );
    expect(answer.command).toBe("ALTER");
    expect(
      await errorOf(client.query("alter table alt set (orientation = column)")),
    ).toMatch(/^0A000 /);
  });
});

describe("foreign keys", () => {
  // S0177 and check_foreign_key_constraint: recorded, never checked
  it("are known and not checked", async () => {
    await client.query(
      `create table parent (id int primary key) distribute by hash (id);
       create table child (id int, p int references parent (id) on update cascade, q int) distribute by hash (id);
       insert into child values (1, 77, 78);
       alter table child add constraint later foreign key (q) references parent (id)`,
    );
    await client.query("insert into child values (2, 79, 80)");
    await client.query("delete from parent; update child set p = 5");
    expect(await constraintsOf("child")).toEqual([
      {
        conname: "child_p_fkey",
        contype: "f",
        conkey: [2],
        def: "FOREIGN KEY (p) REFERENCES parent(id) ON UPDATE CASCADE",
      },
      {
        conname: "later",
        contype: "f",
        conkey: [3],
        def: "FOREIGN KEY (q) REFERENCES parent(id)",
      },
    ]);
  });
});

describe("NULLs in unique keys", () => {
  // S0177 table 3, D0594: indnullstreatment
  it("are treated as written", async () => {
    await client.query(
      `create table n (id int, a int unique nulls ignore, b int, unique nulls not distinct (b, a), unique nulls ignore (id, b))
       distribute by replication;
       create unique index n_x on n (b) nulls not distinct comment 'x'; create unique index n_y on n (id, a) nulls ignore`,
    );
    expect(
      await rowsOf(
        client,
        `select i.indkey, i.indnullstreatment as n from pg_index i where i.indrelid = 'n'::regclass order by indexrelid`,
      ),
    ).toEqual([
      { indkey: "2", n: 2 },
      { indkey: "3 2", n: 1 },
      { indkey: "1 3", n: 2 },
      { indkey: "3", n: 1 },
      { indkey: "1 2", n: 2 },
    ]);
  });
});

const unsupported = (what: string): string =>
  `0A000 column/timeseries store unsupport constraint "${what}"`;
const notInColumn = (what: string): string =>
  `0A000 type "${what}" is not supported in column store`;
const inColumn = (body: string): string =>
  `create table t (a int, ${body}) with (orientation = column) distribute by hash (a)`;

describe("refused", () => {
  beforeAll(async () => {
    await client.query(`
      create type mood as enum ('sad', 'ok'); create type pair as (x int, y int);
      create table ref (id int primary key) distribute by hash (id);
      create table col (a int, b int) with (orientation = column) distribute by hash (a)`);
  });

  it.each([
    // catalog.md 2.4 (S0177, parse_utilcmd.cpp)
    [inColumn("check (a > 0)"), unsupported("CHECK")],
    [inColumn("b int check (b > 0)"), unsupported("CHECK")],
    [inColumn("b int references ref"), unsupported("FOREIGN KEY")],
    [inColumn("unique (a) deferrable"), unsupported("DEFERRABLE")],
    ["alter table col add check (b > 0)", unsupported("CHECK")],
    // catalog.md 2.4 (S0024, IsTypeSupportedByCStore)
    [inColumn("b raw"), notInColumn("raw")],
    [inColumn("b blob"), notInColumn("blob")],
    [inColumn("b uuid"), notInColumn("uuid")],
    [inColumn("b mood"), notInColumn("mood")],
    [inColumn("b pair"), notInColumn("pair")],
    [inColumn("b int[]"), notInColumn("integer[]")],
    ["alter table col add c name", notInColumn("name")],
    // catalog.md 2.1: not supported at all; texts of gram.y
    [
      "create table t (id int generated by default as identity)",
      '42601 syntax error at or near "generated"',
    ],
    [
      "create table t (a int, b int generated always as (a) stored)",
      '42601 syntax error at or near "generated"',
    ],
    [
      "create table t (id int auto_increment)",
      '42601 syntax error at or near "auto_increment"',
    ],
    [
      "create table t () inherits (ref)",
      "0A000 CREATE TABLE ... INHERITS is not yet supported.",
    ],
    [
      "create table t (id int) with oids",
      "0A000 CREATE TABLE ... WITH OIDS is not yet supported.",
    ],
    [
      "create table t (id int, exclude using gist (id with =))",
      "0A000 EXCLUDE constraint is not yet supported.",
    ],
    // NOT ENFORCED is for foreign tables alone: S0161
    [
      "create table t (id int primary key not enforced)",
      '42601 syntax error at or near "enforced"',
    ],
  ])("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
    expect(await errorOf(runExtended(client, sql))).toBe(want);
  });

  it.each([
    inColumn(
      "b boolean, c tinyint, d nvarchar2(5), e clob, f smalldatetime, g json, h money, i bigserial",
    ),
    inColumn("primary key (a), unique (a), partial cluster key (a)"),
    "create table t (a int, b mood, c pair, d int[], e raw) distribute by hash (a)",
  ])("takes %s", async (sql) => {
    expect(await errorOf(client.query(sql))).toBe("no error");
    await client.query("drop table t");
  });
});

describe("a role that is no administrator", () => {
  it("makes, fills and alters all of it, and reads about it", async () => {
    await client.query(
      "create role guest; grant all on schema public to guest; set role guest",
    );
    await client.query(
      `create table g (id int, k tinyint, s smalldatetime, u timestamp on update current_timestamp comment 'when',
         partial cluster key (k)) with (orientation = column) distribute by hash (id)`,
    );
    await client.query(
      `create table gp (id int, k int, s smalldatetime, r raw) distribute by hash (id)
         partition by range (k) (partition p start (0) end (10) every (5));
       insert into gp values (1, 4, '2026-01-01 00:00:31', 'ab');
       update gp set r = 'cd';
       alter table gp add partition more values less than (20);
       alter table gp truncate partition more;
       insert into g (id, k) values (1, 2); update g set k = 3`,
    );
    expect(await errorOf(client.query("update gp set k = 7"))).toMatch(
      /^2F002 /,
    );
    expect(
      await errorOf(client.query("insert into gp values (1, 20)")),
    ).toMatch(/^P0002 /);
    expect(await rowsOf(client, "select s, r from gp")).toEqual([
      { s: "2026-01-01 00:01:00", r: "CD" },
    ]);
    for (const sql of [
      "select u > now() - interval '1 minute' as is_new from g",
      "select pg_get_tabledef('gp') is not null as is_new",
      "select count(*) = 3 as is_new from table_skewness('gp')",
      "select count(*) = 3 as is_new from table_distribution('gp'::regclass)",
      "select count(*) = 4 as is_new from user_tab_partitions",
    ]) {
      expect(await rowsOf(client, sql)).toEqual([{ is_new: true }]);
    }
    await client.query("drop table g, gp; reset role");
  });
});
