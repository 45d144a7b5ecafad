/** Says in words what a table, view or foreign table is, for people who open its module. */
import type {
  Distribution,
  ForeignTable,
  Relation,
  Table,
  View,
} from "../model/model.js";
import { type Store, storeOf } from "./storage.js";

const STORES: Readonly<Record<Store, string>> = {
  row: "row store",
  column: "column store",
  hstore: "HStore",
};

const distribution = (value: Distribution): string => {
  switch (value.by) {
    case "hash":
    case "modulo":
      return `distributed by ${value.by} of ${value.columns.join(", ")}`;
    case "replication":
      return "replicated to every datanode";
    case "roundrobin":
      return "distributed round robin";
    case "unknown":
      return `distributed in a way that is not documented (${value.code})`;
  }
};

const partitions = ({ partitioning }: Table): readonly string[] => {
  if (partitioning === null) return [];
  const { by, columns, partitions: all } = partitioning;
  const count = all.length === 0 ? "" : ` in ${all.length} parts`;
  return [`partitioned by ${by} of ${columns.join(", ")}${count}`];
};

const capitalise = (text: string) =>
  text.charAt(0).toUpperCase() + text.slice(1);

// Longer ones take two lines.
const WIDTH = 90;

/** "Column store, distributed by hash of a, partitioned by range of b in 4 parts. Key: a, b." */
const describeTable = (
  table: Table,
  key: readonly string[],
): readonly string[] => {
  const facts = [
    ...(table.orientation === null ? [] : [STORES[storeOf(table)]]),
    ...(table.distribution === null ? [] : [distribution(table.distribution)]),
    ...partitions(table),
    ...(table.persistence === "unlogged" ? ["unlogged"] : []),
  ];
  const first = facts.length === 0 ? [] : [`${capitalise(facts.join(", "))}.`];
  const second =
    key.length === 0
      ? "No key: rows are reached by filter alone."
      : `Key: ${key.join(", ")}.`;
  const line = [...first, second].join(" ");
  return line.length <= WIDTH ? [line] : [...first, second];
};

const describeView = ({ kind }: View): string =>
  kind === "view"
    ? "A view."
    : "A materialized view: as fresh as its last REFRESH.";

const describeForeign = ({ server, access }: ForeignTable): string =>
  `A foreign table of the server ${server}, ${access === "read" ? "read" : "written"} only.`;

/** One or two lines; `key` are the columns of a table's key. */
export const describeRelation = (
  relation: Relation,
  key: readonly string[],
): readonly string[] => {
  switch (relation.kind) {
    case "table":
      return describeTable(relation, key);
    case "view":
    case "materialized-view":
      return [describeView(relation)];
    case "foreign-table":
      return [describeForeign(relation)];
  }
};
