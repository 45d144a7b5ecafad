/** Writes the parts that relations and routines share; the usual values are left out, so that a line shows what is particular. */
import type {
  Column,
  ForeignKey,
  Index,
  Key,
  TypeRef,
  UniqueKey,
} from "./model.js";
import { type Json, Printed, printJson } from "./print-json.js";

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, Json>>;

/** The property, or none for null and false. */
export const optional = (key: string, value: Json): JsonObject =>
  value === null || value === false ? {} : { [key]: value };

/** The list, or none when it is empty. */
export const listed = <T>(
  key: string,
  items: readonly T[],
  toJson: (item: T) => JsonObject,
): JsonObject => (items.length === 0 ? {} : { [key]: items.map(toJson) });

/** A type. */
export const typeToJson = (type: TypeRef): JsonObject => ({
  sql: type.sql,
  ...(type.schema === "pg_catalog" ? {} : { schema: type.schema }),
  name: type.name,
  ...(type.kind === "base" ? {} : { kind: type.kind }),
  ...optional("isArray", type.isArray),
});

// Columns by the ten thousand share a few types, which are frozen.
const printedTypes = new WeakMap<TypeRef, Printed>();

const printType = (type: TypeRef): Printed => {
  const known = printedTypes.get(type);
  if (known !== undefined) return known;
  const printed = new Printed(printJson(typeToJson(type)));
  if (Object.isFrozen(type)) printedTypes.set(type, printed);
  return printed;
};

/** A column. */
export const columnToJson = (column: Column): JsonObject => ({
  name: column.name,
  type: printType(column.type),
  nullable: column.nullable,
  ...optional("default", column.default),
  ...optional("onUpdate", column.onUpdate),
  ...optional("isSerial", column.isSerial),
  ...optional("collation", column.collation),
  ...optional("comment", column.comment),
});

/** A key; null for none. */
export const keyToJson = (key: Key | null): JsonObject | null =>
  key && { name: key.name, columns: key.columns };

/** A unique key. */
export const uniqueKeyToJson = (key: UniqueKey): JsonObject => ({
  name: key.name,
  columns: key.columns,
  ...(key.nulls === "distinct" ? {} : { nulls: key.nulls }),
  ...optional("isDeferrable", key.isDeferrable),
});

/** A foreign key. */
export const foreignKeyToJson = (key: ForeignKey): JsonObject => ({
  name: key.name,
  columns: key.columns,
  references: { ...key.references },
});

/** An index. */
export const indexToJson = (index: Index): JsonObject => ({
  name: index.name,
  ...optional("isUnique", index.isUnique),
  method: index.method,
  definition: index.definition,
});
