/** Writes the model as the text of `dws.schema.json`: same model, same bytes. */
import { hash } from "node:crypto";
import type {
  Argument,
  Database,
  Routine,
  Schema,
  Sequence,
  Table,
} from "./model.js";
import { Printed, printFields, printJson } from "./print-json.js";
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
import { snapshotFormat } from "./snapshot-format.js";

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

/** The snapshot's text, with what was learned while it was made. */
export interface PrintedDatabase {
  readonly database: Database;
  readonly text: string;
  /** What {@link hashTable} gives. */
  readonly hashOf: (table: Table) => string;
  /** Length of a table's part of the text. */
  readonly sizeOf: (table: Table) => number;
}

/** Margin of what a schema holds: it stands in a list of a schema in a list of the whole. */
export const MARGIN = " ".repeat(8);

/** A table behind the name of its schema, which its part of the snapshot leaves out. */
const printTable = (table: Table): string =>
  printFields(tableToJson(table, MARGIN), MARGIN, JSON.stringify(table.schema));

/** SHA-256, in hexadecimal, of everything the model knows of a table. */
export const hashTable = (table: Table): string =>
  hash("sha256", printTable(table));

type PrintTable = (table: Table) => Printed;

const schemaToJson = (schema: Schema, print: PrintTable): JsonObject => ({
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
  tables: schema.tables.map(print),
  ...listed("views", schema.views, viewToJson),
  ...listed("foreignTables", schema.foreignTables, foreignTableToJson),
  ...listed("routines", schema.routines, routineToJson),
});

/** The snapshot with a newline at its end; `createDatabase` gives the model its order. */
export const printDatabase = (database: Database): PrintedDatabase => {
  const seen = new Map<Table, { hash: string; size: number }>();
  const print: PrintTable = (table) => {
    const whole = printTable(table);
    // Behind the hash it lies in one piece, of which this is a part: the hundreds that it was put together from can go.
    const digest = hash("sha256", whole);
    const text = whole.slice(JSON.stringify(table.schema).length);
    seen.set(table, { hash: digest, size: text.length });
    return new Printed(text);
  };
  const text = `${printJson({
    format: snapshotFormat,
    server: database.server,
    ...optional("compatibility", database.compatibility),
    schemas: database.schemas.map((schema) => schemaToJson(schema, print)),
  })}\n`;
  return {
    database,
    text,
    hashOf: (table) => seen.get(table)?.hash ?? hashTable(table),
    sizeOf: (table) => seen.get(table)?.size ?? 0,
  };
};

/** The snapshot's text: same model, same bytes. */
export const toJson = (database: Database): string =>
  printDatabase(database).text;

/** SHA-256, in hexadecimal, of the snapshot's text: the same for the same model. */
export const hashDatabase = (database: Database): string =>
  hash("sha256", toJson(database));
