/** How evenly a table's rows lie on the datanodes. */
import type { SpreadData } from "./page-data.js";

/** Share by which the fullest node may exceed the average before a table counts as skewed (dws_06_0177). */
export const SKEW_LIMIT = 0.1;

/** Rows below which the server itself does not warn of skew (`table_skewness_warning_rows`, dws_04_0945). */
export const SKEW_ROWS = 100_000;

/** What was counted, with the nodes that hold nothing; nodes by name. */
export const spreadOf = (
  counted: ReadonlyMap<string, number>,
): SpreadData | undefined => {
  const nodes = [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = nodes.map(([, count]) => count);
  const total = rows.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...rows);
  if (nodes.length === 0 || most === 0) return undefined;
  const ratio = (most - total / nodes.length) / most;
  const isSkewed = ratio >= SKEW_LIMIT && total >= SKEW_ROWS;
  return { nodes, ratio: Math.round(ratio * 10_000) / 10_000, isSkewed };
};
