/** What a change of type means: another type in TypeScript, or the same for fewer values. */
import type { TypeRef } from "../model/model.js";
import { knownType } from "../types/resolve.js";

/** How a type looks in TypeScript; an enum, which is named elsewhere, by its name in the database. */
export const codeOf = (type: TypeRef): string => {
  const element =
    type.kind === "enum"
      ? `${type.schema}.${type.name}`
      : knownType(type).choices[0].type;
  return type.isArray ? `${element}[]` : element;
};

/** True when code that compiled with the one type compiles with the other. */
export const isSameInCode = (before: TypeRef, after: TypeRef): boolean =>
  codeOf(before) === codeOf(after);

/** The numbers that hold every value of another one. */
const WIDER: ReadonlyMap<string, readonly string[]> = new Map([
  ["int1", ["int2", "int4", "float4", "float8"]],
  ["int2", ["int4", "float4", "float8"]],
  ["int4", ["float8"]],
  ["float4", ["float8"]],
]);

/** Types that take any text, up to a length. */
const TEXTS: ReadonlySet<string> = new Set([
  ...["text", "varchar", "bpchar", "nvarchar2", "clob"],
]);

/** `numeric(12,2)` → 12 and 2. */
const modifiers = ({ sql }: TypeRef): readonly number[] =>
  (/\((-?\d+(?:,-?\d+)*)\)/.exec(sql)?.[1] ?? "")
    .split(",")
    .filter((text) => text !== "")
    .map(Number);

const first = (type: TypeRef): number => modifiers(type)[0] ?? Infinity;

const isSmallerNumeric = (before: TypeRef, after: TypeRef): boolean => {
  const [precision, scale = 0] = modifiers(after);
  if (precision === undefined) return false;
  const [oldPrecision = Infinity, oldScale = 0] = modifiers(before);
  const isCoarser = oldPrecision === Infinity || scale < oldScale;
  return isCoarser || precision - scale < oldPrecision - oldScale;
};

/** True when the type, which is the same in TypeScript, holds fewer values than before. */
export const isNarrower = (before: TypeRef, after: TypeRef): boolean => {
  if (!isSameInCode(before, after)) return false;
  if (TEXTS.has(after.name)) {
    const length = TEXTS.has(before.name) ? first(before) : Infinity;
    const holdsAny = first(after) === Infinity;
    return !holdsAny && first(after) < length;
  }
  if (before.name !== after.name) {
    const isWider = WIDER.get(before.name)?.includes(after.name) === true;
    return !isWider && after.name !== "timestamp";
  }
  return after.name === "numeric"
    ? isSmallerNumeric(before, after)
    : first(after) < first(before);
};
