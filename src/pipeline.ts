/** The sentence: connect, introspect, model, diff, name and type, plan, render, merge, write. */
import { compare } from "./diff/compare.js";
import { describe } from "./diff/describe.js";
import { toJson } from "./model/to-json.js";
import { nameDatabase } from "./naming/naming.js";
import { mergeIndexes, readRuntime, renderModules } from "./output-files.js";
import { planModules } from "./plan/plan.js";
import type { Progress } from "./progress.js";
import { readSchema, readSnapshot, SNAPSHOT_FILE } from "./read-schema.js";
import type { PipelineOptions, Summary } from "./run.js";
import { summarizeRun } from "./summarize.js";
import { type FileChange, settleConflicts } from "./write/file-change.js";
import { planChanges } from "./write/plan-changes.js";
import { applyChanges } from "./write/write-files.js";

export type { GeneratedModule, PipelineOptions, Summary } from "./run.js";
export { SNAPSHOT_FILE } from "./read-schema.js";

const writeAll = async (
  { root, dryRun, keepMine }: PipelineOptions,
  planned: readonly FileChange[],
): Promise<readonly FileChange[]> => {
  const changes = keepMine ? settleConflicts(planned, "mine") : planned;
  if (dryRun) return changes;
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
  const { root, out, runtime } = options;
  const layout = { out, runtime };
  const snapshot = await readSnapshot(root);
  const source = await readSchema(options, snapshot, progress);
  const { database } = source;
  const changes = snapshot === undefined ? [] : compare(snapshot, database);
  const names = nameDatabase(database);
  const views = planModules(database, names, layout);
  progress.step(`Writing ${views.length} modules`);
  const modules = renderModules(views, progress);
  const shipped = await readRuntime(runtime);
  const indexes = await mergeIndexes(root, database, names, layout, snapshot);
  const planned = await planChanges(
    root,
    [
      ...modules,
      ...shipped,
      ...indexes,
      { path: SNAPSHOT_FILE, text: toJson(database), kind: "shared" },
    ],
    { prune: [out, runtime] },
  );
  const written = await writeAll(options, planned);
  return summarizeRun(
    options,
    source,
    names.notes,
    changes.map(describe),
    views,
    written,
  );
};
