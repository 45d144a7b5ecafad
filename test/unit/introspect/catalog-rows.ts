/** Rows in the shape of DWS's catalogs, to be varied by tests; no such server is at hand there. */
import {
  assemble,
  type CatalogRows,
} from "../../../src/introspect/assemble.js";
import type { ColumnRow } from "../../../src/introspect/columns.js";
import { createNotes } from "../../../src/introspect/notes.js";
import type { PartitionRow } from "../../../src/introspect/partitions.js";
import type { TableRow } from "../../../src/introspect/tables.js";
import type { TypeRow } from "../../../src/introspect/types.js";
import type { Table } from "../../../src/model/model.js";

/** A row but for what is given. */
export const typeRow = (row: Partial<TypeRow>): TypeRow => ({
  oid: "23",
  typname: "int4",
  nspname: "pg_catalog",
  typtype: "b",
  typbasetype: "0",
  typnotnull: "f",
  element: null,
  labels: null,
  ...row,
});

/** A row but for what is given. */
export const tableRow = (row: Partial<TableRow>): TableRow => ({
  oid: "1",
  nspname: "s",
  relname: "t",
  relpersistence: "p",
  reloptions: null,
  pclocatortype: null,
  pcattnum: null,
  partstrat: null,
  partattrs: null,
  description: null,
  ...row,
});

/** A row but for what is given. */
export const columnRow = (row: Partial<ColumnRow>): ColumnRow => ({
  attrelid: "1",
  attnum: "1",
  attname: "a",
  atttypid: "23",
  sql: "integer",
  attnotnull: "f",
  attidentity: null,
  attgenerated: null,
  expression: null,
  description: null,
  ...row,
});

/** A row but for what is given. */
export const partitionRow = (row: Partial<PartitionRow>): PartitionRow => ({
  parentid: "1",
  relname: "p",
  parttype: "p",
  partstrategy: "r",
  partkey: null,
  boundexpr: null,
  boundaries: null,
  ...row,
});

/** Integer columns a, b and c of table s.t. */
export const columns = ["a", "b", "c"].map((attname, index) =>
  columnRow({ attname, attnum: String(index + 1) }),
);

/** The model and the notes of these rows, by default of one table s.t on a DWS. */
export const assembleRows = (rows: Partial<CatalogRows>) => {
  const { note, lines } = createNotes();
  const database = assemble(
    {
      server: "dws",
      compatibility: "ORA",
      schemas: [
        {
          nspname: "s",
          usable: "t",
          datcompatibility: "ORA",
          description: null,
        },
      ],
      tables: [tableRow({})],
      columns,
      types: [typeRow({})],
      constraints: [],
      partitions: [],
      sequences: [],
      ...rows,
    },
    note,
  );
  return { database, notes: lines() };
};

/** The one table of these rows. */
export const assembleTable = (rows: Partial<CatalogRows>): Table => {
  const [table] = assembleRows(rows).database.schemas.flatMap(
    ({ tables }) => tables,
  );
  if (!table) throw new Error("no table");
  return table;
};
