/** The snapshot's text: there and back, and what is said of a broken one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDatabase } from "../../../src/model/create-database.js";
import { fromJson } from "../../../src/model/from-json.js";
import { hashDatabase, hashTable, toJson } from "../../../src/model/to-json.js";
import { arbitraryDatabase } from "./arbitrary-database.js";
import {
  sampleColumn,
  sampleDatabase,
  sampleTable,
} from "./sample-database.js";

const isDeepFrozen = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));

describe("toJson and fromJson", () => {
  it("give back any model", () => {
    fc.assert(
      fc.property(arbitraryDatabase, (database) => {
        const text = toJson(database);
        expect(fromJson(text)).toEqual(database);
        expect(JSON.stringify(fromJson(text))).toBe(JSON.stringify(database));
        expect(isDeepFrozen(fromJson(text))).toBe(true);
        expect(toJson(fromJson(text))).toBe(text);
      }),
    );
  });

  it("write the same text whatever the order of schemas and tables", () => {
    fc.assert(
      fc.property(arbitraryDatabase, (database) => {
        const reversed = createDatabase({
          ...database,
          schemas: database.schemas.toReversed().map((schema) => ({
            ...schema,
            enums: schema.enums.toReversed(),
            composites: schema.composites.toReversed(),
            sequences: schema.sequences.toReversed(),
            tables: schema.tables.toReversed(),
            views: schema.views.toReversed(),
            foreignTables: schema.foreignTables.toReversed(),
            routines: schema.routines.toReversed(),
          })),
        });
        expect(toJson(reversed)).toBe(toJson(database));
      }),
    );
  });

  it("write one column to a line", () => {
    const table = sampleTable({
      comment: "a\nb",
      storage: { compression: "low" },
      uniqueKeys: [
        {
          name: "u",
          columns: ["day", "id"],
          nulls: "ignore",
          isDeferrable: false,
        },
      ],
      checks: [{ name: "c", expression: "(id > 0)" }],
      foreignKeys: [
        {
          name: "f",
          columns: ["id"],
          references: { schema: "s", table: "t", columns: ["x"] },
        },
      ],
      rowMovement: false,
      partitioning: {
        by: "range",
        columns: ["day"],
        partitions: [
          { name: "p2", bound: [null] },
          { name: "p1", bound: ["5"] },
        ],
      },
    });
    expect(toJson(sampleDatabase([table]))).toBe(`{
  "format": 2,
  "server": "dws",
  "compatibility": "ORA",
  "schemas": [
    {
      "name": "public",
      "enums": [],
      "tables": [
        {
          "name": "orders",
          "kind": "table",
          "comment": "a\\nb",
          "persistence": "permanent",
          "columns": [
            { "name": "id", "type": { "sql": "integer", "name": "int4" }, "nullable": true },
            { "name": "day", "type": { "sql": "integer", "name": "int4" }, "nullable": true }
          ],
          "primaryKey": { "name": "orders_pkey", "columns": ["id"] },
          "uniqueKeys": [
            { "name": "u", "columns": ["day", "id"], "nulls": "ignore" }
          ],
          "checks": [
            { "name": "c", "expression": "(id > 0)" }
          ],
          "foreignKeys": [
            { "name": "f", "columns": ["id"], "references": { "schema": "s", "table": "t", "columns": ["x"] } }
          ],
          "distribution": { "by": "hash", "columns": ["id"] },
          "orientation": "row",
          "storage": { "compression": "low" },
          "partitioning": {
            "by": "range",
            "columns": ["day"],
            "partitions": [
              { "name": "p1", "bound": ["5"] },
              { "name": "p2", "bound": [null] }
            ]
          },
          "rowMovement": false
        }
      ]
    }
  ]
}
`);
  });
});

describe("fromJson refuses", () => {
  const good = toJson(sampleDatabase());
  const edit = (from: string, to: string) => good.replace(from, to);
  it.each([
    { title: "no JSON", text: "{", message: "The snapshot is not JSON." },
    {
      title: "a merge conflict",
      text: edit('  "server"', '<<<<<<< HEAD\n  "server"'),
      message: "The snapshot holds merge conflict markers.",
    },
    {
      title: "no object",
      text: "[]",
      message: 'The snapshot has no "format".',
    },
    {
      title: "a newer format",
      text: edit('"format": 2', '"format": 3'),
      message:
        "The snapshot has format 3, and this generator-dws reads formats up to 2.",
    },
    {
      title: "a format that is none",
      text: edit('"format": 2', '"format": "1"'),
      message:
        'The snapshot is wrong at format: Invalid type: Expected 2 but received "1".',
    },
    {
      title: "a format that never was",
      text: edit('"format": 2', '"format": 0'),
      message:
        "The snapshot is wrong at format: Invalid type: Expected 2 but received 0.",
    },
    {
      title: "a wrong value",
      text: edit('"sql": "integer"', '"sql": 5'),
      message:
        "The snapshot is wrong at schemas.0.tables.0.columns.0.type.sql: Invalid type: Expected string but received 5.",
    },
    {
      title: "an unknown key",
      text: edit('"storage"', '"storrage"'),
      message: /^The snapshot is wrong at schemas\.0\.tables\.0\.storage: /,
    },
    {
      title: "storage that is no text",
      text: edit('"storage": {}', '"storage": { "fillfactor": 70 }'),
      message:
        "The snapshot is wrong at schemas.0.tables.0.storage: Expected an object of strings.",
    },
    {
      title: "a column twice",
      text: edit('"name": "day"', '"name": "id"'),
      message: 'The snapshot names "id" twice in public.orders.',
    },
    {
      title: "a key without its column",
      text: edit(
        '"orders_pkey", "columns": ["id"]',
        '"orders_pkey", "columns": ["x"]',
      ),
      message:
        'The snapshot\'s table public.orders has no column "x", which a key of it names.',
    },
    {
      title: "a table and a view of one name",
      text: edit(
        '"tables": [',
        '"views": [{ "name": "orders", "kind": "view", "columns": [] }],\n"tables": [',
      ),
      message: 'The snapshot names "orders" twice in public.',
    },
    {
      title: "a sequence without its owner",
      text: edit(
        '"tables": [',
        `"sequences": [{ "name": "s", "start": "1", "increment": "1", "minimum": "1", "maximum": "9", "cache": "1", "ownedBy": { "table": "orders", "column": "x" } }],\n"tables": [`,
      ),
      message:
        "The snapshot's sequence public.s belongs to orders.x, which is not in it.",
    },
  ])("$title", ({ text, message }) => {
    expect(() => fromJson(text)).toThrow(
      expect.objectContaining({
        kind: "snapshot",
        message: (message instanceof RegExp
          ? expect.stringMatching(message)
          : message) as string,
      }) as Error,
    );
  });

  it("nothing for the name of a schema of JSON", () => {
    const text = good.replace("{", '{ "$schema": "./x.json",');
    expect(fromJson(text)).toEqual(sampleDatabase());
  });

  it("nothing for a byte order mark", () => {
    expect(fromJson(`\uFEFF${good}`)).toEqual(sampleDatabase());
  });
});

describe("hashDatabase", () => {
  it("is the same exactly for the same snapshot", () => {
    fc.assert(
      fc.property(arbitraryDatabase, arbitraryDatabase, (a, b) => {
        const copy = fromJson(toJson(a));
        expect(hashDatabase(copy)).toBe(hashDatabase(a));
        expect(hashDatabase(a) === hashDatabase(b)).toBe(
          toJson(a) === toJson(b),
        );
      }),
    );
    expect(hashDatabase(sampleDatabase())).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("hashTable", () => {
  it("is the same for the same table, and another for any other", () => {
    const hashes = [
      sampleTable(),
      sampleTable({ schema: "other" }),
      sampleTable({ comment: "x" }),
      sampleTable({ columns: [sampleColumn()] }),
    ].map(hashTable);
    expect(hashTable(sampleTable())).toBe(hashes[0]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
