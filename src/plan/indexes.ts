/** What the shared index modules should export: one per schema, and the entry point over all schemas. */
import { posix } from "node:path";
import type { Database } from "../model/model.js";
import type { Names } from "../naming/naming.js";
import { type Layout, schemaFolder } from "./layout.js";

/** One index module and what it should export. */
export interface IndexPlan {
  /** Posix path relative to the project. */
  readonly path: string;
  readonly exports: readonly {
    readonly module: string;
    readonly as?: string;
  }[];
}

const schemaExports = (
  database: Database,
  names: Names,
  schemaName: string,
): IndexPlan["exports"] => {
  const schema = database.schemas.find(({ name }) => name === schemaName);
  const files = [...(names.schemas.get(schemaName)?.tables.values() ?? [])]
    .map(({ file }) => file)
    .concat((schema?.enums.length ?? 0) > 0 ? ["enums"] : []);
  return files.map((file) => ({ module: `./${file}.js` }));
};

/** Plans every index of a database; an empty schema has one that exports nothing. */
export const planIndexes = (
  database: Database,
  names: Names,
  layout: Layout,
): readonly IndexPlan[] => {
  const schemas = [...names.schemas].map(([name, schemaNames]) => ({
    path: posix.join(schemaFolder(layout, schemaNames), "index.ts"),
    exports: schemaExports(database, names, name),
  }));
  const entry = {
    path: posix.join(layout.out, "index.ts"),
    exports: [...names.schemas.values()].map(({ folder, namespace }) => ({
      module: `./${folder}/index.js`,
      as: namespace,
    })),
  };
  return [...schemas, entry];
};
