/** Writes the parts that relations and routines share; the usual values are left out, so that a line shows what is particular. */
import type {
  Column,
  ForeignKey,
  Index,
  Key,
  TypeRef,
  UniqueKey,
} from "./model.js";
import { type Json, Printed, quote } from "./print-json.js";

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, Json>>;

/** The property, or none for null and false. */
export const optional = (key: string, value: Json): JsonObject =>
  value === null || value === false ? {} : { [key]: value };

/** The list, or none when it is empty. */
export const listed = <T>(
  key: string,
  items: readonly T[],
  toJson: (item: T) => Json,
): JsonObject => (items.length === 0 ? {} : { [key]: items.map(toJson) });

/** `, "key": value` with the value, or nothing for null and false. */
const field = (key: string, value: string | boolean | null): string => {
  if (value === null || value === false) return "";
  return `, "${key}": ${value === true ? "true" : quote(value)}`;
};

// Types and columns come by the ten thousand: printed at once, without an object in between.

const types = new WeakMap<TypeRef, Printed>();

/** A type; columns by the ten thousand share a few, which nobody can change. */
export const typeToJson = (type: TypeRef): Printed => {
  const known = types.get(type);
  if (known !== undefined) return known;
  const printed = printType(type);
  if (Object.isFrozen(type)) types.set(type, printed);
  return printed;
};

const printType = (type: TypeRef): Printed => {
  const { sql, schema, name, kind, isArray } = type;
  const home = field("schema", schema === "pg_catalog" ? null : schema);
  const rest = field("kind", kind === "base" ? null : kind);
  return new Printed(
    `{ "sql": ${quote(sql)}${home}, "name": ${quote(name)}${rest}${field("isArray", isArray)} }`,
  );
};

/** A column. */
export const columnToJson = (column: Column): Printed => {
  const { name, type, nullable, onUpdate, isSerial, collation } = column;
  const rest =
    field("default", column.default) +
    field("onUpdate", onUpdate) +
    field("isSerial", isSerial) +
    field("collation", collation) +
    field("comment", column.comment);
  return new Printed(
    `{ "name": ${quote(name)}, "type": ${typeToJson(type).text}, "nullable": ${nullable}${rest} }`,
  );
};

const deferralToJson = ({ isDeferrable, isDeferred }: Key): JsonObject => ({
  ...optional("isDeferrable", isDeferrable === true),
  ...optional("isDeferred", isDeferred === true),
});

/** A key; null for none. */
export const keyToJson = (key: Key | null): JsonObject | null =>
  key && { name: key.name, columns: key.columns, ...deferralToJson(key) };

/** A unique key. */
export const uniqueKeyToJson = (key: UniqueKey): JsonObject => ({
  name: key.name,
  columns: key.columns,
  ...(key.nulls === "distinct" ? {} : { nulls: key.nulls }),
  ...deferralToJson(key),
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
