/** A folder brought up to date step by step holds what a new folder would hold, byte for byte, whatever changed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namingOptions } from "../../src/apply-choices.js";
import { createDatabase } from "../../src/model/create-database.js";
import type {
  Column,
  Database,
  Table,
  TypeRef,
} from "../../src/model/model.js";
import { nameDatabase } from "../../src/naming/naming.js";
import type { Layout } from "../../src/plan/layout.js";
import { planModules } from "../../src/plan/plan.js";
import { listModules } from "../../src/print-modules.js";
import { silent } from "../../src/progress.js";
import { summarize } from "../../src/write/file-change.js";
import { planChanges } from "../../src/write/plan-changes.js";
import { applyChanges } from "../../src/write/write-files.js";
import { arbitraryDatabase } from "../support/model.js";
import type { ModuleChoices } from "../support/modules.js";
import {
  sampleColumn,
  sampleSchema,
  sampleTable,
} from "./model/sample-database.js";
import { makeRoot, readTree } from "./write/scratch.js";

const LAYOUT: Layout = { out: "src/repositories", runtime: "src/dws" };

/** Everything but the schema that a module is made from. */
interface Setup extends ModuleChoices {
  readonly layout?: Layout;
}

const generate = async (
  root: string,
  database: Database,
  { layout = LAYOUT, types = {}, naming = {} }: Setup = {},
) => {
  const names = nameDatabase(database, await namingOptions(naming));
  const plans = planModules(database, names, layout, { types });
  const files = listModules(plans, silent);
  const changes = await planChanges(root, files, { prune: [LAYOUT.out] });
  await applyChanges(root, changes);
  return summarize(changes).paths;
};

const filesOf = async (root: string) =>
  Object.fromEntries(
    Object.entries(await readTree(root)).filter(([, text]) => text !== null),
  );

const expectSame = async (
  before: Database,
  after: Database,
  setup: Setup = {},
  earlier: Setup = {},
) => {
  const [root, fresh] = [await makeRoot(), await makeRoot()];
  await generate(root, before, earlier);
  const paths = await generate(root, after, setup);
  await generate(fresh, after, setup);
  expect(await filesOf(root)).toEqual(await filesOf(fresh));
  const again = await generate(root, after, setup);
  expect(again).toMatchObject({ create: [], change: [], delete: [] });
  return paths;
};

const userType = (name: string, kind: TypeRef["kind"], schema = "public") => ({
  sql: `${schema}.${name}`,
  schema,
  name,
  kind,
  isArray: false,
});

const columns: readonly Column[] = [
  sampleColumn({ nullable: false, comment: "The key." }),
  sampleColumn({ name: "day" }),
  sampleColumn({ name: "mood", type: userType("mood_key", "enum") }),
  sampleColumn({ name: "pair", type: userType("pair", "composite") }),
  sampleColumn({ name: "far", type: userType("hue", "enum", "other") }),
  sampleColumn({
    name: "number",
    nullable: false,
    default: "nextval('public.numbers'::regclass)",
  }),
  sampleColumn({
    name: "serial",
    nullable: false,
    isSerial: true,
    default: "nextval('public.orders_serial_seq'::regclass)",
  }),
];

const sequence = (name: string, column: string | null) => ({
  name,
  start: "1",
  increment: "1",
  minimum: "1",
  maximum: "9223372036854775807",
  cache: "1",
  isCycled: false,
  ownedBy: column === null ? null : { table: "orders", column },
});

const orders = sampleTable({ columns });
const plain = sampleTable({ name: "plain" });

/** Everything a module may depend on, beside a table that depends on nothing. */
const base = {
  server: "dws" as const,
  compatibility: "ORA" as const,
  schemas: [
    sampleSchema({
      enums: [{ name: "mood_key", labels: ["sad", "glad"] }],
      composites: [
        {
          name: "pair",
          attributes: [
            { name: "of", type: userType("inner", "composite") },
            { name: "n", type: sampleColumn().type },
          ],
        },
        {
          name: "inner",
          attributes: [{ name: "mood", type: userType("tone", "enum") }],
        },
      ],
      sequences: [
        sequence("numbers", null),
        sequence("orders_serial_seq", "serial"),
      ],
      tables: [orders, plain],
    }),
    sampleSchema({ name: "other", enums: [{ name: "hue", labels: ["red"] }] }),
  ],
};

type Edit = (database: Database) => Database;

