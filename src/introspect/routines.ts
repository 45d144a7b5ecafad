/** Functions and procedures: how they are called and what they give. */
import type { Argument, Routine, TypeRef } from "../model/model.js";
import { decodeNumbers, decodeTextArray, isTrue } from "./catalog-text.js";
import type { InSchema, ResolveType } from "./types.js";

/** A row of `routines.sql`. */
export interface RoutineRow {
  readonly nspname: string;
  readonly proname: string;
  readonly prokind: string | null;
  readonly prorettype: string;
  readonly proretset: string;
  readonly proargtypes: string;
  readonly proallargtypes: string | null;
  readonly proargmodes: string | null;
  readonly proargnames: string | null;
  readonly pronargdefaults: string;
  readonly prodefaultargpos: string | null;
  readonly description: string | null;
}

const modes = new Map<string | null | undefined, Argument["mode"]>([
  ["i", "in"],
  ["o", "out"],
  ["b", "inout"],
  ["v", "variadic"],
  ["t", "table"],
]);

const argumentTypes = (row: RoutineRow): readonly string[] =>
  decodeNumbers(row.proallargtypes ?? row.proargtypes);

/** Oids of all types that the routine names; 0 stands for none. */
export const typesOfRoutine = (row: RoutineRow): readonly string[] =>
  [...argumentTypes(row), row.prorettype].filter((oid) => oid !== "0");

/** Places, among the input arguments, of those with a default: the last ones, unless the server says which. */
const defaultedPlaces = (
  { pronargdefaults, prodefaultargpos }: RoutineRow,
  inputs: number,
): ReadonlySet<number> => {
  const count = Number(pronargdefaults);
  if (prodefaultargpos !== null) {
    return new Set(decodeNumbers(prodefaultargpos).map(Number));
  }
  return new Set(Array.from({ length: count }, (_, n) => inputs - count + n));
};

const readArguments = (
  row: RoutineRow,
  resolveType: ResolveType,
): readonly Argument[] => {
  const letters = decodeTextArray(row.proargmodes);
  const names = decodeTextArray(row.proargnames);
  const isInput = (mode: Argument["mode"]): boolean =>
    mode !== "out" && mode !== "table";
  const types = argumentTypes(row);
  const modeAt = (place: number) => modes.get(letters[place]) ?? "in";
  const inputs = types.filter((_, place) => isInput(modeAt(place))).length;
  const defaulted = defaultedPlaces(row, inputs);
  let input = 0;
  return types.map((oid, place) => {
    const mode = modeAt(place);
    return {
      name: names[place] || null,
      mode,
      type: resolveType(oid).type,
      hasDefault: isInput(mode) && defaulted.has(input++),
    };
  });
};

const readResult = (
  { prokind, prorettype }: RoutineRow,
  resolveType: ResolveType,
): TypeRef | null => {
  if (prokind === "p" || prorettype === "0") return null;
  const { type } = resolveType(prorettype);
  return type.schema === "pg_catalog" && type.name === "void" ? null : type;
};

/** The routine of a row, with its schema. */
export const readRoutine = (
  row: RoutineRow,
  resolveType: ResolveType,
): InSchema<Routine> => ({
  schema: row.nspname,
  name: row.proname,
  // Where there is no prokind, a procedure is a function and is called as one.
  kind: row.prokind === "p" ? "procedure" : "function",
  arguments: readArguments(row, resolveType),
  result: readResult(row, resolveType),
  isSet: isTrue(row.proretset),
  comment: row.description,
});
