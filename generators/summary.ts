/** Prints what a run did: plain words, or one JSON document. */
import { posix } from "node:path";
import type { Advice } from "../src/advice/advise.js";
import { printChanges } from "../src/diff/print.js";
import type { Summary } from "../src/pipeline.js";
import type { Verification, VerifyError } from "../src/verify/verify.js";

/** How it is printed. */
export interface SummaryOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** Nothing was written: say "would be". */
  readonly isDry: boolean;
  /** What the compiler says of the project, with `--verify`. */
  readonly verification?: Verification | undefined;
  /** @default process.stdout */
  readonly stream?: NodeJS.WritableStream;
}

const MOST_LINES = 30;

const MOST_PER_FOLDER = 4;

/** `1 file`, `1,204 tables`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;

/** Names few files, and of many only their folder; folders below the depth are counted with the one above. */
const groupByFolder = (
  files: readonly string[],
  depth: number,
): readonly string[] => {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = posix.dirname(file).split("/").slice(0, depth).join("/");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([folder, inside]) =>
    inside.length > MOST_PER_FOLDER && folder !== "."
      ? [`${folder}/ (${count(inside.length, "file")})`]
      : inside,
  );
};

const DEPTHS = [Infinity, 3, 2, 1];

const listed = (title: string, files: readonly string[]): readonly string[] => {
  if (files.length === 0) return [];
  const all = DEPTHS.map((depth) => groupByFolder(files, depth));
  const lines = all.find(({ length }) => length <= MOST_LINES) ?? all[0] ?? [];
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}`);
  return [
    `${title}: ${count(files.length, "file")}`,
    ...shown,
    ...(lines.length > shown.length ? ["  …"] : []),
  ];
};

/** Lines below a title; nothing where there are none. */
export const bulleted = (
  title: string,
  lines: readonly string[],
): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

const MOST_PLACES = 3;

/** One line per code, with the first places: `fixed-char (120): … (s.a.x, s.a.y, s.b.z and 117 more).` */
const groupByCode = (all: readonly Advice[]): readonly string[] => {
  const codes = new Map<string, Advice[]>();
  for (const one of all) {
    codes.set(one.code, [...(codes.get(one.code) ?? []), one]);
  }
  return [...codes].map(([code, ones]) => {
    const places = ones.slice(0, MOST_PLACES).map(({ at }) => at);
    const more = ones.length - places.length;
    const listed = `${places.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-US")} more` : ""}`;
    return `${code} (${ones.length.toLocaleString("en-US")}): ${ones[0]?.sentence ?? ""} (${listed}).`;
  });
};

/** `src/main.ts(3,7): TS2339 Property 'note' does not exist …`, and the compiler's reasons below. */
const describeError = (error: VerifyError): readonly string[] => {
  const { file, line, column, code, message } = error;
  const at = file === null ? "" : `${file}(${line ?? 0},${column ?? 0}): `;
  return `${at}${code} ${message}`.split("\n");
};

/** The changes, and below each the errors that it caused. */
const describeChanges = (
  { changes }: Summary,
  verification: Verification | undefined,
): readonly string[] => {
  if (verification === undefined) return printChanges(changes);
  const { compiler, errors } = verification;
  const errorsOf = (cause: number | null) =>
    errors.filter(({ change }) => change === cause).flatMap(describeError);
  return [
    ...printChanges(changes, (change) => errorsOf(changes.indexOf(change))),
    ...bulleted("Other errors:", errorsOf(null)),
    errors.length === 0
      ? `The project compiles (${compiler}).`
      : `The project does not compile: ${count(errors.length, "error")} (${compiler}).`,
  ];
};

/** What was done to files. */
export type FileSummary = Pick<
  Summary,
  "created" | "changed" | "deleted" | "conflicts" | "kept" | "unchanged"
>;

/** What was, or would be, done to files, as lines for people. */
export const describeFiles = (
  summary: FileSummary,
  isDry: boolean,
): readonly string[] => {
  const verb = (done: string) => (isDry ? `Would be ${done}` : capital(done));
  return [
    ...listed(verb("created"), summary.created),
    ...listed(verb("changed"), summary.changed),
    ...listed(verb("deleted"), summary.deleted),
    ...listed("In the way, not made here or edited", summary.conflicts),
    ...listed("Left as you edited them", summary.kept),
    ...(summary.unchanged > 0
      ? [`Unchanged: ${count(summary.unchanged, "file")}`]
      : []),
  ];
};

/** The summary as lines for people. */
export const describeSummary = (
  summary: Summary,
  isDry: boolean,
  verification?: Verification,
): readonly string[] => [
  `${count(summary.tables, "table")} of ${summary.source}.`,
  ...describeFiles(summary, isDry),
  ...describeChanges(summary, verification),
  ...bulleted("Notes:", summary.notes),
  ...bulleted(
    'Advice ("advice": { "ignore": ["code schema.table"] } in .yo-rc.json silences it):',
    groupByCode(summary.advice),
  ),
];

const capital = (word: string) =>
  word.slice(0, 1).toUpperCase() + word.slice(1);

/** Prints the summary on stdout. */
export const printSummary = (
  summary: Summary,
  options: SummaryOptions,
): void => {
  const { verification } = options;
  const stream = options.stream ?? process.stdout;
  if (options.json) {
    stream.write(`${JSON.stringify({ ...summary, verification }, null, 2)}\n`);
  } else if (!options.quiet) {
    stream.write(
      describeSummary(summary, options.isDry, verification)
        .map((line) => `${line}\n`)
        .join(""),
    );
  }
};
