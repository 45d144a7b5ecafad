/** Writes tables, views and foreign tables; they do not repeat the name of their schema. */
import type {
  Distribution,
  ForeignTable,
  Partitioning,
  Table,
  View,
} from "./model.js";
import {
  columnsToJson,
  columnToJson,
  foreignKeyToJson,
  indexToJson,
  type JsonObject,
  keyToJson,
  listed,
  optional,
  uniqueKeyToJson,
} from "./parts-to-json.js";
import type { Json } from "./print-json.js";

const distributionToJson = (distribution: Distribution | null): Json =>
  distribution && { ...distribution };

const partitioningToJson = (partitioning: Partitioning | null): Json =>
  partitioning && {
    by: partitioning.by,
    columns: partitioning.columns,
    partitions: partitioning.partitions.map(({ name, bound }) => ({
      name,
      bound,
    })),
  };

// False is no usual value here: null says that the server or the table knows no such thing.
const rowMovementToJson = (rowMovement: boolean | null): JsonObject =>
  rowMovement === null ? {} : { rowMovement };

/** A table; `margin` is that of the place where it stands. */
export const tableToJson = (table: Table, margin: string): JsonObject => ({
  name: table.name,
  kind: table.kind,
  ...optional("comment", table.comment),
  persistence: table.persistence,
  columns: columnsToJson(table.columns, `${margin}  `),
  ...optional("primaryKey", keyToJson(table.primaryKey)),
  uniqueKeys: table.uniqueKeys.map(uniqueKeyToJson),
  ...listed("checks", table.checks, (check) => ({ ...check })),
  ...optional("clusterKey", keyToJson(table.clusterKey)),
  ...listed("foreignKeys", table.foreignKeys, foreignKeyToJson),
  ...listed("indexes", table.indexes, indexToJson),
  ...optional("distribution", distributionToJson(table.distribution)),
  ...optional("orientation", table.orientation),
  storage: table.storage,
  ...optional("partitioning", partitioningToJson(table.partitioning)),
  ...rowMovementToJson(table.rowMovement),
});

/** A view. */
export const viewToJson = (view: View): JsonObject => ({
  name: view.name,
  kind: view.kind,
  ...optional("comment", view.comment),
  columns: view.columns.map(columnToJson),
});

/** A foreign table. */
export const foreignTableToJson = (table: ForeignTable): JsonObject => ({
  name: table.name,
  kind: table.kind,
  ...optional("comment", table.comment),
  columns: table.columns.map(columnToJson),
  server: table.server,
  access: table.access,
  ...optional("primaryKey", keyToJson(table.primaryKey)),
  ...listed("uniqueKeys", table.uniqueKeys, uniqueKeyToJson),
});
