/** Differences between two versions of a view or of a foreign table. */
import type { ForeignTable, View } from "../model/model.js";
import type { Change, ViewChange } from "./change.js";
import { compareColumns } from "./compare-columns.js";
import { compareKeys } from "./compare-keys.js";
import { isSame } from "./match.js";

const onlyChanged = <
  C extends { readonly before: unknown; readonly after: unknown },
>(
  changes: readonly C[],
): readonly C[] =>
  changes.filter((change) => !isSame(change.before, change.after));

/** Everything that changed in a view of the same name. */
export const compareView = (before: View, after: View): readonly Change[] => {
  const at = { schema: after.schema, table: after.name };
  const changes = [
    {
      kind: "view-kind-changed",
      ...at,
      before: before.kind,
      after: after.kind,
      breaks: false,
    },
    {
      kind: "view-comment-changed",
      ...at,
      before: before.comment,
      after: after.comment,
      breaks: false,
    },
  ] as const satisfies readonly ViewChange[];
  return [...compareColumns(before, after), ...onlyChanged(changes)];
};

/** Everything that changed in a foreign table of the same name. */
export const compareForeignTable = (
  before: ForeignTable,
  after: ForeignTable,
): readonly Change[] => {
  const at = { schema: after.schema, table: after.name };
  const changes = [
    {
      kind: "foreign-server-changed",
      ...at,
      before: before.server,
      after: after.server,
      breaks: false,
    },
    // Whoever read can only write now, or the other way round.
    {
      kind: "access-changed",
      ...at,
      before: before.access,
      after: after.access,
      breaks: true,
    },
    {
      kind: "foreign-table-comment-changed",
      ...at,
      before: before.comment,
      after: after.comment,
      breaks: false,
    },
  ] as const satisfies readonly ViewChange[];
  return [
    ...compareColumns(before, after),
    ...compareKeys(before, after),
    ...onlyChanged(changes),
  ];
};
