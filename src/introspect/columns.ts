/** Columns, with the sequences they own. */
import type { Column } from "../model/model.js";
import { isTrue } from "./catalog-text.js";
import type { Note } from "./notes.js";
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
  readonly expression: string | null;
  readonly description: string | null;
}

/** A row of `sequences.sql`. */
export interface SequenceRow {
  readonly attrelid: string;
  readonly attnum: string;
  /** As `regclass` prints it: quoted and qualified where needed. */
  readonly sequence: string;
}

/** What columns of all tables share. */
export interface ColumnContext {
  readonly resolveType: ResolveType;
  /** The owned sequence's default expression, by `attrelid attnum`. */
  readonly nextvals: ReadonlyMap<string, string>;
  readonly note: Note;
}

const columnKey = (row: { attrelid: string; attnum: string }): string =>
  `${row.attrelid} ${row.attnum}`;

/** The default expression that makes an owner of a sequence a serial column, by `attrelid attnum`. */
export const readNextvals = (
  rows: readonly SequenceRow[],
): ReadonlyMap<string, string> =>
  new Map(
    rows.map((row) => [
      columnKey(row),
      `nextval('${row.sequence.replaceAll("'", "''")}'::regclass)`,
    ]),
  );

interface Default {
  readonly default: string | null;
  readonly isSerial: boolean;
}

const readDefault = (
  row: ColumnRow,
  qualifiedName: string,
  { nextvals, note }: ColumnContext,
): Default => {
  const nextval = nextvals.get(columnKey(row)) ?? null;
  // The two "char" columns hold a zero byte, which prints as nothing, for "neither".
  if (row.attidentity) {
    note(
      "Identity columns are read as serial, since DWS has none",
      qualifiedName,
    );
    return { default: nextval, isSerial: nextval !== null };
  }
  if (row.attgenerated) {
    note(
      "Generated columns are read as plain ones, since DWS has none",
      qualifiedName,
    );
    return { default: null, isSerial: false };
  }
  const isSerial = nextval !== null && row.expression === nextval;
  return { default: row.expression, isSerial };
};

/** The column of a row. */
export const readColumn = (
  row: ColumnRow,
  table: string,
  context: ColumnContext,
): Column => {
  const { type, isNotNull } = context.resolveType(row.atttypid, row.sql);
  return {
    name: row.attname,
    type,
    nullable: !isTrue(row.attnotnull) && !isNotNull,
    ...readDefault(row, `${table}.${row.attname}`, context),
    comment: row.description,
  };
};
