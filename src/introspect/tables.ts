/** Puts a table together from its rows in each catalog. */
import type { Key, ServerKind, Table } from "../model/model.js";
import { decodeAttnums } from "./catalog-text.js";
import { readColumn, type ColumnContext, type ColumnRow } from "./columns.js";
import { readDistribution } from "./distribution.js";
import {
  readDeclarativeKey,
  readPartitioning,
  type NameColumns,
  type PartitionRow,
} from "./partitions.js";
import { readOptions, readOrientation, readStorage } from "./storage.js";

/** A row of `tables.sql`. */
export interface TableRow {
  readonly oid: string;
  readonly nspname: string;
  readonly relname: string;
  readonly relpersistence: string;
  readonly reloptions: string | null;
  readonly pclocatortype: string | null;
  readonly pcattnum: string | null;
  readonly partstrat: string | null;
  readonly partattrs: string | null;
  readonly description: string | null;
}

/** A row of `constraints.sql`. */
export interface ConstraintRow {
  readonly conrelid: string;
  readonly conname: string;
  readonly contype: string;
  readonly conkey: string;
}

/** The rows of one table. */
export interface TableParts {
  readonly table: TableRow;
  readonly columns: readonly ColumnRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly partitions: readonly PartitionRow[];
}

const createNamer = (columns: readonly ColumnRow[]): NameColumns => {
  const names = new Map(columns.map((row) => [row.attnum, row.attname]));
  return (attnums) => attnums.flatMap((attnum) => names.get(attnum) ?? []);
};

/** One key, or none when it holds a system column (UNIQUE (oid)): no caller could give its value. */
const readKey = (
  { conname, conkey }: ConstraintRow,
  nameColumns: NameColumns,
): readonly Key[] => {
  const attnums = decodeAttnums(conkey);
  const columns = nameColumns(attnums);
  return columns.length === attnums.length ? [{ name: conname, columns }] : [];
};

/** The table of its rows. */
export const readTable = (
  server: ServerKind,
  { table, columns, constraints, partitions }: TableParts,
  context: ColumnContext,
): Table => {
  const qualifiedName = `${table.nspname}.${table.relname}`;
  const nameColumns = createNamer(columns);
  const options = readOptions(table.reloptions);
  const keys = (type: string): readonly Key[] =>
    constraints
      .filter(({ contype }) => contype === type)
      .flatMap((row) => readKey(row, nameColumns));
  const distributed = nameColumns(decodeAttnums(table.pcattnum));
  const partitioned = { qualifiedName, nameColumns };
  return {
    kind: "table",
    schema: table.nspname,
    name: table.relname,
    comment: table.description,
    persistence: table.relpersistence === "u" ? "unlogged" : "permanent",
    columns: columns.map((row) => readColumn(row, qualifiedName, context)),
    primaryKey: keys("p")[0] ?? null,
    uniqueKeys: keys("u"),
    distribution: readDistribution(
      {
        qualifiedName,
        pclocatortype: table.pclocatortype,
        columns: distributed,
      },
      context.note,
    ),
    orientation: readOrientation(server, options),
    storage: readStorage(options),
    partitioning:
      readPartitioning(partitions, partitioned, context.note) ??
      readDeclarativeKey(table.partstrat, table.partattrs, partitioned),
  };
};
