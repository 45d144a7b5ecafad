/** `repositories`: brings the repositories of the project in a folder up to date with the schema. */
import {
  type Environment,
  readEnvironment,
} from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import { readProjectConfig } from "../../src/config/project-config.js";
import { type Choices, resolveChoices } from "../../src/config/resolve.js";
import { GeneratorError } from "../../src/errors.js";
import type { PipelineOptions, Summary } from "../../src/pipeline.js";
import type { Verification } from "../../src/verify/verify.js";
import { createReporter, type Reporter } from "../reporter.js";
import { runPipeline } from "../run-pipeline.js";
import { count, printSummary } from "../summary.js";
import { refuseCombinations } from "./refuse.js";
import { watchRepositories } from "./watch.js";

/** Where and with what to run. */
export interface RepositoriesRun {
  readonly root: string;
  readonly flags: FlagValues;
  readonly environment: Environment;
  /** Typed in by the user. */
  readonly password?: string | undefined;
  /** Asks about a conflict; the reporter may have to be closed first. @default they are refused */
  readonly ask?: (reporter: Reporter) => PipelineOptions["resolve"];
}

const stale = (summary: Summary, flags: FlagValues): GeneratorError => {
  const { changes, created, changed, deleted, conflicts } = summary;
  const files = [created, changed, deleted, conflicts].flat().length;
  const sides =
    flags.offline === true
      ? "dws.schema.json and the code"
      : "The schema, dws.schema.json and the code";
  const before =
    changes.length === 0
      ? ""
      : `${count(changes.length, "change")} of the schema, and `;
  return new GeneratorError(
    "stale",
    `${sides} do not agree: ${before}${count(files, "file")} would change.`,
    conflicts.length === 0
      ? "Run `yo dws:repositories` (or `generator-dws repositories`)."
      : "Run `yo dws:repositories` (or `generator-dws repositories`), which says what to do about the files in the way.",
  );
};

const advised = ({ advice }: Summary): GeneratorError => {
  const codes = [...new Set(advice.map(({ code }) => code))];
  return new GeneratorError(
    "advice",
    `--strict allows no advice, and here is some: ${codes.join(", ")}.`,
    'Follow it, or ignore it in .yo-rc.json: "advice": { "ignore": ["code schema.table"] }.',
  );
};

const broken = ({ errors }: Verification): GeneratorError =>
  new GeneratorError(
    "verify",
    `The project does not compile: ${count(errors.length, "error")}.`,
    "They are listed beside the changes that caused them; correct the code that calls the repositories.",
  );

/** One run: what `--watch` does again and again. */
const runOnce = async (
  run: RepositoriesRun,
  choices: Choices,
  reporter: Reporter,
  isRepeated = false,
): Promise<void> => {
  const { root, flags } = run;
  const resolve = run.ask?.(reporter);
  const summary = await runPipeline(root, choices, flags, reporter, resolve);
  // What was written is said in any case.
  const [verified] = await Promise.allSettled([verify(run, summary, reporter)]);
  const verification =
    verified.status === "fulfilled" ? verified.value : undefined;
  reporter.close();
  if (!isRepeated || summary.isStale || summary.changes.length > 0) {
    printSummary(summary, {
      json: flags.json === true,
      quiet: flags.quiet === true,
      isDry: flags.dryRun === true || flags.check === true,
      verification,
    });
  }
  if (flags.check === true && summary.isStale) throw stale(summary, flags);
  if (verified.status === "rejected") throw verified.reason;
  if (verification !== undefined && verification.errors.length > 0) {
    throw broken(verification);
  }
  if (flags.strict === true && summary.advice.length > 0) {
    throw advised(summary);
  }
};

/** Before anything is written: a later run would no longer know what this one changed. */
const requireCompiler = async (root: string): Promise<void> => {
  const { findCompiler } = await import("../../src/verify/compiler.js");
  findCompiler(root);
};

const verify = async (
  { root, flags }: RepositoriesRun,
  { changes }: Summary,
  reporter: Reporter,
): Promise<Verification | undefined> => {
  if (flags.verify !== true) return undefined;
  reporter.step("Type-checking the project");
  const { verifyProject } = await import("../../src/verify/verify.js");
  return verifyProject(root, changes);
};

const WATCH_SECONDS = 2;

/**
 * Reads the schema, writes the repositories and prints what it did; with `--watch` until Ctrl-C.
 * @throws {GeneratorError} `stale` with `--check` when anything would change, `verify` with `--verify` when the project does
 * not compile, `advice` with `--strict` when there is any
 */
export const updateRepositories = async (
  run: RepositoriesRun,
): Promise<void> => {
  const { root, flags } = run;
  refuseCombinations(flags);
  const config = readProjectConfig(root);
  const environment = readEnvironment(root, run.environment);
  const choices = resolveChoices({ ...run, config, environment });
  if (flags.verify === true) await requireCompiler(root);
  const reporter = createReporter({ quiet: flags.quiet === true });
  try {
    if (flags.watch !== true) {
      await runOnce(run, choices, reporter);
      return;
    }
    let isRepeated = false;
    await watchRepositories({
      choices,
      seconds: flags.interval ?? WATCH_SECONDS,
      reporter,
      regenerate: async () => {
        const isFirst = !isRepeated;
        isRepeated = true;
        await runOnce(run, choices, reporter, !isFirst);
      },
    });
  } finally {
    reporter.close();
  }
};
