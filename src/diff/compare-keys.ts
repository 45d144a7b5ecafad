/** Differences between the keys of two versions of a table or a foreign table. */
import type { ForeignTable, Key, Table } from "../model/model.js";
import type { TableChange } from "./change.js";
import { isSame } from "./match.js";

/** True when a key by which rows could be found is gone; a new name alone breaks nobody. */
const losesKey = (before: readonly Key[], after: readonly Key[]): boolean =>
  before.some(
    (key) => !after.some((other) => isSame(key.columns, other.columns)),
  );

/** True when rows that were taken before may be refused; what a foreign table says of its keys, nobody checks. */
const refusesMore = (
  { kind }: Table | ForeignTable,
  before: readonly Key[],
  after: readonly Key[],
): boolean => kind === "table" && losesKey(after, before);

/** Primary and unique keys that changed. */
export const compareKeys = <T extends Table | ForeignTable>(
  before: T,
  after: T,
): readonly TableChange[] => {
  const at = { schema: after.schema, table: after.name };
  const keys = (key: Key | null): readonly Key[] => (key ? [key] : []);
  const breaks = (old: readonly Key[], now: readonly Key[]) =>
    losesKey(old, now) || refusesMore(after, old, now);
  const changes = [
    {
      kind: "primary-key-changed",
      ...at,
      before: before.primaryKey,
      after: after.primaryKey,
      breaks: breaks(keys(before.primaryKey), keys(after.primaryKey)),
    },
    {
      kind: "unique-keys-changed",
      ...at,
      before: before.uniqueKeys,
      after: after.uniqueKeys,
      breaks: breaks(before.uniqueKeys, after.uniqueKeys),
    },
  ] as const satisfies readonly TableChange[];
  return changes.filter((change) => !isSame(change.before, change.after));
};
