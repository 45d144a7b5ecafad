/** Counts what a model holds, so that a test of a corpus can say that nothing was left out of it. */
import type { Column, Database, Table } from "../../src/model/model.js";

const ofTable: Readonly<Record<string, (table: Table) => boolean>> = {
  "row store": ({ orientation }) => orientation === "row",
  "column store": ({ orientation }) => orientation === "column",
  option: ({ storage }) => Object.keys(storage).length > 1,
  unlogged: ({ persistence }) => persistence === "unlogged",
  comment: ({ comment }) => comment !== null,
  "hash of one": ({ distribution }) =>
    distribution?.by === "hash" && distribution.columns.length === 1,
  "hash of several": ({ distribution }) =>
    distribution?.by === "hash" && distribution.columns.length > 1,
  replication: ({ distribution }) => distribution?.by === "replication",
  roundrobin: ({ distribution }) => distribution?.by === "roundrobin",
  "range of one": ({ partitioning }) =>
    partitioning?.by === "range" && partitioning.columns.length === 1,
  "range of several": ({ partitioning }) =>
    partitioning?.by === "range" && partitioning.columns.length > 1,
  "list of one": ({ partitioning }) =>
    partitioning?.by === "list" && partitioning.columns.length === 1,
  "list of several": ({ partitioning }) =>
    partitioning?.by === "list" && partitioning.columns.length > 1,
  MAXVALUE: ({ partitioning }) =>
    partitioning?.partitions.some(({ bound }) => bound.includes(null)) === true,
  DEFAULT: ({ partitioning }) =>
    partitioning?.partitions.some(({ bound }) => bound[0] === "DEFAULT") ===
    true,
  "row movement": ({ rowMovement, orientation }) =>
    rowMovement === true && orientation === "row",
  "primary key": ({ primaryKey }) => primaryKey !== null,
  "unique key": ({ uniqueKeys }) => uniqueKeys.length > 0,
  "deferrable key": ({ uniqueKeys }) =>
    uniqueKeys.some(({ isDeferrable }) => isDeferrable),
  "key that ignores nulls": ({ uniqueKeys }) =>
    uniqueKeys.some(({ nulls }) => nulls === "ignore"),
  check: ({ checks }) => checks.length > 0,
  "cluster key": ({ clusterKey }) => clusterKey !== null,
  index: ({ indexes }) => indexes.length > 0,
  "local index": ({ indexes, partitioning }) =>
    indexes.length > 0 && partitioning !== null,
};

const ofColumn: Readonly<Record<string, (column: Column) => boolean>> = {
  "not null": ({ nullable }) => !nullable,
  default: (column) => column.default !== null,
  "on update": ({ onUpdate }) => onUpdate !== null,
  serial: ({ isSerial }) => isSerial,
  collation: ({ collation }) => collation !== null,
  "column comment": ({ comment }) => comment !== null,
  enum: ({ type }) => type.kind === "enum",
  composite: ({ type }) => type.kind === "composite",
  array: ({ type }) => type.isArray,
};

/** How many tables have each part. */
export const countParts = (
  database: Database,
): Readonly<Record<string, number>> => {
  const tables = database.schemas.flatMap((schema) => schema.tables);
  const count = (holds: (table: Table) => boolean) =>
    tables.filter(holds).length;
  return Object.fromEntries([
    ...Object.entries(ofTable).map(([part, holds]) => [part, count(holds)]),
    ...Object.entries(ofColumn).map(([part, holds]) => [
      part,
      count(({ columns }) => columns.some(holds)),
    ]),
  ]) as Record<string, number>;
};

/** The parts that no table has. */
export const missingParts = (database: Database): readonly string[] =>
  Object.entries(countParts(database))
    .filter(([, count]) => count === 0)
    .map(([part]) => part);
