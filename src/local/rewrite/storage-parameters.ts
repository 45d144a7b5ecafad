/** Reads `WITH ( … )` of CREATE TABLE and keeps what PostgreSQL knows. */
import { cursorOver, NotUnderstood, type Cursor } from "./cursor.js";
import { isSymbol, type Token } from "./tokens.js";

/** Parameters of DWS alone (facts: catalog.md 2.2 and 1.5); any other name goes to the engine, which knows it or refuses it. */
const dwsParameters = new Set([
  "orientation",
  "compression",
  "compresslevel",
  "colversion",
  "enable_hstore",
  "enable_hstore_opt",
  "enable_delta",
  "deltarow_threshold",
  "max_batchrow",
  "partial_cluster_rows",
  "secondary_part_column",
  "secondary_part_num",
  "bitmap_columns",
  "ttl",
  "period",
  "skip_fpi_hint",
  "analyze_mode",
  "incremental_analyze",
  "enable_turbo_store",
  "cold_tablespace",
  "storage_policy",
  "cache_policy",
  "enable_binlog",
  "enable_column_autovacuum_garbage",
  "enable_disaster_cstore",
  "time_format",
  "version",
  "internal_mask",
  "append_mode",
  "append_mode_internal",
  "hashbucket",
  "bucketnums",
]);

/** What the parentheses of `WITH` hold: parameters of DWS, and the text of the others. */
export interface StorageParameters {
  readonly options: readonly (readonly [name: string, value: string])[];
  /** Source text of each parameter that stays. */
  readonly kept: readonly string[];
}

const valueText = (sql: string, tokens: readonly Token[]): string => {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return "true";
  if (first.kind === "string" && tokens.length === 1) {
    return first.value.slice(1, -1).replaceAll("''", "'");
  }
  return tokens.length === 1 ? first.value : sql.slice(first.start, last.end);
};

/** Reads the list behind the cursor; a value without quotes is folded to lower case, as the server does. */
export function readStorageParameters(
  sql: string,
  cursor: Cursor,
): StorageParameters {
  const options: (readonly [string, string])[] = [];
  const kept: string[] = [];
  for (const item of cursor.takeList()) {
    const first = item[0];
    const last = item.at(-1);
    if (first === undefined || last === undefined) {
      throw new NotUnderstood("an empty storage parameter");
    }
    const name = cursorOver(item).takeName();
    const hasValue = isSymbol(item[1], "=");
    if (dwsParameters.has(name) && (hasValue || item.length === 1)) {
      options.push([name, valueText(sql, item.slice(2))]);
    } else {
      kept.push(sql.slice(first.start, last.end));
    }
  }
  return { options, kept };
}
