/** Compiles whole filters and patches to SQL text whose values are parameters only. */
import { Clause } from "./clause.js";
import { compileCondition } from "./condition.js";
import { UsageError } from "./errors.js";
import { fieldOf, Parameters } from "./parameters.js";
import { Sql } from "./sql-fragment.js";
import { assertCondition } from "./sql-text.js";
import type { AnyTable } from "./table.js";
import { fitsEveryRow } from "./truth.js";

export { fieldOf, Parameters };

/** The condition as SQL text, or nothing for no columns. */
const compileParts = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  where: object,
): string => {
  if (where instanceof Clause) {
    return where.write((part) => compileParts(parameters, label, table, part));
  }
  if (where instanceof Sql) {
    const { text, code } = where.write(parameters, label);
    assertCondition(code, label);
    // A comment may run to the end of the line.
    return text.includes("--") ? `(${text}\n)` : `(${text})`;
  }
  if (typeof where !== "object" || (where as object | null) === null) {
    throw new UsageError(`${label}: the filter is no object of columns`);
  }
  return Object.entries(where)
    .map(([property, condition]) => {
      const field = fieldOf(table, property, label);
      return compileCondition({ parameters, label, field }, condition);
    })
    .join(" and ");
};

/** ` where …`, or nothing without a filter, or for an empty one. */
export const compileWhere = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  where: object | undefined,
): string => {
  if (where === undefined) return "";
  const text = compileParts(parameters, label, table, where);
  return text === "" ? "" : ` where ${text}`;
};

/** ` where …` of a statement that must not reach every row. @throws {UsageError} when the filter is empty, or fits all */
export const compileFilter = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  where: object,
): string => {
  const text = compileWhere(parameters, label, table, where);
  if (text !== "" && !fitsEveryRow(where)) return text;
  const what = text === "" ? "is empty" : "fits whatever there is";
  throw new UsageError(
    `${label}: the filter ${what} and would reach every row; say ${label.split(" ").at(-1) ?? ""}All({ everyRow: true })`,
  );
};

/** `"a" = $1, "b" = $2` */
export const compilePatch = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  patch: object,
): string => {
  const fixed: readonly string[] = table.definition.fixed ?? [];
  const parts = Object.entries(patch).map(([property, value]) => {
    const field = fieldOf(table, property, label);
    if (fixed.includes(property)) {
      throw new UsageError(
        `${label}: ${property} is part of the distribution key, which DWS cannot update; delete the row and insert it anew`,
      );
    }
    if (value === undefined) {
      throw new UsageError(
        `${label}: ${property} is undefined; leave it out, or set it to null`,
      );
    }
    return `${field.quoted} = ${parameters.add(label, field, value)}`;
  });
  if (parts.length === 0) throw new UsageError(`${label}: the patch is empty`);
  return parts.join(", ");
};
