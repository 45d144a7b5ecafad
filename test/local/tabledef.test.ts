/** pg_get_tabledef and the views and functions about tables, held against the manual's own examples. */
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

const definitionOf = async (name: string): Promise<string | undefined> => {
  const sql = "select pg_get_tabledef($1::text) as text";
  return (await rowsOf<{ text: string }>(client, sql, [name]))[0]?.text;
};

const lines = (...all: string[]): string => all.join("\n");

describe("pg_get_tabledef", () => {
  // S0341: person; the reloptions of customer_t2 there are an older version's
  it("prints the examples of the manual", async () => {
    await client.query(
      `create schema dbadmin;
       create table dbadmin.customer_t2 (state_id char(2), state_name varchar2(40), area_id number)
         with (orientation = column, compression = low) distribute by hash (state_id)`,
    );
    expect(await definitionOf("dbadmin.customer_t2")).toBe(
      lines(
        "SET search_path = dbadmin;",
        "CREATE  TABLE customer_t2 (",
        "\tstate_id character(2),",
        "\tstate_name character varying(40),",
        "\tarea_id numeric",
        ")",
        "WITH (orientation=column, compression=low, colversion=2.0, enable_delta=false)",
        "DISTRIBUTE BY HASH(state_id)",
        "TO GROUP group_version1;",
      ),
    );
    await client.query("drop schema dbadmin cascade");
    await client.query(
      "create table person (id integer comment 'Student ID', name varchar(25) comment 'Name', address text)",
    );
    expect(await definitionOf("person")).toBe(
      lines(
        "SET search_path = public;",
        "CREATE  TABLE person (",
        "\tid integer,",
        "\tname character varying(25),",
        "\taddress text",
        ")",
        "WITH (orientation=row, compression=no)",
        "DISTRIBUTE BY ROUNDROBIN",
        "TO GROUP group_version1;",
        "COMMENT ON COLUMN person.id IS 'Student ID';",
        "COMMENT ON COLUMN person.name IS 'Name';",
      ),
    );
  });

  // ruleutils.cpp of the source: get_table_partitiondef, get_index_list_info, get_table_alter_info
  it("prints partitions, keys, indexes and the cluster key, which make the same table again", async () => {
    await client.query(
      `create table "Full" (id int, k text default 'a', "N" numeric(5, 2) not null, constraint pk primary key (id, k), partial cluster key ("N"))
         with (orientation = column) distribute by hash (id)
         partition by range (k, id) (partition p1 values less than ('b', 5), partition "P" values less than (maxvalue, maxvalue));
       create index full_n on "Full" using btree ("N") local;
       comment on table "Full" is 'all';
       create unlogged table lists (id int, k int, c text, check (id > 0)) distribute by replication
         partition by list (k, c) (partition p values ((1, 'x'), (2, 'y')), partition d values (default)) enable row movement`,
    );
    const full = await definitionOf('"Full"');
    expect(full).toBe(
      lines(
        "SET search_path = public;",
        'CREATE  TABLE "Full" (',
        "\tid integer NOT NULL,",
        "\tk text DEFAULT 'a'::text NOT NULL,",
        '\t"N" numeric(5,2) NOT NULL',
        ")",
        "WITH (orientation=column, compression=low, colversion=2.0, enable_delta=false)",
        "DISTRIBUTE BY HASH(id)",
        "TO GROUP group_version1",
        "PARTITION BY RANGE (k, id)",
        "( ",
        "\t PARTITION p1 VALUES LESS THAN ('b', 5) TABLESPACE pg_default,",
        '\t PARTITION "P" VALUES LESS THAN (MAXVALUE, MAXVALUE) TABLESPACE pg_default',
        ")",
        "ENABLE ROW MOVEMENT;",
        "COMMENT ON TABLE \"Full\" IS 'all';",
        'ALTER TABLE "Full" ADD CONSTRAINT pk PRIMARY KEY (id, k);',
        'CREATE INDEX full_n ON "Full" USING btree ("N") LOCAL TABLESPACE pg_default;',
        'ALTER TABLE "Full" ADD PARTIAL CLUSTER KEY ("N");',
      ),
    );
    const listed = await definitionOf("lists");
    expect(listed).toContain("\nCREATE UNLOGGED TABLE lists (");
    expect(listed).toContain(
      lines(
        "PARTITION BY LIST (k, c)",
        "( ",
        "\t PARTITION p VALUES ((1, 'x'), (2, 'y')) TABLESPACE pg_default,",
        "\t PARTITION d VALUES (DEFAULT) TABLESPACE pg_default",
        ")",
        "ENABLE ROW MOVEMENT;",
      ),
    );
    await client.query('drop table "Full", lists');
    await client.query(full ?? "");
    await client.query(listed ?? "");
    await client.query("reset search_path");
    expect(await definitionOf('"Full"')).toBe(full);
    expect(await definitionOf("lists")).toBe(listed);
  });

  // catalog.md 1.10
  it.each([
    [
      "select pg_get_tabledef('pg_class'::regclass::oid)",
      "0A000 Not a ordinary table or foreign table.",
    ],
    [
      "create view looks as select 1 as x; select pg_get_tabledef('looks')",
      "0A000 Not a ordinary table or foreign table.",
    ],
    [
      "create temp table gone (a int); select pg_get_tabledef('gone')",
      "0A000 Can not get temporary tables defination.",
    ],
  ])("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
  });
});

