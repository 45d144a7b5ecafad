/** Finds out which server this is and which optional catalog columns it has. */
import type { ServerKind } from "../model/model.js";
import { decodeTextArray } from "./catalog-text.js";
import type { Query } from "./query.js";
import { buildStatement } from "./statement.js";

/** The row of `probe.sql`. */
export interface ProbeRow {
  readonly version: string;
  readonly database: string;
  readonly role: string;
  readonly catalog_columns: string;
  readonly refused_catalogs: string;
}

/** What the probe found. */
export interface Server {
  readonly kind: ServerKind;
  /** `version()` as the server prints it. */
  readonly version: string;
  /** For people: `GaussDB(DWS) 8.2.1`, `PostgreSQL 15.18`. */
  readonly productLine: string;
  /** Name of the database. */
  readonly database: string;
  /** Name of the role that reads. */
  readonly role: string;
  /** `pg_class.relispartition`, …: the columns of the catalogs where servers differ. */
  readonly catalogColumns: ReadonlySet<string>;
  /** Catalogs that this role may not read. */
  readonly refusedCatalogs: ReadonlySet<string>;
}

// Upgraded clusters vary more than version numbers suggest, and 9.2.4 is all that DWS says of its origin.
const detectKind = (
  version: string,
  types: ReadonlyMap<string, string>,
): ServerKind => {
  // Also where this role may not read pgxc_class.
  if (version.includes("GaussDB")) return "dws";
  const attnumType = types.get("pgxc_class.pcattnum");
  if (attnumType === undefined) return "postgres";
  return attnumType === "int2vector" ? "dws" : "postgres-xc";
};

const nameProduct = (kind: ServerKind, version: string): string => {
  const gauss = /\b(GaussDB|openGauss) (\d[\w.-]*)/.exec(version);
  if (gauss) {
    const [, name = "", number = ""] = gauss;
    return `${name === "GaussDB" ? "GaussDB(DWS)" : name} ${number}`;
  }
  const [base] = /^PostgreSQL [\w.]+/.exec(version) ?? [version];
  return kind === "postgres-xc" ? `Postgres-XC (${base})` : base;
};

/** Reads a probe's row. */
export const describeServer = (row: ProbeRow): Server => {
  const types = new Map(
    decodeTextArray(row.catalog_columns).map((text) => {
      const [column = "", ...type] = (text ?? "").split(" ");
      return [column, type.join(" ")] as const;
    }),
  );
  const kind = detectKind(row.version, types);
  return {
    kind,
    version: row.version,
    productLine: nameProduct(kind, row.version),
    database: row.database,
    role: row.role,
    catalogColumns: new Set(types.keys()),
    refusedCatalogs: new Set(
      decodeTextArray(row.refused_catalogs).filter((name) => name !== null),
    ),
  };
};

/** Probes the server, and pins the session's `search_path` to `pg_catalog`. */
export const probe = async (query: Query): Promise<Server> => {
  const [row] = await query<ProbeRow>(buildStatement("probe", new Set()), []);
  if (row === undefined) throw new Error("The probe returned no row");
  return describeServer(row);
};
