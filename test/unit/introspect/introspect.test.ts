/** A run against rows by the kind of statement: how many statements, and what only a DWS would answer. */
import { describe, expect, it } from "vitest";
import { introspect } from "../../../src/introspect/introspect.js";
import type { Query } from "../../../src/introspect/query.js";

const probeRow = {
  version: "PostgreSQL 9.2.4 gsql ((GaussDB 8.2.1 build 39137c2d) )",
  database: "gaussdb",
  catalog_columns:
    '{"pgxc_class.pcattnum int2vector","pgxc_class.pcrelid oid","pgxc_class.pclocatortype \\"char\\"","pg_partition.parentid oid","pg_partition.boundexprs pg_node_tree","pg_database.datcompatibility name"}',
};

const schemaRow = {
  nspname: "public",
  usable: "t",
  datcompatibility: "TD",
  description: null,
};

const tableRow = (relname: string, reloptions: string | null) => ({
  oid: relname,
  nspname: "public",
  relname,
  relpersistence: "p",
  reloptions,
  pclocatortype: "R",
  pcattnum: "0",
  partstrat: null,
  partattrs: null,
  description: null,
});

const answers: readonly (readonly [RegExp, readonly object[]])[] = [
  [/set_config/, [probeRow]],
  [/has_schema_privilege/, [schemaRow]],
  [
    /pgxc_class x/,
    [
      tableRow("t", "{orientation=column}"),
      tableRow("hidden", "{internal_mask=33029}"),
      tableRow("plain", "{internal_mask=0}"),
    ],
  ],
];

const createQuery = (texts: string[], asked: (readonly unknown[])[]): Query =>
  (async (text: string, values: readonly unknown[]) => {
    texts.push(text);
    asked.push(values);
    return answers.find(([pattern]) => pattern.test(text))?.[1] ?? [];
  }) as Query;

const selection = { schemas: ["public"], tables: [], exclude: [] };

describe("introspect", () => {
  it("reads a DWS in eight statements", async () => {
    const texts: string[] = [];
    const asked: (readonly unknown[])[] = [];
    const done: string[] = [];
    const { database, facts, notes } = await introspect(
      createQuery(texts, asked),
      selection,
      (kind) => done.push(kind),
    );
    expect(done).toEqual([
      "probe",
      "schemas",
      "tables",
      "columns",
      "types",
      "constraints",
      "sequences",
      "partitions",
    ]);
    expect(texts).toHaveLength(8);
    expect(asked.slice(2, 4)).toEqual([[["public"]], [["t", "plain"]]]);
    expect(facts).toEqual({
      server: "dws",
      version: probeRow.version,
      productLine: "GaussDB(DWS) 8.2.1",
      database: "gaussdb",
      compatibility: "TD",
    });
    expect(notes).toEqual([]);
    expect(
      database.schemas[0]?.tables.map(({ name, orientation }) => [
        name,
        orientation,
      ]),
    ).toEqual([
      ["plain", "row"],
      ["t", "column"],
    ]);
  });

  it("asks nothing without a schema", async () => {
    const texts: string[] = [];
    await expect(
      introspect(createQuery(texts, []), { ...selection, schemas: [] }),
    ).rejects.toMatchObject({ kind: "introspect" });
    expect(texts).toEqual([]);
  });
});
