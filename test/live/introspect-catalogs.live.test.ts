/** The optional lines of the SQL, run for real: catalogs of DWS's shape, added to a PostgreSQL. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import {
  createDatabase,
  createQuery,
  startPostgres,
  type Postgres,
} from "../support/postgres.js";

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

const sql = `
  set allow_system_table_mods = on;
  create table pg_catalog.pgxc_class (pcrelid oid, pclocatortype "char", pcattnum int2vector);
  create table pg_catalog.pg_partition (
    relname name, parttype "char", parentid oid, partstrategy "char",
    partkey int2vector, boundaries text[], boundexprs pg_node_tree);
  create table public.sales (id int, region text, day date);
  insert into pg_catalog.pgxc_class values ('public.sales'::regclass, 'H', '3 1');
  insert into pg_catalog.pg_partition values
    ('sales', 'r', 'public.sales'::regclass, 'r', '3', null, null),
    ('rest', 'p', 'public.sales'::regclass, 'r', null, '{NULL}', null),
    ('old', 'p', 'public.sales'::regclass, 'r', null, '{2024-01-01}', null),
    ('toast', 't', 'public.sales'::regclass, 'r', null, null, null);`;

it("reads distribution and partitions", async () => {
  const client = await createDatabase(server, "shaped", sql);
  try {
    const { database, facts } = await introspect(createQuery(client), {
      schemas: ["public"],
      tables: [],
      exclude: [],
    });
    expect(facts.server).toBe("dws");
    expect(database.schemas[0]?.tables[0]).toMatchObject({
      distribution: { by: "hash", columns: ["day", "id"] },
      orientation: "row",
      partitioning: {
        by: "range",
        columns: ["day"],
        partitions: [
          { name: "old", bound: ["2024-01-01"] },
          { name: "rest", bound: [null] },
        ],
      },
    });
  } finally {
    await client.end();
  }
});

const xcSql = `
  set allow_system_table_mods = on;
  create table pg_catalog.pgxc_class (pcrelid oid, pclocatortype "char", pcattnum smallint);
  create table pg_catalog.pgxc_node (node_name name, node_type "char");
  insert into pg_catalog.pgxc_node values ('cn', 'C'), ('dn', 'D');
  create table public.sales (id int, region text, day date);
  create table public.codes (code int);
  insert into pg_catalog.pgxc_class values
    ('public.sales'::regclass, 'H', 3), ('public.codes'::regclass, 'R', 0);
  create role ordinary;
  grant select on all tables in schema public to ordinary;
  grant select on pg_catalog.pgxc_class to ordinary;`;

const chosen = { schemas: ["public"], tables: [], exclude: [] };

it("reads a distribution key that is one smallint, and goes without the nodes that it may not count", async () => {
  const client = await createDatabase(server, "xc", xcSql);
  try {
    await client.query("set role ordinary");
    await expect(
      client.query("select * from pg_catalog.pgxc_node"),
    ).rejects.toMatchObject({ code: "42501" });
    const { database, facts, notes } = await introspect(
      createQuery(client),
      chosen,
    );
    expect(facts).toMatchObject({ server: "postgres-xc", nodes: null });
    const [codes, sales] = database.schemas[0]?.tables ?? [];
    expect(codes?.distribution).toEqual({ by: "replication" });
    expect(sales).toMatchObject({
      distribution: { by: "hash", columns: ["day"] },
      orientation: null,
      partitioning: null,
    });
    expect(notes).toEqual([
      expect.stringMatching(
        /^This is Postgres-XC .*: orientation and partitions are therefore missing from the repositories\.$/,
      ),
      "The nodes could not be counted, since the role ordinary may not read pg_catalog.pgxc_node.",
    ]);
  } finally {
    await client.end();
  }
});

it("knows a relative that does not call itself PostgreSQL", async () => {
  const version = "(openGauss 7.0.0-RC2 build 10d38387) compiled at 2025";
  const client = await createDatabase(
    server,
    "gauss",
    `${sql} create or replace function pg_catalog.version() returns text language sql stable as 'select ''${version}''::text';`,
  );
  try {
    const { facts, database } = await introspect(createQuery(client), chosen);
    expect(facts).toMatchObject({
      server: "dws",
      version,
      productLine: "openGauss 7.0.0-RC2",
    });
    expect(database.schemas[0]?.tables[0]?.distribution).toEqual({
      by: "hash",
      columns: ["day", "id"],
    });
  } finally {
    await client.end();
  }
});
