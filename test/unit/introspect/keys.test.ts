/** Keys, checks and foreign keys out of rows of pg_constraint, and indexes out of their texts. */
import { describe, expect, it } from "vitest";
import { readDefinition } from "../../../src/introspect/indexes.js";
import {
  assembleSchema,
  assembleTable,
  columns,
  constraintRow,
  relationRow,
} from "./catalog-rows.js";

describe("keys", () => {
  it("keeps key order, sorts by name and drops keys over system columns", () => {
    const table = assembleTable({
      constraints: [
        constraintRow({ conname: "z", conkey: "{2}" }),
        constraintRow({ conname: "pk", contype: "p", conkey: "{3,1}" }),
        constraintRow({ conname: "A", conkey: "{1,2}" }),
        constraintRow({ conname: "over_oid", conkey: "{-2}" }),
        constraintRow({ conname: "near", contype: "s", conkey: "{2,1}" }),
      ],
    });
    const unique = { nulls: "distinct", isDeferrable: false };
    expect(table.primaryKey).toEqual({ name: "pk", columns: ["c", "a"] });
    expect(table.clusterKey).toEqual({ name: "near", columns: ["b", "a"] });
    expect(table.uniqueKeys).toEqual([
      { name: "A", columns: ["a", "b"], ...unique },
      { name: "z", columns: ["b"], ...unique },
    ]);
  });

  it.each([
    { row: { indnullstreatment: "0" }, want: "distinct" },
    { row: { indnullstreatment: "1" }, want: "not-distinct" },
    { row: { indnullstreatment: "2" }, want: "ignore" },
    { row: { indnullstreatment: null }, want: "distinct" },
    { row: { indnullsnotdistinct: "t" }, want: "not-distinct" },
    { row: { indnullsnotdistinct: "f" }, want: "distinct" },
  ])("treats nulls as $want for $row", ({ row, want }) => {
    const table = assembleTable({ constraints: [constraintRow(row)] });
    expect(table.uniqueKeys[0]?.nulls).toBe(want);
  });

  it("reads checks, deferrable keys and foreign keys", () => {
    const foreign = { contype: "f", confnspname: "s", confrelname: "t" };
    const table = assembleTable({
      constraints: [
        constraintRow({ conname: "d", condeferrable: "t" }),
        constraintRow({
          conname: "positive",
          contype: "c",
          conkey: null,
          expression: "(a > 0)",
        }),
        constraintRow({
          ...foreign,
          conname: "own",
          conkey: "{2,1}",
          confrelid: "1",
          confkey: "{1,3}",
        }),
        constraintRow({
          ...foreign,
          conname: "far",
          confnspname: "other",
          confrelid: "99",
          confkey: "{7}",
          confcolumns: '{"x y"}',
        }),
      ],
    });
    expect(table.uniqueKeys[0]?.isDeferrable).toBe(true);
    expect(table.checks).toEqual([{ name: "positive", expression: "(a > 0)" }]);
    expect(table.foreignKeys).toEqual([
      {
        name: "far",
        columns: ["a"],
        references: { schema: "other", table: "t", columns: ["x y"] },
      },
      {
        name: "own",
        columns: ["b", "a"],
        references: { schema: "s", table: "t", columns: ["a", "c"] },
      },
    ]);
  });
});

describe("foreign tables and views", () => {
  it("are read with what they have", () => {
    const schema = assembleSchema({
      relations: [
        relationRow({
          relkind: "f",
          relname: "out",
          srvname: "gsmpp_server",
          ftwriteonly: "t",
        }),
        relationRow({ oid: "2", relkind: "v", relname: "v" }),
        relationRow({ oid: "3", relkind: "m", relname: "m" }),
      ],
      columns: columns.map((row) => ({ ...row, attrelid: "1" })),
      constraints: [constraintRow({ contype: "p", conkey: "{2}" })],
    });
    expect(schema.foreignTables).toMatchObject([
      {
        kind: "foreign-table",
        name: "out",
        server: "gsmpp_server",
        access: "write",
        primaryKey: { name: "k", columns: ["b"] },
        uniqueKeys: [],
      },
    ]);
    expect(schema.views.map(({ kind, name }) => [kind, name])).toEqual([
      ["materialized-view", "m"],
      ["view", "v"],
    ]);
    expect(schema.tables).toEqual([]);
  });
});

describe("readDefinition", () => {
  it.each([
    {
      given: "CREATE INDEX i ON s.t USING btree (a, lower(b)) WHERE (c > 0)",
      want: "btree (a, lower(b)) WHERE (c > 0)",
    },
    {
      given:
        "CREATE UNIQUE INDEX i ON ONLY s.t USING btree (a) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor='70')",
      want: "btree (a) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor='70')",
    },
    {
      given: `CREATE INDEX "a USING b" ON "s"."USING" USING gin ("x) LOCAL (y")`,
      want: `gin ("x) LOCAL (y")`,
    },
    {
      given:
        "CREATE INDEX i ON t USING btree (a) LOCAL(PARTITION p1_a_idx, PARTITION p2_a_idx)  TABLESPACE pg_default",
      want: "btree (a)",
    },
    {
      given:
        "CREATE INDEX i ON t USING psort (a, b) LOCAL TABLESPACE pg_default WHERE (a > 1)",
      want: "psort (a, b) WHERE (a > 1)",
    },
    {
      given:
        "CREATE INDEX i ON t USING btree (((a || ' LOCAL (x)'::text))) WHERE (b = '  two'::text)",
      want: "btree (((a || ' LOCAL (x)'::text))) WHERE (b = '  two'::text)",
    },
  ])("of $given", ({ given, want }) => {
    expect(readDefinition(given)).toBe(want);
  });
});
