/** Judges which server it is, its nodes, and what the user may do in the schemas. Pure. */
import { GeneratorError } from "../errors.js";
import { isTrue } from "../introspect/catalog-text.js";
import type { Server } from "../introspect/probe.js";
import {
  readCompatibility,
  type SchemaRow,
  selectSchemas,
} from "../introspect/schemas.js";
import { quoteIdentifier } from "../runtime/identifiers.js";
import { failure, type Finding, ok, skipped, warning } from "./finding.js";
import type { PrivilegeRow } from "./probe-cluster.js";

/** Upserts are there from this version on (dws_06_0237). */
const FIRST_WITH_UPSERT = [8, 1, 1] as const;

const isBefore = (version: string, wanted: readonly number[]): boolean => {
  const parts = /\d+(?:\.\d+)*/.exec(version)?.[0].split(".").map(Number) ?? [];
  const [at] = wanted.flatMap((number, index) =>
    (parts[index] ?? 0) === number ? [] : [index],
  );
  return at !== undefined && (parts[at] ?? 0) < (wanted[at] ?? 0);
};

/** Judges which server answers. */
export const judgeServer = ({ kind, productLine }: Server): Finding => {
  if (kind !== "dws") {
    return warning(
      `This is ${productLine}, and no GaussDB(DWS).`,
      "If you meant a DWS, check --host and --port: it listens on 8000.",
    );
  }
  return productLine.startsWith("GaussDB(DWS) ") &&
    isBefore(productLine, FIRST_WITH_UPSERT)
    ? warning(
        `${productLine} is older than 8.1.1: upsert is refused.`,
        "Leave upsert out, or upgrade the cluster.",
      )
    : ok(productLine);
};

const MODES = {
  ORA: "ORA: an empty text is NULL, and a DATE has a time of day",
  TD: "TD: an empty text stays one, and a DATE is a day",
  MySQL: "MySQL: an empty text stays one, and a DATE is a day",
} as const;

/** Judges the compatibility mode of the database: it decides about values, and none is wrong. */
export const judgeCompatibility = (rows: readonly SchemaRow[]): Finding => {
  const mode = readCompatibility(rows);
  return mode === null ? skipped("the server does not say") : ok(MODES[mode]);
};

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Judges the nodes that the catalog lists (`pgxc_node`, D0635). */
export const judgeNodes = (
  rows: readonly SchemaRow[],
  hosts: number,
): Finding => {
  const [row] = rows;
  const coordinators = Number(row?.coordinators ?? 0);
  const datanodes = Number(row?.datanodes ?? 0);
  if (coordinators + datanodes === 0) {
    return skipped("the server lists no nodes, or this user may not read them");
  }
  const nodes = `${count(coordinators, "coordinator")}, ${count(datanodes, "datanode")}`;
  return hosts === 1 && coordinators > 1
    ? ok(
        `${nodes}; one host is named`,
        "If that host is no load balancer, name several coordinators with commas: when one is lost, the others go on.",
      )
    : ok(nodes);
};

const readOnly = (unwritable: number, tables: number): string =>
  unwritable === 0
    ? ""
    : `; INSERT, UPDATE or DELETE is missing on ${unwritable} of ${count(tables, "table")}`;

const judgePrivileges = (
  role: string,
  schema: string,
  row: PrivilegeRow | undefined,
): Finding => {
  const relations = Number(row?.relations ?? 0);
  const to = quoteIdentifier(role);
  const at = quoteIdentifier(schema);
  if (relations === 0) {
    return warning(
      `Schema "${schema}" holds no table and no view.`,
      "Check --schemas, or create the tables first.",
    );
  }
  const closed = Number(row?.closed ?? 0);
  const grant = `Let an administrator run GRANT SELECT ON ALL TABLES IN SCHEMA ${at} TO ${to}.`;
  if (closed === relations) {
    return failure(
      `User "${role}" may read nothing in schema "${schema}": SELECT is missing on ${closed === 1 ? "its one table" : `all of its ${closed} tables and views`}.`,
      grant,
    );
  }
  if (closed > 0) {
    const more = closed > 1 ? ` and ${closed - 1} more` : "";
    return warning(
      `User "${role}" may not read ${closed} of ${relations} tables and views of schema "${schema}": ${row?.unreadable ?? ""}${more}.`,
      grant,
    );
  }
  return ok(
    `${relations === 1 ? "1 table or view" : `${relations} tables and views`}, all may be read${readOnly(Number(row?.unwritable ?? 0), Number(row?.tables ?? 0))}`,
  );
};

/** What is found about one schema. */
export interface SchemaFinding {
  readonly schema: string;
  readonly finding: Finding;
}

const judgeUse = (
  { role }: Server,
  { nspname, usable }: SchemaRow,
  privileges: readonly PrivilegeRow[],
): Finding =>
  isTrue(usable)
    ? judgePrivileges(
        role,
        nspname,
        privileges.find((row) => row.nspname === nspname),
      )
    : failure(
        `User "${role}" may not use schema "${nspname}".`,
        `Let an administrator run GRANT USAGE ON SCHEMA ${quoteIdentifier(nspname)} TO ${quoteIdentifier(role)}.`,
      );

/** Judges one chosen name or pattern: that there is such a schema, and what the user may do in it. */
export const judgeSchema = (
  name: string,
  server: Server,
  rows: readonly SchemaRow[],
  privileges: readonly PrivilegeRow[],
): readonly SchemaFinding[] => {
  const { kind, database } = server;
  const note = () => undefined;
  try {
    const chosen = selectSchemas([name], rows, { kind, database, note });
    return chosen.map((row) => ({
      schema: row.nspname,
      finding: judgeUse(server, row, privileges),
    }));
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    return [{ schema: name, finding: failure(error.message, error.hint) }];
  }
};
