/** Reads a live schema: a fixed number of statements, then one model. */
import { GeneratorError } from "../errors.js";
import type { Compatibility, Database, ServerKind } from "../model/model.js";
import { assemble } from "./assemble.js";
import type { ColumnRow, SequenceRow } from "./columns.js";
import { createNotes, type Note } from "./notes.js";
import type { PartitionRow } from "./partitions.js";
import { probe, type Server } from "./probe.js";
import type { Query } from "./query.js";
import { readCompatibility, selectSchemas, type SchemaRow } from "./schemas.js";
import { selectTables, type Selection } from "./selection.js";
import { buildStatement, type StatementKind } from "./statement.js";
import { isInternal, readOptions } from "./storage.js";
import type { ConstraintRow, TableRow } from "./tables.js";
import type { TypeRow } from "./types.js";

/** What is known of the server besides the model, for people. */
export interface ServerFacts {
  readonly server: ServerKind;
  /** `version()` as the server prints it. */
  readonly version: string;
  /** `GaussDB(DWS) 8.2.1`, `PostgreSQL 15.18`. */
  readonly productLine: string;
  /** Name of the database. */
  readonly database: string;
  readonly compatibility: Compatibility | null;
}

/** A schema as it was read, with what a person should know about the reading. */
export interface Introspection {
  readonly database: Database;
  readonly facts: ServerFacts;
  /** One line each. */
  readonly notes: readonly string[];
}

type Read = <Row>(
  kind: StatementKind,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

const createReader =
  (query: Query, server: Server, progress: (done: string) => void): Read =>
  async <Row>(kind: StatementKind, values: readonly unknown[]) => {
    const text = buildStatement(kind, server.catalogColumns);
    const rows = await query<Row>(text, values);
    progress(kind);
    return rows;
  };

const chooseTables = (
  selection: Selection,
  rows: readonly TableRow[],
  note: Note,
): readonly TableRow[] => {
  const named = rows
    .filter(({ reloptions }) => !isInternal(readOptions(reloptions)))
    .map((row) => ({ schema: row.nspname, table: row.relname, row }));
  const { selected, unmatched } = selectTables(selection, named);
  for (const glob of unmatched) note("No table matches", glob);
  return selected.map(({ row }) => row);
};

const readDetails = async (
  read: Read,
  server: Server,
  tables: readonly TableRow[],
) => {
  const oids = tables.map(({ oid }) => oid);
  const columns = await read<ColumnRow>("columns", [oids]);
  const typeOids = [...new Set(columns.map(({ atttypid }) => atttypid))];
  return {
    columns,
    types: await read<TypeRow>("types", [typeOids]),
    constraints: await read<ConstraintRow>("constraints", [oids]),
    sequences: await read<SequenceRow>("sequences", [oids]),
    partitions: server.catalogColumns.has("pg_partition.parentid")
      ? await read<PartitionRow>("partitions", [oids])
      : [],
  };
};

const noteServer = ({ kind, productLine }: Server, note: Note): void => {
  const missing = {
    dws: null,
    "postgres-xc": "orientation and partitions",
    postgres: "distribution, orientation and DWS partitions",
  }[kind];
  if (missing === null) return;
  note(
    `This is ${productLine}, not GaussDB(DWS): ${missing} are therefore missing from the repositories.`,
  );
};

const assertChosen = ({ schemas }: Selection): void => {
  if (schemas.length > 0) return;
  throw new GeneratorError(
    "introspect",
    "No schema was chosen.",
    "Name one or more with --schemas.",
  );
};

const factsOf = (
  { kind, version, productLine, database }: Server,
  compatibility: Compatibility | null,
): ServerFacts => ({
  server: kind,
  version,
  productLine,
  database,
  compatibility,
});

/**
 * Reads the selected tables and all they need, in 7 statements and one more on DWS.
 * Every statement must reach the same session, since the first pins its `search_path`.
 */
export const introspect = async (
  query: Query,
  selection: Selection,
  progress: (done: string) => void = () => undefined,
): Promise<Introspection> => {
  assertChosen(selection);
  const { note, lines } = createNotes();
  const server = await probe(query);
  progress("probe");
  noteServer(server, note);
  const read = createReader(query, server, progress);
  const allSchemas = await read<SchemaRow>("schemas", []);
  const schemas = selectSchemas(
    selection.schemas,
    server.database,
    allSchemas,
    note,
  );
  const compatibility = readCompatibility(allSchemas);
  const names = schemas.map(({ nspname }) => nspname);
  const tables = chooseTables(
    selection,
    await read<TableRow>("tables", [names]),
    note,
  );
  const details = await readDetails(read, server, tables);
  const database = assemble(
    { server: server.kind, compatibility, schemas, tables, ...details },
    note,
  );
  return { database, facts: factsOf(server, compatibility), notes: lines() };
};
