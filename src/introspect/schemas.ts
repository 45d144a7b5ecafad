/** Schemas: those that were asked for, or an error that names those that exist. */
import { GeneratorError } from "../errors.js";
import type { Compatibility } from "../model/model.js";
import { compareText } from "../model/order.js";
import { isTrue } from "./catalog-text.js";
import type { Note } from "./notes.js";

/** A row of `schemas.sql`. */
export interface SchemaRow {
  readonly nspname: string;
  readonly usable: string;
  readonly datcompatibility: string | null;
  readonly description: string | null;
}

const isSystem = (name: string): boolean =>
  name.startsWith("pg_") || name === "information_schema";

const listNames = (rows: readonly SchemaRow[]): string => {
  const names = rows
    .map(({ nspname }) => nspname)
    .filter((name) => !isSystem(name))
    .toSorted(compareText);
  const listed = names.slice(0, 20).join(", ");
  return names.length > 20 ? `${listed} and ${names.length - 20} more` : listed;
};

const missing = (
  schema: string,
  database: string,
  rows: readonly SchemaRow[],
): GeneratorError =>
  new GeneratorError(
    "introspect",
    `Schema "${schema}" does not exist in database "${database}".`,
    `Choose among the schemas that do exist: ${listNames(rows)}.`,
    { at: schema },
  );

/** The rows of the chosen schemas; throws when one does not exist. */
export const selectSchemas = (
  names: readonly string[],
  database: string,
  rows: readonly SchemaRow[],
  note: Note,
): readonly SchemaRow[] => {
  const byName = new Map(rows.map((row) => [row.nspname, row]));
  return [...new Set(names)].map((name) => {
    const row = byName.get(name);
    if (row === undefined) throw missing(name, database, rows);
    if (!isTrue(row.usable)) {
      note(
        "Queries will fail until an administrator grants USAGE on the schema",
        name,
      );
    }
    return row;
  });
};

// openGauss, the open sibling, has letters where DWS has names.
const compatibilities = new Map<string, Compatibility>([
  ["ORA", "ORA"],
  ["A", "ORA"],
  ["TD", "TD"],
  ["C", "TD"],
  ["MYSQL", "MySQL"],
  ["B", "MySQL"],
]);

/** Whose behaviour the database follows; null where the server does not say. */
export const readCompatibility = (
  rows: readonly SchemaRow[],
): Compatibility | null =>
  compatibilities.get((rows[0]?.datcompatibility ?? "").toUpperCase()) ?? null;