describe("examples of the manual", () => {
  // D0676: literal rows of DBA_TAB_PARTITIONS
  it("have their partitions in the dictionary", async () => {
    await client.query(
      `CREATE TABLE web_returns_p1 (wr_returned_date_sk integer, wr_returned_time_sk integer, wr_item_sk integer NOT NULL)
       WITH (orientation = column) DISTRIBUTE BY HASH (wr_item_sk)
       PARTITION BY RANGE (wr_returned_date_sk)
       (PARTITION p2016 VALUES LESS THAN(20161231), PARTITION p2020 VALUES LESS THAN(maxvalue))`,
    );
    const common = {
      table_owner: "dbadmin",
      schema: "public",
      table_name: "web_returns_p1",
      tablespace_name: "DEFAULT TABLESPACE",
    };
    for (const view of ["dba_tab_partitions", "USER_TAB_PARTITIONS"]) {
      const sql = `select * from ${view} where table_name = 'web_returns_p1' order by 4`;
      expect(await rowsOf(client, sql)).toEqual([
        {
          ...common,
          partition_name: "p2016",
          high_value: "20161231",
          pretty_high_value: "20161231",
        },
        {
          ...common,
          partition_name: "p2020",
          high_value: "MAXVALUE",
          pretty_high_value: "MAXVALUE",
        },
      ]);
    }
  });

  // D0606: the expression of a list partition of two columns; S0179 example 4
  it("have the expressions of their list partitions", async () => {
    await client.query(
      `CREATE TABLE sales_info (sale_time timestamptz, period int, city text, price numeric(10,2), remark varchar2(100))
       DISTRIBUTE BY HASH(sale_time) PARTITION BY LIST (period, city)
       (PARTITION city VALUES ((202201, 'city1'), ('202201', 'city2')), PARTITION rest VALUES (DEFAULT))`,
    );
    expect(
      await rowsOf(
        client,
        `select relname, pg_get_expr(boundexprs, 0) as text from pg_partition
         where parentid = 'sales_info'::regclass and parttype = 'p' order by 1`,
      ),
    ).toEqual([
      {
        relname: "city",
        text: "ROW(202201, 'city1'::text), ROW(202201, 'city2'::text)",
      },
      { relname: "rest", text: "DEFAULT" },
    ]);
  });

  // S0179 example 1; S0341: getdistributekey('item')
  it("have the boundaries and the key that it prints", async () => {
    await client.query(
      `CREATE TABLE customer_address (ca_address_sk INTEGER NOT NULL, ca_address_id CHARACTER(16) NOT NULL)
       DISTRIBUTE BY HASH (ca_address_sk) PARTITION BY RANGE(ca_address_sk)
       (PARTITION P1 VALUES LESS THAN(2450815), PARTITION P2 VALUES LESS THAN(2451179),
        PARTITION P3 VALUES LESS THAN(2451544), PARTITION P4 VALUES LESS THAN(MAXVALUE));
       create table item (i_item_sk int, i_name text) distribute by hash (i_item_sk)`,
    );
    const { rows } = await client.query({
      text: "SELECT relname, boundaries FROM pg_partition p where p.parentid='customer_address'::regclass ORDER BY 1",
      rowMode: "array",
    });
    expect(rows).toEqual([
      ["customer_address", null],
      ["p1", ["2450815"]],
      ["p2", ["2451179"]],
      ["p3", ["2451544"]],
      ["p4", [null]],
    ]);
    const key = "SELECT getdistributekey('item')";
    expect(await rowsOf(client, key)).toEqual([
      { getdistributekey: "i_item_sk" },
    ]);
  });
});

describe("nodes", () => {
  it("are as many as asked for", async () => {
    const own = await startLocalDws();
    const admin = await connectTo(own);
    await admin.query("create table before (a int) distribute by replication");
    await admin.query("select dws_catalog.set_nodes(1, 6)");
    await admin.query("create table after (a int) distribute by replication");
    const counts = `select node_type, count(*)::int as n from pgxc_node group by 1 order by 1`;
    expect(await rowsOf(admin, counts)).toEqual([
      { node_type: "C", n: 1 },
      { node_type: "D", n: 6 },
    ]);
    const members = `select array_length(string_to_array(m.nodeoids::text, ' '), 1) as n, m.pgroup,
      m.nodeoids::text = g.group_members::text as same
      from mpp_tables m, pgxc_group g where m.tablename in ('before', 'after')`;
    const row = { n: 6, pgroup: "group_version1", same: true };
    expect(await rowsOf(admin, members)).toEqual([row, row]);
    await admin.end();
    await own.stop();
  });

  // S0062
  it("share the rows of a table", async () => {
    await client.query(
      `create table tx (a int, b int) distribute by hash (a); insert into tx select g, 1 from generate_series(1, 1000) g;
       create table ty (a int) distribute by replication; insert into ty select a from tx`,
    );
    const skew = await rowsOf<{ nodename: string; rownum: string }>(
      client,
      "select nodename::text, rownum, ratio from table_skewness('tx')",
    );
    expect(skew).toHaveLength(3);
    expect(
      skew.map(({ rownum }) => Number(rownum)).reduce((a, b) => a + b),
    ).toBe(1000);
    expect(
      await rowsOf(client, "select * from table_skewness('tx', 'b')"),
    ).toMatchObject([{ num: "1000", ratio: "100.000%" }]);
    const every = "select rownum, ratio from table_skewness('ty')";
    expect(await rowsOf(client, every)).toMatchObject([
      { rownum: "1000" },
      { rownum: "1000" },
      { rownum: "1000" },
    ]);
    const sizes = `select nodename, dnsize > 0 as is_there from table_distribution('public', 'tx')`;
    expect(await rowsOf(client, sizes)).toEqual([
      { nodename: "dn_6001_6002", is_there: true },
      { nodename: "dn_6003_6004", is_there: true },
      { nodename: "dn_6005_6006", is_there: true },
    ]);
  });
});
