/** `sample`: adds the chosen samples to a folder, whatever stands there already. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import {
  type Environment,
  readEnvironment,
} from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import { readProjectConfig } from "../../src/config/project-config.js";
import { mergeEdits, settleOpen } from "../../src/merge-edits.js";
import { readRuntime } from "../../src/output-files.js";
import type { PipelineOptions } from "../../src/run.js";
import {
  type FileChange,
  type OutputFile,
  placesOf,
  summarize,
} from "../../src/write/file-change.js";
import { planChanges } from "../../src/write/plan-changes.js";
import { applyChanges, refuseConflicts } from "../../src/write/write-files.js";
import { assertPlaces } from "../places.js";
import { refuseCombinations } from "../repositories/refuse.js";
import { chooseForFolder } from "./choose.js";
import { EXECUTABLE, type SampleChoice, sampleFiles } from "./files.js";
import { runCommands } from "./manifest.js";
import { printSamples, type SampleSummary } from "./print.js";
import { sampleRepositories } from "./repositories.js";
import { AROUND, surroundings } from "./surroundings.js";

/** Where and with what to run. */
export interface SampleRun {
  readonly root: string;
  readonly flags: FlagValues;
  readonly environment: Environment;
  /** Asks about a conflict. @default they are refused */
  readonly resolve?: PipelineOptions["resolve"];
}

/** The samples themselves, the runtime that they need, and the repositories of their tables. */
const listFiles = async (
  choice: SampleChoice,
): Promise<readonly OutputFile[]> => {
  const { samples, runtime } = choice;
  const own = sampleFiles(choice).map(
    ({ path, text, isOnce = false }): OutputFile => ({
      path,
      text,
      kind: isOnce ? "once" : "generated",
    }),
  );
  return [
    ...own,
    ...samples.flatMap((sample) => sampleRepositories(sample, runtime)),
    ...(samples.length === 0 ? [] : readRuntime(runtime)),
  ];
};

const writeAll = async (
  { root, flags, resolve }: SampleRun,
  planned: readonly FileChange[],
): Promise<readonly FileChange[]> => {
  const { force = false, keepMine = false, dryRun = false } = flags;
  const asking = resolve === undefined ? {} : { resolve };
  const options = { force, keepMine, dryRun, ...asking };
  const changes = await settleOpen(await mergeEdits(planned), options);
  if (dryRun) return changes;
  refuseConflicts(changes);
  await applyChanges(root, changes);
  for (const { path, action } of changes) {
    const isNew = action === "create" || action === "change";
    if (isNew && EXECUTABLE.includes(path)) chmodSync(join(root, path), 0o755);
  }
  return changes;
};

const summarizeFiles = (
  { samples }: SampleChoice,
  changes: readonly FileChange[],
  notes: readonly string[],
): SampleSummary => {
  const { paths, counts } = summarize(changes);
  const kept = changes.filter(
    ({ reason }) => reason?.startsWith("kept") === true,
  );
  const conflicts = changes.filter(({ action }) => action === "conflict");
  return {
    samples: samples.map(({ name }) => name),
    created: paths.create,
    changed: paths.change,
    deleted: paths.delete,
    conflicts: conflicts.flatMap(placesOf),
    kept: kept.map(({ path }) => path),
    unchanged:
      counts.unchanged -
      kept.filter(({ action }) => action === "unchanged").length,
    notes,
  };
};

/**
 * Adds the samples and prints what it did.
 * @throws {GeneratorError} `conflict` where a file that was edited, or is not ours, stands in the way; with nothing written
 */
export const addSamples = async (run: SampleRun): Promise<void> => {
  const { root, flags } = run;
  refuseCombinations(flags);
  const given = {
    flags,
    config: readProjectConfig(root),
    environment: readEnvironment(root, run.environment),
  };
  const choice = chooseForFolder(given);
  const own = await listFiles(choice);
  if (own.length > 0) {
    const paths = [...own.map(({ path }) => path), ...AROUND];
    assertPlaces(root, paths, "the samples");
  }
  const around = surroundings(root, given, choice);
  const files = [...own, ...around.files];
  const planned = await planChanges(root, files, { prune: [] });
  const changes = await writeAll(run, planned);
  const summary = summarizeFiles(choice, changes, around.notes);
  printSamples(summary, runCommands(around.manifest, choice), flags);
};
