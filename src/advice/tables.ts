/** What is advised against in a table as a whole. */
import type { Table } from "../model/model.js";
import type { AdviceCode } from "./codes.js";

/** When a piece of advice is due; `rows` is the server's estimate, where it is known. */
export interface TableRule {
  readonly code: AdviceCode;
  readonly holds: (table: Table, rows: number | undefined) => boolean;
}

const isOn = (option: string | undefined): boolean =>
  /^(?:on|true|yes|1)$/i.test(option ?? "");

const isOff = (option: string | undefined): boolean =>
  option === undefined || /^(?:no|off|false|0)$/i.test(option);

const DATES = new Set(["date", "timestamp", "timestamptz", "smalldatetime"]);

const hasDate = ({ columns }: Table) =>
  columns.some(
    ({ type }) => type.schema === "pg_catalog" && DATES.has(type.name),
  );

/** Automatic partition management makes the next partition in time. */
const isManaged = ({ storage }: Table) =>
  storage["ttl"] !== undefined || storage["period"] !== undefined;

const isOpenAbove = (table: Table): boolean =>
  table.partitioning?.by === "range" &&
  table.partitioning.partitions.length > 0 &&
  !isManaged(table) &&
  !table.partitioning.partitions.some(({ bound }) =>
    bound.every((value) => value === null),
  );

const countIndexes = ({ primaryKey, uniqueKeys, indexes }: Table): number =>
  (primaryKey === null ? 0 : 1) + uniqueKeys.length + indexes.length;

/** All rules about tables. */
export const TABLE_RULES: readonly TableRule[] = [
  {
    code: "no-primary-key",
    holds: ({ primaryKey, uniqueKeys }) =>
      primaryKey === null && uniqueKeys.length === 0,
  },
  {
    code: "roundrobin",
    holds: ({ distribution }) => distribution?.by === "roundrobin",
  },
  {
    code: "replicated-large",
    holds: ({ distribution }, rows = 0) =>
      distribution?.by === "replication" && rows > 1_000_000,
  },
  {
    code: "big-unpartitioned",
    holds: (table, rows = 0) =>
      table.partitioning === null && rows > 50_000_000 && hasDate(table),
  },
  {
    code: "too-many-partitions",
    holds: ({ partitioning }) => (partitioning?.partitions.length ?? 0) > 1000,
  },
  { code: "no-maxvalue", holds: isOpenAbove },
  {
    code: "column-store-single-row",
    holds: ({ orientation, storage }) =>
      orientation === "column" &&
      !isOn(storage["enable_hstore"]) &&
      !isOn(storage["enable_hstore_opt"]),
  },
  {
    code: "delta-table",
    holds: ({ storage }) => isOn(storage["enable_delta"]),
  },
  {
    code: "row-compress",
    holds: ({ orientation, storage }) =>
      orientation === "row" && !isOff(storage["compression"]),
  },
  {
    code: "psort-index",
    holds: ({ indexes }) => indexes.some(({ method }) => method === "psort"),
  },
  { code: "many-indexes", holds: (table) => countIndexes(table) > 3 },
  { code: "unlogged", holds: ({ persistence }) => persistence === "unlogged" },
  { code: "never-analyzed", holds: (_, rows) => rows === 0 },
  {
    code: "fk-not-enforced",
    holds: ({ foreignKeys }) => foreignKeys.length > 0,
  },
  {
    code: "colversion-3",
    holds: ({ storage }) => storage["colversion"]?.startsWith("3") === true,
  },
  {
    code: "tablespace",
    holds: ({ storage }) => storage["cold_tablespace"] !== undefined,
  },
];
