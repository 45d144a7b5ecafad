/** Writes the parts that relations and routines share; the usual values are left out, so that a line shows what is particular. */
import type {
  Column,
  ForeignKey,
  Index,
  Key,
  TypeRef,
  UniqueKey,
} from "./model.js";
import { addText, type Json, Printed, quote } from "./print-json.js";

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
  const pieces = [`{ "sql": ${quote(sql)}`];
  if (schema !== "pg_catalog") addText(pieces, ', "schema": ', schema);
  addText(pieces, ', "name": ', name);
  if (kind !== "base") addText(pieces, ', "kind": ', kind);
  pieces.push(isArray ? ', "isArray": true }' : " }");
  return new Printed(pieces.join(""));
};

const addColumn = (pieces: string[], column: Column): void => {
  addText(pieces, '{ "name": ', column.name);
  pieces.push(', "type": ', typeToJson(column.type).text);
  pieces.push(column.nullable ? ', "nullable": true' : ', "nullable": false');
  addText(pieces, ', "default": ', column.default);
  addText(pieces, ', "onUpdate": ', column.onUpdate);
  if (column.isSerial) pieces.push(', "isSerial": true');
  addText(pieces, ', "collation": ', column.collation);
  addText(pieces, ', "comment": ', column.comment);
  pieces.push(" }");
};

/** A column. */
export const columnToJson = (column: Column): Printed => {
  const pieces: string[] = [];
  addColumn(pieces, column);
  return new Printed(pieces.join(""));
};

/** All columns of a table, a line each; `margin` is that of their list. In pieces: there are tens of thousands. */
export const columnsToJson = (
  columns: readonly Column[],
  margin: string,
): Printed => {
  if (columns.length === 0) return new Printed("[]");
  const pieces: string[] = [];
  for (const column of columns) {
    pieces.push(pieces.length === 0 ? `[\n${margin}  ` : `,\n${margin}  `);
    addColumn(pieces, column);
  }
  pieces.push(`\n${margin}]`);
  return new Printed(pieces.join(""));
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
