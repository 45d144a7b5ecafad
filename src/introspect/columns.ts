/** Columns of relations, with what their defaults say of sequences. */
import { createColumn } from "../model/create-parts.js";
import type { Column } from "../model/model.js";
import { isTrue } from "./catalog-text.js";
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
  readonly attcollation: string | null;
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
}

/** Something that a person should know of a column. */
export interface Remark {
  readonly sentence: string;
  readonly column: string;
  readonly attnum: number;
}

/** The columns of one relation, in the order of their attnums. */
export interface RelationColumns {
  readonly columns: readonly Column[];
  readonly attnums: readonly number[];
  readonly remarks: readonly Remark[];
}

/** Columns that come row by row: the rows of a large schema are not kept beside what is made of them. */
export interface ColumnReader {
  readonly take: (row: ColumnRow) => void;
  /** Those of the relation with this oid; undefined for none. */
  readonly columnsOf: (oid: string) => RelationColumns | undefined;
}

interface Default {
  readonly default: string | null;
  readonly isSerial: boolean;
}

type Remind = (sentence: string) => void;

const readDefault = (
  row: ColumnRow,
  { nextvals }: ColumnContext,
  remind: Remind,
): Default => {
  // The two "char" columns hold a zero byte, which prints as nothing, for "neither".
  if (row.attidentity) {
    remind("Identity columns are read as serial, since DWS has none");
    const nextval = nextvals.get(columnKey(row)) ?? null;
    return { default: nextval, isSerial: nextval !== null };
  }
  if (row.attgenerated) {
    remind("Generated columns are read as plain ones, since DWS has none");
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
  attcollation === null || attcollation === ofType
    ? null
    : (collationname ?? `pg_catalog."default"`);

const readColumn = (
  row: ColumnRow,
  name: string,
  context: ColumnContext,
  remind: Remind,
): Column => {
  const resolved = context.resolveType(row.atttypid, row.sql);
  const read = readDefault(row, context, remind);
  return createColumn({
    name,
    type: resolved.type,
    nullable: !isTrue(row.attnotnull) && !resolved.isNotNull,
    default: read.default,
    isSerial: read.isSerial,
    onUpdate: row.on_update === "" ? null : row.on_update,
    collation: readCollation(row, resolved.collation),
    comment: row.description,
  });
};

interface Growing {
  readonly columns: Column[];
  readonly attnums: number[];
  readonly remarks: Remark[];
}

/** Nearly always they come so, although nothing says that they have to. */
const inOrder = (read: RelationColumns): RelationColumns => {
  const { columns, attnums, remarks } = read;
  if (
    attnums.every((attnum, at) => at === 0 || attnum > (attnums[at - 1] ?? 0))
  )
    return read;
  const places = Array.from(attnums.keys()).sort(
    (a, b) => (attnums[a] ?? 0) - (attnums[b] ?? 0),
  );
  const sorted = <T>(items: readonly T[]) =>
    places.flatMap((at) => items[at] ?? []);
  return {
    columns: sorted(columns),
    attnums: sorted(attnums),
    remarks: remarks.toSorted((a, b) => a.attnum - b.attnum),
  };
};

/** One object for equal texts: tables share the names of their columns, and a text that was met before is found faster. */
const createPool = () => {
  const texts = new Map<string, string>();
  return (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
};

/** Makes each column when its row comes. */
export const createColumnReader = (context: ColumnContext): ColumnReader => {
  const relations = new Map<string, Growing>();
  const share = createPool();
  const begin = (oid: string): Growing => {
    const relation: Growing = { columns: [], attnums: [], remarks: [] };
    relations.set(oid, relation);
    return relation;
  };
  // Nearly always the row is of the relation that the one before it was of.
  let last = { oid: "", relation: begin("") };
  const relationOf = (oid: string): Growing => {
    if (oid !== last.oid) {
      last = { oid, relation: relations.get(oid) ?? begin(oid) };
    }
    return last.relation;
  };
  return {
    take: (row) => {
      const { columns, attnums, remarks } = relationOf(row.attrelid);
      const attnum = Number(row.attnum);
      const name = share(row.attname);
      const remind = (sentence: string) =>
        remarks.push({ sentence, column: name, attnum });
      columns.push(readColumn(row, name, context, remind));
      attnums.push(attnum);
    },
    columnsOf: (oid) => {
      const read = relations.get(oid);
      return read && inOrder(read);
    },
  };
};
