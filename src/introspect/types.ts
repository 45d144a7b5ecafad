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
  readonly sql: string;
  readonly typcollation: string;
  readonly typbasetype: string;
  readonly basesql: string | null;
  readonly typnotnull: string;
  readonly element: string | null;
  readonly labels: string | null;
}

/** A column's type, and what its domains and its base add to it. */
export interface ResolvedType {
  readonly type: TypeRef;
  /** Whether a domain on the way forbids null. */
  readonly isNotNull: boolean;
  /** Oid of the collation that the base has by itself; 0 for none. */
  readonly collation: string;
}

/** Resolves a type by its oid and its text in DDL; without a text it has no modifiers, as in an argument. */
export type ResolveType = (oid: string, sql?: string) => ResolvedType;

const kinds = new Map<string, TypeRef["kind"]>([
  ["c", "composite"],
  ["e", "enum"],
  ["p", "pseudo"],
  ["r", "range"],
]);

const vanished = (type: string): GeneratorError =>
  new GeneratorError(
    "introspect",
    `The type ${type} vanished while the schema was read.`,
    "Run the command again when no one changes the schema.",
  );

const resolve = (
  rows: ReadonlyMap<string, TypeRow>,
  oid: string,
  given: string | undefined,
): ResolvedType => {
  let isArray = false;
  let isNotNull = false;
  let sql = given ?? rows.get(oid)?.sql ?? `with oid ${oid}`;
  for (let next = oid; ;) {
    const row = rows.get(next);
    if (row === undefined) throw vanished(sql);
    if (row.typtype === "d") {
      // Inside an array it is the elements that may not be null.
      isNotNull ||= !isArray && isTrue(row.typnotnull);
      const base = row.basesql ?? sql;
      sql = isArray && !base.endsWith("[]") ? `${base}[]` : base;
      next = row.typbasetype;
    } else if (row.element !== null) {
      isArray = true;
      next = row.element;
    } else {
      const { nspname: schema, typname: name, typtype } = row;
      const kind = kinds.get(typtype) ?? "base";
      const type = Object.freeze({ sql, schema, name, kind, isArray });
      return { type, isNotNull, collation: row.typcollation };
    }
  }
};

/** A resolver over the rows of `types.sql`, which answers each question once. */
export const createTypeResolver = (rows: readonly TypeRow[]): ResolveType => {
  const byOid = new Map(rows.map((row) => [row.oid, row]));
  const known = new Map<string, Map<string | undefined, ResolvedType>>();
  return (oid, sql) => {
    const before = known.get(oid)?.get(sql);
    if (before !== undefined) return before;
    const resolved = resolve(byOid, oid, sql);
    const texts = known.get(oid) ?? new Map<string | undefined, ResolvedType>();
    known.set(oid, texts.set(sql, resolved));
    return resolved;
  };
};

/** Something that a schema holds, with the name of that schema. */
export type InSchema<T> = T & { readonly schema: string };

/** The enum types among the rows, each with its schema. */
export const readEnums = (
  rows: readonly TypeRow[],
): readonly InSchema<EnumType>[] =>
  rows
    .filter(({ typtype }) => typtype === "e")
    .map(({ nspname, typname, labels }) => ({
      schema: nspname,
      name: typname,
      labels: decodeTextArray(labels).filter((label) => label !== null),
    }));
