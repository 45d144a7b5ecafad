/** How callers break when a table or a column changes. */
import type { Key } from "../model/model.js";
import type { Change, ColumnChange, TableChange } from "./change.js";
import { isSame } from "./match.js";
import { line, list, type Effects } from "./sentences.js";
import { codeOf, isSameInCode } from "./type-change.js";

const MUST_GIVE = "Inserts must give it.";
const GONE = "Its module is gone, and what imports it no longer compiles.";

const without = <T extends { readonly columns: readonly string[] }>(
  keys: readonly T[],
  others: readonly T[],
): readonly T[] =>
  keys.filter(
    ({ columns }) => !others.some((other) => isSame(other.columns, columns)),
  );

const names = (keys: readonly Key[]): string =>
  line(keys.map(({ columns }) => list(columns)).join(" and "));

const ofPrimaryKey = (before: Key | null, after: Key | null): string => {
  if (before === null) {
    return `A second row with the same ${line(list(after?.columns ?? []))} is refused.`;
  }
  return after === null
    ? `Calls by the key ${line(list(before.columns))}, such as find, get and upsert, are gone.`
    : `Calls by the key, such as find, get and upsert, take ${line(list(after.columns))} now.`;
};

const ofUniqueKeys = (
  before: readonly Key[],
  after: readonly Key[],
): string => {
  const lost = without(before, after);
  return lost.length > 0
    ? `Calls by ${names(lost)}, such as upsert, are gone, as are find and get where it was the key.`
    : `A second row with the same ${names(without(after, before))} is refused.`;
};

/** The items that were not there before, by name and content. */
const added = <T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly T[] =>
  after.filter((one) => !before.some((other) => isSame(other, one)));

const ofDistribution = (
  change: Extract<Change, { kind: "distribution-changed" }>,
): string => {
  const columnsOf = (value: typeof change.after): readonly string[] =>
    value !== null && "columns" in value ? value.columns : [];
  const old = new Set(columnsOf(change.before));
  const fixed = columnsOf(change.after).filter((name) => !old.has(name));
  return `Updates may no longer set ${line(fixed.join(", "))}: DWS cannot update a distribution column.`;
};

/** By the kind of change; a kind that never breaks anybody has none. */
export const effectsOfTables: Effects<TableChange> = {
  "table-removed": () => GONE,
  "primary-key-changed": (c) => ofPrimaryKey(c.before, c.after),
  "unique-keys-changed": (c) => ofUniqueKeys(c.before, c.after),
  "checks-changed": (c) => {
    const rules = added(c.before, c.after).map(({ expression }) => expression);
    return `Rows that do not meet ${line(rules.join(" and "))} are refused.`;
  },
  "indexes-changed": (c) => {
    const unique = added(c.before, c.after).filter(({ isUnique }) => isUnique);
    return `Rows that are equal in ${line(unique.map(({ definition }) => definition).join(" or "))} are refused.`;
  },
  "distribution-changed": ofDistribution,
  "orientation-changed": () =>
    "Column store has no RETURNING, so that calls which give back what they wrote are gone.",
  "partitioning-changed": () => "Rows outside of the partitions are refused.",
  "row-movement-changed": () =>
    "Updates that move a row into another partition are refused.",
};

/** By the kind of change. */
export const effectsOfColumns: Effects<ColumnChange> = {
  "column-added": () => MUST_GIVE,
  "column-removed": () => "Code that names it no longer compiles.",
  "type-changed": (c) =>
    isSameInCode(c.before, c.after)
      ? "Values that no longer fit are refused or rounded."
      : `It is ${line(codeOf(c.after))} in TypeScript now, not ${line(codeOf(c.before))}.`,
  "nullability-changed": (c) =>
    c.after
      ? "Code that reads it must expect null."
      : "Null may no longer be written, and inserts must give it unless it has a default.",
  "default-changed": () => MUST_GIVE,
};
