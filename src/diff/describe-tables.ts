/** Sentences about changes of tables and columns. */
import type {
  Check,
  Column,
  Distribution,
  ForeignKey,
  Index,
  Key,
  Partitioning,
  Table,
  UniqueKey,
} from "../model/model.js";
import type { ColumnChange, TableChange } from "./change.js";
import { from, line, list, type Sentences } from "./sentences.js";

const joined = <T>(
  items: readonly T[],
  say: (item: T) => string,
): string | null => items.map(say).join(", ") || null;

const keyText = (key: Key | null): string | null =>
  key && `${key.name} ${list(key.columns)}`;

const uniqueKeyText = ({
  name,
  columns,
  nulls,
  isDeferrable,
}: UniqueKey): string => {
  const treatment = {
    distinct: "",
    "not-distinct": " nulls not distinct",
    ignore: " nulls ignore",
  }[nulls];
  const deferrable = isDeferrable ? " deferrable" : "";
  return `${name} ${list(columns)}${treatment}${deferrable}`;
};

const checkText = ({ name, expression }: Check): string =>
  `${name} ${expression}`;

const foreignKeyText = ({ name, columns, references }: ForeignKey): string =>
  `${name} ${list(columns)} to ${references.schema}.${references.table} ${list(references.columns)}`;

const indexText = ({ name, isUnique, definition }: Index): string =>
  `${name} ${isUnique ? "unique " : ""}${definition}`;

const distributionText = (distribution: Distribution | null): string | null => {
  if (distribution === null) return null;
  if ("columns" in distribution)
    return `${distribution.by} ${list(distribution.columns)}`;
  if ("code" in distribution) return `unknown "${distribution.code}"`;
  return distribution.by;
};

const count = (partitions: number): string =>
  partitions === 1 ? "1 partition" : `${partitions} partitions`;

const partitioningText = (partitioning: Partitioning | null): string | null =>
  partitioning &&
  `${partitioning.by} ${list(partitioning.columns)} with ${count(partitioning.partitions.length)}`;

const storageText = (storage: Table["storage"]): string | null =>
  joined(Object.entries(storage), ([name, value]) => `${name}=${value}`);

const rowMovementText = (isEnabled: boolean | null): string | null => {
  if (isEnabled === null) return null;
  return isEnabled ? "enabled" : "disabled";
};

const sayPartitioning = (
  table: string,
  before: string | null,
  after: string | null,
): string =>
  before === after
    ? `The names or bounds of the partitions of ${table} changed.`
    : `The partitioning of ${table} changed ${from(before, after)}.`;

const tableName = (at: {
  readonly schema: string;
  readonly table: string;
}): string => line(`${at.schema}.${at.table}`);

/** By the kind of change. */
export const sentencesOfTables: Sentences<TableChange> = {
  "table-added": (c) => `Table ${tableName(c)} was added.`,
  "table-removed": (c) => `Table ${tableName(c)} was removed.`,
  "table-perhaps-renamed": (c) =>
    `Table ${tableName(c)} was perhaps renamed to ${tableName(c.after)}: both have the same columns.`,
  "table-comment-changed": (c) =>
    `The comment of table ${tableName(c)} changed.`,
  "persistence-changed": (c) =>
    `Table ${tableName(c)} changed ${from(c.before, c.after)}.`,
  "columns-reordered": (c) =>
    `The columns of ${tableName(c)} changed their order ${from(list(c.before), list(c.after))}.`,
  "primary-key-changed": (c) =>
    `The primary key of ${tableName(c)} changed ${from(keyText(c.before), keyText(c.after))}.`,
  "unique-keys-changed": (c) =>
    `The unique keys of ${tableName(c)} changed ${from(joined(c.before, uniqueKeyText), joined(c.after, uniqueKeyText))}.`,
  "checks-changed": (c) =>
    `The checks of ${tableName(c)} changed ${from(joined(c.before, checkText), joined(c.after, checkText))}.`,
  "cluster-key-changed": (c) =>
    `The partial cluster key of ${tableName(c)} changed ${from(keyText(c.before), keyText(c.after))}.`,
  "foreign-keys-changed": (c) =>
    `The foreign keys of ${tableName(c)} changed ${from(joined(c.before, foreignKeyText), joined(c.after, foreignKeyText))}.`,
  "indexes-changed": (c) =>
    `The indexes of ${tableName(c)} changed ${from(joined(c.before, indexText), joined(c.after, indexText))}.`,
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
  "row-movement-changed": (c) =>
    `Row movement of ${tableName(c)} changed ${from(rowMovementText(c.before), rowMovementText(c.after))}.`,
};

const columnName = (change: ColumnChange): string =>
  line(`${change.schema}.${change.table}.${change.column}`);

const columnText = (column: Column): string =>
  line(`${column.type.sql}${column.nullable ? "" : " not null"}`);

/** By the kind of change. */
export const sentencesOfColumns: Sentences<ColumnChange> = {
  "column-added": (c) =>
    `Column ${columnName(c)} (${columnText(c.after)}) was added.`,
  "column-removed": (c) =>
    `Column ${columnName(c)} (${columnText(c.before)}) was removed.`,
  "column-perhaps-renamed": (c) =>
    `Column ${columnName(c)} was perhaps renamed to ${line(c.after)}: both have the same type and place.`,
  "type-changed": (c) =>
    `The type of ${columnName(c)} changed ${from(c.before.sql, c.after.sql)}.`,
  "nullability-changed": (c) =>
    `Column ${columnName(c)} ${c.after ? "may now be null" : "may no longer be null"}.`,
  "default-changed": (c) =>
    `The default of ${columnName(c)} changed ${from(c.before.default, c.after.default)}.`,
  "on-update-changed": (c) =>
    `What an update sets in ${columnName(c)} changed ${from(c.before, c.after)}.`,
  "collation-changed": (c) =>
    `The collation of ${columnName(c)} changed ${from(c.before, c.after)}.`,
  "column-comment-changed": (c) =>
    `The comment of column ${columnName(c)} changed.`,
};
