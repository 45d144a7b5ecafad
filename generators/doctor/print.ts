/** Prints what the doctor finds: a line per step as it is taken, or one JSON document. */
import type { Result } from "../../src/doctor/check.js";
import type { Listener, Report } from "../../src/doctor/examine.js";
import type { Status } from "../../src/doctor/finding.js";
import { type Colors, colorsFor } from "../colors.js";
import { count } from "../summary.js";

/** Where it prints, and how. */
export interface PrintOptions {
  /** @default process.stdout */
  readonly stream?: NodeJS.WriteStream;
  /** @default process.env */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Title of a step, longest first: "Idle in transaction". */
const TITLE_WIDTH = 20;

const MARKS: Readonly<Record<Status, (colors: Colors) => string>> = {
  ok: ({ green }) => green("✔"),
  warning: ({ yellow }) => yellow("!"),
  failure: ({ red }) => red("✖"),
  skipped: ({ dim }) => dim("-"),
};

const linesOf = (
  { status, title, says, remedy }: Result,
  colors: Colors,
): readonly string[] => {
  const text = status === "skipped" ? `skipped: ${says}` : says;
  const line = `  ${MARKS[status](colors)} ${title.padEnd(TITLE_WIDTH)} ${text}`;
  const indent = " ".repeat(TITLE_WIDTH + 5);
  return remedy === undefined ? [line] : [line, `${indent}→ ${remedy}`];
};

/** Prints each step as soon as it was taken. */
export const createPrinter = (options: PrintOptions = {}): Listener => {
  const stream = options.stream ?? process.stdout;
  const colors = colorsFor(stream, options.environment ?? process.env);
  let isFirst = true;
  return {
    onSection: (title) => {
      stream.write(`${isFirst ? "" : "\n"}${colors.bold(title)}\n`);
      isFirst = false;
    },
    onResult: (result) => {
      for (const line of linesOf(result, colors)) stream.write(`${line}\n`);
    },
  };
};

const resultsOf = ({ hosts, cluster }: Report): readonly Result[] => [
  ...hosts.flatMap(({ results }) => results),
  ...(cluster?.results ?? []),
];

/** The last line where nothing stops us. */
export const summarize = (report: Report): string => {
  const found = (status: Status) =>
    resultsOf(report).filter((result) => result.status === status).length;
  const [failures, warnings] = [found("failure"), found("warning")];
  const lost =
    failures === 0
      ? ""
      : `${count(failures, "step")} failed at hosts that are passed over. `;
  const warned = warnings === 0 ? "" : `${count(warnings, "warning")}. `;
  return `${lost}${warned}The connection works.`;
};

/** The report for machines; `remedy` is null where there is none. */
export const toJson = (report: Report): string => {
  const plain = ({ id, title, status, says, remedy }: Result) => ({
    ...{ id, title, status, says, remedy: remedy ?? null },
  });
  const { hosts, cluster, isStopped } = report;
  const document = {
    works: !isStopped,
    hosts: hosts.map(({ host, port, results }) => ({
      ...{ host, port, steps: results.map(plain) },
    })),
    cluster: cluster && {
      askedAt: cluster.askedAt,
      steps: cluster.results.map(plain),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
