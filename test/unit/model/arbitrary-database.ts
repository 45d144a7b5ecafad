/** Arbitrary models for property tests: every branch of the model, with hostile names. */
import fc from "fast-check";
import { createDatabase } from "../../../src/model/create-database.js";
import type {
  Column,
  Database,
  Distribution,
  ForeignTable,
  Key,
  Partitioning,
  Relation,
  Schema,
  Table,
  UniqueKey,
  View,
} from "../../../src/model/model.js";
import {
  columns,
  comment,
  composite,
  enumType,
  name,
  routines,
  sequence,
  uniqueNames,
} from "./arbitrary-parts.js";

const createKeys = (among: readonly Column[]) => {
  const names = fc.subarray(among.map((item) => item.name));
  const deferral = fc.constantFrom(
    {},
    { isDeferrable: true },
    { isDeferrable: true, isDeferred: true },
  );
  const key: fc.Arbitrary<Key> = fc
    .tuple(fc.record({ name, columns: names }), deferral)
    .map(([plain, deferred]) => ({ ...plain, ...deferred }));
  const uniqueKey: fc.Arbitrary<UniqueKey> = fc.record(
    {
      name,
      columns: names,
      nulls: fc.constantFrom("distinct", "not-distinct", "ignore"),
      isDeferrable: fc.boolean(),
      isDeferred: fc.constant(true),
    },
    { requiredKeys: ["name", "columns", "nulls", "isDeferrable"] },
  );
  const distribution: fc.Arbitrary<Distribution> = fc.oneof(
    fc.record({ by: fc.constantFrom("hash", "modulo"), columns: names }),
    fc.record({ by: fc.constantFrom("replication", "roundrobin") }),
    fc.record({ by: fc.constant("unknown"), code: name }),
  );
  const partitioning: fc.Arbitrary<Partitioning> = fc.record({
    by: fc.constantFrom("range", "list", "hash"),
    columns: names,
    partitions: fc.array(
      fc.record({ name, bound: fc.array(fc.option(name), { maxLength: 2 }) }),
      { maxLength: 3 },
    ),
  });
  return { names, key, uniqueKey, distribution, partitioning };
};

const few = { ...uniqueNames, maxLength: 2 };

const relationParts = (schema: string, among: readonly Column[]) => ({
  schema: fc.constant(schema),
  name,
  comment,
  columns: fc.constant(among),
});

const table = (schema: string): fc.Arbitrary<Table> =>
  columns.chain((among) => {
    const { names, key, uniqueKey, ...physics } = createKeys(among);
    const references = fc.record({ schema: name, table: name, columns: names });
    return fc.record({
      ...relationParts(schema, among),
      kind: fc.constant("table" as const),
      persistence: fc.constantFrom("permanent", "unlogged"),
      primaryKey: fc.option(key),
      uniqueKeys: fc.uniqueArray(uniqueKey, few),
      checks: fc.uniqueArray(fc.record({ name, expression: name }), few),
      clusterKey: fc.option(key),
      foreignKeys: fc.uniqueArray(
        fc.record({ name, columns: names, references }),
        few,
      ),
      indexes: fc.uniqueArray(
        fc.record({
          name,
          isUnique: fc.boolean(),
          method: name,
          definition: name,
        }),
        few,
      ),
      distribution: fc.option(physics.distribution),
      orientation: fc.constantFrom("row", "column", null),
      storage: fc.dictionary(name, fc.string(), { noNullPrototype: true }),
      partitioning: fc.option(physics.partitioning),
      rowMovement: fc.option(fc.boolean()),
    });
  });

const view = (schema: string): fc.Arbitrary<View> =>
  columns.chain((among) =>
    fc.record({
      ...relationParts(schema, among),
      kind: fc.constantFrom("view", "materialized-view"),
    }),
  );

const foreignTable = (schema: string): fc.Arbitrary<ForeignTable> =>
  columns.chain((among) => {
    const { key, uniqueKey } = createKeys(among);
    return fc.record({
      ...relationParts(schema, among),
      kind: fc.constant("foreign-table" as const),
      server: name,
      access: fc.constantFrom("read", "write"),
      primaryKey: fc.option(key),
      uniqueKeys: fc.uniqueArray(uniqueKey, few),
    });
  });

const isView = (item: Relation): item is View =>
  item.kind === "view" || item.kind === "materialized-view";

const schema: fc.Arbitrary<Schema> = name.chain((schemaName) =>
  fc
    .record({
      name: fc.constant(schemaName),
      comment,
      enums: fc.uniqueArray(enumType, few),
      composites: fc.uniqueArray(composite, few),
      sequences: fc.uniqueArray(sequence, few),
      // Relations of all kinds share one space of names.
      relations: fc.uniqueArray(
        fc.oneof<fc.Arbitrary<Relation>[]>(
          table(schemaName),
          view(schemaName),
          foreignTable(schemaName),
        ),
        { ...uniqueNames, maxLength: 4 },
      ),
      routines,
    })
    .map(({ relations, ...rest }) => ({
      ...rest,
      tables: relations.filter((item) => item.kind === "table"),
      views: relations.filter(isView),
      foreignTables: relations.filter((item) => item.kind === "foreign-table"),
    })),
);

/** Any model. */
export const arbitraryDatabase: fc.Arbitrary<Database> = fc
  .record({
    server: fc.constantFrom("dws", "postgres-xc", "postgres"),
    compatibility: fc.constantFrom("ORA", "TD", "MySQL", null),
    schemas: fc.uniqueArray(schema, { ...uniqueNames, maxLength: 3 }),
  })
  .map(createDatabase);
