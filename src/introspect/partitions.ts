/** Partition key and partitions of a table, out of `pg_partition` or, on PostgreSQL, `pg_partitioned_table`. */
import type { Partition, Partitioning } from "../model/model.js";
import { splitList } from "../model/split-list.js";
import { decodeAttnums, decodeTextArray } from "./catalog-text.js";
import type { Note } from "./notes.js";

/** A row of `partitions.sql`. */
export interface PartitionRow {
  readonly parentid: string;
  readonly relname: string;
  readonly parttype: string;
  readonly partstrategy: string;
  readonly partkey: string | null;
  readonly boundexpr: string | null;
  readonly boundaries: string | null;
}

/** Names of the columns behind attnums, in the order of these. */
export type NameColumns = (attnums: readonly string[]) => readonly string[];

/** What reading a table's partitions needs of it. */
export interface PartitionedTable {
  /** `schema.table`, for notes. */
  readonly qualifiedName: string;
  readonly nameColumns: NameColumns;
}

const strategies = new Map<string, Partitioning["by"]>([
  ["r", "range"],
  ["l", "list"],
  ["h", "hash"],
]);

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The values of a list partition where the server keeps no expression; openGauss marks DEFAULT by a null. */
const listValues = (
  boundaries: readonly (string | null)[],
): readonly string[] =>
  boundaries.map((value) => (value === null ? "DEFAULT" : quote(value)));

const readPartition = (
  by: Partitioning["by"],
  row: PartitionRow,
): Partition => {
  const boundaries = decodeTextArray(row.boundaries);
  if (by !== "list") return { name: row.relname, bound: boundaries };
  const bound =
    row.boundexpr === null ? listValues(boundaries) : splitList(row.boundexpr);
  return { name: row.relname, bound };
};

/** Partitioning by the rows of one table of DWS; null when there are none. */
export const readPartitioning = (
  rows: readonly PartitionRow[],
  { qualifiedName, nameColumns }: PartitionedTable,
  note: Note,
): Partitioning | null => {
  const root = rows.find(({ parttype }) => parttype === "r");
  if (root === undefined) return null;
  const by = strategies.get(root.partstrategy);
  if (by === undefined) {
    note(
      `Partition strategy "${root.partstrategy}" is not supported, so PARTITION BY is left out`,
      qualifiedName,
    );
    return null;
  }
  return {
    by,
    columns: nameColumns(decodeAttnums(root.partkey)),
    partitions: rows
      .filter(({ parttype }) => parttype === "p")
      .map((row) => readPartition(by, row)),
  };
};

/** Partition key of a table of PostgreSQL, without its partitions; null when an expression is part of it. */
export const readDeclarativeKey = (
  partstrat: string | null,
  partattrs: string | null,
  { nameColumns }: PartitionedTable,
): Partitioning | null => {
  const by = strategies.get(partstrat ?? "");
  const attnums = partattrs?.split(" ") ?? [];
  if (by === undefined || attnums.includes("0")) return null;
  return { by, columns: nameColumns(attnums), partitions: [] };
};
