/** Writes the parts that relations and routines share; the usual values are left out, so that a line shows what is particular. */
import type {
  Column,
  ForeignKey,
  Index,
  Key,
  TypeRef,
  UniqueKey,
} from "./model.js";
import { type Json, Printed } from "./print-json.js";

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
const field = (key: string, value: string | boolean | null): string =>
  value === null || value === false
    ? ""
    : `, "${key}": ${JSON.stringify(value)}`;

// Types and columns come by the ten thousand: printed at once, without an object in between.

/** A type. */
export const typeToJson = (type: TypeRef): Printed => {
  const { sql, schema, name, kind, isArray } = type;
  const home = field("schema", schema === "pg_catalog" ? null : schema);
  const rest = field("kind", kind === "base" ? null : kind);
  return new Printed(
    `{ "sql": ${JSON.stringify(sql)}${home}, "name": ${JSON.stringify(name)}${rest}${field("isArray", isArray)} }`,
  );
};

/** A column. */
export const columnToJson = (column: Column): Printed => {
  const rest = [
    field("default", column.default),
    field("onUpdate", column.onUpdate),
    field("isSerial", column.isSerial),
    field("collation", column.collation),
    field("comment", column.comment),
  ].join("");
  return new Printed(
    `{ "name": ${JSON.stringify(column.name)}, "type": ${typeToJson(column.type).text}, "nullable": ${column.nullable}${rest} }`,
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
