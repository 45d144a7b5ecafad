/** Reads the rows of every kind, one statement each, and leaves out what the server does not have or refuses. */
import { type ColumnRow, createColumnReader } from "./columns.js";
import type { CompositeRow } from "./composites.js";
import type { IndexRow } from "./indexes.js";
import type { ConstraintRow } from "./keys.js";
import type { Note } from "./notes.js";
import type { PartitionRow } from "./partitions.js";
import { noteRefused } from "./privileges.js";
import type { Server } from "./probe.js";
import type { Query } from "./query.js";
import { typesOfRoutine, type RoutineRow } from "./routines.js";
import { readSettings } from "./sequence-settings.js";
import { readNextvals, type SequenceRow } from "./sequences.js";
import { buildStatement, catalogsOf, type StatementKind } from "./statement.js";
import { createTypeResolver, type TypeRow } from "./types.js";

/** Runs the statement of a kind; rows that are taken are not given. */
export type Read = <Row>(
  kind: StatementKind,
  values: readonly unknown[],
  take?: (row: Row) => void,
) => Promise<readonly Row[]>;

/** What one run reads with. */
export interface Reading {
  readonly query: Query;
  readonly server: Server;
  readonly note: Note;
  /** Told of each statement that is done. */
  readonly progress: (done: string) => void;
}

// Without these there is nothing to read, so that the server's own refusal is the best answer.
const essential: ReadonlySet<StatementKind> = new Set([
  "schemas",
  "relations",
  "columns",
  "types",
]);

/** A reader that skips, with a note, what the role may not read. */
export const createReader =
  ({ query, server, note, progress }: Reading): Read =>
  async <Row>(
    kind: StatementKind,
    values: readonly unknown[],
    take?: (row: Row) => void,
  ) => {
    const refused = catalogsOf(kind).find((catalog) =>
      server.refusedCatalogs.has(catalog),
    );
    if (refused !== undefined && !essential.has(kind)) {
      noteRefused(server, refused, kind, note);
      return [];
    }
    const text = buildStatement(kind, server.catalogColumns);
    const rows = await query<Row>(text, values, take);
    progress(kind);
    if (take === undefined) return rows;
    rows.forEach(take);
    return [];
  };

interface TypeUserRows {
  readonly composites: readonly CompositeRow[];
  readonly routines: readonly RoutineRow[];
}

/** The types that columns do not tell of. */
const typeOids = ({
  composites,
  routines,
}: TypeUserRows): readonly string[] => {
  const oids = new Set<string>(routines.flatMap(typesOfRoutine));
  for (const { atttypid } of composites) {
    if (atttypid !== null) oids.add(atttypid);
  }
  return [...oids];
};

/** Rows of everything about the relations `oids`, and of what else the schemas hold. */
export const readDetails = async (
  reading: Reading,
  read: Read,
  schemas: readonly string[],
  oids: readonly string[],
) => {
  const users = {
    composites: await read<CompositeRow>("composites", []),
    routines: await read<RoutineRow>("routines", [schemas]),
  };
  const sequences = await read<SequenceRow>("sequences", [oids, schemas]);
  const types = await read<TypeRow>("types", [typeOids(users), oids]);
  const resolveType = createTypeResolver(types);
  const nextvals = readNextvals(sequences);
  const { take, columnsOf } = createColumnReader({ resolveType, nextvals });
  await read<ColumnRow>("columns", [oids], take);
  const { query, server, progress } = reading;
  return {
    ...users,
    sequences,
    types,
    resolveType,
    columnsOf,
    constraints: await read<ConstraintRow>("constraints", [oids]),
    indexes: await read<IndexRow>("indexes", [oids]),
    settings: await readSettings(query, sequences, () => {
      progress("sequence settings");
    }),
    partitions: server.catalogColumns.has("pg_partition.parentid")
      ? await read<PartitionRow>("partitions", [oids])
      : [],
  };
};
