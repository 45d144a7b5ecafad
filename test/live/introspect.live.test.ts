/** Introspection of real schemas on a real PostgreSQL, beside independent queries. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { fromJson } from "../../src/model/from-json.js";
import type { Schema, Table } from "../../src/model/model.js";
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
    select constraint_type, constraint_name from information_schema.table_constraints
    join tables using (table_schema, table_name)
  )
  select (select count(*) from tables)::int as tables,
    (select count(*) from information_schema.views where table_schema = $1)::int as views,
    (select count(*) from pg_matviews where schemaname = $1)::int as "materializedViews",
    (select count(*) from information_schema.columns join tables using (table_schema, table_name))::int as columns,
    (select count(*) from information_schema.columns
      join information_schema.views using (table_schema, table_name) where table_schema = $1)::int as "viewColumns",
    (select count(*) from keys where constraint_type = 'PRIMARY KEY')::int as "primaryKeys",
    (select count(*) from keys where constraint_type = 'UNIQUE')::int as "uniqueKeys",
    (select count(*) from keys where constraint_type = 'FOREIGN KEY')::int as "foreignKeys",
    (select count(*) from keys where constraint_type = 'CHECK'
      and constraint_name !~ '^[0-9]+_[0-9]+_[0-9]+_not_null$')::int as checks,
    (select count(*) from pg_indexes join tables on schemaname = table_schema and tablename = table_name
      where indexname not in (select constraint_name from keys))::int as indexes,
    (select count(*) from information_schema.sequences where sequence_schema = $1)::int as sequences,
    (select count(*) from information_schema.routines where routine_schema = $1
      and routine_type is not null and data_type <> 'trigger' and external_language not in ('C', 'INTERNAL'))::int as routines,
    (select count(distinct enumtypid) from pg_enum)::int as enums`;

const countsOf = (schema: Schema | undefined) => {
  const tables = schema?.tables ?? [];
  const views = schema?.views ?? [];
  const plain = views.filter(({ kind }) => kind === "view");
  const count = (of: (table: Table) => readonly unknown[]) =>
    tables.flatMap(of).length;
  return {
    tables: tables.length,
    views: plain.length,
    materializedViews: views.length - plain.length,
    columns: count(({ columns }) => columns),
    viewColumns: plain.flatMap(({ columns }) => columns).length,
    primaryKeys: tables.filter(({ primaryKey }) => primaryKey).length,
    uniqueKeys: count(({ uniqueKeys }) => uniqueKeys),
    foreignKeys: count(({ foreignKeys }) => foreignKeys),
    checks: count(({ checks }) => checks),
    indexes: count(({ indexes }) => indexes),
    sequences: schema?.sequences.length,
    routines: schema?.routines.length,
    enums: schema?.enums.length,
  };
};

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
      expect(countsOf(database.schemas[0])).toEqual(expected.rows[0]);
      expect(done).toHaveLength(10);
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
