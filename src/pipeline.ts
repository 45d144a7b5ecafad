/** The sentence: connect, introspect, model, diff, name and type, plan, render, merge, write. */
import { assertNames, assertTypes, namingOptions } from "./apply-choices.js";
import { mergeEdits, settleOpen } from "./merge-edits.js";
import { type PrintedDatabase, printDatabase } from "./model/to-json.js";
import { nameDatabase, type NamingOptions } from "./naming/naming.js";
import { mergeIndexes, type NamedSchema, readRuntime } from "./output-files.js";
import { planModules } from "./plan/plan.js";
import { listModules } from "./print-modules.js";
import type { Progress } from "./progress.js";
import {
  readSchema,
  readSnapshot,
  type SchemaSource,
  SNAPSHOT_FILE,
} from "./read-schema.js";
import { reportChanges } from "./report-changes.js";
import type { PipelineOptions, Summary } from "./run.js";
import { summarizeRun } from "./summarize.js";
import type {
  FileChange,
  OutputFile,
  KnownStanding,
} from "./write/file-change.js";
import { planChanges } from "./write/plan-changes.js";
import { applyChanges, refuseConflicts } from "./write/write-files.js";

export type {
  ConflictAnswer,
  ConflictQuestion,
  GeneratedModule,
  PipelineOptions,
  Summary,
} from "./run.js";
export { SNAPSHOT_FILE } from "./read-schema.js";

/** The schema of the last run, and what became of its text. */
interface Previous {
  readonly previous: NamedSchema | undefined;
  readonly standing: KnownStanding | undefined;
}

/** The very same text is not read again: that is what nearly every run meets. */
const readPrevious = async (
  root: string,
  printed: PrintedDatabase,
  now: NamedSchema,
  naming: NamingOptions,
): Promise<Previous> => {
  const present = readSnapshot(root);
  if (present === undefined) {
    return { previous: undefined, standing: undefined };
  }
  const { text, seen } = present;
  const isWanted = text === printed.text;
  const standing = seen === undefined ? undefined : { isWanted, seen };
  if (isWanted) return { previous: now, standing };
  const { fromJsonBeside } = await import("./model/from-json.js");
  const database = fromJsonBeside(text, printed);
  const names = nameDatabase(database, naming);
  return { previous: { database, names }, standing };
};

const writeAll = async (
  options: PipelineOptions,
  planned: readonly FileChange[],
): Promise<readonly FileChange[]> => {
  const { root, dryRun } = options;
  const changes = await settleOpen(planned, options);
  if (dryRun) return changes;
  refuseConflicts(changes);
  // The snapshot comes last: a crash before it leaves the old one, and the next run completes the work.
  const isSnapshot = ({ path }: FileChange) => path === SNAPSHOT_FILE;
  await applyChanges(
    root,
    changes.filter((change) => !isSnapshot(change)),
  );
  await applyChanges(root, changes.filter(isSnapshot));
  return changes;
};

/**
 * Reads the schema and brings the project's repositories, runtime and snapshot up to date with it.
 * @throws {GeneratorError} with nothing written, or with every written file whole
 */
export const generateRepositories = async (
  options: PipelineOptions,
  progress: Progress,
): Promise<Summary> => {
  const source = await readSchema(options, progress);
  return updateProject(options, source, progress);
};

/**
 * Brings a project up to date with a schema that was read already.
 * @throws {GeneratorError} with nothing written, or with every written file whole
 */
export const updateProject = async (
  options: PipelineOptions,
  source: SchemaSource,
  progress: Progress,
): Promise<Summary> => {
  const { root, out, runtime, types = {} } = options;
  const layout = { out, runtime };
  const { database } = source;
  const naming = await namingOptions(options.naming ?? {});
  const names = nameDatabase(database, naming);
  assertNames(names.problems);
  const notes = [...names.notes, ...assertTypes(types, database)];
  const now = { database, names };
  const printed = printDatabase(database);
  const { previous, standing } = await readPrevious(root, printed, now, naming);
  const changes = reportChanges(previous, now, layout);
  const plans = planModules(database, names, layout, {
    hashOf: printed.hashOf,
    types,
  });
  progress.step(
    `Writing ${plans.length} ${plans.length === 1 ? "module" : "modules"}`,
  );
  const files: readonly OutputFile[] = [
    ...listModules(plans, progress),
    ...readRuntime(runtime),
    ...(await mergeIndexes(root, now, layout, previous)),
    {
      path: SNAPSHOT_FILE,
      text: printed.text,
      kind: "shared",
      standing,
    },
  ];
  const planned = await planChanges(root, files, { prune: [out, runtime] });
  const merged = await mergeEdits(planned);
  const written = await writeAll(options, merged);
  return summarizeRun(options, source, notes, changes, plans, written);
};
