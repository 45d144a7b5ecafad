/** Columns of relations, with what their defaults say of sequences. */
import { createColumn } from "../model/create-parts.js";
import type { Column } from "../model/model.js";
import { isTrue } from "./catalog-text.js";
import type { Note } from "./notes.js";
import { columnKey } from "./sequences.js";
import type { ResolveType } from "./types.js";

/** A row of `columns.sql`. */
export interface ColumnRow {
  readonly attrelid: string;
  readonly attnum: string;
  readonly attname: string;
  readonly atttypid: string;
  readonly sql: string;
  readonly attnotnull: string;
  readonly attidentity: string | null;
  readonly attgenerated: string | null;
  readonly attcollation: string;
  readonly collationname: string | null;
  readonly expression: string | null;
  readonly on_update: string | null;
  readonly description: string | null;
}

/** What columns of all relations share. */
export interface ColumnContext {
  readonly resolveType: ResolveType;
  /** The owned sequence's default expression, by `attrelid attnum`. */
  readonly nextvals: ReadonlyMap<string, string>;
  readonly note: Note;
}

interface Default {
  readonly default: string | null;
  readonly isSerial: boolean;
}

const readDefault = (
  row: ColumnRow,
  qualifiedName: string,
  { nextvals, note }: ColumnContext,
): Default => {
  // The two "char" columns hold a zero byte, which prints as nothing, for "neither".
  if (row.attidentity) {
    note(
      "Identity columns are read as serial, since DWS has none",
      qualifiedName,
    );
    const nextval = nextvals.get(columnKey(row)) ?? null;
    return { default: nextval, isSerial: nextval !== null };
  }
  if (row.attgenerated) {
    note(
      "Generated columns are read as plain ones, since DWS has none",
      qualifiedName,
    );
    return { default: null, isSerial: false };
  }
  // A column that has ON UPDATE alone may have an empty text where others have none.
  const expression = row.expression === "" ? null : row.expression;
  const isSerial =
    expression !== null && expression === nextvals.get(columnKey(row));
  return { default: expression, isSerial };
};

const readCollation = (
  { attcollation, collationname }: ColumnRow,
  ofType: string,
): string | null =>
  attcollation === ofType || attcollation === "0"
    ? null
    : (collationname ?? `pg_catalog."default"`);

/** The column of a row. */
export const readColumn = (
  row: ColumnRow,
  relation: string,
  context: ColumnContext,
): Column => {
  const resolved = context.resolveType(row.atttypid, row.sql);
  const read = readDefault(row, `${relation}.${row.attname}`, context);
  return createColumn({
    name: row.attname,
    type: resolved.type,
    nullable: !isTrue(row.attnotnull) && !resolved.isNotNull,
    default: read.default,
    isSerial: read.isSerial,
    onUpdate: row.on_update === "" ? null : row.on_update,
    collation: readCollation(row, resolved.collation),
    comment: row.description,
  });
};
