/** Builds tables, views and foreign tables: deeply frozen copies in canonical order. */
import {
  createCheck,
  createColumn,
  createDistribution,
  createForeignKey,
  createIndex,
  createKey,
  createPartitioning,
  createUniqueKey,
  freezeAll,
} from "./create-parts.js";
import type { Column, ForeignTable, Table, View } from "./model.js";
import { compareText, sortByName } from "./order.js";

const NO_STORAGE: Table["storage"] = Object.freeze({});

const createStorage = (storage: Table["storage"]): Table["storage"] => {
  const entries = Object.entries(storage);
  if (entries.length === 0) return NO_STORAGE;
  // fromEntries defines its keys, so that a key `__proto__` stays a key.
  return Object.freeze(
    Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b))),
  );
};

const NONE: readonly never[] = Object.freeze([]);

/** A frozen copy of each, in the order of their names; most tables have none of most things. */
const createNamed = <T extends { readonly name: string }>(
  items: readonly T[],
  create: (item: T) => T,
): readonly T[] =>
  items.length === 0 ? NONE : freezeAll(sortByName(items.map(create)));

// Whoever makes many makes each at once, so that what it was made from need not be kept until all are there.
const made = new WeakSet<Table>();

/** A frozen table with its keys, indexes, storage options and partitions in canonical order; one that is that already as it is. */
export const createTable = (table: Table): Table =>
  made.has(table)
    ? table
    : createTableOf(table, table.columns.map(createColumn));

/** The same of columns that {@link createColumn} gave: those of a large schema are not made twice. */
export const createTableOf = (
  table: Omit<Table, "columns">,
  columns: readonly Column[],
): Table => {
  const created = copyTable(table, columns);
  made.add(created);
  return created;
};

const copyTable = (
  table: Omit<Table, "columns">,
  columns: readonly Column[],
): Table =>
  Object.freeze({
    kind: table.kind,
    schema: table.schema,
    name: table.name,
    comment: table.comment,
    persistence: table.persistence,
    columns: Object.freeze(columns),
    primaryKey: table.primaryKey && createKey(table.primaryKey),
    uniqueKeys: createNamed(table.uniqueKeys, createUniqueKey),
    checks: createNamed(table.checks, createCheck),
    clusterKey: table.clusterKey && createKey(table.clusterKey),
    foreignKeys: createNamed(table.foreignKeys, createForeignKey),
    indexes: createNamed(table.indexes, createIndex),
    distribution: table.distribution && createDistribution(table.distribution),
    orientation: table.orientation,
    storage: createStorage(table.storage),
    partitioning: table.partitioning && createPartitioning(table.partitioning),
    rowMovement: table.rowMovement,
  });

/** A frozen view. */
export const createView = (view: View): View =>
  Object.freeze({
    kind: view.kind,
    schema: view.schema,
    name: view.name,
    comment: view.comment,
    columns: freezeAll(view.columns.map(createColumn)),
  });

/** A frozen foreign table. */
export const createForeignTable = (table: ForeignTable): ForeignTable =>
  Object.freeze({
    kind: table.kind,
    schema: table.schema,
    name: table.name,
    comment: table.comment,
    columns: freezeAll(table.columns.map(createColumn)),
    server: table.server,
    access: table.access,
    primaryKey: table.primaryKey && createKey(table.primaryKey),
    uniqueKeys: createNamed(table.uniqueKeys, createUniqueKey),
  });
