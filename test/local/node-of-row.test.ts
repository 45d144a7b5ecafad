/** `xc_node_id`: on which datanode a row lies (dws_04_0228). */
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";

let dws: LocalDws;
let client: pg.Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = new pg.Client({ ...dws });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

const countByNode = async (table: string) => {
  const { rows } = await client.query<{ node: string; rows: string }>(
    `select n.node_name as node, count(*) as rows from ${table} t
     join pgxc_node n on n.node_id = t.xc_node_id group by n.node_name order by 1`,
  );
  return rows.map(({ node, rows: count }) => [node, Number(count)] as const);
};

it("agrees with table_skewness, which the server works out by itself", async () => {
  await client.query(
    `create schema "He""r";
     create table "He""r"."Row's" ("K""ey" int, b text) distribute by hash ("K""ey");
     insert into "He""r"."Row's" select g % 7, 'x' from generate_series(1, 500) g`,
  );
  const { rows } = await client.query<{ node: string; rows: string }>(
    `select trim(nodename) as node, rownum as rows from table_skewness('"He""r"."Row''s"') where rownum > 0 order by 1`,
  );
  const counted = await countByNode(`"He""r"."Row's"`);
  expect(counted).toEqual(rows.map(({ node, rows: n }) => [node, Number(n)]));
  expect(counted.length).toBeGreaterThan(1);
});

it("spreads round robin over all nodes, and says one node of a replica", async () => {
  await client.query(
    `create table robin (a int, b text) distribute by roundrobin;
     insert into robin select g, 'x' from generate_series(1, 300) g;
     create table everywhere (a int) distribute by replication;
     insert into everywhere select a from robin`,
  );
  expect((await countByNode("robin")).map(([node]) => node)).toEqual([
    "dn_6001_6002",
    "dn_6003_6004",
    "dn_6005_6006",
  ]);
  expect(await countByNode("everywhere")).toEqual([["dn_6001_6002", 300]]);
});
