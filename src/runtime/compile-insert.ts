/** Compiles INSERT of one row. */
import { fieldOf, type Parameters } from "./parameters.js";
import type { AnyTable } from "./table.js";

/** `insert into t (…) values (…)`; an undefined property is left to the column's default. */
export const compileInsert = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  row: object,
): string => {
  const columns: string[] = [];
  const places: string[] = [];
  for (const [property, value] of Object.entries(row)) {
    const field = fieldOf(table, property, label);
    if (value === undefined) continue;
    columns.push(field.quoted);
    places.push(parameters.add(label, field, value));
  }
  return columns.length === 0
    ? `insert into ${table.quoted} default values`
    : `insert into ${table.quoted} (${columns.join(", ")}) values (${places.join(", ")})`;
};
