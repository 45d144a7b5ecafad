/** One sentence a change, for people. */
import type {
  Column,
  Distribution,
  Key,
  Partitioning,
  Table,
} from "../model/model.js";
import type {
  Change,
  ColumnChange,
  SchemaChange,
  TableChange,
} from "./change.js";

type Sentences<C extends Change> = {
  readonly [K in C["kind"]]: (change: Extract<C, { kind: K }>) => string;
};

// Defaults and names may hold line breaks; a sentence stays on its line.
const line = (text: string): string => {
  const flat = text.replace(/[\s\p{Cc}]+/gu, " ");
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
};

const list = (names: readonly string[]): string => `(${names.join(", ")})`;

const from = (before: string | null, after: string | null): string =>
  `from ${line(before ?? "none")} to ${line(after ?? "none")}`;

const keysText = (keys: readonly Key[]): string | null =>
  keys.map(({ name, columns }) => `${name} ${list(columns)}`).join(", ") ||
  null;

const keyText = (key: Key | null): string | null => keysText(key ? [key] : []);

const distributionText = (distribution: Distribution | null): string | null => {
  if (distribution === null) return null;
  if ("columns" in distribution)
    return `${distribution.by} ${list(distribution.columns)}`;
  if ("code" in distribution) return `unknown "${distribution.code}"`;
  return distribution.by;
};

const partitioningText = (partitioning: Partitioning | null): string | null =>
  partitioning &&
  `${partitioning.by} ${list(partitioning.columns)} with ${partitioning.partitions.length} partitions`;

const storageText = (storage: Table["storage"]): string | null =>
  Object.entries(storage)
    .map(([name, value]) => `${name}=${value}`)
    .join(", ") || null;

const sayPartitioning = (
  table: string,
  before: string | null,
  after: string | null,
): string =>
  before === after
    ? `The names or bounds of the partitions of ${table} changed.`
    : `The partitioning of ${table} changed ${from(before, after)}.`;

const columnText = (column: Column): string =>
  line(`${column.type.sql}${column.nullable ? "" : " not null"}`);

const ofSchema: Sentences<SchemaChange> = {
  "server-changed": (c) => `The server changed ${from(c.before, c.after)}.`,
  "compatibility-changed": (c) =>
    `The database's compatibility changed ${from(c.before, c.after)}.`,
  "schema-added": (c) => `Schema ${line(c.schema)} was added.`,
  "schema-removed": (c) => `Schema ${line(c.schema)} was removed.`,
  "schema-comment-changed": (c) =>
    `The comment of schema ${line(c.schema)} changed.`,
  "enum-added": (c) => `Enum ${line(`${c.schema}.${c.enum}`)} was added.`,
  "enum-removed": (c) => `Enum ${line(`${c.schema}.${c.enum}`)} was removed.`,
  "enum-labels-changed": (c) =>
    `The labels of enum ${line(`${c.schema}.${c.enum}`)} changed ${from(list(c.before), list(c.after))}.`,
};

const tableName = (change: TableChange | ColumnChange): string =>
  line(`${change.schema}.${change.table}`);

const ofTable: Sentences<TableChange> = {
  "table-added": (c) => `Table ${tableName(c)} was added.`,
  "table-removed": (c) => `Table ${tableName(c)} was removed.`,
  "table-comment-changed": (c) =>
    `The comment of table ${tableName(c)} changed.`,
  "persistence-changed": (c) =>
    `Table ${tableName(c)} changed ${from(c.before, c.after)}.`,
  "columns-reordered": (c) =>
    `The columns of ${tableName(c)} changed their order ${from(list(c.before), list(c.after))}.`,
  "primary-key-changed": (c) =>
    `The primary key of ${tableName(c)} changed ${from(keyText(c.before), keyText(c.after))}.`,
  "unique-keys-changed": (c) =>
    `The unique keys of ${tableName(c)} changed ${from(keysText(c.before), keysText(c.after))}.`,
  "distribution-changed": (c) =>
    `The distribution of ${tableName(c)} changed ${from(distributionText(c.before), distributionText(c.after))}.`,
  "orientation-changed": (c) =>
    `The orientation of ${tableName(c)} changed ${from(c.before, c.after)}.`,
  "storage-changed": (c) =>
    `The storage options of ${tableName(c)} changed ${from(storageText(c.before), storageText(c.after))}.`,
  "partitioning-changed": (c) =>
    sayPartitioning(
      tableName(c),
      partitioningText(c.before),
      partitioningText(c.after),
    ),
};

const columnName = (change: ColumnChange): string =>
  line(`${change.schema}.${change.table}.${change.column}`);

const ofColumn: Sentences<ColumnChange> = {
  "column-added": (c) =>
    `Column ${columnName(c)} (${columnText(c.after)}) was added${c.breaks ? ", and inserts must give it" : ""}.`,
  "column-removed": (c) =>
    `Column ${columnName(c)} (${columnText(c.before)}) was removed.`,
  "type-changed": (c) =>
    `The type of ${columnName(c)} changed ${from(c.before.sql, c.after.sql)}.`,
  "nullability-changed": (c) =>
    `Column ${columnName(c)} ${c.after ? "may now be null" : "may no longer be null"}.`,
  "default-changed": (c) =>
    `The default of ${columnName(c)} changed ${from(c.before.default, c.after.default)}${c.breaks ? ", and inserts must give it" : ""}.`,
  "column-comment-changed": (c) =>
    `The comment of column ${columnName(c)} changed.`,
};

const sentences: Sentences<Change> = { ...ofSchema, ...ofTable, ...ofColumn };

/** What changed, in one line; it does not say `breaks`, which the caller shows in its own way. */
export const describe = (change: Change): string =>
  // Each kind has the sentence of its own change; the compiler cannot see that pairing through the union.
  (sentences[change.kind] as (change: Change) => string)(change);
