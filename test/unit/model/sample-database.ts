/** A small model with everything in it, to be varied by tests. */
import { createDatabase } from "../../../src/model/create-database.js";
import type {
  Column,
  Database,
  Schema,
  Table,
} from "../../../src/model/model.js";

const integer = {
  sql: "integer",
  schema: "pg_catalog",
  name: "int4",
  kind: "base",
  isArray: false,
} as const;

/** A nullable integer column, but for what is given. */
export const sampleColumn = (column: Partial<Column> = {}): Column => ({
  name: "id",
  type: integer,
  nullable: true,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
  ...column,
});

/** A table of a DWS, but for what is given. */
export const sampleTable = (table: Partial<Table> = {}): Table => ({
  kind: "table",
  schema: "public",
  name: "orders",
  comment: null,
  persistence: "permanent",
  columns: [sampleColumn(), sampleColumn({ name: "day" })],
  primaryKey: { name: "orders_pkey", columns: ["id"] },
  uniqueKeys: [],
  checks: [],
  clusterKey: null,
  foreignKeys: [],
  indexes: [],
  distribution: { by: "hash", columns: ["id"] },
  orientation: "row",
  storage: {},
  partitioning: null,
  rowMovement: null,
  ...table,
});

/** An empty schema `public`, but for what is given. */
export const sampleSchema = (schema: Partial<Schema> = {}): Schema => ({
  name: "public",
  comment: null,
  enums: [],
  composites: [],
  sequences: [],
  tables: [],
  views: [],
  foreignTables: [],
  routines: [],
  ...schema,
});

/** A database with these tables in schema `public`, but for what is given. */
export const sampleDatabase = (
  tables: readonly Table[] = [sampleTable()],
  database: Partial<Database> = {},
): Database =>
  createDatabase({
    server: "dws",
    compatibility: "ORA",
    schemas: [sampleSchema({ tables })],
    ...database,
  });
