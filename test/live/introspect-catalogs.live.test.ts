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
