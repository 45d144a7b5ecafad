/** Types as columns use them: domains down to their base, arrays down to their element. */
import { GeneratorError } from "../errors.js";
import type { EnumType, TypeRef } from "../model/model.js";
import { decodeTextArray, isTrue } from "./catalog-text.js";

/** A row of `types.sql`. */
export interface TypeRow {
  readonly oid: string;
  readonly typname: string;
  readonly nspname: string;
  readonly typtype: string;
  readonly typbasetype: string;
  readonly typnotnull: string;
  readonly element: string | null;
  readonly labels: string | null;
}

/** A column's type, and whether a domain on the way to it forbids null. */
export interface ResolvedType {
  readonly type: TypeRef;
  readonly isNotNull: boolean;
}

/** Resolves the type of a column by its oid and its text in DDL. */
export type ResolveType = (oid: string, sql: string) => ResolvedType;

const kinds = new Map<string, TypeRef["kind"]>([
  ["c", "composite"],
  ["e", "enum"],
  ["p", "pseudo"],
  ["r", "range"],
]);

const resolve = (
  rows: ReadonlyMap<string, TypeRow>,
  oid: string,
  sql: string,
): ResolvedType => {
  let isArray = false;
  let isNotNull = false;
  for (let next = oid; ;) {
    const row = rows.get(next);
    if (row === undefined) {
      throw new GeneratorError(
        "introspect",
        `The type ${sql} vanished while the schema was read.`,
        "Run the command again when no one changes the schema.",
      );
    }
    if (row.typtype === "d") {
      // Inside an array it is the elements that may not be null.
      isNotNull ||= !isArray && isTrue(row.typnotnull);
      next = row.typbasetype;
    } else if (row.element !== null) {
      isArray = true;
      next = row.element;
    } else {
      const { nspname: schema, typname: name, typtype } = row;
      const kind = kinds.get(typtype) ?? "base";
      return { type: { sql, schema, name, kind, isArray }, isNotNull };
    }
  }
};

/** A resolver over the rows of `types.sql`, which answers each question once. */
export const createTypeResolver = (rows: readonly TypeRow[]): ResolveType => {
  const byOid = new Map(rows.map((row) => [row.oid, row]));
  const known = new Map<string, ResolvedType>();
  return (oid, sql) => {
    const key = `${oid} ${sql}`;
    const resolved = known.get(key) ?? resolve(byOid, oid, sql);
    known.set(key, resolved);
    return resolved;
  };
};

/** The enum types among the rows, each with its schema. */
export const readEnums = (
  rows: readonly TypeRow[],
): readonly (EnumType & { readonly schema: string })[] =>
  rows
    .filter(({ typtype }) => typtype === "e")
    .map(({ nspname, typname, labels }) => ({
      schema: nspname,
      name: typname,
      labels: decodeTextArray(labels).filter((label) => label !== null),
    }));
