/** Differences between two versions of a table. */
import type { Key, Table } from "../model/model.js";
import type { Change, TableChange } from "./change.js";
import { compareColumns } from "./compare-columns.js";
import { isSame } from "./match.js";

/** The columns that an update may not set; DWS refuses with 42P10. */
const lockedColumns = ({ distribution }: Table): readonly string[] =>
  distribution && "columns" in distribution ? distribution.columns : [];

const locksMore = (before: Table, after: Table): boolean => {
  const locked = new Set(lockedColumns(before));
  return lockedColumns(after).some((column) => !locked.has(column));
};

/** True when a key by which rows could be found is gone; a new name alone breaks nobody. */
const losesKey = (before: readonly Key[], after: readonly Key[]): boolean =>
  before.some(
    (key) => !after.some((other) => isSame(key.columns, other.columns)),
  );

const comparePhysics = (before: Table, after: Table) => {
  const at = { schema: after.schema, table: after.name };
  const values = <K extends keyof Table>(key: K) => ({
    before: before[key],
    after: after[key],
  });
  return [
    {
      kind: "distribution-changed",
      ...at,
      ...values("distribution"),
      breaks: locksMore(before, after),
    },
    // Column store has no RETURNING, so methods that need it go.
    {
      kind: "orientation-changed",
      ...at,
      ...values("orientation"),
      breaks: after.orientation === "column",
    },
    { kind: "storage-changed", ...at, ...values("storage"), breaks: false },
    {
      kind: "partitioning-changed",
      ...at,
      ...values("partitioning"),
      breaks: false,
    },
    {
      kind: "persistence-changed",
      ...at,
      ...values("persistence"),
      breaks: false,
    },
  ] as const satisfies readonly TableChange[];
};

const compareKeys = (before: Table, after: Table) => {
  const at = { schema: after.schema, table: after.name };
  const keys = (key: Key | null): readonly Key[] => (key ? [key] : []);
  return [
    {
      kind: "primary-key-changed",
      ...at,
      before: before.primaryKey,
      after: after.primaryKey,
      breaks: losesKey(keys(before.primaryKey), keys(after.primaryKey)),
    },
    {
      kind: "unique-keys-changed",
      ...at,
      before: before.uniqueKeys,
      after: after.uniqueKeys,
      breaks: losesKey(before.uniqueKeys, after.uniqueKeys),
    },
  ] as const satisfies readonly TableChange[];
};

/** Everything that changed in a table of the same name. */
export const compareTable = (
  before: Table,
  after: Table,
): readonly Change[] => {
  const comment = {
    kind: "table-comment-changed",
    schema: after.schema,
    table: after.name,
    before: before.comment,
    after: after.comment,
    breaks: false,
  } as const;
  const changes = [
    ...compareKeys(before, after),
    ...comparePhysics(before, after),
    comment,
  ].filter((change) => !isSame(change.before, change.after));
  return [...compareColumns(before, after), ...changes];
};
