/** What changed between two models, in words, and whether it breaks callers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/diff/compare.js";
import { describe as say } from "../../../src/diff/describe.js";
import type { Column, Database, Table } from "../../../src/model/model.js";
import { toJson } from "../../../src/model/to-json.js";
import { arbitraryDatabase } from "../model/arbitrary-database.js";
import {
  sampleColumn,
  sampleDatabase,
  sampleSchema,
  sampleTable,
} from "../model/sample-database.js";

const summarize = (before: Database | undefined, after: Database) =>
  compare(before, after).map(
    (change) => `${change.breaks ? "! " : ""}${say(change)}`,
  );

const integer = sampleColumn().type;

const uniqueKey = (columns: readonly string[]) => ({
  name: "u",
  columns,
  nulls: "distinct" as const,
  isDeferrable: false,
});

describe("columns", () => {
  const compareColumn = (before: Partial<Column>, after: Partial<Column>) =>
    summarize(
      sampleDatabase([sampleTable({ columns: [sampleColumn(before)] })]),
      sampleDatabase([sampleTable({ columns: [sampleColumn(after)] })]),
    );
  it.each<{ before: Partial<Column>; after: Partial<Column>; want: string }>([
    {
      before: {},
      after: { type: { ...integer, sql: "bigint", name: "int8" } },
      want: "! The type of public.orders.id changed from integer to bigint.",
    },
    {
      before: { type: { ...integer, sql: "character varying(5)" } },
      after: { type: { ...integer, sql: "character varying(9)" } },
      want: "The type of public.orders.id changed from character varying(5) to character varying(9).",
    },
    {
      before: { nullable: false, default: "0" },
      after: { nullable: true, default: "0" },
      want: "! Column public.orders.id may now be null.",
    },
    {
      before: { nullable: true, default: "0" },
      after: { nullable: false, default: "0" },
      want: "! Column public.orders.id may no longer be null.",
    },
    {
      before: { nullable: false, default: "0" },
      after: { nullable: false },
      want: "! The default of public.orders.id changed from 0 to none.",
    },
    {
      before: {},
      after: { default: "now()\n+ '1 day'" },
      want: "The default of public.orders.id changed from none to now() + '1 day'.",
    },
    {
      before: {},
      after: { comment: "x" },
      want: "The comment of column public.orders.id changed.",
    },
  ])("$want", ({ before, after, want }) => {
    expect(compareColumn(before, after)).toEqual([want]);
  });
});

describe("tables", () => {
  it.each<{ before?: Partial<Table>; after: Partial<Table>; want: string }>([
    {
      after: {
        columns: [...sampleTable().columns, sampleColumn({ name: "x" })],
      },
      want: "Column public.orders.x (integer) was added.",
    },
    {
      after: {
        columns: [
          ...sampleTable().columns,
          sampleColumn({ name: "x", nullable: false }),
        ],
      },
      want: "! Column public.orders.x (integer not null) was added.",
    },
    {
      after: { columns: [sampleColumn()] },
      want: "! Column public.orders.day (integer) was removed.",
    },
    {
      after: { columns: sampleTable().columns.toReversed() },
      want: "The columns of public.orders changed their order from (id, day) to (day, id).",
    },
    {
      after: { primaryKey: null },
      want: "! The primary key of public.orders changed from orders_pkey (id) to none.",
    },
    {
      after: { primaryKey: { name: "pk", columns: ["id"] } },
      want: "The primary key of public.orders changed from orders_pkey (id) to pk (id).",
    },
    {
      after: { uniqueKeys: [uniqueKey(["day"])] },
      want: "! The unique keys of public.orders changed from none to u (day).",
    },
    {
      before: { uniqueKeys: [uniqueKey(["day"])] },
      after: { uniqueKeys: [uniqueKey(["day", "id"])] },
      want: "! The unique keys of public.orders changed from u (day) to u (day, id).",
    },
    {
      after: { distribution: { by: "hash", columns: ["day"] } },
      want: "! The distribution of public.orders changed from hash (id) to hash (day).",
    },
    {
      after: { distribution: { by: "roundrobin" } },
      want: "The distribution of public.orders changed from hash (id) to roundrobin.",
    },
    {
      before: { distribution: null },
      after: { distribution: { by: "unknown", code: "G" } },
      want: 'The distribution of public.orders changed from none to unknown "G".',
    },
    {
      after: { orientation: "column" },
      want: "! The orientation of public.orders changed from row to column.",
    },
    {
      after: { storage: { compression: "low", ttl: "1 day" } },
      want: "The storage options of public.orders changed from none to compression=low, ttl=1 day.",
    },
    {
      after: { persistence: "unlogged" },
      want: "Table public.orders changed from permanent to unlogged.",
    },
    {
      after: { partitioning: { by: "list", columns: ["day"], partitions: [] } },
      want: "! The partitioning of public.orders changed from none to list (day) with 0 partitions.",
    },
    {
      before: {
        partitioning: {
          by: "range",
          columns: ["day"],
          partitions: [{ name: "p", bound: ["1"] }],
        },
      },
      after: {
        partitioning: {
          by: "range",
          columns: ["day"],
          partitions: [{ name: "p", bound: ["2"] }],
        },
      },
      want: "The names or bounds of the partitions of public.orders changed.",
    },
    {
      after: { comment: "x" },
      want: "The comment of table public.orders changed.",
    },
  ])("$want", ({ before, after, want }) => {
    expect(
      summarize(
        sampleDatabase([sampleTable(before)]),
        sampleDatabase([sampleTable(after)]),
      ),
    ).toEqual([want]);
  });
});

describe("schemas", () => {
  const mood = { name: "mood", labels: ["a", "b"] };
  const withSchema = (schema: Partial<Database["schemas"][number]>) =>
    sampleDatabase([], {
      schemas: [sampleSchema(schema)],
    });
  it.each<{ before: Database | undefined; after: Database; want: string[] }>([
    {
      before: undefined,
      after: sampleDatabase(),
      want: ["Schema public was added.", "Table public.orders was added."],
    },
    {
      before: sampleDatabase(),
      after: sampleDatabase([], { schemas: [] }),
      want: [
        "! Schema public was removed.",
        "! Table public.orders was removed.",
      ],
    },
    {
      before: sampleDatabase(),
      after: sampleDatabase([sampleTable({ name: "sales\n2" })]),
      want: [
        "! Table public.orders was removed.",
        "Table public.sales 2 was added.",
        "Table public.orders was perhaps renamed to public.sales 2: both have the same columns.",
      ],
    },
    {
      before: withSchema({}),
      after: withSchema({ comment: "x" }),
      want: ["The comment of schema public changed."],
    },
    {
      before: withSchema({}),
      after: withSchema({ enums: [mood] }),
      want: ["Enum public.mood was added."],
    },
    {
      before: withSchema({ enums: [mood] }),
      after: withSchema({}),
      want: ["! Enum public.mood was removed."],
    },
    {
      before: withSchema({ enums: [mood] }),
      after: withSchema({ enums: [{ ...mood, labels: ["a", "b", "c"] }] }),
      want: [
        "! The labels of enum public.mood changed from (a, b) to (a, b, c).",
      ],
    },
    {
      before: withSchema({ enums: [mood] }),
      after: withSchema({ enums: [{ ...mood, labels: ["b", "a"] }] }),
      want: ["The labels of enum public.mood changed from (a, b) to (b, a)."],
    },
    {
      before: sampleDatabase(),
      after: sampleDatabase(undefined, {
        server: "postgres",
        compatibility: null,
      }),
      want: [
        "The server changed from dws to postgres.",
        "! The database's compatibility changed from ORA to none.",
      ],
    },
  ])("$want", ({ before, after, want }) => {
    expect(summarize(before, after)).toEqual(want);
  });
});

describe("any two models", () => {
  it("have no changes exactly when they have the same snapshot", () => {
    fc.assert(
      fc.property(arbitraryDatabase, arbitraryDatabase, (a, b) => {
        expect(compare(a, b).length === 0).toBe(toJson(a) === toJson(b));
        expect(compare(a, a)).toEqual([]);
      }),
    );
  });

  it("are told apart in sentences of one line", () => {
    fc.assert(
      fc.property(arbitraryDatabase, arbitraryDatabase, (a, b) => {
        for (const change of compare(a, b)) {
          expect(say(change)).toMatch(/^[A-Z][^\n\r]*\.$/);
        }
      }),
    );
  });
});
