/** The sentence: connect, introspect, model, diff, name and type, plan, render, merge, write. */
import { mergeEdits, settleOpen } from "./merge-edits.js";
import { fromJson } from "./model/from-json.js";
import { printDatabase } from "./model/to-json.js";
import { nameDatabase } from "./naming/naming.js";
import {
  mergeIndexes,
  type NamedSchema,
  readRuntime,
  listModules,
} from "./output-files.js";
import { planModules } from "./plan/plan.js";
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
import type { FileChange, OutputFile } from "./write/file-change.js";
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

/** The schema of the last run. The very same text is not read again: that is what nearly every run meets. */
const namePrevious = (
  snapshot: string | undefined,
  json: string,
  now: NamedSchema,
): NamedSchema | undefined => {
  if (snapshot === undefined) return undefined;
  if (snapshot === json) return now;
  const database = fromJson(snapshot);
  return { database, names: nameDatabase(database) };
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
  const snapshot = await readSnapshot(options.root);
  const source = await readSchema(options, snapshot, progress);
  return updateProject(options, source, snapshot, progress);
};

/**
 * Brings a project up to date with a schema that was read already.
 * @param snapshot the text of the schema as the last run kept it
 * @throws {GeneratorError} with nothing written, or with every written file whole
 */
export const updateProject = async (
  options: PipelineOptions,
  source: SchemaSource,
  snapshot: string | undefined,
  progress: Progress,
): Promise<Summary> => {
  const { root, out, runtime } = options;
  const layout = { out, runtime };
  const { database } = source;
  const names = nameDatabase(database);
  const now = { database, names };
  const { text: json, hashOf } = printDatabase(database);
  const previous = namePrevious(snapshot, json, now);
  const changes = reportChanges(previous, now, layout);
  const plans = planModules(database, names, layout, hashOf);
  progress.step(`Writing ${plans.length} modules`);
  const files: readonly OutputFile[] = [
    ...listModules(plans, progress),
    ...(await readRuntime(runtime)),
    ...(await mergeIndexes(root, now, layout, previous)),
    { path: SNAPSHOT_FILE, text: json, kind: "shared" },
  ];
  const planned = await planChanges(root, files, { prune: [out, runtime] });
  const merged = await mergeEdits(planned);
  const written = await writeAll(options, merged);
  return summarizeRun(options, source, names.notes, changes, plans, written);
};
