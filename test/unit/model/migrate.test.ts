/** A snapshot of format 1, as the first version of this package wrote it, read by this one. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fromJson } from "../../../src/model/from-json.js";
import { splitList } from "../../../src/model/split-list.js";
import { toJson } from "../../../src/model/to-json.js";

const text = readFileSync(
  fileURLToPath(
    new URL("../../fixtures/snapshot-format-1.json", import.meta.url),
  ),
  "utf8",
);

describe("format 1", () => {
  const database = fromJson(text);
  const [schema] = database.schemas;
  const table = (wanted: string) =>
    schema?.tables.find(({ name }) => name === wanted);

  it("is read with nothing of what it did not know", () => {
    expect(database.schemas.map(({ name }) => name)).toEqual(["sales"]);
    expect(schema).toMatchObject({
      composites: [],
      sequences: [],
      views: [],
      foreignTables: [],
      routines: [],
    });
    expect(table("orders")).toMatchObject({
      uniqueKeys: [
        {
          name: "orders_u",
          columns: ["id", "region", "day"],
          nulls: "distinct",
          isDeferrable: false,
        },
      ],
      checks: [],
      clusterKey: null,
      foreignKeys: [],
      indexes: [],
      rowMovement: null,
    });
    expect(table("orders")?.columns[0]).toMatchObject({
      isSerial: true,
      onUpdate: null,
      collation: null,
    });
  });

  it("has the values of list partitions one by one", () => {
    expect(table("cities")?.partitioning?.partitions).toEqual([
      { name: "north", bound: ["'Oslo, NO'::text", "'Um''eå'::text"] },
      { name: "other", bound: ["DEFAULT"] },
    ]);
    expect(table("pairs")?.partitioning?.partitions).toEqual([
      { name: "p", bound: ["ROW(1, 'x'::text)", "ROW(2, 'y,z'::text)"] },
    ]);
    expect(table("facts")?.partitioning?.partitions).toEqual([
      { name: "p1", bound: ["2024-01-01"] },
      { name: "rest", bound: [null] },
    ]);
  });

  it("is written in the newest format, with nothing else changed", () => {
    const strip = (json: string) =>
      json.replace(/"format": \d/, "").replace(/"bound": .*/g, "");
    expect(strip(toJson(database))).toBe(strip(text));
    expect(fromJson(toJson(database))).toEqual(database);
  });

  it.each([
    { from: '"name": "sales"', to: '"nam": "sales"', at: /schemas\.0\.nam/ },
    { from: '"schemas": [', to: '"schemas": 5, "x": [', at: /schemas/ },
    {
      from: '"partitioning": {',
      to: '"partitioning": 5, "y": {',
      at: /partitioning/,
    },
  ])("is refused when it is broken: $to", ({ from, to, at }) => {
    expect(() => fromJson(text.replace(from, to))).toThrow(at);
  });
});

describe("splitList", () => {
  it.each([
    { given: "1, 2", want: ["1", "2"] },
    { given: "DEFAULT", want: ["DEFAULT"] },
    { given: "'a,b'::text,'it''s, ok'", want: ["'a,b'::text", "'it''s, ok'"] },
    { given: 'ROW(1, "f,g"(2)), x', want: ['ROW(1, "f,g"(2))', "x"] },
    { given: "ARRAY[1, 2], NULL", want: ["ARRAY[1, 2]", "NULL"] },
    { given: "", want: [""] },
  ])("splits $given", ({ given, want }) => {
    expect(splitList(given)).toEqual(want);
  });
});
