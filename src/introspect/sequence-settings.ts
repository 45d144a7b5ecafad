/** Asks sequences for their settings, 500 in one statement: DWS has no catalog of them (catalog facts, §1.7). */
import { isTrue } from "./catalog-text.js";
import type { Query } from "./query.js";
import type { SequenceRow, SettingsRow } from "./sequences.js";

const perStatement = 500;

const columns = [
  "start_value",
  "increment_by",
  "min_value",
  "max_value",
  "cache_value",
  "is_cycled",
] as const satisfies readonly (keyof SettingsRow)[];

const select = columns.map((name) => `s.${name} AS ${name}`).join(", ");

/** One statement for the sequences; `oid` tells their rows apart. */
export const settingsStatement = (rows: readonly SequenceRow[]): string =>
  rows
    .map(
      ({ oid, sequence }) =>
        `SELECT ${oid} AS oid, ${select} FROM ${sequence} s`,
    )
    .join("\nUNION ALL\n");

/** Settings by oid of the sequences that keep their own and may be read. */
export const readSettings = async (
  query: Query,
  rows: readonly SequenceRow[],
  progress: () => void,
): Promise<ReadonlyMap<string, SettingsRow>> => {
  const asked = rows.filter(
    (row) => row.start_value === null && isTrue(row.holds_settings),
  );
  const settings = new Map<string, SettingsRow>();
  for (let start = 0; start < asked.length; start += perStatement) {
    const text = settingsStatement(asked.slice(start, start + perStatement));
    for (const row of await query<SettingsRow & { readonly oid: string }>(
      text,
      [],
    )) {
      settings.set(row.oid, row);
    }
    progress();
  }
  return settings;
};
