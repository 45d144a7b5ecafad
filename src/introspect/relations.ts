/** Puts a table, a view or a foreign table together from its rows in each catalog. */
import { createTableOf } from "../model/create-relations.js";
import type {
  Column,
  ForeignTable,
  Relation,
  ServerKind,
  Table,
  View,
} from "../model/model.js";
import { decodeAttnums, isTrue } from "./catalog-text.js";
import type { RelationColumns } from "./columns.js";
import { readDistribution } from "./distribution.js";
import { readIndex, type IndexRow } from "./indexes.js";
import { readConstraints, type ConstraintRow, type Namer } from "./keys.js";
import type { Note } from "./notes.js";
import {
  readDeclarativeKey,
  readPartitioning,
  type NameColumns,
  type PartitionRow,
} from "./partitions.js";
import { readOptions, readOrientation, readStorage } from "./storage.js";

/** A row of `relations.sql`. */
export interface RelationRow {
  readonly oid: string;
  readonly nspname: string;
  readonly relname: string;
  readonly relkind: string;
  readonly relpersistence: string;
  readonly reloptions: string | null;
  readonly reltuples: string;
  readonly selectable: string;
  readonly relrowmovement: string | null;
  readonly pclocatortype: string | null;
  readonly pcattnum: string | null;
  readonly partstrat: string | null;
  readonly partattrs: string | null;
  readonly ftwriteonly: string | null;
  readonly srvname: string | null;
  readonly description: string | null;
}

/** The rows of one relation. */
export interface RelationParts {
  readonly relation: RelationRow;
  readonly columns: RelationColumns;
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
  readonly partitions: readonly PartitionRow[];
}

/** What the relations of one run share. */
export interface RelationContext {
  readonly server: ServerKind;
  readonly note: Note;
  readonly nameColumnsOf: Namer["nameColumnsOf"];
}

/** Names the columns of a relation by their attnums. */
export const createNamer =
  ({ columns, attnums }: RelationColumns): NameColumns =>
  // Keys are short, and a map per relation is not.
  (wanted) =>
    wanted.flatMap(
      (attnum) => columns[attnums.indexOf(Number(attnum))]?.name ?? [],
    );

const qualifiedNameOf = ({ nspname, relname }: RelationRow): string =>
  `${nspname}.${relname}`;

const readPhysics = (
  { relation, partitions }: RelationParts,
  nameColumns: NameColumns,
  { server, note }: RelationContext,
) => {
  const { pclocatortype, relrowmovement } = relation;
  const qualifiedName = qualifiedNameOf(relation);
  const options = readOptions(relation.reloptions);
  const columns = nameColumns(decodeAttnums(relation.pcattnum));
  const table = { qualifiedName, nameColumns };
  const partitioning =
    readPartitioning(partitions, table, note) ??
    readDeclarativeKey(relation.partstrat, relation.partattrs, table);
  return {
    distribution: readDistribution(
      { qualifiedName, pclocatortype, columns },
      note,
    ),
    orientation: readOrientation(server, options),
    storage: readStorage(options),
    partitioning,
    rowMovement:
      partitioning === null || relrowmovement === null
        ? null
        : isTrue(relrowmovement),
  };
};

const readTable = (parts: RelationParts, context: RelationContext): Table => {
  const { relation } = parts;
  const { nameColumnsOf } = context;
  const nameColumns = nameColumnsOf(relation.oid) ?? (() => []);
  const table = {
    kind: "table" as const,
    schema: relation.nspname,
    name: relation.relname,
    comment: relation.description,
    persistence:
      relation.relpersistence === "u"
        ? ("unlogged" as const)
        : ("permanent" as const),
    ...readConstraints(parts.constraints, { nameColumns, nameColumnsOf }),
    indexes: parts.indexes.map(readIndex),
    ...readPhysics(parts, nameColumns, context),
  };
  return createTableOf(table, parts.columns.columns);
};

const readView = (
  { relkind, nspname, relname, description }: RelationRow,
  columns: readonly Column[],
): View => ({
  kind: relkind === "m" ? "materialized-view" : "view",
  schema: nspname,
  name: relname,
  comment: description,
  // An outer join gives nulls whatever a domain forbids.
  columns: columns.map((column) => ({ ...column, nullable: true })),
});

const readForeignTable = ({
  relation,
  columns: read,
  constraints,
}: RelationParts): ForeignTable => {
  const keys = readConstraints(constraints, {
    nameColumns: createNamer(read),
    nameColumnsOf: () => undefined,
  });
  return {
    kind: "foreign-table",
    schema: relation.nspname,
    name: relation.relname,
    comment: relation.description,
    columns: read.columns,
    server: relation.srvname ?? "",
    access: isTrue(relation.ftwriteonly) ? "write" : "read",
    primaryKey: keys.primaryKey,
    uniqueKeys: keys.uniqueKeys,
  };
};

/** The relation of its rows. */
export const readRelation = (
  parts: RelationParts,
  context: RelationContext,
): Relation => {
  const { relation } = parts;
  for (const { sentence, column } of parts.columns.remarks) {
    context.note(sentence, `${qualifiedNameOf(relation)}.${column}`);
  }
  switch (relation.relkind) {
    case "v":
    case "m":
      return readView(relation, parts.columns.columns);
    case "f":
      return readForeignTable(parts);
    default:
      return readTable(parts, context);
  }
};
