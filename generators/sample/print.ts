/** Prints what a run of `sample` did. */
import type { FlagValues } from "../../src/config/flags.js";
import { bulleted, describeFiles, type FileSummary } from "../summary.js";
import type { Sample } from "./samples.js";

/** What was done, for people and for `--json`. */
export interface SampleSummary extends FileSummary {
  readonly samples: readonly string[];
  readonly notes: readonly string[];
}

const nextSteps = (samples: readonly Sample[]): readonly string[] => {
  const [first] = samples.flatMap(({ programs }) => Object.keys(programs));
  if (first === undefined) return [];
  const lines = samples.flatMap(({ programs }) =>
    Object.keys(programs).map((program) =>
      program === first ? "./run.sh" : `./run.sh ${program}`,
    ),
  );
  return bulleted(
    "Next (on Windows: run.cmd, which may be double-clicked, or run.ps1):",
    lines,
  );
};

/** Prints on stdout, as the flags say. */
export const printSamples = (
  summary: SampleSummary,
  samples: readonly Sample[],
  flags: FlagValues,
): void => {
  const { json = false, quiet = false, dryRun = false } = flags;
  if (json) {
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  } else if (!quiet) {
    const lines = [
      ...describeFiles(summary, dryRun),
      ...bulleted("Notes:", summary.notes),
      ...(dryRun ? [] : nextSteps(samples)),
    ];
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }
};
