/** What CREATE TABLE leaves in the catalogs of DWS, and what dropping and rolling back take away. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, rowsOf, runExtended } from "./client.js";

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

interface TableRow {
  readonly locator: string;
  readonly key: string;
  readonly parttype: string;
  readonly reloptions: string[];
}

/** The facts of a table, in the words of the catalogs. */
const factsOf = async (name: string): Promise<TableRow | undefined> => {
  const rows = await rowsOf<TableRow>(
    client,
    `select x.pclocatortype as locator, x.pcattnum as key, c.parttype, c.reloptions
     from pg_catalog.pg_class c join pg_catalog.pgxc_class x on x.pcrelid = c.oid
     where c.oid = $1::regclass`,
    [name],
  );
  return rows[0];
};

/** Defaults of reloptions by orientation. */
const row = ["orientation=row", "compression=no"];
const column = [
  "orientation=column",
  "compression=low",
  "colversion=2.0",
  "enable_delta=false",
];

const cases: readonly {
  readonly ddl: string;
  readonly want: TableRow;
}[] = [
  ...(["row", "column"] as const).flatMap((orientation) => {
    const reloptions = orientation === "row" ? row : column;
    const head = `(a int, b text) with (orientation = ${orientation}) distribute by`;
    return [
      {
        ddl: `${head} hash (b, a)`,
        want: { locator: "H", key: "2 1", parttype: "n", reloptions },
      },
      {
        ddl: `${head} replication`,
        want: { locator: "R", key: "0", parttype: "n", reloptions },
      },
      {
        ddl: `${head} roundrobin`,
        want: { locator: "N", key: "0", parttype: "n", reloptions },
      },
    ];
  }),
  // Defaults of a new cluster: catalog.md 2.3.
  {
    ddl: "(a int, b text)",
    want: { locator: "N", key: "0", parttype: "n", reloptions: row },
  },
  {
    ddl: "(a int, b text, c bytea, primary key (c, b, a))",
    want: { locator: "H", key: "2 1", parttype: "n", reloptions: row },
  },
  {
    ddl: "(a int primary key, b text, unique (b, a))",
    want: { locator: "H", key: "1", parttype: "n", reloptions: row },
  },
  {
    ddl: "(a int) with (fillfactor = 70, ttl = '1 day', orientation = column, COMPRESSION = HIGH)",
    want: {
      locator: "N",
      key: "0",
      parttype: "n",
      reloptions: [
        "orientation=column",
        "ttl=1 day",
        "compression=high",
        "colversion=2.0",
        "enable_delta=false",
        "fillfactor=70",
      ],
    },
  },
  {
    ddl: "with (orientation = column) distribute by hash (x) as select 1 as x",
    want: { locator: "H", key: "1", parttype: "n", reloptions: column },
  },
];

describe("distribution and orientation", () => {
  it.each(cases)("$ddl", async ({ ddl, want }) => {
    await client.query(`create table t ${ddl}`);
    expect(await factsOf("t")).toEqual(want);
    await client.query("drop table t");
    await runExtended(client, `create table t ${ddl}`);
    expect(await factsOf("t")).toEqual(want);
    await client.query("drop table t");
  });

  it("is told by getdistributekey", async () => {
    await client.query(
      'create table k ("A b" int, c text, d int) distribute by hash (c, "A b"); create table r (a int) distribute by replication',
    );
    expect(
      await rowsOf(
        client,
        "select getdistributekey('k') as k, getdistributekey('r') as r",
      ),
    ).toEqual([{ k: "c, A b", r: null }]);
  });

  it("comes with the comment and the group that were written", async () => {
    await client.query(
      "create table noted (a int) distribute by hash (a) to group \"My group\" comment 'it''s */ noted'",
    );
    expect(
      await rowsOf(
        client,
        `select pgroup, obj_description('noted'::regclass, 'pg_class') as comment
         from pgxc_class where pcrelid = 'noted'::regclass`,
      ),
    ).toEqual([{ pgroup: "My group", comment: "it's */ noted" }]);
  });

  it("says in a notice what was chosen", async () => {
    const notices: (string | undefined)[] = [];
    const listen = ({ message }: { message?: string | undefined }): unknown =>
      notices.push(message);
    client.on("notice", listen);
    await client.query("create table quiet (a int)");
    client.off("notice", listen);
    expect(notices).toEqual([
      "The 'DISTRIBUTE BY' clause is not specified. Using round-robin as the distribution mode by default.",
    ]);
  });
});

const partitionsOf = (name: string): Promise<unknown[]> =>
  rowsOf(
    client,
    `select relname, parttype, partstrategy, partkey, boundaries,
       pg_get_expr(boundexprs, 0) as bound
     from pg_catalog.pg_partition where parentid = $1::regclass order by oid`,
    [name],
  );

