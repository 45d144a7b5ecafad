/** Says what a run did. */
import { advise } from "./advice/advise.js";
import { silence } from "./advice/silence.js";
import type { ModulePlan } from "./plan/plan.js";
import type { SchemaSource } from "./read-schema.js";
import type { PipelineOptions, Summary } from "./run.js";
import { type FileChange, summarize } from "./write/file-change.js";

const listModules = (plans: readonly ModulePlan[]): Summary["modules"] =>
  plans.flatMap(({ table, path, factory }) =>
    table === null
      ? []
      : [{ schema: table.schema, table: table.name, path, factory }],
  );

/** Puts together what people and `--json` are told. */
export const summarizeRun = (
  { ignoreAdvice = [] }: PipelineOptions,
  read: SchemaSource,
  notes: readonly string[],
  changes: readonly string[],
  plans: readonly ModulePlan[],
  files: readonly FileChange[],
): Summary => {
  const { paths, counts } = summarize(files);
  const modules = listModules(plans);
  const kept = files
    .filter(({ reason }) => reason?.startsWith("kept") === true)
    .map(({ path }) => path);
  return {
    source: read.source,
    tables: modules.length,
    created: paths.create,
    changed: paths.change,
    deleted: paths.delete,
    conflicts: paths.conflict,
    kept: [...kept, ...paths.orphan],
    unchanged: counts.unchanged - kept.length,
    changes,
    notes: [...read.notes, ...notes],
    advice: silence(advise(read.database, read.facts), ignoreAdvice),
    modules,
    isStale:
      counts.create + counts.change + counts.delete + counts.conflict > 0,
  };
};
