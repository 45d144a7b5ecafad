/** The DDL of a table beside its columns, with every clause that DWS would otherwise choose by itself. */
import type { Key, Table, UniqueKey } from "../model/model.js";
import {
  quoteIdentifier,
  quoteLiteral,
  quoteQualified,
} from "../runtime/identifiers.js";
import { partitionClause } from "./ddl-bounds.js";
import { indexStatement } from "./ddl-indexes.js";
import { planRequirements } from "./ddl-requires.js";
import { neededSequences, ownerStatements } from "./ddl-sequences.js";
import { nameList } from "./ddl-text.js";
import type { Surroundings } from "./surroundings.js";
import type { DdlView } from "./view.js";

const constraint = (name: string, text: string) =>
  `CONSTRAINT ${quoteIdentifier(name)} ${text}`;

// NULLS DISTINCT is what holds without a word, and the word is refused before 8.2.0.100 (§2.1).
const NULLS: Readonly<Record<UniqueKey["nulls"], string>> = {
  distinct: "",
  "not-distinct": "NULLS NOT DISTINCT ",
  ignore: "NULLS IGNORE ",
};

const deferral = ({ isDeferrable, isDeferred }: Key): string =>
  (isDeferrable === true ? " DEFERRABLE" : "") +
  (isDeferred === true ? " INITIALLY DEFERRED" : "");

const constraints = ({
  primaryKey,
  uniqueKeys,
  checks,
  clusterKey,
}: Table): readonly string[] => [
  ...(primaryKey === null
    ? []
    : [
        constraint(
          primaryKey.name,
          `PRIMARY KEY (${nameList(primaryKey.columns)})${deferral(primaryKey)}`,
        ),
      ]),
  ...uniqueKeys.map((key) =>
    constraint(
      key.name,
      `UNIQUE ${NULLS[key.nulls]}(${nameList(key.columns)})${deferral(key)}`,
    ),
  ),
  ...checks.map(({ name, expression }) =>
    constraint(name, `CHECK (${expression})`),
  ),
  ...(clusterKey === null
    ? []
    : [
        constraint(
          clusterKey.name,
          `PARTIAL CLUSTER KEY (${nameList(clusterKey.columns)})`,
        ),
      ]),
];

// Anything else, as `3 months` or `A`, would be misread or folded without quotes.
const BARE_VALUE = /^(?:[a-z_][a-z0-9_]*|\d+(?:\.\d+)?)$/;

/** Orientation is always said: a server parameter may change its default (catalog facts, §2.2). */
const withClause = ({ orientation, storage }: Table): readonly string[] => {
  const options = [
    ...(orientation === null ? [] : [`orientation = ${orientation}`]),
    ...Object.entries(storage).map(([key, value]) => {
      const name = /^[a-z_]\w*$/.test(key) ? key : quoteIdentifier(key);
      return `${name} = ${BARE_VALUE.test(value) ? value : quoteLiteral(value)}`;
    }),
  ];
  return options.length === 0 ? [] : [`WITH (${options.join(", ")})`];
};

/** Distribution is always said: its default differs between new and upgraded clusters (§2.3). */
const distributeClause = ({ distribution }: Table): readonly string[] => {
  switch (distribution?.by) {
    case "hash":
    case "modulo":
      return [
        `DISTRIBUTE BY ${distribution.by.toUpperCase()} (${nameList(distribution.columns)})`,
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

/** Column tables move rows without being told (§2.4). */
const movesRows = ({ rowMovement, orientation }: Table) =>
  rowMovement === true && orientation === "row";

/** The order of the clauses is fixed by DWS's grammar (§2.1). */
const clauses = (table: Table, partitions: string | undefined) => [
  ...withClause(table),
  ...distributeClause(table),
  ...(partitions === undefined ? [] : [partitions]),
  ...(partitions !== undefined && movesRows(table)
    ? ["ENABLE ROW MOVEMENT"]
    : []),
];

type PropertyOf = (column: string) => string;

const commentsOf = (
  { columns }: Table,
  propertyOf: PropertyOf,
): DdlView["columnComments"] => {
  const comments: { property: string; text: string }[] = [];
  for (const { name, comment: text } of columns) {
    if (text !== null) comments.push({ property: propertyOf(name), text });
  }
  return comments;
};

/** DDL of `table`; `propertyOf` names a column's property. */
export const planDdl = (
  table: Table,
  around: Surroundings,
  propertyOf: PropertyOf,
): DdlView => {
  const sequences = neededSequences(table, around);
  const partitions = partitionClause(table.partitioning, table.columns);
  const isLocal = around.server === "dws" && partitions !== undefined;
  const target = quoteQualified(table.schema, table.name);
  return {
    items: [
      ...planRequirements(table, sequences, around),
      ...(table.persistence === "unlogged" ? ["UNLOGGED"] : []),
      ...constraints(table),
      ...clauses(table, partitions),
      ...ownerStatements(sequences),
      ...table.indexes.map((index) => indexStatement(index, target, isLocal)),
    ],
    comment: table.comment,
    columnComments: commentsOf(table, propertyOf),
  };
};
