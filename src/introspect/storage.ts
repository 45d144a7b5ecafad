/** Storage options and orientation, out of `pg_class.reloptions`. */
import type { ServerKind, Table } from "../model/model.js";
import { decodeTextArray } from "./catalog-text.js";

// Everything else in reloptions is the server's own (append_mode, rel_cn_oid, bucketnums, …) and no valid DDL.
const emittable: ReadonlySet<string> = new Set([
  "analyze_mode",
  "bitmap_columns",
  "cache_policy",
  "cold_tablespace",
  "colversion",
  "compresslevel",
  "compression",
  "deltarow_threshold",
  "enable_binlog",
  "enable_column_autovacuum_garbage",
  "enable_delta",
  "enable_disaster_cstore",
  "enable_hstore",
  "enable_hstore_opt",
  "enable_turbo_store",
  "fillfactor",
  "incremental_analyze",
  "max_batchrow",
  "partial_cluster_rows",
  "period",
  "secondary_part_column",
  "secondary_part_num",
  "skip_fpi_hint",
  "storage_policy",
  "time_format",
  "ttl",
]);

const NO_OPTIONS: ReadonlyMap<string, string> = new Map();

/** Every option by its name in lower case. */
export const readOptions = (
  reloptions: string | null,
): ReadonlyMap<string, string> =>
  reloptions === null
    ? NO_OPTIONS
    : new Map(
        decodeTextArray(reloptions).map((option) => {
          const [name = "", ...value] = (option ?? "").split("=");
          return [name.toLowerCase(), value.join("=")] as const;
        }),
      );

/** True for helper tables of the server's own. */
export const isInternal = (options: ReadonlyMap<string, string>): boolean =>
  (options.get("internal_mask") ?? "0") !== "0";

/** The options that a CREATE TABLE may repeat. */
export const readStorage = (
  options: ReadonlyMap<string, string>,
): Table["storage"] =>
  Object.fromEntries([...options].filter(([name]) => emittable.has(name)));

/** Row or column store; null where the server knows no orientation. */
export const readOrientation = (
  server: ServerKind,
  options: ReadonlyMap<string, string>,
): Table["orientation"] => {
  if (server !== "dws") return null;
  const orientation = options.get("orientation")?.toLowerCase() ?? "row";
  // ORC and TIMESERIES are column stores as well.
  return orientation === "row" ? "row" : "column";
};
