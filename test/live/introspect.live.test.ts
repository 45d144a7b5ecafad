/** Introspection of real schemas on a real PostgreSQL, beside independent queries. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { fromJson } from "../../src/model/from-json.js";
import { toJson } from "../../src/model/to-json.js";
import {
  createDatabase,
  createQuery,
  startPostgres,
  type Postgres,
} from "../support/postgres.js";

const schemasFolder = fileURLToPath(
  new URL("../../../shared/schemas/", import.meta.url),
);

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
});

const all = (schema: string) => ({
  schemas: [schema],
  tables: [],
  exclude: [],
});

// information_schema and its own words, so that a mistake in our catalog queries cannot hide in both.
const countsSql = `
  with tables as (
    select table_schema, table_name from information_schema.tables
    where table_schema = $1 and table_type = 'BASE TABLE' and not exists (
      select from pg_inherits where inhrelid = format('%I.%I', table_schema, table_name)::regclass)
  ), keys as (
    select constraint_type from information_schema.table_constraints
    join tables using (table_schema, table_name)
  )
  select (select count(*) from tables)::int as tables,
    (select count(*) from information_schema.columns join tables using (table_schema, table_name))::int as columns,
    (select count(*) from keys where constraint_type = 'PRIMARY KEY')::int as "primaryKeys",
    (select count(*) from keys where constraint_type = 'UNIQUE')::int as "uniqueKeys",
    (select count(distinct enumtypid) from pg_enum)::int as enums`;

describe.skipIf(!existsSync(schemasFolder))("schemas of others", () => {
  it.each([
    { file: "pagila", schema: "public" },
    { file: "northwind", schema: "public" },
    { file: "omop", schema: "omop" },
  ])("reads all of $file", async ({ file, schema }) => {
    const sql = readFileSync(`${schemasFolder}${file}.sql`, "utf8");
    const client = await createDatabase(server, file, sql);
    try {
      const expected = await client.query<object>(countsSql, [schema]);
      const done: string[] = [];
      const { database, notes } = await introspect(
        createQuery(client),
        all(schema),
        (kind) => done.push(kind),
      );
      const [read] = database.schemas;
      const tables = read?.tables ?? [];
      expect({
        tables: tables.length,
        columns: tables.flatMap(({ columns }) => columns).length,
        primaryKeys: tables.filter(({ primaryKey }) => primaryKey).length,
        uniqueKeys: tables.flatMap(({ uniqueKeys }) => uniqueKeys).length,
        enums: read?.enums.length,
      }).toEqual(expected.rows[0]);
      expect(done).toHaveLength(7);
      expect(notes[0]).toMatch(
        /^This is PostgreSQL 15\.\d+, not GaussDB\(DWS\): .*\.$/,
      );
      expect(fromJson(toJson(database))).toEqual(database);
      const again = await introspect(createQuery(client), all(schema));
      expect(toJson(again.database)).toBe(toJson(database));
    } finally {
      await client.end();
    }
  });
});

if (!existsSync(schemasFolder)) {
  console.log(`skipped the schemas of others: there is no ${schemasFolder}`);
}
