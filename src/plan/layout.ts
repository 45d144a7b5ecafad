/** Where generated files go, and how one is imported from another. */
import { posix } from "node:path";
import type { SchemaNames } from "../naming/naming.js";

/** Where things go, relative to the project, posix. */
export interface Layout {
  readonly out: string;
  readonly runtime: string;
}

/** The folder of a schema's modules. */
export const schemaFolder = (layout: Layout, names: SchemaNames): string =>
  posix.join(layout.out, names.folder);

/** Module specifier of the file `to`, as seen from a folder. */
export const importPath = (fromFolder: string, to: string): string => {
  const path = posix.relative(fromFolder, to);
  return path.startsWith(".") ? path : `./${path}`;
};
