/** Differences between two versions of a table. */
import type { Table } from "../model/model.js";
import type { Change, TableChange } from "./change.js";
import { compareColumns } from "./compare-columns.js";
import { compareKeys } from "./compare-keys.js";
import { isSame } from "./match.js";
import { refusesRows } from "./partition-change.js";

/** The columns that an update may not set; DWS refuses with 42P10. */
const lockedColumns = ({ distribution }: Table): readonly string[] =>
  distribution && "columns" in distribution ? distribution.columns : [];

const locksMore = (before: Table, after: Table): boolean => {
  const locked = new Set(lockedColumns(before));
  return lockedColumns(after).some((column) => !locked.has(column));
};

/** The properties of both versions, under the names that a change has for them. */
const valuesOf =
  (before: Table, after: Table) =>
  <K extends keyof Table>(key: K) => ({
    schema: after.schema,
    table: after.name,
    before: before[key],
    after: after[key],
  });

const comparePhysics = (before: Table, after: Table) => {
  const values = valuesOf(before, after);
  return [
    {
      kind: "distribution-changed",
      ...values("distribution"),
      breaks: locksMore(before, after),
    },
    // Column store has no RETURNING, so methods that need it go.
    {
      kind: "orientation-changed",
      ...values("orientation"),
      breaks: after.orientation === "column",
    },
    { kind: "storage-changed", ...values("storage"), breaks: false },
    {
      kind: "partitioning-changed",
      ...values("partitioning"),
      breaks: refusesRows(before.partitioning, after.partitioning),
    },
    // Without it an update may not bring a row into another partition.
    {
      kind: "row-movement-changed",
      ...values("rowMovement"),
      breaks: before.rowMovement === true && after.rowMovement === false,
    },
    { kind: "persistence-changed", ...values("persistence"), breaks: false },
  ] as const satisfies readonly TableChange[];
};

const onlyUnique = ({ indexes }: Table) =>
  indexes.filter(({ isUnique }) => isUnique);

/** True when there is a rule that was not there before under any name. */
const addsRule = <T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
): boolean =>
  after.some(
    (rule) =>
      !before.some((other) => isSame({ ...other, name: rule.name }, rule)),
  );

/** What the server keeps rows to or finds them by; types and methods are the same without. */
const compareRules = (before: Table, after: Table) => {
  const values = valuesOf(before, after);
  return [
    {
      kind: "checks-changed",
      ...values("checks"),
      breaks: addsRule(before.checks, after.checks),
    },
    { kind: "cluster-key-changed", ...values("clusterKey"), breaks: false },
    { kind: "foreign-keys-changed", ...values("foreignKeys"), breaks: false },
    {
      kind: "indexes-changed",
      ...values("indexes"),
      breaks: addsRule(onlyUnique(before), onlyUnique(after)),
    },
  ] as const satisfies readonly TableChange[];
};

/** Everything that changed in a table of the same name. */
export const compareTable = (
  before: Table,
  after: Table,
): readonly Change[] => {
  if (before === after) return [];
  const comment = {
    kind: "table-comment-changed",
    ...valuesOf(before, after)("comment"),
    breaks: false,
  } as const;
  const changes = [
    ...compareRules(before, after),
    ...comparePhysics(before, after),
    comment,
  ].filter((change) => !isSame(change.before, change.after));
  return [
    ...compareColumns(before, after),
    ...compareKeys(before, after),
    ...changes,
  ];
};
