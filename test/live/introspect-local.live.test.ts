/** Every statement on the local DWS, and what only a DWS knows of itself. */
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { probe } from "../../src/introspect/probe.js";
import type { Query } from "../../src/introspect/query.js";
import { settingsStatement } from "../../src/introspect/sequence-settings.js";
import {
  buildStatement,
  statementKinds,
} from "../../src/introspect/statement.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { createQuery } from "../support/postgres.js";
import { sequenceRow } from "../unit/introspect/catalog-rows.js";

let dws: LocalDws;
let client: pg.Client;
let query: Query;
beforeAll(async () => {
  dws = await startLocalDws();
  client = new pg.Client({ ...dws });
  await client.connect();
  query = createQuery(client);
});
afterAll(async () => {
  await client.end();
  await dws.stop();
});

it.each(statementKinds)("takes %s.sql", async (kind) => {
  const { catalogColumns } = await probe(query);
  for (const columns of [catalogColumns, new Set<string>()]) {
    // Without any optional column it is what a server that has none would get.
    const text = buildStatement(kind, columns);
    if (columns.size === 0 && text.includes("pg_catalog.pg_partition"))
      continue;
    const count = new Set(text.match(/\$\d/g)).size;
    const values = Array.from({ length: count }, () => []);
    await expect(query(text, values)).resolves.toBeInstanceOf(Array);
  }
});

it("reads a DWS in eleven statements, in a read-only transaction", async () => {
  await client.query("begin isolation level repeatable read read only");
  const done: string[] = [];
  const { facts, notes } = await introspect(
    query,
    { schemas: ["*"], tables: [], exclude: [] },
    (kind) => done.push(kind),
  );
  await client.query("commit");
  expect(done).toHaveLength(11);
  expect(notes).toEqual([]);
  expect(facts).toMatchObject({
    server: "dws",
    database: "gaussdb",
    role: "dbadmin",
    compatibility: "ORA",
    encoding: "UTF8",
    nodes: { coordinators: 2, datanodes: 3 },
  });
});

it("gives the estimates of what was analysed", async () => {
  await client.query(`
    create table public.counted (id int) distribute by hash (id);
    insert into public.counted select generate_series(1, 300);
    analyze public.counted;
    create table public.unknown (id int) distribute by hash (id)`);
  const { facts } = await introspect(query, {
    schemas: ["public"],
    tables: ["counted", "unknown"],
    exclude: [],
  });
  expect(facts.estimates).toEqual(new Map([["public.counted", 300]]));
});

it("asks 501 sequences at once for what DWS keeps in them", async () => {
  await client.query(`
    create schema "it's";
    create sequence "it's"."q ""1" start 5 increment 2 minvalue -9 cache 20 cycle`);
  const row = sequenceRow({ oid: "7", sequence: `"it's"."q ""1"` });
  const text = settingsStatement(Array.from({ length: 501 }, () => row));
  const rows = await query(text, []);
  expect(rows).toHaveLength(501);
  expect(rows[500]).toEqual({
    oid: "7",
    start_value: "5",
    increment_by: "2",
    min_value: "-9",
    max_value: "9223372036854775807",
    cache_value: "20",
    is_cycled: "t",
  });
});
