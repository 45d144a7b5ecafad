/** The modules of a database, rendered as the pipeline does, without their headers. */
import {
  assertNames,
  assertTypes,
  namingOptions,
} from "../../src/apply-choices.js";
import type { NamingChoices } from "../../src/config/resolve.js";
import type { Database } from "../../src/model/model.js";
import { nameDatabase } from "../../src/naming/naming.js";
import { planModules } from "../../src/plan/plan.js";
import { createRenderer, type RenderedFile } from "../../src/render/render.js";
import type { TypesConfig } from "../../src/types/config.js";

/** What a project may choose. */
export interface ModuleChoices {
  readonly types?: TypesConfig;
  readonly naming?: NamingChoices;
}

/** Where the modules go. */
export const MODULES_LAYOUT = { out: "src/repositories", runtime: "src/dws" };

/** Renders every module, the notes of naming and types beside them. */
export const renderModules = async (
  database: Database,
  { types = {}, naming = {} }: ModuleChoices = {},
): Promise<{
  readonly files: readonly RenderedFile[];
  readonly notes: readonly string[];
}> => {
  const names = nameDatabase(database, await namingOptions(naming));
  assertNames(names.problems);
  const notes = [...names.notes, ...assertTypes(types, database)];
  const render = createRenderer();
  const plans = planModules(database, names, MODULES_LAYOUT, { types });
  return { files: plans.map(({ view }) => render(view())), notes };
};
