/** Changes as lines for people, table by table, first those that break callers. */
import type { ReportedChange } from "./report.js";

interface Group {
  readonly title: string;
  readonly changes: readonly ReportedChange[];
}

/** More groups than anybody reads; `--json` has all of them. */
const MOST_GROUPS = 40;

const count = (number: number, noun: string): string =>
  `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;

const oneLine = (name: string): string => name.replaceAll(/[\s\p{Cc}]+/gu, " ");

const titleOf = ({ schema, table, object }: ReportedChange): string => {
  if (schema === null) return "the database";
  const name = table ?? object;
  return oneLine(name === null ? `schema ${schema}` : `${schema}.${name}`);
};

const breaksFirst = <T>(
  items: readonly T[],
  breaks: (item: T) => boolean,
): readonly T[] => [
  ...items.filter((item) => breaks(item)),
  ...items.filter((item) => !breaks(item)),
];

const isBreaking = ({ breaks }: ReportedChange): boolean => breaks;

const groupChanges = (changes: readonly ReportedChange[]): readonly Group[] => {
  const groups = new Map<string, ReportedChange[]>();
  for (const change of changes) {
    const title = titleOf(change);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [change]);
    else group.push(change);
  }
  const all = [...groups].map(([title, ones]) => ({
    title,
    changes: breaksFirst(ones, isBreaking),
  }));
  return breaksFirst(all, (group) => group.changes.some(isBreaking));
};

/** A change in one line, with what it does to callers; `!` marks one that breaks them. */
export const printChange = (change: ReportedChange): string =>
  change.breaks
    ? `! ${change.sentence} ${change.effect ?? ""}`.trimEnd()
    : `- ${change.sentence}`;

/**
 * All of them. What `below` gives follows its change, one step further in.
 * @returns no line where nothing changed
 */
export const printChanges = (
  changes: readonly ReportedChange[],
  below: (change: ReportedChange) => readonly string[] = () => [],
): readonly string[] => {
  if (changes.length === 0) return [];
  const breaking = changes.filter(isBreaking).length;
  const groups = groupChanges(changes);
  const shown = groups.filter(
    (group, index) =>
      index < MOST_GROUPS || group.changes.some((one) => below(one).length > 0),
  );
  const left = groups.length - shown.length;
  const tail = breaking === 0 ? "" : `, ${breaking} of them breaking (!)`;
  return [
    `Changed in the schema since last time: ${count(changes.length, "change")}${tail}`,
    ...shown.flatMap(({ title, changes: ones }) => [
      `  ${title}`,
      ...ones.flatMap((one) => [
        `    ${printChange(one)}`,
        ...below(one).map((line) => `        ${line}`),
      ]),
    ]),
    ...(left > 0
      ? [`  … and ${count(left, "more place")} (--json lists all)`]
      : []),
  ];
};
