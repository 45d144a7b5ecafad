/** What CREATE TABLE says of a column: its type, collation, default, ON UPDATE and NOT NULL. */
import type { Column, Table, TypeRef } from "../model/model.js";
import { serialType } from "./ddl-sequences.js";
import type { Surroundings } from "./surroundings.js";

/** How a column stands in CREATE TABLE. */
export interface ColumnDdl {
  readonly type: string;
  /** `COLLATE … DEFAULT … ON UPDATE … NOT NULL`, or nothing. */
  readonly constraint: string | undefined;
}

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

/** Type and constraint of a column; an owned sequence becomes its serial type again where that is faithful. */
export const columnDdl = (
  column: Column,
  table: Table,
  around: Surroundings,
): ColumnDdl => {
  const serial = serialType(column, table, around);
  const says = (keyword: string, text: string | null) =>
    text === null ? [] : [`${keyword} ${text}`];
  const parts = [
    ...says("COLLATE", column.collation),
    ...(serial === undefined ? says("DEFAULT", column.default) : []),
    ...says("ON UPDATE", column.onUpdate),
    ...(column.nullable || serial !== undefined ? [] : ["NOT NULL"]),
  ];
  return {
    type: serial ?? typeText(column.type, around),
    constraint: parts.length === 0 ? undefined : parts.join(" "),
  };
};
