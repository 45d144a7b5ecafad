/** Which columns are a table's key, and what can be done with what. */
import { describe, expect, it } from "vitest";
import type {
  ForeignTable,
  Index,
  Table,
  View,
} from "../../../src/model/model.js";
import { abilitiesOf } from "../../../src/plan/abilities.js";
import { chooseKey } from "../../../src/plan/keys.js";
import { sampleColumn, sampleTable } from "../model/sample-database.js";

const columns = [
  sampleColumn({ name: "a", nullable: false }),
  sampleColumn({ name: 'B "q"', nullable: false }),
  sampleColumn({ name: "n" }),
];

const table = (given: Partial<Table>): Table =>
  sampleTable({ columns, primaryKey: null, ...given });

const unique = (names: readonly string[], isDeferrable = false) => ({
  name: "u",
  columns: names,
  nulls: "distinct" as const,
  isDeferrable,
});

const index = (definition: string, isUnique = true): Index => ({
  name: "i",
  isUnique,
  method: "btree",
  definition,
});

describe("the key", () => {
  it.each<{ name: string; given: Partial<Table>; want: readonly string[] }>([
    {
      name: "is the primary key",
      given: {
        primaryKey: { name: "p", columns: ["n"] },
        uniqueKeys: [unique(["a"])],
      },
      want: ["n"],
    },
    {
      name: "else a unique key",
      given: { uniqueKeys: [unique(["n"]), unique(["a"])] },
      want: ["a"],
    },
    {
      name: "but no deferrable one",
      given: { uniqueKeys: [unique(["a"], true)] },
      want: [],
    },
    {
      name: "else a unique index",
      given: { indexes: [index('btree (a, "B ""q""")')] },
      want: ["a", 'B "q"'],
    },
    {
      name: "also a local one",
      given: { indexes: [index("cbtree (a) LOCAL(PARTITION x) WITH (x=1)")] },
      want: ["a"],
    },
    {
      name: "but none of columns that may be null",
      given: { indexes: [index("btree (a, n)")] },
      want: [],
    },
    {
      name: "none over some rows",
      given: { indexes: [index("btree (a) WHERE (n > 0)")] },
      want: [],
    },
    {
      name: "none over an expression",
      given: { indexes: [index("btree (abs(a))")] },
      want: [],
    },
    {
      name: "none with an order or an operator class",
      given: { indexes: [index("btree (a DESC)")] },
      want: [],
    },
    {
      name: "and no index that is not unique",
      given: { indexes: [index("btree (a)", false)] },
      want: [],
    },
  ])("$name", ({ given, want }) => {
    expect(chooseKey(table(given))).toEqual(want);
  });
});

const view: View = {
  kind: "view",
  schema: "public",
  name: "v",
  comment: null,
  columns,
};

const foreign: ForeignTable = {
  ...view,
  kind: "foreign-table",
  server: "gsmpp_server",
  access: "read",
  primaryKey: { name: "p", columns: ["a"] },
  uniqueKeys: [],
};

const column = { orientation: "column" } as const;

describe("abilities", () => {
  it.each([
    { of: table({}), key: ["a"], base: "KeyedRowStoreRepository" },
    { of: table({}), key: [], base: "RowStoreRepository" },
    // Plain PostgreSQL.
    { of: table({ orientation: null }), key: [], base: "RowStoreRepository" },
    { of: table(column), key: ["a"], base: "KeyedRepository" },
    { of: table(column), key: [], base: "TableRepository" },
    {
      of: table({ ...column, storage: { enable_hstore_opt: "ON" } }),
      key: ["a"],
      base: "KeyedRepository",
    },
    { of: view, key: [], base: "TableReader" },
    {
      of: { ...view, kind: "materialized-view" } as const,
      key: [],
      base: "TableReader",
    },
    { of: foreign, key: [], base: "TableReader" },
    {
      of: { ...foreign, access: "write" } as const,
      key: [],
      base: "TableWriter",
    },
  ])("are those of $base", ({ of, key, base }) => {
    expect(abilitiesOf(of, key).base).toBe(base);
  });

  it("warn of single inserts into a column store, and not into HStore", () => {
    const docOf = (storage: Table["storage"]) =>
      abilitiesOf(table({ ...column, storage }), []).doc.slice(1);
    expect(docOf({})).toEqual([
      "A column store: single inserts harm it, load rows with `copy`, many at once.",
    ]);
    expect(docOf({ enable_hstore: "true" })).toEqual([
      "Rows may come one by one: HStore is made for that.",
    ]);
  });
});
