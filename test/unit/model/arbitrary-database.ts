/** Arbitrary models for property tests: every branch of the model, with hostile names. */
import fc from "fast-check";
import { createDatabase } from "../../../src/model/create-database.js";
import type {
  Column,
  Database,
  Distribution,
  EnumType,
  Key,
  Partitioning,
  Schema,
  Table,
  TypeRef,
} from "../../../src/model/model.js";

const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "__proto__", "constructor", "toString", '"'),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
const comment = fc.option(fc.string({ unit: "grapheme" }));

const type: fc.Arbitrary<TypeRef> = fc.record({
  sql: fc.constantFrom("integer", "character varying(50)", "s.e[]"),
  schema: fc.oneof(fc.constant("pg_catalog"), name),
  name,
  kind: fc.constantFrom("base", "enum", "composite", "range", "pseudo"),
  isArray: fc.boolean(),
});

const column: fc.Arbitrary<Column> = fc.record({
  name,
  type,
  nullable: fc.boolean(),
  default: comment,
  isSerial: fc.boolean(),
  comment,
});

const uniqueNames = { selector: (item: { name: string }) => item.name };

const createKeys = (columns: readonly Column[]) => {
  const names = fc.subarray(columns.map((item) => item.name));
  const key: fc.Arbitrary<Key> = fc.record({ name, columns: names });
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
  return { key, distribution, partitioning };
};

const table = (schema: string): fc.Arbitrary<Table> =>
  fc.uniqueArray(column, { ...uniqueNames, maxLength: 4 }).chain((columns) => {
    const { key, distribution, partitioning } = createKeys(columns);
    return fc.record({
      kind: fc.constant("table" as const),
      schema: fc.constant(schema),
      name,
      comment,
      persistence: fc.constantFrom("permanent", "unlogged"),
      columns: fc.constant(columns),
      primaryKey: fc.option(key),
      uniqueKeys: fc.uniqueArray(key, { ...uniqueNames, maxLength: 3 }),
      distribution: fc.option(distribution),
      orientation: fc.constantFrom("row", "column", null),
      storage: fc.dictionary(name, fc.string(), { noNullPrototype: true }),
      partitioning: fc.option(partitioning),
    });
  });

const enumType: fc.Arbitrary<EnumType> = fc.record({
  name,
  labels: fc.uniqueArray(name),
});

const schema: fc.Arbitrary<Schema> = name.chain((schemaName) =>
  fc.record({
    name: fc.constant(schemaName),
    comment,
    enums: fc.uniqueArray(enumType, { ...uniqueNames, maxLength: 3 }),
    tables: fc.uniqueArray(table(schemaName), { ...uniqueNames, maxLength: 3 }),
  }),
);

/** Any model. */
export const arbitraryDatabase: fc.Arbitrary<Database> = fc
  .record({
    server: fc.constantFrom("dws", "postgres-xc", "postgres"),
    compatibility: fc.constantFrom("ORA", "TD", "MySQL", null),
    schemas: fc.uniqueArray(schema, { ...uniqueNames, maxLength: 3 }),
  })
  .map(createDatabase);
