/** Catalog rows to model, in time linear to their number. */
import { createDatabase } from "../model/create-database.js";
import type {
  Compatibility,
  Database,
  EnumType,
  Schema,
  ServerKind,
  Table,
} from "../model/model.js";
import { readNextvals, type ColumnRow, type SequenceRow } from "./columns.js";
import type { Note } from "./notes.js";
import type { PartitionRow } from "./partitions.js";
import type { SchemaRow } from "./schemas.js";
import { readTable, type ConstraintRow, type TableRow } from "./tables.js";
import { createTypeResolver, readEnums, type TypeRow } from "./types.js";

/** Everything that was read. */
export interface CatalogRows {
  readonly server: ServerKind;
  readonly compatibility: Compatibility | null;
  /** The chosen schemas. */
  readonly schemas: readonly SchemaRow[];
  /** The chosen tables. */
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly types: readonly TypeRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly partitions: readonly PartitionRow[];
  readonly sequences: readonly SequenceRow[];
}

const groupBy = <T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

const readTables = (rows: CatalogRows, note: Note): readonly Table[] => {
  const context = {
    resolveType: createTypeResolver(rows.types),
    nextvals: readNextvals(rows.sequences),
    note,
  };
  const columns = groupBy(rows.columns, (row) => row.attrelid);
  const constraints = groupBy(rows.constraints, (row) => row.conrelid);
  const partitions = groupBy(rows.partitions, (row) => row.parentid);
  return rows.tables.map((table) =>
    readTable(
      rows.server,
      {
        table,
        columns: columns.get(table.oid) ?? [],
        constraints: constraints.get(table.oid) ?? [],
        partitions: partitions.get(table.oid) ?? [],
      },
      context,
    ),
  );
};

/** Enums of the chosen schemas, and those of other schemas that a column uses: its type needs their labels. */
const selectEnums = (
  rows: CatalogRows,
  tables: readonly Table[],
): ReadonlyMap<string, readonly EnumType[]> => {
  const chosen = new Set(rows.schemas.map(({ nspname }) => nspname));
  const used = new Set(
    tables
      .flatMap(({ columns }) => columns)
      .filter(({ type }) => type.kind === "enum")
      .map(({ type }) => JSON.stringify([type.schema, type.name])),
  );
  const enums = readEnums(rows.types).filter(
    ({ schema, name }) =>
      chosen.has(schema) || used.has(JSON.stringify([schema, name])),
  );
  return groupBy(enums, ({ schema }) => schema);
};

/** The model of the rows. */
export const assemble = (rows: CatalogRows, note: Note): Database => {
  const tables = readTables(rows, note);
  const enums = selectEnums(rows, tables);
  const tablesOf = groupBy(tables, ({ schema }) => schema);
  const comments = new Map(
    rows.schemas.map(({ nspname, description }) => [nspname, description]),
  );
  const names = new Set([...comments.keys(), ...enums.keys()]);
  const schemas = Array.from(names, (name): Schema => ({
    name,
    comment: comments.get(name) ?? null,
    enums: enums.get(name) ?? [],
    tables: tablesOf.get(name) ?? [],
  }));
  const { server, compatibility } = rows;
  return createDatabase({ server, compatibility, schemas });
};