const editSchema =
  (edit: (schema: Database["schemas"][number]) => object, at = 0): Edit =>
  (database) => ({
    ...database,
    schemas: database.schemas.map((schema, index) =>
      index === at ? { ...schema, ...edit(schema) } : schema,
    ),
  });

const editTable = (change: Partial<Table>): Edit =>
  editSchema(({ tables }) => ({
    tables: tables.map((table) =>
      table.name === "orders" ? { ...table, ...change } : table,
    ),
  }));

const editColumn = (name: string, change: Partial<Column>): Edit =>
  editTable({
    columns: columns.map((column) =>
      column.name === name ? { ...column, ...change } : column,
    ),
  });

const addTable = (name: string): Edit =>
  editSchema(({ tables }) => ({ tables: [...tables, sampleTable({ name })] }));

const editSequence = (name: string, change: object): Edit =>
  editSchema(({ sequences }) => ({
    sequences: sequences.map((one) =>
      one.name === name ? { ...one, ...change } : one,
    ),
  }));

const editComposite = (name: string, attributes: readonly object[]): Edit =>
  editSchema(({ composites }) => ({
    composites: composites.map((one) =>
      one.name === name ? { ...one, attributes } : one,
    ),
  }));

const ORDERS = "src/repositories/public/orders";

/** Each changes the module of `orders`, and never that of `plain`. */
const edits: readonly (readonly [string, Edit])[] = [
  ["comment of the table", editTable({ comment: "Changed." })],
  ["comment of a column", editColumn("day", { comment: "Changed." })],
  ["type", editColumn("day", { type: userType("date", "base", "pg_catalog") })],
  ["nullability", editColumn("day", { nullable: false })],
  ["default", editColumn("day", { default: "0" })],
  ["ON UPDATE", editColumn("day", { onUpdate: "now()" })],
  ["collation", editColumn("day", { collation: 'pg_catalog."C"' })],
  ["a column's name", editColumn("day", { name: "night" })],
  ["a column that takes a property", editColumn("day", { name: "Serial" })],
  ["order of columns", editTable({ columns: columns.toReversed() })],
  ["key", editTable({ primaryKey: null })],
  [
    "unique key",
    editTable({
      uniqueKeys: [
        { name: "u", columns: ["day"], nulls: "ignore", isDeferrable: true },
      ],
    }),
  ],
  ["check", editTable({ checks: [{ name: "c", expression: "day > 0" }] })],
  ["cluster key", editTable({ clusterKey: { name: "k", columns: ["day"] } })],
  [
    "index",
    editTable({
      indexes: [
        {
          name: "i",
          isUnique: false,
          method: "btree",
          definition: "btree (day)",
        },
      ],
    }),
  ],
  ["distribution", editTable({ distribution: { by: "replication" } })],
  ["orientation", editTable({ orientation: "column" })],
  ["storage", editTable({ storage: { compression: "low" } })],
  ["persistence", editTable({ persistence: "unlogged" })],
  [
    "partitions",
    editTable({
      partitioning: {
        by: "range",
        columns: ["day"],
        partitions: [{ name: "p", bound: ["1"] }],
      },
    }),
  ],
  [
    "order of an enum's labels",
    editSchema(() => ({
      enums: [{ name: "mood_key", labels: ["glad", "sad"] }],
    })),
  ],
  ["an enum that is gone", editSchema(() => ({ enums: [] }))],
  [
    "an enum in another schema",
    editSchema(() => ({ enums: [{ name: "hue", labels: ["blue"] }] }), 1),
  ],
  [
    "a composite",
    editComposite("pair", [{ name: "n", type: sampleColumn().type }]),
  ],
  [
    "a composite within a composite",
    editComposite("inner", [{ name: "n", type: sampleColumn().type }]),
  ],
  [
    "an enum within a composite",
    editSchema(({ enums }) => ({
      enums: [...enums, { name: "tone", labels: ["low"] }],
    })),
  ],
  ["a sequence that is used", editSequence("numbers", { cache: "20" })],
  [
    "a sequence that is owned",
    editSequence("orders_serial_seq", { increment: "2" }),
  ],
  [
    "an owner",
    editSequence("numbers", { ownedBy: { table: "orders", column: "number" } }),
  ],
  ["a table that takes the factory", addTable("Orders")],
  ["a table that takes the name of an enum", addTable("mood")],
  ["server", (database) => ({ ...database, server: "postgres" })],
  ["compatibility", (database) => ({ ...database, compatibility: "TD" })],
  [
    "a view in its place",
    editSchema(({ tables }) => ({
      tables: tables.filter(({ name }) => name !== "orders"),
      views: [
        {
          kind: "view",
          schema: "public",
          name: "orders",
          comment: null,
          columns: columns.slice(0, 2),
        },
      ],
    })),
  ],
  [
    "a foreign table in its place",
    editSchema(({ tables }) => ({
      tables: tables.filter(({ name }) => name !== "orders"),
      foreignTables: [
        {
          kind: "foreign-table",
          schema: "public",
          name: "orders",
          comment: null,
          columns: columns.slice(0, 2),
          server: "gsmpp_server",
          access: "write",
          primaryKey: null,
          uniqueKeys: [],
        },
      ],
    })),
  ],
];

