/** Small parts of a model, to be varied by the tests of DDL and advice. */
import { createDatabase } from "../../../src/model/create-database.js";
import type {
  Column,
  Database,
  Schema,
  Sequence,
  Table,
  TypeRef,
} from "../../../src/model/model.js";

/** A built-in type by its `typname`, and as DDL says it. */
export const builtIn = (name: string, sql = name): TypeRef => ({
  sql,
  schema: "pg_catalog",
  name,
  kind: "base",
  isArray: false,
});

/** A nullable integer column, but for what is given. */
export const column = (name: string, given: Partial<Column> = {}): Column => ({
  name,
  type: builtIn("int4", "integer"),
  nullable: true,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
  ...given,
});

/** A row-store table `s.t` with the columns a and b, but for what is given. */
export const table = (given: Partial<Table> = {}): Table => ({
  kind: "table",
  schema: "s",
  name: "t",
  comment: null,
  persistence: "permanent",
  columns: [column("a"), column("b")],
  primaryKey: null,
  uniqueKeys: [],
  checks: [],
  clusterKey: null,
  foreignKeys: [],
  indexes: [],
  distribution: { by: "hash", columns: ["a"] },
  orientation: "row",
  storage: {},
  partitioning: null,
  rowMovement: null,
  ...given,
});

/** A free-standing sequence with the settings that CREATE SEQUENCE gives, but for what is given. */
export const sequence = (
  name: string,
  given: Partial<Sequence> = {},
): Sequence => ({
  name,
  start: "1",
  increment: "1",
  minimum: "1",
  maximum: "9223372036854775807",
  cache: "1",
  isCycled: false,
  ownedBy: null,
  ...given,
});

/** A DWS with one schema `s`, which holds what is given. */
export const database = (
  schema: Partial<Schema> = {},
  given: Partial<Database> = {},
): Database =>
  createDatabase({
    server: "dws",
    compatibility: "ORA",
    schemas: [
      {
        name: "s",
        comment: null,
        enums: [],
        composites: [],
        sequences: [],
        tables: [],
        views: [],
        foreignTables: [],
        routines: [],
        ...schema,
      },
    ],
    ...given,
  });
