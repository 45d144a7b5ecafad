/** The SQL of each kind, fitted to the catalog columns that the server has. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** What is read, one statement and one `.sql` file each. */
export const statementKinds = [
  "probe",
  "schemas",
  "relations",
  "columns",
  "composites",
  "routines",
  "types",
  "constraints",
  "indexes",
  "sequences",
  "partitions",
  "fingerprint",
] as const;

/** One of {@link statementKinds}. */
export type StatementKind = (typeof statementKinds)[number];

const texts = new Map<StatementKind, string>();

const readStatement = (kind: StatementKind): string => {
  const known = texts.get(kind);
  if (known !== undefined) return known;
  const file = join(packageRoot, "src/introspect/sql", `${kind}.sql`);
  const text = readFileSync(file, "utf8");
  texts.set(kind, text);
  return text;
};

const optionalLine = /^(?<code>.*?)\s*-- if (?<column>\w+\.\w+)/;
const selectItem = /^(?<indent>\s*).* AS (?<name>\w+),$/;

const fitLine = (
  line: string,
  catalogColumns: ReadonlySet<string>,
): readonly string[] => {
  const { code = "", column } = optionalLine.exec(line)?.groups ?? {};
  if (column === undefined || catalogColumns.has(column)) return [line];
  const item = selectItem.exec(code)?.groups;
  return item ? [`${item["indent"] ?? ""}NULL AS ${item["name"] ?? ""},`] : [];
};

/** A statement without the lines that name columns (`pg_class.relispartition`) which the server lacks. */
export const buildStatement = (
  kind: StatementKind,
  catalogColumns: ReadonlySet<string>,
): string =>
  readStatement(kind)
    .split("\n")
    .flatMap((line) => fitLine(line, catalogColumns))
    .join("\n");

/** The catalogs that a statement cannot do without: those outside of its optional lines. */
export const catalogsOf = (kind: StatementKind): readonly string[] =>
  Array.from(
    buildStatement(kind, new Set()).matchAll(
      /(?:FROM|JOIN) pg_catalog\.(\w+)/g,
    ),
    ([, catalog = ""]) => catalog,
  );
