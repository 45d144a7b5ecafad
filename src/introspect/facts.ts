/** What is known besides the model: it changes without the schema changing, so it is not kept in the snapshot. */
import type { Compatibility, ServerKind } from "../model/model.js";
import type { Note } from "./notes.js";
import type { Server } from "./probe.js";
import type { RelationRow } from "./relations.js";
import { readCompatibility, type SchemaRow } from "./schemas.js";

/** How many nodes a cluster has. */
export interface NodeCounts {
  readonly coordinators: number;
  readonly datanodes: number;
}

/** What is known of the server besides the model, for people. */
export interface ServerFacts {
  readonly server: ServerKind;
  /** `version()` as the server prints it. */
  readonly version: string;
  /** `GaussDB(DWS) 8.2.1`, `PostgreSQL 15.18`. */
  readonly productLine: string;
  /** Name of the database. */
  readonly database: string;
  /** The role that read the schema. */
  readonly role: string;
  readonly compatibility: Compatibility | null;
  /** Of the database: `UTF8`, `SQL_ASCII`, `GBK`, … */
  readonly encoding: string;
  /** Null on a server without nodes, and where the role may not count them. */
  readonly nodes: NodeCounts | null;
  /** Estimated rows by `schema.name`, for the relations that were ever analysed. */
  readonly estimates: ReadonlyMap<string, number>;
}

const readNodes = (
  { coordinators, datanodes }: SchemaRow,
  { refusedCatalogs, role }: Server,
  note: Note,
): NodeCounts | null => {
  if (refusedCatalogs.has("pgxc_node")) {
    note(
      `The nodes could not be counted, since the role ${role} may not read pg_catalog.pgxc_node.`,
    );
  }
  return datanodes === null
    ? null
    : { coordinators: Number(coordinators), datanodes: Number(datanodes) };
};

const readEstimates = (
  relations: readonly RelationRow[],
): ReadonlyMap<string, number> =>
  new Map(
    relations
      .map(
        ({ nspname, relname, reltuples }) =>
          [`${nspname}.${relname}`, Number(reltuples)] as const,
      )
      .filter(([, rows]) => rows > 0),
  );

/** The facts of one run. */
export const readFacts = (
  server: Server,
  schemas: readonly SchemaRow[],
  relations: readonly RelationRow[],
  note: Note,
): ServerFacts => ({
  server: server.kind,
  version: server.version,
  productLine: server.productLine,
  database: server.database,
  role: server.role,
  compatibility: readCompatibility(schemas),
  encoding: schemas[0]?.encoding ?? "",
  nodes: schemas[0] ? readNodes(schemas[0], server, note) : null,
  estimates: readEstimates(relations),
});
