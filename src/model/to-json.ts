/** Writes the model as the text of `dws.schema.json`: same model, same bytes. */
import { createHash } from "node:crypto";
import type {
  Column,
  Database,
  Distribution,
  Partitioning,
  Schema,
  Table,
  TypeRef,
} from "./model.js";
import { printJson, type Json } from "./print-json.js";

/** Version of the snapshot's layout; it changes when an older generator could no longer read it rightly. */
export const snapshotFormat = 1;

type JsonObject = Readonly<Record<string, Json>>;

// Nulls and the usual values of a type are left out: a line then shows what is particular to a column.
const optional = (key: string, value: Json): JsonObject =>
  value === null || value === false ? {} : { [key]: value };

const typeToJson = (type: TypeRef): JsonObject => ({
  sql: type.sql,
  ...(type.schema === "pg_catalog" ? {} : { schema: type.schema }),
  name: type.name,
  ...(type.kind === "base" ? {} : { kind: type.kind }),
  ...optional("isArray", type.isArray),
});

const columnToJson = (column: Column): JsonObject => ({
  name: column.name,
  type: typeToJson(column.type),
  nullable: column.nullable,
  ...optional("default", column.default),
  ...optional("isSerial", column.isSerial),
  ...optional("comment", column.comment),
});

const distributionToJson = (distribution: Distribution | null): Json =>
  distribution && { ...distribution };

const partitioningToJson = (partitioning: Partitioning | null): Json =>
  partitioning && {
    by: partitioning.by,
    columns: partitioning.columns,
    partitions: partitioning.partitions.map(({ name, bound }) => ({
      name,
      bound,
    })),
  };

const tableToJson = (table: Table): JsonObject => ({
  name: table.name,
  kind: table.kind,
  ...optional("comment", table.comment),
  persistence: table.persistence,
  columns: table.columns.map(columnToJson),
  ...optional("primaryKey", table.primaryKey && { ...table.primaryKey }),
  uniqueKeys: table.uniqueKeys.map(({ name, columns }) => ({ name, columns })),
  ...optional("distribution", distributionToJson(table.distribution)),
  ...optional("orientation", table.orientation),
  storage: table.storage,
  ...optional("partitioning", partitioningToJson(table.partitioning)),
});

const schemaToJson = (schema: Schema): JsonObject => ({
  name: schema.name,
  ...optional("comment", schema.comment),
  enums: schema.enums.map(({ name, labels }) => ({ name, labels })),
  tables: schema.tables.map(tableToJson),
});

/** The snapshot's text, with a newline at its end; {@link createDatabase} gives the model its order. */
export const toJson = (database: Database): string =>
  `${printJson({
    format: snapshotFormat,
    server: database.server,
    ...optional("compatibility", database.compatibility),
    schemas: database.schemas.map(schemaToJson),
  })}\n`;

/** SHA-256, in hexadecimal, of everything the model knows of a table. */
export const hashTable = (table: Table): string =>
  createHash("sha256")
    .update(JSON.stringify({ schema: table.schema, ...tableToJson(table) }))
    .digest("hex");