const own = (name: string) => ({ import: "./src/own.js", name, codec: "own" });

/** Each changes the module of `orders`, and not that of `plain`. */
const setups: readonly { readonly name: string; readonly setup: Setup }[] = [
  {
    name: "a column's type",
    setup: { types: { "public.orders.day": own("Day") } },
  },
  {
    name: "the type of an enum",
    setup: { types: { "public.mood_key": own("Mood") } },
  },
  {
    name: "a column's name",
    setup: { naming: { names: { "public.orders.day": "night" } } },
  },
  {
    name: "a table's type",
    setup: { naming: { names: { "public.orders": { type: "Order" } } } },
  },
  { name: "rows in the singular", setup: { naming: { singularRows: true } } },
];

/** Two tables, one of which refers to the other. */
const referring: typeof base = {
  ...base,
  schemas: [
    sampleSchema({
      tables: [
        sampleTable({
          primaryKey: { name: "k", columns: ["day"] },
          foreignKeys: [
            {
              name: "f",
              columns: ["id"],
              references: {
                schema: "public",
                table: "plain",
                columns: ["id"],
              },
            },
          ],
        }),
        plain,
      ],
    }),
  ],
};

describe("a folder brought up to date", () => {
  it.each(edits)("holds what a new one would: %s", async (_, edit) => {
    const before = createDatabase(base);
    const after = createDatabase(edit(base));
    const there = await expectSame(before, after);
    const back = await expectSame(after, before);
    // With another table around it may have to go to another file.
    const isWritten = ({ change, create }: typeof there) =>
      [...change, ...create].some((path) => path.startsWith(ORDERS));
    expect([isWritten(there), isWritten(back)]).toEqual([true, true]);
  });

  it.each([
    { out: "src/other", runtime: "src/dws" },
    { out: "src/repositories", runtime: "src/lib/dws" },
  ])("holds what a new one would: another layout %j", async (layout) => {
    const database = createDatabase(base);
    await expectSame(database, database, { layout });
  });

  it.each(setups)("holds what a new one would: $name", async ({ setup }) => {
    const database = createDatabase(base);
    const there = await expectSame(database, database, setup);
    const back = await expectSame(database, database, {}, setup);
    const isWritten = ({ change, create }: typeof there) =>
      [...change, ...create].some((path) => path.startsWith(ORDERS));
    expect([isWritten(there), isWritten(back)]).toEqual([true, true]);
    expect(there.change).not.toContain("src/repositories/public/plain.ts");
  });

  it("holds what a new one would: the type of a key elsewhere", async () => {
    const setup = { naming: { brandedKeys: true } };
    const names = { "public.plain": { type: "Simple" } };
    const paths = await expectSame(
      createDatabase(referring),
      createDatabase(referring),
      { naming: { brandedKeys: true, names } },
      setup,
    );
    expect(paths.change).toContain(`${ORDERS}.ts`);
    await expectSame(
      createDatabase(referring),
      createDatabase(editTable({ foreignKeys: [] })(referring)),
      setup,
      setup,
    );
  });

  it("leaves a table alone that has nothing to do with a change", async () => {
    const root = await makeRoot();
    await generate(root, createDatabase(base));
    const after = createDatabase(
      editSequence("numbers", { cache: "20" })(base),
    );
    expect(await generate(root, after)).toMatchObject({
      change: [`${ORDERS}.ts`],
    });
  });

  it("holds what a new one would, from any schema to any other", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDatabase,
        arbitraryDatabase,
        async (before, after) => {
          await expectSame(createDatabase(before), createDatabase(after));
        },
      ),
      { numRuns: 40, seed: 20261123 },
    );
  });
});
