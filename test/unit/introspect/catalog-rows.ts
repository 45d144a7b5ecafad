/** Rows in the shape of DWS's catalogs, to be varied by tests; no such server is at hand there. */
import {
  assemble,
  type CatalogRows,
} from "../../../src/introspect/assemble.js";
import {
  type ColumnRow,
  createColumnReader,
} from "../../../src/introspect/columns.js";
import type { ConstraintRow } from "../../../src/introspect/keys.js";
import { createNotes } from "../../../src/introspect/notes.js";
import type { PartitionRow } from "../../../src/introspect/partitions.js";
import type { RelationRow } from "../../../src/introspect/relations.js";
import type { RoutineRow } from "../../../src/introspect/routines.js";
import type { SchemaRow } from "../../../src/introspect/schemas.js";
import {
  readNextvals,
  type SequenceRow,
} from "../../../src/introspect/sequences.js";
import {
  createTypeResolver,
  type TypeRow,
} from "../../../src/introspect/types.js";
import type { Schema, Table } from "../../../src/model/model.js";

/** A row but for what is given. */
export const schemaRow = (row: Partial<SchemaRow> = {}): SchemaRow => ({
  oid: "20000",
  nspname: "s",
  usable: "t",
  encoding: "UTF8",
  datcompatibility: "ORA",
  coordinators: "2",
  datanodes: "3",
  description: null,
  ...row,
});

/** A row but for what is given. */
export const typeRow = (row: Partial<TypeRow>): TypeRow => ({
  oid: "23",
  typname: "int4",
  nspname: "pg_catalog",
  typtype: "b",
  sql: "integer",
  typcollation: "0",
  typbasetype: "0",
  basesql: null,
  typnotnull: "f",
  element: null,
  labels: null,
  ...row,
});

/** A row but for what is given. */
export const relationRow = (row: Partial<RelationRow>): RelationRow => ({
  oid: "1",
  nspname: "s",
  relname: "t",
  relkind: "r",
  relpersistence: "p",
  reloptions: null,
  reltuples: "0",
  selectable: "t",
  relrowmovement: "f",
  pclocatortype: null,
  pcattnum: null,
  partstrat: null,
  partattrs: null,
  ftwriteonly: null,
  srvname: null,
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
  attcollation: null,
  collationname: null,
  expression: null,
  on_update: null,
  description: null,
  ...row,
});

/** A row but for what is given. */
export const constraintRow = (row: Partial<ConstraintRow>): ConstraintRow => ({
  conrelid: "1",
  conname: "k",
  contype: "u",
  conkey: "{1}",
  condeferrable: "f",
  condeferred: "f",
  expression: null,
  indnullstreatment: null,
  indnullsnotdistinct: null,
  confnspname: null,
  confrelname: null,
  confrelid: "0",
  confkey: null,
  confcolumns: null,
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

/** A row but for what is given, of a sequence that keeps its own settings. */
export const sequenceRow = (row: Partial<SequenceRow>): SequenceRow => ({
  oid: "70",
  nspname: "s",
  relname: "q",
  sequence: "s.q",
  attrelid: null,
  attnum: null,
  start_value: null,
  increment_by: null,
  min_value: null,
  max_value: null,
  cache_value: null,
  is_cycled: null,
  holds_settings: "t",
  ...row,
});

/** Settings of a sequence. */
export const settingsRow = {
  start_value: "1",
  increment_by: "2",
  min_value: "1",
  max_value: "9223372036854775807",
  cache_value: "20",
  is_cycled: "f",
};

/** A row but for what is given. */
export const routineRow = (row: Partial<RoutineRow>): RoutineRow => ({
  nspname: "s",
  proname: "f",
  prokind: null,
  prorettype: "23",
  proretset: "f",
  proargtypes: "",
  proallargtypes: null,
  proargmodes: null,
  proargnames: null,
  pronargdefaults: "0",
  prodefaultargpos: null,
  description: null,
  ...row,
});

/** Integer columns a, b and c of table s.t. */
export const columns = ["a", "b", "c"].map((attname, index) =>
  columnRow({ attname, attnum: String(index + 1) }),
);

/** What may be given: rows, of columns too. */
type GivenRows = Partial<Omit<CatalogRows, "columnsOf" | "resolveType">> & {
  readonly columns?: readonly ColumnRow[];
};

/** The model and the notes of these rows, by default of one table s.t on a DWS. */
export const assembleRows = ({
  columns: given = columns,
  ...rows
}: GivenRows) => {
  const { note, lines } = createNotes();
  const { types = [typeRow({})], sequences = [] } = rows;
  const resolveType = createTypeResolver(types);
  const nextvals = readNextvals(sequences);
  const { take, columnsOf } = createColumnReader({ resolveType, nextvals });
  given.forEach(take);
  const database = assemble(
    {
      server: "dws",
      compatibility: "ORA",
      schemas: [schemaRow()],
      relations: [relationRow({})],
      columnsOf,
      composites: [],
      routines: [],
      types,
      resolveType,
      constraints: [],
      indexes: [],
      partitions: [],
      sequences,
      settings: new Map(),
      ...rows,
    },
    note,
  );
  return { database, notes: lines() };
};

/** The schema `s` of these rows. */
export const assembleSchema = (rows: GivenRows): Schema => {
  const { schemas } = assembleRows(rows).database;
  const schema = schemas.find(({ name }) => name === "s");
  if (!schema) throw new Error("no schema");
  return schema;
};

/** The one table of these rows. */
export const assembleTable = (rows: GivenRows): Table => {
  const [table] = assembleSchema(rows).tables;
  if (!table) throw new Error("no table");
  return table;
};
