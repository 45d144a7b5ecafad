/** Partitions out of rows of pg_partition. */
import { describe, expect, it } from "vitest";
import type { PartitionRow } from "../../../src/introspect/partitions.js";
import {
  assembleRows,
  assembleTable,
  partitionRow,
  relationRow,
} from "./catalog-rows.js";

describe("partitioning", () => {
  const root = (row: Partial<PartitionRow>) =>
    partitionRow({ relname: "t", parttype: "r", ...row });
  const bounds = (...texts: readonly (string | null)[]) =>
    texts.map((boundaries, index) =>
      partitionRow({ relname: `p${index}`, boundaries }),
    );

  it.each([
    {
      title: "dates, MAXVALUE last",
      partkey: "2",
      rows: bounds("{NULL}", "{2024-01-01}", "{2023-01-01}"),
      columns: ["b"],
      names: ["p2", "p1", "p0"],
    },
    {
      title: "numbers by value",
      partkey: "1",
      rows: bounds("{100}", "{NULL}", "{.5}", "{-20}", "{9}"),
      columns: ["a"],
      names: ["p3", "p2", "p4", "p0", "p1"],
    },
    {
      title: "numbers beyond the safe integers",
      partkey: "1",
      rows: bounds("{9007199254740993}", "{9007199254740992}"),
      columns: ["a"],
      names: ["p1", "p0"],
    },
    {
      title: "two keys in their order",
      partkey: "3 1",
      rows: bounds("{2,b}", "{10,a}", "{2,NULL}", '{2,"a b"}'),
      columns: ["c", "a"],
      names: ["p3", "p0", "p2", "p1"],
    },
  ])("sorts ranges: $title", ({ partkey, rows, columns: want, names }) => {
    const { partitioning } = assembleTable({
      partitions: [...rows, root({ partkey })],
    });
    expect(partitioning).toMatchObject({ by: "range", columns: want });
    expect(partitioning?.partitions.map(({ name }) => name)).toEqual(names);
  });

  it("keeps one bound per key column, null for MAXVALUE", () => {
    const partitions = [root({ partkey: "1 2" }), ...bounds('{"a b",NULL}')];
    expect(assembleTable({ partitions }).partitioning?.partitions).toEqual([
      { name: "p0", bound: ["a b", null] },
    ]);
  });

  it("reads lists by name, with their expressions or else their values", () => {
    const boundexpr = "ROW(202201, 'city1'::text), ROW(202201, 'city2'::text)";
    const partitions = [
      root({ partstrategy: "l", partkey: "2 1" }),
      partitionRow({ relname: "z", partstrategy: "l", boundexpr }),
      partitionRow({ relname: "m", boundaries: "{it's,2}" }),
      partitionRow({ relname: "d", boundaries: "{NULL}" }),
    ];
    expect(assembleTable({ partitions }).partitioning).toEqual({
      by: "list",
      columns: ["b", "a"],
      partitions: [
        { name: "d", bound: ["DEFAULT"] },
        { name: "m", bound: ["'it''s'", "'2'"] },
        {
          name: "z",
          bound: ["ROW(202201, 'city1'::text)", "ROW(202201, 'city2'::text)"],
        },
      ],
    });
  });

  it.each([
    { partkey: "1", relrowmovement: "t", want: true },
    { partkey: "1", relrowmovement: "f", want: false },
    // Neither a server without the column nor a table without partitions has any.
    { partkey: "1", relrowmovement: null, want: null },
    { partkey: null, relrowmovement: "f", want: null },
  ])("moves rows with $partkey, $relrowmovement: $want", (given) => {
    const { partkey, relrowmovement, want } = given;
    const partitions = partkey === null ? [] : [root({ partkey })];
    const relations = [relationRow({ relrowmovement })];
    expect(assembleTable({ relations, partitions }).rowMovement).toBe(want);
  });

  it("leaves out a strategy that it does not know, with a note", () => {
    const { database, notes } = assembleRows({
      partitions: [root({ partstrategy: "v", partkey: "1" })],
    });
    expect(database.schemas[0]?.tables[0]?.partitioning).toBeNull();
    expect(notes).toEqual([
      'Partition strategy "v" is not supported, so PARTITION BY is left out: s.t.',
    ]);
  });
});
