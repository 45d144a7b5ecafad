/** The shape of what relations and routines share in a snapshot, with the values that stand for what is left out. */
import * as v from "valibot";

/** Any text. */
export const text = v.string();

/** Texts in an order that matters. */
export const names = v.array(text);

/** A text that is left out when there is none. */
export const nullableText = v.optional(v.nullable(text), null);

/** A boolean that is left out when false. */
export const flag = v.optional(v.boolean(), false);

/** A type. */
export const type = v.strictObject({
  sql: text,
  schema: v.optional(text, "pg_catalog"),
  name: text,
  kind: v.optional(
    v.picklist(["base", "enum", "composite", "range", "pseudo"]),
    "base",
  ),
  isArray: flag,
});

/** A column. */
export const column = v.strictObject({
  name: text,
  type,
  nullable: v.boolean(),
  default: nullableText,
  onUpdate: nullableText,
  isSerial: flag,
  collation: nullableText,
  comment: nullableText,
});

/** A key. */
export const key = v.strictObject({
  name: text,
  columns: names,
  isDeferrable: flag,
  isDeferred: flag,
});

/** A unique key. */
export const uniqueKey = v.strictObject({
  name: text,
  columns: names,
  nulls: v.optional(
    v.picklist(["distinct", "not-distinct", "ignore"]),
    "distinct",
  ),
  isDeferrable: flag,
  isDeferred: flag,
});

/** A CHECK constraint. */
export const check = v.strictObject({ name: text, expression: text });

/** A foreign key. */
export const foreignKey = v.strictObject({
  name: text,
  columns: names,
  references: v.strictObject({ schema: text, table: text, columns: names }),
});

/** An index. */
export const index = v.strictObject({
  name: text,
  isUnique: flag,
  method: text,
  definition: text,
});

/** How rows are spread. */
export const distribution = v.variant("by", [
  v.strictObject({ by: v.picklist(["hash", "modulo"]), columns: names }),
  v.strictObject({ by: v.picklist(["replication", "roundrobin"]) }),
  v.strictObject({ by: v.literal("unknown"), code: text }),
]);

/** Partition key and partitions. */
export const partitioning = v.strictObject({
  by: v.picklist(["range", "list", "hash"]),
  columns: names,
  partitions: v.array(
    v.strictObject({ name: text, bound: v.array(v.nullable(text)) }),
  ),
});

/** One argument of a routine. */
export const argument = v.strictObject({
  name: nullableText,
  mode: v.optional(
    v.picklist(["in", "out", "inout", "variadic", "table"]),
    "in",
  ),
  type,
  hasDefault: flag,
});
