/** Prints what a run of `sample` did. */
import type { FlagValues } from "../../src/config/flags.js";
import { bulleted, describeFiles, type FileSummary } from "../summary.js";

/** What was done, for people and for `--json`. */
export interface SampleSummary extends FileSummary {
  readonly samples: readonly string[];
  readonly notes: readonly string[];
}

const describe = (
  summary: SampleSummary,
  commands: readonly string[],
  isDry: boolean,
): readonly string[] => {
  const files = describeFiles(summary, isDry);
  if (files.length === 0) {
    return ["Nothing was chosen, so nothing was written."];
  }
  return [
    ...files,
    ...bulleted("Notes:", summary.notes),
    ...bulleted(
      "Next (on Windows: run.cmd, which may be double-clicked, or run.ps1):",
      isDry ? [] : commands,
    ),
  ];
};

/** Prints on stdout, as the flags say; the commands are what to run next. */
export const printSamples = (
  summary: SampleSummary,
  commands: readonly string[],
  flags: FlagValues,
): void => {
  const { json = false, quiet = false, dryRun = false } = flags;
  if (json) {
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  } else if (!quiet) {
    const lines = describe(summary, commands, dryRun);
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }
};
