/** Reads what the cluster says of itself over one session: each fact for itself, so that one that is refused hides no other. */
import { probe, type Server } from "../introspect/probe.js";
import type { Query } from "../introspect/query.js";
import type { SchemaRow } from "../introspect/schemas.js";
import { buildStatement } from "../introspect/statement.js";
import { probed, type Probed } from "./probe-network.js";

/** Settings that are shown; those of DWS alone are unknown elsewhere. */
export const SETTINGS = [
  "transaction_read_only",
  "max_query_retry_times",
  "retry_ecode_list",
  "session_timeout",
  "idle_in_transaction_timeout",
  "password_encryption_type",
  "max_connections",
] as const;

/** One of {@link SETTINGS}. */
export type SettingName = (typeof SETTINGS)[number];

/** Connections that are allowed; -1 for no limit of its own. */
export interface LimitFacts {
  readonly ofRole: number;
  readonly ofDatabase: number;
}

/** A schema and what the user may do in it. */
export interface PrivilegeRow {
  readonly nspname: string;
  readonly relations: string;
  readonly tables: string;
  /** How many may not be read. */
  readonly closed: string;
  /** The first name of those; null for none. */
  readonly unreadable: string | null;
  /** Tables that may not be written to in every way. */
  readonly unwritable: string;
}

/** Everything that was read. */
export interface ClusterFacts {
  readonly server: Probed<Server>;
  readonly settings: Readonly<Record<SettingName, Probed<string>>>;
  readonly schemas: Probed<readonly SchemaRow[]>;
  readonly privileges: Probed<readonly PrivilegeRow[]>;
  readonly limits: Probed<LimitFacts>;
}

const LIMITS = `SELECT r.rolconnlimit AS of_role, b.datconnlimit AS of_database
FROM pg_catalog.pg_roles r, pg_catalog.pg_database b
WHERE r.rolname = current_user AND b.datname = pg_catalog.current_database()`;

/** Foreign tables may be write-only, and are not counted among what is read; views not among what is written. */
const PRIVILEGES = `SELECT n.nspname AS nspname,
  pg_catalog.count(c.oid) AS relations,
  pg_catalog.count(CASE WHEN c.relkind IN ('r', 'p') THEN 1 END) AS tables,
  pg_catalog.count(CASE WHEN c.relkind <> 'f' AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') THEN 1 END) AS closed,
  pg_catalog.min(CASE WHEN c.relkind <> 'f' AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')
    THEN c.relname::text END) AS unreadable,
  pg_catalog.count(CASE WHEN c.relkind IN ('r', 'p')
    AND NOT (pg_catalog.has_table_privilege(c.oid, 'INSERT') AND pg_catalog.has_table_privilege(c.oid, 'UPDATE')
      AND pg_catalog.has_table_privilege(c.oid, 'DELETE')) THEN 1 END) AS unwritable
FROM pg_catalog.pg_namespace n
LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
GROUP BY n.nspname`;

const one = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error("The server gave no row");
  return row;
};

const readSetting = async (
  query: Query,
  name: SettingName,
): Promise<Probed<string>> =>
  probed(async () => {
    const rows = await query<Record<string, string>>(`SHOW ${name}`, []);
    return Object.values(one(rows))[0] ?? "";
  });

const readSettings = async (
  query: Query,
): Promise<ClusterFacts["settings"]> => {
  const readings: [SettingName, Probed<string>][] = [];
  for (const name of SETTINGS) {
    readings.push([name, await readSetting(query, name)]);
  }
  return Object.fromEntries(readings) as ClusterFacts["settings"];
};

const readLimits = async (query: Query): Promise<LimitFacts> => {
  interface Row {
    readonly of_role: string;
    readonly of_database: string;
  }
  const row = one(await query<Row>(LIMITS, []));
  return Object.freeze({
    ofRole: Number(row.of_role),
    ofDatabase: Number(row.of_database),
  });
};

const readSchemas = async (
  query: Query,
  server: Probed<Server>,
): Promise<Probed<readonly SchemaRow[]>> => {
  if (server.kind === "error") return server;
  const { catalogColumns } = server.facts;
  return probed(async () =>
    query(buildStatement("schemas", catalogColumns), []),
  );
};

/** Reads everything. */
export const probeCluster = async (query: Query): Promise<ClusterFacts> => {
  const server = await probed(async () => probe(query));
  return Object.freeze({
    server,
    settings: await readSettings(query),
    schemas: await readSchemas(query, server),
    privileges: await probed(async () => query<PrivilegeRow>(PRIVILEGES, [])),
    limits: await probed(async () => readLimits(query)),
  });
};
