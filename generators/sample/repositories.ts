/** The repositories of a sample's tables, printed by the printer of every repository. */
import { posix } from "node:path";
import { fromJson } from "../../src/model/from-json.js";
import { nameDatabase } from "../../src/naming/naming.js";
import { listModules } from "../../src/print-modules.js";
import { planModules } from "../../src/plan/plan.js";
import { silent } from "../../src/progress.js";
import type { OutputFile } from "../../src/write/file-change.js";
import type { Sample } from "./samples.js";
import { readSampleSchema, SAMPLES_FOLDER } from "./templates.js";

/** One module per table, in `repositories/` beside the sample; without an index, so that each is imported by itself. */
export const sampleRepositories = (
  sample: Sample,
  runtime: string,
): readonly OutputFile[] => {
  const schema = readSampleSchema(sample);
  if (schema === undefined) return [];
  const database = fromJson(schema);
  const out = posix.join(SAMPLES_FOLDER, sample.name, "repositories");
  const names = nameDatabase(database, {});
  const plans = planModules(database, names, { out, runtime });
  return listModules(plans, silent);
};