describe("partitions", () => {
  it("by range have their bounds as text of the column's type", async () => {
    await client.query(
      `create table sales (n numeric(8, 2), day date, at timestamp)
       distribute by hash (n)
       partition by range (day, n, at) (
         partition p1 values less than ('2020-02-01', 1e3, to_timestamp('2020', 'YYYY')),
         partition "P 2" values less than (date '20210301', -5, maxvalue),
         partition rest values less than (maxvalue, maxvalue, maxvalue))
       enable row movement`,
    );
    const common = { partstrategy: "r", bound: null };
    const part = { ...common, parttype: "p", partkey: null };
    expect(await partitionsOf("sales")).toEqual([
      {
        ...common,
        relname: "sales",
        parttype: "r",
        partkey: "2 1 3",
        boundaries: null,
      },
      {
        ...part,
        relname: "p1",
        boundaries: ["2020-02-01 00:00:00", "1000.00", "2020-01-01 00:00:00"],
      },
      {
        ...part,
        relname: "P 2",
        boundaries: ["2021-03-01 00:00:00", "-5.00", null],
      },
      { ...part, relname: "rest", boundaries: [null, null, null] },
    ]);
    expect(
      await rowsOf(
        client,
        "select parttype, relrowmovement from pg_class where oid = 'sales'::regclass",
      ),
    ).toEqual([{ parttype: "p", relrowmovement: true }]);
    await client.query("alter table sales rename to sold");
    expect((await partitionsOf("sold"))[0]).toMatchObject({ relname: "sold" });
  });

  it("by list have their values, one or several columns", async () => {
    await client.query(
      `create table one (a int, b text) distribute by roundrobin
       partition by list (b) (partition p values ('x', 'it''s'), partition d values (default));
       create table two (a int, b text) distribute by roundrobin
       partition by list (a, b) (partition p values ((1, 'x'), (2, 'y')))`,
    );
    const root = {
      parttype: "r",
      partstrategy: "l",
      boundaries: null,
      bound: null,
    };
    const part = { parttype: "p", partstrategy: "l", partkey: null };
    expect(await partitionsOf("one")).toEqual([
      { ...root, relname: "one", partkey: "2" },
      {
        ...part,
        relname: "p",
        boundaries: ["x", "it's"],
        bound: "'x'::text, 'it''s'::text",
      },
      { ...part, relname: "d", boundaries: [null], bound: "DEFAULT" },
    ]);
    expect((await partitionsOf("two"))[1]).toEqual({
      ...part,
      relname: "p",
      boundaries: ["1", "x", "2", "y"],
      bound: "ROW(1, 'x'::text), ROW(2, 'y'::text)",
    });
  });
});

const countRows = (): Promise<unknown[]> =>
  rowsOf(
    client,
    `select (select count(*)::int from pgxc_class) as classes,
       (select count(*)::int from pg_partition) as partitions`,
  );

describe("what does not stay", () => {
  const partitioned =
    "(a int) distribute by hash (a) partition by range (a) (partition p values less than (1))";

  it("goes with DROP TABLE, DROP SCHEMA and ROLLBACK", async () => {
    const before = await countRows();
    await client.query(`create schema s; create table s.t ${partitioned}`);
    await client.query("drop schema s cascade");
    await client.query(`create table t ${partitioned}`);
    await client.query("drop table t");
    await client.query("begin");
    await client.query(`create table t ${partitioned}`);
    await client.query("rollback");
    expect(await countRows()).toEqual(before);
  });

  it("goes with a session's temporary tables when the next one is made", async () => {
    const before = await countRows();
    const other = await connectTo(dws);
    await other.query(`create temp table t ${partitioned}`);
    const [{ pid } = { pid: 0 }] = await rowsOf<{ pid: number }>(
      other,
      "select pg_backend_pid() as pid",
    );
    await other.end();
    // The engine drops them before it forgets the session.
    const there = "select 1 from pg_stat_activity where pid = $1";
    await expect.poll(() => rowsOf(client, there, [pid])).toEqual([]);
    await client.query("create temp table u (a int) distribute by replication");
    expect(await factsOf("u")).toMatchObject({ locator: "R" });
    await client.query("drop table u");
    expect(await countRows()).toEqual(before);
  });
});

describe("several tables in one text", () => {
  it("are told apart by schema, by name and by order", async () => {
    await client.query(
      `create schema a; create schema "B";
       create table a.t (x int) distribute by replication;
       create table "B".t (x int, y int) distribute by hash (y);
       create table if not exists t (x int) with (orientation = column) distribute by hash (x);
       drop table t;
       create table t (x int);
       set search_path = a;
       create table u (x int, y int) distribute by hash (y);
       set search_path = "B";
       create table u (x int) distribute by hash (x);
       reset search_path`,
    );
    const names = ["a.t", '"B".t', "t", "a.u", '"B".u'];
    const found = [];
    for (const name of names) {
      const facts = await factsOf(name);
      found.push(`${name} ${facts?.locator ?? ""} ${facts?.key ?? ""}`);
    }
    expect(found).toEqual([
      "a.t R 0",
      '"B".t H 2',
      "t N 0",
      "a.u H 2",
      '"B".u H 1',
    ]);
  });
});
