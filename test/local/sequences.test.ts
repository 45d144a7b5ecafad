/** Sequences as 9.2 has them: one row that holds the settings (source: facts on sequences, 1.7). */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Client } from "pg";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
  await client.query(
    `create schema "odd one"; create sequence "odd one"."s'eq" start 5 increment 10 minvalue -5 maxvalue 1000 cache 20 cycle;
     create table owner (id serial, n int) distribute by hash (n)`,
  );
});
afterAll(async () => {
  await client.end();
  await dws.stop();
});

const settings =
  "start_value, increment_by, min_value, max_value, cache_value, is_cycled";

it("hold their settings themselves", async () => {
  const text = `select ${settings}, last_value, is_called from "odd one"."s'eq" union all select ${settings}, last_value, is_called from owner_id_seq`;
  const wanted = [
    {
      start_value: "5",
      increment_by: "10",
      min_value: "-5",
      max_value: "1000",
      cache_value: "20",
      is_cycled: true,
      last_value: "5",
      is_called: false,
    },
    {
      start_value: "1",
      increment_by: "1",
      min_value: "1",
      max_value: "2147483647",
      cache_value: "1",
      is_cycled: false,
      last_value: "1",
      is_called: false,
    },
  ];
  expect(await rowsOf(client, text)).toEqual(wanted);
});

it("show their columns in pg_attribute until they are dropped", async () => {
  const columns = async () =>
    rowsOf(
      client,
      "select count(*)::int as n from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attname = 'cache_value' and c.relkind = 'S'",
    );
  expect(await columns()).toEqual([{ n: 2 }]);
  await client.query("drop table owner");
  expect(await columns()).toEqual([{ n: 1 }]);
});

it("are not what any table with such a column is", async () => {
  await client.query(
    "create table t (start_value int) distribute by hash (start_value)",
  );
  expect(await rowsOf(client, "select start_value from t")).toEqual([]);
  expect(
    await errorOf(client.query("select seqstart from pg_sequence")),
  ).toMatch(/^42P01 /);
});
