/** Says in words what a table is, for people who open its module. */
import type { Distribution, Table } from "../model/model.js";

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

/** "Column store, distributed by hash of a, partitioned by range of b in 4 parts. Key: a, b." */
export const describeTable = (table: Table, key: readonly string[]): string => {
  const facts = [
    ...(table.orientation === null ? [] : [`${table.orientation} store`]),
    ...(table.distribution === null ? [] : [distribution(table.distribution)]),
    ...partitions(table),
    ...(table.persistence === "unlogged" ? ["unlogged"] : []),
  ];
  const first = facts.length === 0 ? [] : [`${capitalise(facts.join(", "))}.`];
  const second =
    key.length === 0
      ? "No key: rows are reached by filter alone."
      : `Key: ${key.join(", ")}.`;
  return [...first, second].join(" ");
};
