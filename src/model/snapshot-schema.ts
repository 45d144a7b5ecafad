/** The shape of `dws.schema.json`, format 1: what the reader accepts and which values stand for what is left out. */
import * as v from "valibot";

const text = v.string();
const names = v.array(text);
const nullableText = v.optional(v.nullable(text), null);

const isTextRecord = (input: unknown): boolean =>
  typeof input === "object" &&
  input !== null &&
  !Array.isArray(input) &&
  Object.values(input).every((value) => typeof value === "string");

const type = v.strictObject({
  sql: text,
  schema: v.optional(text, "pg_catalog"),
  name: text,
  kind: v.optional(
    v.picklist(["base", "enum", "composite", "range", "pseudo"]),
    "base",
  ),
  isArray: v.optional(v.boolean(), false),
});

const column = v.strictObject({
  name: text,
  type,
  nullable: v.boolean(),
  default: nullableText,
  isSerial: v.optional(v.boolean(), false),
  comment: nullableText,
});

const key = v.strictObject({ name: text, columns: names });

const distribution = v.variant("by", [
  v.strictObject({ by: v.picklist(["hash", "modulo"]), columns: names }),
  v.strictObject({ by: v.picklist(["replication", "roundrobin"]) }),
  v.strictObject({ by: v.literal("unknown"), code: text }),
]);

const partitioning = v.strictObject({
  by: v.picklist(["range", "list", "hash"]),
  columns: names,
  partitions: v.array(
    v.strictObject({ name: text, bound: v.array(v.nullable(text)) }),
  ),
});

const table = v.strictObject({
  name: text,
  kind: v.literal("table"),
  comment: nullableText,
  persistence: v.picklist(["permanent", "unlogged"]),
  columns: v.array(column),
  primaryKey: v.optional(v.nullable(key), null),
  uniqueKeys: v.array(key),
  distribution: v.optional(v.nullable(distribution), null),
  orientation: v.optional(v.nullable(v.picklist(["row", "column"])), null),
  // Not v.record: it drops keys such as `constructor` without a word.
  storage: v.custom<Readonly<Record<string, string>>>(
    isTextRecord,
    "Expected an object of strings",
  ),
  partitioning: v.optional(v.nullable(partitioning), null),
});

/** Validates a parsed snapshot and fills in what {@link toJson} leaves out. */
export const snapshotSchema = v.strictObject({
  format: v.literal(1),
  server: v.picklist(["dws", "postgres-xc", "postgres"]),
  compatibility: v.optional(
    v.nullable(v.picklist(["ORA", "TD", "MySQL"])),
    null,
  ),
  schemas: v.array(
    v.strictObject({
      name: text,
      comment: nullableText,
      enums: v.array(v.strictObject({ name: text, labels: names })),
      tables: v.array(table),
    }),
  ),
});

/** A validated snapshot; its tables do not repeat the name of their schema. */
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
