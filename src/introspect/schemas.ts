/** Schemas: those that were asked for, or an error that names those that exist. */
import { GeneratorError } from "../errors.js";
import type { Compatibility, ServerKind } from "../model/model.js";
import { compareText } from "../model/order.js";
import { isTrue } from "./catalog-text.js";
import type { Note } from "./notes.js";
import { createPattern } from "./selection.js";

/** A row of `schemas.sql`. */
export interface SchemaRow {
  readonly oid: string;
  readonly nspname: string;
  readonly usable: string;
  readonly encoding: string;
  readonly datcompatibility: string | null;
  readonly coordinators: string | null;
  readonly datanodes: string | null;
  readonly description: string | null;
}

/** What choosing schemas needs to know of the server. */
export interface SchemaContext {
  readonly kind: ServerKind;
  readonly database: string;
  readonly note: Note;
}

// Objects below this oid came with the server; `public` did too, but it is for users.
const firstNormalOid = 16_384;

// The cluster's own, which on some clusters have oids like those of a user's (catalog facts, §6).
const madeByCluster: ReadonlySet<string> = new Set([
  ...["cstore", "snapshot", "sys", "dbe_perf", "pmk", "gs_logical_cluster"],
  ...["data_redis", "redisuser", "scheduler"],
  ...["dbms_om", "dbms_job", "dbms_output", "dbms_random", "dbms_lob"],
  ...["dbms_sql", "utl_file", "utl_raw"],
]);

const selectForUsers = (
  rows: readonly SchemaRow[],
  kind: ServerKind,
): readonly SchemaRow[] =>
  rows
    .filter(({ oid, nspname }) => {
      if (nspname === "public") return true;
      if (nspname.startsWith("pg_")) return false;
      if (kind !== "postgres" && madeByCluster.has(nspname)) return false;
      return Number(oid) >= firstNormalOid;
    })
    .toSorted((a, b) => compareText(a.nspname, b.nspname));

const listNames = (rows: readonly SchemaRow[]): string => {
  const names = rows.map(({ nspname }) => nspname);
  const listed = names.slice(0, 20).join(", ");
  return names.length > 20 ? `${listed} and ${names.length - 20} more` : listed;
};

const missing = (
  schema: string,
  database: string,
  forUsers: readonly SchemaRow[],
): GeneratorError =>
  new GeneratorError(
    "introspect",
    /[*?]/.test(schema)
      ? `No schema of database "${database}" matches "${schema}".`
      : `Schema "${schema}" does not exist in database "${database}".`,
    `Choose among the schemas that do exist: ${listNames(forUsers)}.`,
    { at: schema },
  );

/** The rows of the chosen schemas, each once; throws when a name or a glob has none. */
export const selectSchemas = (
  names: readonly string[],
  rows: readonly SchemaRow[],
  { kind, database, note }: SchemaContext,
): readonly SchemaRow[] => {
  const byName = new Map(rows.map((row) => [row.nspname, row]));
  const forUsers = selectForUsers(rows, kind);
  const find = (name: string): readonly SchemaRow[] => {
    const exact = byName.get(name);
    if (exact !== undefined) return [exact];
    const matches = createPattern(name);
    const found = forUsers.filter(({ nspname }) => matches(nspname));
    if (found.length === 0) throw missing(name, database, forUsers);
    return found;
  };
  const chosen = [...new Set(names.flatMap(find))];
  for (const { nspname, usable } of chosen) {
    if (isTrue(usable)) continue;
    note(
      "Queries will fail until an administrator grants USAGE on the schema",
      nspname,
    );
  }
  return chosen;
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
