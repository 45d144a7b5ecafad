/** Reads a live schema: a fixed number of statements, then one model. */
import { GeneratorError } from "../errors.js";
import type { Database } from "../model/model.js";
import { compareText } from "../model/order.js";
import { assemble } from "./assemble.js";
import { readFacts, type ServerFacts } from "./facts.js";
import { createNotes, type Note } from "./notes.js";
import { notePrivileges, noteRefusedCatalogs } from "./privileges.js";
import { probe, type Server } from "./probe.js";
import type { Query } from "./query.js";
import { createReader, readDetails } from "./read-catalogs.js";
import type { RelationRow } from "./relations.js";
import { selectSchemas, type SchemaRow } from "./schemas.js";
import { likePatterns, selectTables, type Selection } from "./selection.js";
import { isInternal, readOptions } from "./storage.js";

export type { ServerFacts } from "./facts.js";

/** A schema as it was read, with what a person should know about the reading. */
export interface Introspection {
  readonly database: Database;
  readonly facts: ServerFacts;
  /** One line each. */
  readonly notes: readonly string[];
}

const chooseRelations = (
  selection: Selection,
  rows: readonly RelationRow[],
  note: Note,
): readonly RelationRow[] => {
  // The server's order is its own affair, and notes name the first few.
  const named = rows
    .filter(({ reloptions }) => !isInternal(readOptions(reloptions)))
    .toSorted((a, b) => compareText(a.relname, b.relname))
    .map((row) => ({ schema: row.nspname, table: row.relname, row }));
  const { selected, unmatched } = selectTables(selection, named);
  for (const glob of unmatched) note("No table matches", glob);
  return selected.map(({ row }) => row);
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
    "Name one or more with --schemas, or all with --schemas '*'.",
  );
};

/**
 * Reads the selected relations and all they need, in 10 statements and one more on DWS, and one per 500 sequences where
 * these keep their own settings. Every statement must reach the same session, since the first pins its `search_path`.
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
  noteRefusedCatalogs(server, note);
  const reading = { query, server, note, progress };
  const read = createReader(reading);
  const schemas = selectSchemas(
    selection.schemas,
    await read<SchemaRow>("schemas", []),
    { kind: server.kind, database: server.database, note },
  );
  const names = schemas.map(({ nspname }) => nspname);
  const found = await read<RelationRow>("relations", [
    names,
    ...likePatterns(selection.tables),
  ]);
  const relations = chooseRelations(selection, found, note);
  const oids = relations.map(({ oid }) => oid);
  const details = await readDetails(reading, read, names, oids);
  const facts = readFacts(server, schemas, relations, note);
  const { compatibility } = facts;
  const database = assemble(
    { server: server.kind, compatibility, schemas, relations, ...details },
    note,
  );
  notePrivileges(relations, server.role, note);
  return { database, facts, notes: lines() };
};
