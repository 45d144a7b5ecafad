/** What CREATE TABLE says of a column: its type, collation, default, ON UPDATE and NOT NULL. */
import type { Column, Table, TypeRef } from "../model/model.js";
import { serialType } from "./ddl-sequences.js";
import type { Surroundings } from "./surroundings.js";

/**
 * The type in DDL. On DWS the bare word DATE means timestamp(0) in an ORA database; the rewrite sits in the grammar,
 * so that the qualified name escapes it in every mode (catalog facts, §3.2).
 */
export const typeText = (
  { sql, schema, name, kind }: TypeRef,
  { server }: Surroundings,
): string =>
  server === "dws" &&
  kind === "base" &&
  schema === "pg_catalog" &&
  name === "date"
    ? `pg_catalog.${sql}`
    : sql;

/**
 * The type of a column, and `COLLATE … DEFAULT … ON UPDATE … NOT NULL` where there is any; an owned sequence becomes its
 * serial type again where that is faithful.
 */
export const columnDdl = (
  column: Column,
  table: Table,
  around: Surroundings,
): readonly [type: string, constraint?: string] => {
  const { collation, onUpdate } = column;
  const serial = serialType(column, table, around);
  let text = collation === null ? "" : ` COLLATE ${collation}`;
  if (serial === undefined && column.default !== null) {
    text += ` DEFAULT ${column.default}`;
  }
  if (onUpdate !== null) text += ` ON UPDATE ${onUpdate}`;
  if (!column.nullable && serial === undefined) text += " NOT NULL";
  const type = serial ?? typeText(column.type, around);
  return text === "" ? [type] : [type, text.slice(1)];
};
