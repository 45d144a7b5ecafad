/** A snapshot read beside the present model gives what reading all of it gives, and the same refusals. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDatabase } from "../../../src/model/create-database.js";
import { fromJson, fromJsonBeside } from "../../../src/model/from-json.js";
import type { Database } from "../../../src/model/model.js";
import { printDatabase, toJson } from "../../../src/model/to-json.js";
import { arbitraryDatabase } from "./arbitrary-database.js";
import {
  sampleDatabase,
  sampleSchema,
  sampleTable,
} from "./sample-database.js";

/** Some tables as they were, some changed, some gone, and some in another schema. */
const later = (
  { schemas, ...settings }: Database,
  fates: readonly number[],
): Database => {
  let count = 0;
  return createDatabase({
    ...settings,
    schemas: schemas.map((schema) => ({
      ...schema,
      name: fates[0] === 3 ? `${schema.name}2` : schema.name,
      tables: schema.tables.flatMap((table) => {
        const fate = fates[count++ % fates.length];
        if (fate === 1) return [];
        return fate === 2 ? [{ ...table, comment: "Later." }] : [table];
      }),
      sequences: [],
    })),
  });
};

describe("fromJsonBeside", () => {
  it("gives what fromJson gives, whatever changed since", () => {
    fc.assert(
      fc.property(
        arbitraryDatabase,
        fc.array(fc.nat({ max: 3 }), { minLength: 1 }),
        (before, fates) => {
          const text = toJson(before);
          const after = later(before, fates);
          const read = fromJsonBeside(text, printDatabase(after));
          expect(read).toEqual(fromJson(text));
          expect(JSON.stringify(read)).toBe(JSON.stringify(before));
        },
      ),
    );
  });

  it("takes what stands in both from the present model, each schema its own", () => {
    const tables = ["a", "b"].map((name) => sampleTable({ name }));
    const twins = tables.map((table) => ({ ...table, schema: "twin" }));
    const schemas = [
      sampleSchema({ tables }),
      sampleSchema({ name: "twin", tables: twins }),
    ];
    const present = sampleDatabase([], { schemas });
    const text = toJson(present).replace('"name": "b"', '"name": "c"');
    const { schemas: read } = fromJsonBeside(text, printDatabase(present));
    const [first, twin] = present.schemas;
    expect(read[0]?.tables[0]).toBe(first?.tables[0]);
    expect(read[0]?.tables[1]).toMatchObject({ schema: "public", name: "c" });
    expect(read[1]?.tables[0]).toBe(twin?.tables[0]);
    expect(read[1]?.tables[1]).toBe(twin?.tables[1]);
  });

  const present = sampleDatabase([
    sampleTable({ name: "a" }),
    sampleTable({ name: "b" }),
  ]);
  const good = toJson(present);

  it.each([
    ["no JSON", good.slice(1)],
    ["conflict markers", `<<<<<<< ours\n${good}`],
    ["a newer format", good.replace('"format": 2', '"format": 3')],
    ["a number among the tables", good.replace('"tables": [', '"tables": [0,')],
    ["a number among the enums", good.replace('"enums": []', '"enums": [1]')],
    ["a wrong property", good.replace('"storage"', '"storag"')],
    ["a table twice", good.replace('"name": "b"', '"name": "a"')],
    [
      "a key without its column",
      good.replace('"columns": ["id"]', '"columns": ["x"]'),
    ],
  ])("refuses %s as fromJson does", (_, text) => {
    const refusal = (read: () => unknown) => {
      try {
        read();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const wanted = refusal(() => fromJson(text));
    expect(wanted).toBeDefined();
    expect(refusal(() => fromJsonBeside(text, printDatabase(present)))).toEqual(
      wanted,
    );
  });

  it("reads an older format, a BOM and another layout too", () => {
    const layouts = [
      `\uFEFF${good}`,
      good.replaceAll("\n", "\r\n"),
      JSON.stringify(JSON.parse(good)),
      good.replace('"format": 2', '"format": 1'),
    ];
    for (const text of layouts) {
      expect(fromJsonBeside(text, printDatabase(present))).toEqual(
        fromJson(text),
      );
    }
  });
});
