/** `doctor`: says step by step whether the connection of the project in a folder works, and what to do where it does not. */
import {
  type Environment,
  readEnvironment,
} from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import { readProjectConfig } from "../../src/config/project-config.js";
import { type Choices, resolveChoices } from "../../src/config/resolve.js";
import {
  examine,
  type Report,
  stoppingResults,
} from "../../src/doctor/examine.js";
import { GeneratorError } from "../../src/errors.js";
import type { ConnectionSettings } from "../../src/runtime/settings.js";
import { createReporter } from "../reporter.js";
import { count } from "../summary.js";
import { localSettings, readLocalSchema, withLocalDws } from "../with-local.js";
import { createPrinter, summarize, toJson } from "./print.js";

/** Where and with what to run. */
export interface DoctorRun {
  readonly root: string;
  readonly flags: FlagValues;
  readonly environment: Environment;
  /** Typed in by the user. */
  readonly password?: string | undefined;
  /** The clock on the wall, milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

const WAIT_SECONDS = 10;
const POOL_MAX = 10;

/** Who has seen the steps is told which one to look at, and others all of it. */
const stopped = (report: Report, isSeen: boolean): GeneratorError => {
  const failures = stoppingResults(report);
  const [first] = failures;
  const more = failures.length - 1;
  const others = more > 0 ? ` (and ${count(more, "other step")})` : "";
  return isSeen
    ? new GeneratorError(
        "doctor",
        `The connection does not work: "${first?.title ?? "a step"}"${others} failed.`,
        "Do what its arrow (→) says, then run the doctor again.",
      )
    : new GeneratorError(
        "doctor",
        `${first?.says ?? "The connection does not work."}${others}`,
        first?.remedy ?? "Run the doctor without --quiet.",
      );
};

const examineWith = async (
  { flags, now = Date.now }: DoctorRun,
  { schemas }: Choices,
  settings: ConnectionSettings,
): Promise<void> => {
  const { json = false, quiet = false } = flags;
  const isSilent = json || quiet;
  const patient = {
    settings,
    schemas,
    poolMax: flags.pool ?? POOL_MAX,
    waitMs: (flags.timeout ?? WAIT_SECONDS) * 1000,
    now,
  };
  const report = await examine(patient, isSilent ? undefined : createPrinter());
  if (json) process.stdout.write(toJson(report));
  // A blank line parts the steps from the sentence, wherever that goes.
  if (!isSilent) process.stdout.write("\n");
  if (report.isStopped) throw stopped(report, !isSilent);
  if (!isSilent) process.stdout.write(`${summarize(report)}\n`);
};

/**
 * Examines the connection and prints what it finds.
 * @throws {GeneratorError} `doctor` when something stops us, in the words of the first step that failed
 */
export const runDoctor = async (run: DoctorRun): Promise<void> => {
  const { root, flags } = run;
  const config = readProjectConfig(root);
  const environment = readEnvironment(root, run.environment);
  const choices = resolveChoices({ ...run, config, environment });
  const { source } = choices;
  switch (source.kind) {
    case "cluster":
      return examineWith(run, choices, source.connection);
    case "local": {
      const reporter = createReporter({ quiet: flags.quiet === true });
      const log = (line: string) => {
        reporter.step(line);
      };
      const schemaSql = readLocalSchema(root, source.schema);
      return withLocalDws({ schemaSql, log }, async (local) =>
        examineWith(run, choices, localSettings(local)),
      );
    }
    case "snapshot":
      throw new GeneratorError(
        "usage",
        "The doctor needs a database.",
        "Give --host, or --local.",
      );
  }
};
