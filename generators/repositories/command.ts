/** `repositories`: brings the repositories of the project in a folder up to date with the schema. */
import {
  type Environment,
  readEnvironment,
} from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import { readProjectConfig } from "../../src/config/project-config.js";
import { resolveChoices } from "../../src/config/resolve.js";
import { GeneratorError } from "../../src/errors.js";
import type { Summary } from "../../src/pipeline.js";
import { createReporter } from "../reporter.js";
import { runPipeline } from "../run-pipeline.js";
import { count, printSummary } from "../summary.js";

/** Where and with what to run. */
export interface RepositoriesRun {
  readonly root: string;
  readonly flags: FlagValues;
  readonly environment: Environment;
  /** Typed in by the user. */
  readonly password?: string | undefined;
}

const stale = (summary: Summary): GeneratorError => {
  const files =
    summary.created.length +
    summary.changed.length +
    summary.deleted.length +
    summary.conflicts.length;
  return new GeneratorError(
    "stale",
    `The generated code is older than the schema: ${count(files, "file")} would change.`,
    "Run `yo dws:repositories` (or `generator-dws repositories`).",
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

/**
 * Reads the schema, writes the repositories and prints what it did.
 * @throws {GeneratorError} `stale` with `--check` when anything would change, `advice` with `--strict` when there is any
 */
export const updateRepositories = async (
  run: RepositoriesRun,
): Promise<Summary> => {
  const { root, flags } = run;
  const config = readProjectConfig(root);
  const environment = readEnvironment(root, run.environment);
  const choices = resolveChoices({ ...run, config, environment });
  const reporter = createReporter({ quiet: flags.quiet === true });
  try {
    const summary = await runPipeline(root, choices, flags, reporter);
    reporter.close();
    printSummary(summary, {
      json: flags.json === true,
      quiet: flags.quiet === true,
      isDry: flags.dryRun === true || flags.check === true,
    });
    if (flags.check === true && summary.isStale) throw stale(summary);
    if (flags.strict === true && summary.advice.length > 0) {
      throw advised(summary);
    }
    return summary;
  } finally {
    reporter.close();
  }
};
