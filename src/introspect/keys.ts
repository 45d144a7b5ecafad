/** Constraints of a relation: keys, checks and foreign keys. */
import type { Check, ForeignKey, Key, UniqueKey } from "../model/model.js";
import { decodeAttnums, decodeTextArray, isTrue } from "./catalog-text.js";
import type { NameColumns } from "./partitions.js";

/** A row of `constraints.sql`. */
export interface ConstraintRow {
  readonly conrelid: string;
  readonly conname: string;
  readonly contype: string;
  /** Null for a CHECK that names no column. */
  readonly conkey: string | null;
  readonly condeferrable: string;
  readonly condeferred: string;
  readonly expression: string | null;
  readonly indnullstreatment: string | null;
  readonly indnullsnotdistinct: string | null;
  readonly confnspname: string | null;
  readonly confrelname: string | null;
  readonly confrelid: string;
  readonly confkey: string | null;
  /** Null where the columns of the other table are read as well. */
  readonly confcolumns: string | null;
}

/** Names columns by their attnums: those of this relation, and of any that was read. */
export interface Namer {
  readonly nameColumns: NameColumns;
  readonly nameColumnsOf: (oid: string) => NameColumns | undefined;
}

/** All constraints of one relation. */
export interface Constraints {
  readonly primaryKey: Key | null;
  readonly uniqueKeys: readonly UniqueKey[];
  readonly checks: readonly Check[];
  readonly clusterKey: Key | null;
  readonly foreignKeys: readonly ForeignKey[];
}

/** One key, or none when it holds a system column (UNIQUE (oid)): no caller could give its value. */
const readKey = (
  { conname, conkey, condeferrable, condeferred }: ConstraintRow,
  nameColumns: NameColumns,
): Key | undefined => {
  const attnums = decodeAttnums(conkey);
  const columns = nameColumns(attnums);
  if (columns.length !== attnums.length) return undefined;
  return {
    name: conname,
    columns,
    ...(isTrue(condeferrable) ? { isDeferrable: true } : {}),
    ...(isTrue(condeferred) ? { isDeferred: true } : {}),
  };
};

const readNulls = (row: ConstraintRow): UniqueKey["nulls"] => {
  const { indnullstreatment, indnullsnotdistinct } = row;
  if (indnullstreatment === "2") return "ignore";
  const isNotDistinct =
    indnullstreatment === "1" || isTrue(indnullsnotdistinct);
  return isNotDistinct ? "not-distinct" : "distinct";
};

const readReferences = (
  row: ConstraintRow,
  { nameColumnsOf }: Namer,
): ForeignKey["references"] => ({
  schema: row.confnspname ?? "",
  table: row.confrelname ?? "",
  columns:
    row.confcolumns === null
      ? (nameColumnsOf(row.confrelid)?.(decodeAttnums(row.confkey)) ?? [])
      : decodeTextArray(row.confcolumns).filter((name) => name !== null),
});

const readUniqueKey = (row: ConstraintRow, key: Key): UniqueKey => ({
  ...key,
  nulls: readNulls(row),
  isDeferrable: isTrue(row.condeferrable),
});

const readCheck = ({ conname, expression }: ConstraintRow): Check => ({
  name: conname,
  expression: expression ?? "",
});

interface Found {
  readonly primaryKeys: Key[];
  readonly uniqueKeys: UniqueKey[];
  readonly checks: Check[];
  readonly clusterKeys: Key[];
  readonly foreignKeys: ForeignKey[];
}

const addRow = (row: ConstraintRow, namer: Namer, found: Found): void => {
  if (row.contype === "c") {
    found.checks.push(readCheck(row));
    return;
  }
  const key = readKey(row, namer.nameColumns);
  if (key === undefined) return;
  switch (row.contype) {
    case "p":
      found.primaryKeys.push(key);
      break;
    case "u":
      found.uniqueKeys.push(readUniqueKey(row, key));
      break;
    case "s":
      found.clusterKeys.push(key);
      break;
    case "f":
      found.foreignKeys.push({
        ...key,
        references: readReferences(row, namer),
      });
      break;
  }
};

/** The constraints of the rows of one relation. */
export const readConstraints = (
  rows: readonly ConstraintRow[],
  namer: Namer,
): Constraints => {
  const found: Found = {
    primaryKeys: [],
    uniqueKeys: [],
    checks: [],
    clusterKeys: [],
    foreignKeys: [],
  };
  for (const row of rows) addRow(row, namer, found);
  const { primaryKeys, clusterKeys, ...rest } = found;
  return {
    primaryKey: primaryKeys[0] ?? null,
    clusterKey: clusterKeys[0] ?? null,
    ...rest,
  };
};
