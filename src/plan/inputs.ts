/** Everything that the module of one table is made from, so that an unchanged one need not be made again. */
import { hash } from "node:crypto";
import type { Relation, TypeRef } from "../model/model.js";
import type { TableNames } from "../naming/naming.js";
import { quoteQualified } from "../runtime/identifiers.js";
import type { ResolvedType, ResolveType } from "../types/resolve.js";
import { collectTypes } from "./ddl-requires.js";
import { calledSequences } from "./ddl-sequences.js";
import type { NamedEnums } from "./enums.js";
import type { Ids } from "./ids.js";
import type { PlacedSequence, Surroundings } from "./surroundings.js";

/** All that the view of a table, view or foreign table is made from: nothing else reaches what plans it. */
export interface TableInputs {
  readonly relation: Relation;
  readonly names: TableNames;
  /** Folder of the module, posix, relative to the project. */
  readonly folder: string;
  /** Module specifier of the runtime, as seen from there. */
  readonly runtime: string;
  /** The enums that it may import. */
  readonly enums: NamedEnums;
  /** Columns that hold keys with types of their own. */
  readonly ids: Ids;
  readonly resolve: ResolveType;
  /** Whether `resolve` knows anything beside what a column's type says. */
  readonly hasChoices: boolean;
  /** Whether the database is of the ORA kind, where an empty text is NULL (dws_04_0042). */
  readonly emptyTextIsNull: boolean;
  /** Cut down to what this table may look up. */
  readonly around: Surroundings;
}

const byName = <T extends { readonly schema: string; readonly name: string }>(
  items: readonly T[],
): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [quoteQualified(item.schema, item.name), item]));

const NONE = new Map<string, never>();

/** The types that the columns lead to, and the sequences that they call or own; of most tables nothing. */
export const cutDown = (
  relation: Relation,
  around: Surroundings,
): Surroundings => {
  const { server } = around;
  if (relation.kind !== "table") {
    return { server, types: NONE, sequences: NONE, owned: NONE };
  }
  const { schema, name, columns } = relation;
  const refs: TypeRef[] = [];
  const called: PlacedSequence[] = [];
  for (const column of columns) {
    if (column.type.kind !== "base") refs.push(column.type);
    if (column.default !== null) {
      called.push(...calledSequences(column, around));
    }
  }
  const types = refs.length === 0 ? [] : collectTypes(refs, around);
  const key = quoteQualified(schema, name);
  const owned = around.owned.get(key);
  return {
    server,
    types: types.length === 0 ? NONE : byName(types),
    sequences: called.length === 0 ? NONE : byName(called),
    owned: owned === undefined ? NONE : new Map([[key, owned]]),
  };
};

/** SHA-256, in hexadecimal, of plain data. */
export const digestOf = (data: unknown): string =>
  hash("sha256", JSON.stringify(data));

/** What the project chose for this table's columns. */
const choices = ({ relation, resolve, hasChoices }: TableInputs) =>
  hasChoices
    ? relation.columns.flatMap((column): readonly [string, ResolvedType][] => {
        const resolved = resolve(relation, column);
        return resolved.isChosen ? [[column.name, resolved]] : [];
      })
    : [];

/** Same digest, same view; `own` stands for the table, which was hashed for the snapshot already. */
export const digestInputs = (inputs: TableInputs, own: string): string => {
  const { names, folder, runtime, enums, ids, emptyTextIsNull, around } =
    inputs;
  const { file, factory, type, properties, key } = names;
  return digestOf([
    own,
    [file, factory, type, ...properties.values()],
    [folder, runtime, around.server, emptyTextIsNull],
    [...enums],
    [key, ...ids],
    choices(inputs),
    [...around.types.values()],
    [...around.sequences.values()],
    [...around.owned.values()],
  ]);
};
