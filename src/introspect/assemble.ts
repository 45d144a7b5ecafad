/** Catalog rows to model, in time linear to their number. */
import { createDatabase } from "../model/create-database.js";
import type {
  Compatibility,
  Database,
  Relation,
  Schema,
  ServerKind,
  View,
} from "../model/model.js";
import type { ColumnReader, RelationColumns } from "./columns.js";
import { readComposites, type CompositeRow } from "./composites.js";
import { groupBy } from "./group-by.js";
import type { IndexRow } from "./indexes.js";
import type { ConstraintRow } from "./keys.js";
import type { Note } from "./notes.js";
import type { PartitionRow } from "./partitions.js";
import { createNamer, readRelation, type RelationRow } from "./relations.js";
import { readRoutine, type RoutineRow } from "./routines.js";
import type { SchemaRow } from "./schemas.js";
import {
  columnKey,
  readSequences,
  type Owner,
  type SequenceRow,
  type SettingsRow,
} from "./sequences.js";
import { readEnums, type ResolveType, type TypeRow } from "./types.js";
import { selectUsedTypes } from "./used-types.js";

/** Everything that was read. */
export interface CatalogRows {
  readonly server: ServerKind;
  readonly compatibility: Compatibility | null;
  /** The chosen schemas. */
  readonly schemas: readonly SchemaRow[];
  /** The chosen tables, views and foreign tables. */
  readonly relations: readonly RelationRow[];
  readonly columnsOf: ColumnReader["columnsOf"];
  readonly composites: readonly CompositeRow[];
  readonly routines: readonly RoutineRow[];
  readonly types: readonly TypeRow[];
  readonly resolveType: ResolveType;
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
  readonly partitions: readonly PartitionRow[];
  readonly sequences: readonly SequenceRow[];
  /** Settings by oid of the sequences that keep their own. */
  readonly settings: ReadonlyMap<string, SettingsRow>;
}

const NO_COLUMNS: RelationColumns = { columns: [], attnums: [], remarks: [] };

const readRelations = (rows: CatalogRows, note: Note): readonly Relation[] => {
  const { server, columnsOf } = rows;
  const constraints = groupBy(rows.constraints, (row) => row.conrelid);
  const indexes = groupBy(rows.indexes, (row) => row.indrelid);
  const partitions = groupBy(rows.partitions, (row) => row.parentid);
  const nameColumnsOf = (oid: string) => {
    const found = columnsOf(oid);
    return found && createNamer(found);
  };
  return rows.relations.map((relation) =>
    readRelation(
      {
        relation,
        columns: columnsOf(relation.oid) ?? NO_COLUMNS,
        constraints: constraints.get(relation.oid) ?? [],
        indexes: indexes.get(relation.oid) ?? [],
        partitions: partitions.get(relation.oid) ?? [],
      },
      { server, nameColumnsOf, note },
    ),
  );
};

/** Columns of tables that own a sequence, by {@link columnKey}. */
const findOwners = ({ relations, columnsOf, sequences }: CatalogRows) => {
  const tables = new Map(
    relations
      .filter(({ relkind }) => relkind === "r" || relkind === "p")
      .map((row) => [row.oid, row]),
  );
  const owners = new Map<string, Owner>();
  for (const sequence of sequences) {
    const { attrelid, attnum } = sequence;
    const table = attrelid === null ? undefined : tables.get(attrelid);
    if (table === undefined || attnum === null) continue;
    const { nspname: schema, relname, oid } = table;
    const [column] = createNamer(columnsOf(oid) ?? NO_COLUMNS)([attnum]);
    if (column === undefined) continue;
    owners.set(columnKey(sequence), { schema, table: relname, column });
  }
  return owners;
};

/** Everything that goes into schemas, each with the name of its own. */
const readContents = (rows: CatalogRows, note: Note) => {
  const { settings, types, resolveType } = rows;
  const relations = readRelations(rows, note);
  const routines = rows.routines.map((row) => readRoutine(row, resolveType));
  const chosen = new Set(rows.schemas.map(({ nspname }) => nspname));
  const owners = findOwners(rows);
  return {
    relations,
    routines,
    sequences: readSequences(rows.sequences, { settings, owners, note }),
    ...selectUsedTypes(
      {
        enums: readEnums(types),
        composites: readComposites(rows.composites, resolveType),
      },
      chosen,
      { relations, routines },
    ),
  };
};

const isView = (item: Relation): item is View =>
  item.kind === "view" || item.kind === "materialized-view";

/** The model of the rows. */
export const assemble = (rows: CatalogRows, note: Note): Database => {
  const contents = readContents(rows, note);
  const bySchema = <T extends { readonly schema: string }>(
    items: readonly T[],
  ) => groupBy(items, ({ schema }) => schema);
  const relations = bySchema(contents.relations);
  const enums = bySchema(contents.enums);
  const composites = bySchema(contents.composites);
  const sequences = bySchema(contents.sequences);
  const routines = bySchema(contents.routines);
  const comments = new Map(
    rows.schemas.map(({ nspname, description }) => [nspname, description]),
  );
  const names = new Set([
    ...comments.keys(),
    ...[enums, composites, sequences].flatMap((group) => [...group.keys()]),
  ]);
  const schemas = Array.from(names, (name): Schema => {
    const all = relations.get(name) ?? [];
    return {
      name,
      comment: comments.get(name) ?? null,
      enums: enums.get(name) ?? [],
      composites: composites.get(name) ?? [],
      sequences: sequences.get(name) ?? [],
      tables: all.filter((item) => item.kind === "table"),
      views: all.filter((item) => isView(item)),
      foreignTables: all.filter((item) => item.kind === "foreign-table"),
      routines: routines.get(name) ?? [],
    };
  });
  const { server, compatibility } = rows;
  return createDatabase({ server, compatibility, schemas });
};
