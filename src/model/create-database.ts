/** Builds the model: a deeply frozen copy in canonical order, whatever the order of the input. */
import type {
  Column,
  Database,
  Distribution,
  EnumType,
  Key,
  Partition,
  Partitioning,
  Schema,
  Table,
  TypeRef,
} from "./model.js";
import { compareText, sortByName, sortPartitions } from "./order.js";

const freezeAll = <T>(items: readonly T[]): readonly T[] =>
  Object.freeze([...items]);

const createType = (type: TypeRef): TypeRef =>
  Object.freeze({
    sql: type.sql,
    schema: type.schema,
    name: type.name,
    kind: type.kind,
    isArray: type.isArray,
  });

const createColumn = (column: Column): Column =>
  Object.freeze({
    name: column.name,
    type: createType(column.type),
    nullable: column.nullable,
    default: column.default,
    isSerial: column.isSerial,
    comment: column.comment,
  });

const createKey = (key: Key): Key =>
  Object.freeze({ name: key.name, columns: freezeAll(key.columns) });

const createDistribution = (distribution: Distribution): Distribution => {
  switch (distribution.by) {
    case "hash":
    case "modulo":
      return Object.freeze({
        by: distribution.by,
        columns: freezeAll(distribution.columns),
      });
    case "replication":
    case "roundrobin":
      return Object.freeze({ by: distribution.by });
    case "unknown":
      return Object.freeze({ by: distribution.by, code: distribution.code });
  }
};

const createPartition = (partition: Partition): Partition =>
  Object.freeze({ name: partition.name, bound: freezeAll(partition.bound) });

const createPartitioning = (partitioning: Partitioning): Partitioning =>
  Object.freeze({
    by: partitioning.by,
    columns: freezeAll(partitioning.columns),
    partitions: freezeAll(
      sortPartitions(
        partitioning.by,
        partitioning.partitions.map(createPartition),
      ),
    ),
  });

const createStorage = (storage: Table["storage"]): Table["storage"] =>
  // fromEntries defines its keys, so that a key `__proto__` stays a key.
  Object.freeze(
    Object.fromEntries(
      Object.entries(storage).toSorted(([a], [b]) => compareText(a, b)),
    ),
  );

/** A frozen table with its unique keys, storage options and partitions in canonical order. */
export const createTable = (table: Table): Table =>
  Object.freeze({
    kind: table.kind,
    schema: table.schema,
    name: table.name,
    comment: table.comment,
    persistence: table.persistence,
    columns: freezeAll(table.columns.map(createColumn)),
    primaryKey: table.primaryKey && createKey(table.primaryKey),
    uniqueKeys: freezeAll(sortByName(table.uniqueKeys.map(createKey))),
    distribution: table.distribution && createDistribution(table.distribution),
    orientation: table.orientation,
    storage: createStorage(table.storage),
    partitioning: table.partitioning && createPartitioning(table.partitioning),
  });

const createEnum = (type: EnumType): EnumType =>
  Object.freeze({ name: type.name, labels: freezeAll(type.labels) });

const createSchema = (schema: Schema): Schema =>
  Object.freeze({
    name: schema.name,
    comment: schema.comment,
    enums: freezeAll(sortByName(schema.enums.map(createEnum))),
    tables: freezeAll(sortByName(schema.tables.map(createTable))),
  });

/** A frozen database with schemas, enums and tables by name; columns and labels keep their order. */
export const createDatabase = (database: Database): Database =>
  Object.freeze({
    server: database.server,
    compatibility: database.compatibility,
    schemas: freezeAll(sortByName(database.schemas.map(createSchema))),
  });
