/** Prints what became of the calls: by step, by class, and by both. */
import type { Fault } from "./judge.js";
import { classes } from "./classes.js";
import type { Result } from "./call.js";
import { SHARED_STEP } from "./scattered.js";
import { writeColumns } from "./columns.js";
import { steps } from "./steps.js";

const WRONG: readonly Fault[] = [
  "lost",
  "doubled",
  "torn",
  "false",
  "needless",
  "step",
];

const HEAD = [
  "calls",
  "struck",
  "applied",
  "not applied",
  "unknown",
  "unknown %",
  ...WRONG,
];

const isUnknown = ({ told }: Result) => told.outcome === "unknown";

const countsOf = (results: readonly Result[]): readonly string[] => {
  const count = (is: (one: Result) => boolean) => results.filter(is).length;
  const unknown = count(isUnknown);
  return [
    results.length,
    count(({ isStruck }) => isStruck),
    count(({ told }) => told.outcome === "applied"),
    count(({ told }) => told.outcome === "not-applied"),
    unknown,
    ((100 * unknown) / Math.max(1, results.length)).toFixed(1),
    ...WRONG.map((fault) => count(({ wrong }) => wrong === fault)),
  ].map(String);
};

type Name = (result: Result) => string;

/** In the order of the names, where they have one. */
const groups = (
  results: readonly Result[],
  nameOf: Name,
  names: readonly string[] = [],
): ReadonlyMap<string, readonly Result[]> => {
  const found = new Map<string, Result[]>(names.map((name) => [name, []]));
  for (const result of results) {
    const name = nameOf(result);
    const group = found.get(name);
    if (group === undefined) found.set(name, [result]);
    else group.push(result);
  }
  return found;
};

const tableBy = (
  title: string,
  results: readonly Result[],
  nameOf: Name,
  names: readonly string[],
): string =>
  writeColumns([
    [title, ...HEAD],
    ...[...groups(results, nameOf, names)].map(([name, group]) => [
      name,
      ...countsOf(group),
    ]),
    ["all", ...countsOf(results)],
  ]);

const byStep: Name = ({ step }) => step;
const byClass: Name = ({ one }) => one.name;

const STEPS = [...steps.map(({ name }) => name), SHARED_STEP];
const CLASSES = [...classes.single, ...classes.transaction].map(
  ({ name }) => name,
);

/** Calls by step, and by class. */
export const printTables = (results: readonly Result[]): string =>
  [
    tableBy("step", results, byStep, STEPS),
    tableBy("class", results, byClass, CLASSES),
  ].join("\n\n");

/** Every cell of step and class, below a head. */
export const cellsOf = (
  results: readonly Result[],
): readonly (readonly string[])[] => {
  const lines = STEPS.flatMap((step) =>
    CLASSES.map((name) => [step, name] as const),
  ).map(([step, name]) => {
    const cell = results.filter(
      (one) => byStep(one) === step && byClass(one) === name,
    );
    return cell.length === 0 ? [] : [step, name, ...countsOf(cell)];
  });
  return [["step", "class", ...HEAD], ...lines.filter(({ length }) => length)];
};

/** What was wrong, call by call. */
export const printWrongs = (results: readonly Result[]): string =>
  results
    .filter(({ wrong }) => wrong !== undefined)
    .map(
      ({ id, wrong, step, one, told }) =>
        `${wrong ?? ""}: call ${id}, ${one.name}, ${step}: ${told.outcome} ${told.message}`,
    )
    .join("\n");
