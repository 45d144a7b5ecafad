/** Writes the model as the text of `dws.schema.json`: same model, same bytes. */
import { createHash } from "node:crypto";
import type {
  Argument,
  Database,
  Routine,
  Schema,
  Sequence,
  Table,
} from "./model.js";
import { printJson } from "./print-json.js";
import {
  foreignTableToJson,
  tableToJson,
  viewToJson,
} from "./relations-to-json.js";
import {
  type JsonObject,
  listed,
  optional,
  typeToJson,
} from "./parts-to-json.js";
import { snapshotFormat } from "./snapshot-schema.js";

const sequenceToJson = (sequence: Sequence): JsonObject => ({
  name: sequence.name,
  start: sequence.start,
  increment: sequence.increment,
  minimum: sequence.minimum,
  maximum: sequence.maximum,
  cache: sequence.cache,
  ...optional("isCycled", sequence.isCycled),
  ...optional("ownedBy", sequence.ownedBy && { ...sequence.ownedBy }),
});

const argumentToJson = (argument: Argument): JsonObject => ({
  ...optional("name", argument.name),
  ...(argument.mode === "in" ? {} : { mode: argument.mode }),
  type: typeToJson(argument.type),
  ...optional("hasDefault", argument.hasDefault),
});

const routineToJson = (routine: Routine): JsonObject => ({
  name: routine.name,
  kind: routine.kind,
  arguments: routine.arguments.map(argumentToJson),
  ...optional("result", routine.result && typeToJson(routine.result)),
  ...optional("isSet", routine.isSet),
  ...optional("comment", routine.comment),
});

const schemaToJson = (schema: Schema): JsonObject => ({
  name: schema.name,
  ...optional("comment", schema.comment),
  enums: schema.enums.map(({ name, labels }) => ({ name, labels })),
  ...listed("composites", schema.composites, ({ name, attributes }) => ({
    name,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      type: typeToJson(attribute.type),
    })),
  })),
  ...listed("sequences", schema.sequences, sequenceToJson),
  tables: schema.tables.map(tableToJson),
  ...listed("views", schema.views, viewToJson),
  ...listed("foreignTables", schema.foreignTables, foreignTableToJson),
  ...listed("routines", schema.routines, routineToJson),
});

/** The snapshot's text, with a newline at its end; `createDatabase` gives the model its order. */
export const toJson = (database: Database): string =>
  `${printJson({
    format: snapshotFormat,
    server: database.server,
    ...optional("compatibility", database.compatibility),
    schemas: database.schemas.map(schemaToJson),
  })}\n`;

const sha256 = (text: string): string =>
  createHash("sha256").update(text).digest("hex");

/** SHA-256, in hexadecimal, of the snapshot's text: the same for the same model. */
export const hashDatabase = (database: Database): string =>
  sha256(toJson(database));

/** SHA-256, in hexadecimal, of everything the model knows of a table. */
export const hashTable = (table: Table): string =>
  sha256(JSON.stringify({ schema: table.schema, ...tableToJson(table) }));
