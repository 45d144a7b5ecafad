/** The shape of `dws.schema.json`: what the reader accepts and which values stand for what is left out. */
import * as v from "valibot";
import {
  argument,
  check,
  column,
  distribution,
  flag,
  foreignKey,
  index,
  key,
  names,
  nullableText,
  partitioning,
  text,
  type,
  uniqueKey,
} from "./snapshot-parts.js";
import { snapshotFormat } from "./snapshot-format.js";

const isTextRecord = (input: unknown): boolean =>
  typeof input === "object" &&
  input !== null &&
  !Array.isArray(input) &&
  Object.values(input).every((value) => typeof value === "string");

const table = v.strictObject({
  name: text,
  kind: v.literal("table"),
  comment: nullableText,
  persistence: v.picklist(["permanent", "unlogged"]),
  columns: v.array(column),
  primaryKey: v.optional(v.nullable(key), null),
  uniqueKeys: v.array(uniqueKey),
  checks: v.optional(v.array(check), []),
  clusterKey: v.optional(v.nullable(key), null),
  foreignKeys: v.optional(v.array(foreignKey), []),
  indexes: v.optional(v.array(index), []),
  distribution: v.optional(v.nullable(distribution), null),
  orientation: v.optional(v.nullable(v.picklist(["row", "column"])), null),
  // Not v.record: it drops keys such as `constructor` without a word.
  storage: v.custom<Readonly<Record<string, string>>>(
    isTextRecord,
    "Expected an object of strings",
  ),
  partitioning: v.optional(v.nullable(partitioning), null),
  rowMovement: v.optional(v.nullable(v.boolean()), null),
});

const view = v.strictObject({
  name: text,
  kind: v.picklist(["view", "materialized-view"]),
  comment: nullableText,
  columns: v.array(column),
});

const foreignTable = v.strictObject({
  name: text,
  kind: v.literal("foreign-table"),
  comment: nullableText,
  columns: v.array(column),
  server: text,
  access: v.picklist(["read", "write"]),
  primaryKey: v.optional(v.nullable(key), null),
  uniqueKeys: v.optional(v.array(uniqueKey), []),
});

const composite = v.strictObject({
  name: text,
  attributes: v.array(v.strictObject({ name: text, type })),
});

const sequence = v.strictObject({
  name: text,
  start: text,
  increment: text,
  minimum: text,
  maximum: text,
  cache: text,
  isCycled: flag,
  ownedBy: v.optional(
    v.nullable(v.strictObject({ table: text, column: text })),
    null,
  ),
});

const routine = v.strictObject({
  name: text,
  kind: v.picklist(["function", "procedure"]),
  arguments: v.array(argument),
  result: v.optional(v.nullable(type), null),
  isSet: flag,
  comment: nullableText,
});

const schema = v.strictObject({
  name: text,
  comment: nullableText,
  enums: v.array(v.strictObject({ name: text, labels: names })),
  composites: v.optional(v.array(composite), []),
  sequences: v.optional(v.array(sequence), []),
  tables: v.array(table),
  views: v.optional(v.array(view), []),
  foreignTables: v.optional(v.array(foreignTable), []),
  routines: v.optional(v.array(routine), []),
});

/** Validates a parsed snapshot and fills in what `toJson` leaves out. */
export const snapshotSchema = v.strictObject({
  // For editors; `snapshot.schema.json` says the same as this file.
  $schema: v.optional(text),
  format: v.literal(snapshotFormat),
  server: v.picklist(["dws", "postgres-xc", "postgres"]),
  compatibility: v.optional(
    v.nullable(v.picklist(["ORA", "TD", "MySQL"])),
    null,
  ),
  schemas: v.array(schema),
});

/** A validated snapshot; its relations do not repeat the name of their schema. */
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
