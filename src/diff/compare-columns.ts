/** Differences between the columns of two versions of a table, view or foreign table. */
import type { Column, Relation } from "../model/model.js";
import type { ColumnChange, TableChange } from "./change.js";
import { isSame, matchByName } from "./match.js";
import { guessColumns } from "./renames.js";
import { isNarrower, isSameInCode } from "./type-change.js";

/** Nobody writes into a view. */
const isWritten = ({ kind }: Relation): boolean =>
  kind === "table" || kind === "foreign-table";

/** True when an insert has to give the column's value. */
const isRequired = (relation: Relation, column: Column): boolean =>
  isWritten(relation) &&
  !column.nullable &&
  column.default === null &&
  !column.isSerial;

/** Every way in which a column may have changed, whether it has or not. */
const candidates = (
  table: Relation,
  before: Column,
  after: Column,
): readonly ColumnChange[] => {
  const at = { schema: table.schema, table: table.name, column: after.name };
  const values = <K extends keyof Column>(key: K) => ({
    ...at,
    before: before[key],
    after: after[key],
  });
  const breaksType =
    !isSameInCode(before.type, after.type) ||
    (isWritten(table) && isNarrower(before.type, after.type));
  const breaksDefault = isRequired(table, after) && !isRequired(table, before);
  return [
    { kind: "type-changed", ...values("type"), breaks: breaksType },
    // Readers meet a null, or writers may no longer send one.
    {
      kind: "nullability-changed",
      ...values("nullable"),
      breaks: after.nullable || isWritten(table),
    },
    {
      kind: "default-changed",
      ...at,
      before: { default: before.default, isSerial: before.isSerial },
      after: { default: after.default, isSerial: after.isSerial },
      breaks: breaksDefault,
    },
    { kind: "on-update-changed", ...values("onUpdate"), breaks: false },
    { kind: "collation-changed", ...values("collation"), breaks: false },
    { kind: "column-comment-changed", ...values("comment"), breaks: false },
  ];
};

const compareColumn = (
  table: Relation,
  before: Column,
  after: Column,
): readonly ColumnChange[] =>
  candidates(table, before, after).filter(
    (change) =>
      !("before" in change && "after" in change) ||
      !isSame(change.before, change.after),
  );

const compareOrder = (
  before: Relation,
  after: Relation,
): readonly TableChange[] => {
  const names = (table: Relation, other: Relation): readonly string[] => {
    const shared = new Set(other.columns.map(({ name }) => name));
    return table.columns
      .map(({ name }) => name)
      .filter((name) => shared.has(name));
  };
  const values = { before: names(before, after), after: names(after, before) };
  if (isSame(values.before, values.after)) return [];
  const { schema, name: table } = after;
  const kind = "columns-reordered";
  return [{ kind, schema, table, ...values, breaks: false }];
};

/** Columns that came, went, changed or moved. */
export const compareColumns = (
  before: Relation,
  after: Relation,
): readonly (ColumnChange | TableChange)[] => {
  const at = { schema: after.schema, table: after.name };
  const { removed, added, kept } = matchByName(before.columns, after.columns);
  return [
    ...removed.map((column) => ({
      kind: "column-removed" as const,
      ...at,
      column: column.name,
      before: column,
      breaks: true,
    })),
    ...added.map((column) => ({
      kind: "column-added" as const,
      ...at,
      column: column.name,
      after: column,
      breaks: isRequired(after, column),
    })),
    ...guessColumns(before, after),
    ...kept.flatMap(([a, b]) => compareColumn(after, a, b)),
    ...compareOrder(before, after),
  ];
};
