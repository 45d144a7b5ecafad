/** Modules with all kinds of DDL in them: what prettier would leave alone, whatever the names. */
import fc from "fast-check";
import * as prettier from "prettier";
import { expect, it } from "vitest";
import type {
  Column,
  Database,
  Schema,
  Sequence,
  Table,
  TypeRef,
} from "../../../src/model/model.js";
import { nameDatabase } from "../../../src/naming/naming.js";
import { planModules } from "../../../src/plan/plan.js";
import { createRenderer } from "../../../src/render/render.js";
import {
  arbitraryDatabase,
  arbitraryName,
  arbitraryType,
} from "../../support/model.js";

const key = (columns: readonly Column[]) =>
  fc.record({
    name: arbitraryName,
    columns: fc.subarray(columns.map(({ name }) => name)),
  });

const partitioning = (columns: readonly Column[]) =>
  fc.constantFrom("range", "list").chain((by) =>
    fc.record({
      by: fc.constant(by),
      columns: fc.subarray(
        columns.map(({ name }) => name),
        { minLength: 1 },
      ),
      partitions: fc.array(
        fc.record({
          name: arbitraryName,
          bound: fc.array(
            by === "range"
              ? fc.option(arbitraryName)
              : fc.constantFrom("'x'::text", "ROW(1, 'a,b'::text)", "DEFAULT"),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );

/** A table with everything that its DDL may have. */
const furnish = (table: Table, types: readonly TypeRef[]) =>
  fc.record<Table>({
    ...(Object.fromEntries(
      Object.entries(table).map(([name, value]) => [name, fc.constant(value)]),
    ) as { [K in keyof Table]: fc.Arbitrary<Table[K]> }),
    columns: fc.tuple(
      ...table.columns.map((column) =>
        fc.record<Column>({
          ...(Object.fromEntries(
            Object.entries(column).map(([name, value]) => [
              name,
              fc.constant(value),
            ]),
          ) as { [K in keyof Column]: fc.Arbitrary<Column[K]> }),
          type: fc.oneof(fc.constant(column.type), fc.constantFrom(...types)),
          default: fc.constantFrom(
            column.default,
            "nextval('public.free'::regclass)",
          ),
          onUpdate: fc.constantFrom(null, "now()"),
          collation: fc.constantFrom(null, 'pg_catalog."C"'),
        }),
      ),
    ),
    uniqueKeys: fc.array(
      key(table.columns).chain((one) =>
        fc.record({
          name: fc.constant(one.name),
          columns: fc.constant(one.columns),
          nulls: fc.constantFrom("distinct", "not-distinct", "ignore"),
          isDeferrable: fc.boolean(),
        }),
      ),
      { maxLength: 2 },
    ),
    checks: fc.array(
      fc.record({ name: arbitraryName, expression: arbitraryName }),
      { maxLength: 2 },
    ),
    clusterKey: fc.option(key(table.columns)),
    indexes: fc.array(
      fc.record({
        name: arbitraryName,
        isUnique: fc.boolean(),
        method: fc.constant("btree"),
        definition: arbitraryName.map((name) => `btree ("${name}")`),
      }),
      { maxLength: 3 },
    ),
    partitioning:
      table.columns.length === 0
        ? fc.constant(null)
        : fc.option(partitioning(table.columns)),
    rowMovement: fc.constantFrom(null, true, false),
  });

const reference = (name: string, kind: TypeRef["kind"]): TypeRef => ({
  sql: `public.${name}`,
  schema: "public",
  name,
  kind,
  isArray: false,
});

const sequence = (name: string, ownedBy: Sequence["ownedBy"]): Sequence => ({
  name,
  start: "1",
  increment: "1",
  minimum: "1",
  maximum: "1000",
  cache: "1",
  isCycled: true,
  ownedBy,
});

const furnishSchema = (schema: Schema): fc.Arbitrary<Schema> =>
  fc
    .tuple(
      arbitraryName,
      fc.uniqueArray(fc.tuple(arbitraryName, arbitraryType), {
        selector: ([name]) => name,
        maxLength: 8,
      }),
      fc.uniqueArray(arbitraryName, { maxLength: 12 }),
    )
    .chain(([composite, attributes, labels]) =>
      fc
        .tuple(
          ...schema.tables.map((table) =>
            furnish(table, [
              reference(composite, "composite"),
              reference("long", "enum"),
            ]),
          ),
        )
        .map((tables) => ({
          ...schema,
          tables,
          enums: [...schema.enums, { name: "long", labels }],
          composites: [
            {
              name: composite,
              attributes: attributes.map(([name, type]) => ({ name, type })),
            },
          ],
          sequences: [
            sequence("free", null),
            ...tables.flatMap(({ name, columns }) =>
              columns
                .slice(0, 1)
                .map((column) =>
                  sequence(`of ${name}`, { table: name, column: column.name }),
                ),
            ),
          ],
        })),
    );

const furnished: fc.Arbitrary<Database> = arbitraryDatabase.chain((database) =>
  fc
    .tuple(...database.schemas.map(furnishSchema))
    .map((schemas) => ({ ...database, schemas })),
);

it("is printed as prettier leaves it, whatever the DDL", async () => {
  const layout = { out: "src/repositories", runtime: "src/dws" };
  const renderView = createRenderer();
  await fc.assert(
    fc.asyncProperty(furnished, async (database) => {
      const plans = planModules(database, nameDatabase(database), layout);
      for (const { text } of plans.map(({ view }) => renderView(view()))) {
        expect(text).toBe(
          await prettier.format(text, { parser: "typescript" }),
        );
      }
    }),
    { numRuns: 150, seed: 20261123 },
  );
});
