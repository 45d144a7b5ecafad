/** Says what a run did. */
import { advise } from "./advice/advise.js";
import { silence } from "./advice/silence.js";
import type { ModulePlan } from "./plan/plan.js";
import type { SchemaSource } from "./read-schema.js";
import type { PipelineOptions, Summary } from "./run.js";
import { type FileChange, placesOf, summarize } from "./write/file-change.js";

const listModules = (plans: readonly ModulePlan[]): Summary["modules"] =>
  plans.flatMap(({ relation, path, factory }) => {
    if (relation === null) return [];
    const { kind, schema, name } = relation;
    return [{ kind, schema, table: name, path, factory }];
  });

const describeDeleted = ({ path, deleted = [] }: FileChange) =>
  deleted.map((name) => `${path}: ${name} stays deleted, as you left it.`);

/** Puts together what people and `--json` are told. */
export const summarizeRun = (
  { ignoreAdvice = [] }: PipelineOptions,
  read: SchemaSource,
  notes: readonly string[],
  changes: Summary["changes"],
  plans: readonly ModulePlan[],
  files: readonly FileChange[],
): Summary => {
  const { paths, counts } = summarize(files);
  const modules = listModules(plans);
  const kept = files.filter(
    ({ reason }) => reason?.startsWith("kept") === true,
  );
  return {
    source: read.source,
    tables: modules.filter(({ kind }) => kind === "table").length,
    created: paths.create,
    changed: paths.change,
    deleted: paths.delete,
    conflicts: files
      .filter(({ action }) => action === "conflict")
      .flatMap(placesOf),
    kept: [...kept.map(({ path }) => path), ...paths.orphan],
    unchanged:
      counts.unchanged -
      kept.filter(({ action }) => action === "unchanged").length,
    changes,
    notes: [...read.notes, ...notes, ...files.flatMap(describeDeleted)],
    advice: silence(advise(read.database, read.facts), ignoreAdvice),
    modules,
    isStale:
      counts.create + counts.change + counts.delete + counts.conflict > 0,
  };
};
