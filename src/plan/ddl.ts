/** The DDL of a table beside its columns, with every clause that DWS would otherwise choose by itself. */
import type { Column, Partitioning, Table } from "../model/model.js";
import { quoteIdentifier, quoteLiteral } from "../runtime/identifiers.js";
import type { DdlView } from "./view.js";

const list = (names: readonly string[]) =>
  names.map(quoteIdentifier).join(", ");

const SERIAL_TYPES: Readonly<Record<string, string>> = {
  int2: "smallserial",
  int4: "serial",
  int8: "bigserial",
};

/** The type as CREATE TABLE says it; an owned sequence becomes its serial type again. */
export const ddlType = (column: Column): string =>
  column.isSerial
    ? (SERIAL_TYPES[column.type.name] ?? column.type.sql)
    : column.type.sql;

/** `DEFAULT 0 NOT NULL`, or nothing. */
export const ddlConstraint = (column: Column): string | undefined => {
  const parts = [
    ...(column.default === null || column.isSerial
      ? []
      : [`DEFAULT ${column.default}`]),
    ...(column.nullable ? [] : ["NOT NULL"]),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
};

const constraints = (table: Table): readonly string[] => [
  ...(table.primaryKey === null
    ? []
    : [
        `CONSTRAINT ${quoteIdentifier(table.primaryKey.name)} PRIMARY KEY (${list(table.primaryKey.columns)})`,
      ]),
  ...table.uniqueKeys.map(
    ({ name, columns }) =>
      `CONSTRAINT ${quoteIdentifier(name)} UNIQUE (${list(columns)})`,
  ),
];

/** Orientation is always said: a server parameter may change its default (catalog facts, §2.2). */
const withClause = ({ orientation, storage }: Table): readonly string[] => {
  const options = [
    ...(orientation === null ? [] : [`orientation = ${orientation}`]),
    ...Object.entries(storage).map(([key, value]) =>
      /^\w+$/.test(value)
        ? `${key} = ${value}`
        : `${key} = ${quoteLiteral(value)}`,
    ),
  ];
  return options.length === 0 ? [] : [`WITH (${options.join(", ")})`];
};

/** Distribution is always said: its default differs between new and upgraded clusters (§2.3). */
const distributeClause = ({ distribution }: Table): readonly string[] => {
  switch (distribution?.by) {
    case "hash":
    case "modulo":
      return [
        `DISTRIBUTE BY ${distribution.by.toUpperCase()} (${list(distribution.columns)})`,
      ];
    case "replication":
      return ["DISTRIBUTE BY REPLICATION"];
    case "roundrobin":
      return ["DISTRIBUTE BY ROUNDROBIN"];
    case "unknown":
    case undefined:
      return [];
  }
};

const bound = (value: string | null) => {
  if (value === null) return "MAXVALUE";
  return /^-?\d+(?:\.\d+)?$/.test(value) ? value : quoteLiteral(value);
};

const partitionClause = (
  partitioning: Partitioning | null,
): readonly string[] => {
  // A list bound is SQL text whose form no page of the manual shows for one column: it is not emitted yet.
  if (partitioning?.by !== "range" || partitioning.partitions.length === 0) {
    return [];
  }
  const { columns, partitions } = partitioning;
  const items = partitions.map(
    (partition, index) =>
      `  PARTITION ${quoteIdentifier(partition.name)} VALUES LESS THAN (${partition.bound.map(bound).join(", ")})${index === partitions.length - 1 ? "" : ","}`,
  );
  return [`PARTITION BY RANGE (${list(columns)}) (`, ...items, ")"];
};

/** DDL of `table`; `propertyOf` names a column's property. */
export const planDdl = (
  table: Table,
  propertyOf: (column: string) => string,
): DdlView => {
  const view = {
    isUnlogged: table.persistence === "unlogged",
    constraints: constraints(table),
    // The order of the clauses is fixed by DWS's grammar (§2.1).
    clauses: [
      ...withClause(table),
      ...distributeClause(table),
      ...partitionClause(table.partitioning),
    ],
    comment: table.comment,
    columnComments: table.columns.flatMap(({ name, comment }) =>
      comment === null ? [] : [{ property: propertyOf(name), text: comment }],
    ),
  };
  const isEmpty =
    !view.isUnlogged &&
    view.comment === null &&
    view.constraints.length + view.clauses.length === 0 &&
    view.columnComments.length === 0;
  return { ...view, isEmpty };
};
