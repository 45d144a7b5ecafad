/** What is advised against in a column. */
import type { Column, Compatibility, Table } from "../model/model.js";
import type { AdviceCode } from "./codes.js";

/** When a piece of advice is due. */
export interface ColumnRule {
  readonly code: AdviceCode;
  readonly holds: (
    column: Column,
    table: Table,
    compatibility: Compatibility | null,
  ) => boolean;
}

const isBuiltIn = ({ type }: Column, ...names: readonly string[]): boolean =>
  type.schema === "pg_catalog" && names.includes(type.name);

const isText = (column: Column): boolean =>
  !column.type.isArray &&
  isBuiltIn(column, "text", "varchar", "bpchar", "nvarchar2", "clob");

/** Length of `character(16)`, or 1. */
const lengthOf = (sql: string): number =>
  Number(/^character\((\d+)\)/.exec(sql)?.[1] ?? 1);

/** All rules about columns. */
export const COLUMN_RULES: readonly ColumnRule[] = [
  {
    code: "weak-distribution-key",
    holds: ({ name, nullable }, { distribution }) =>
      nullable &&
      distribution?.by === "hash" &&
      distribution.columns.includes(name),
  },
  {
    code: "fixed-char",
    holds: (column) =>
      isBuiltIn(column, "bpchar") && lengthOf(column.type.sql) > 1,
  },
  {
    code: "numeric-unbounded",
    holds: (column) =>
      isBuiltIn(column, "numeric") &&
      /^numeric(?:\[\])?$/.test(column.type.sql),
  },
  {
    code: "ora-empty-string",
    holds: (column, _, compatibility) =>
      compatibility === "ORA" && !column.nullable && isText(column),
  },
];
