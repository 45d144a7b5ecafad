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

// Some folder to count from; one that is deep enough for paths that leave the project.
const rootFor = (path: string): string =>
  path.startsWith("..") ? "/p".repeat(32) : "";

/** Module specifier of the file `to`, as seen from a folder; both are relative to the project. */
export const importPath = (fromFolder: string, to: string): string => {
  const root = rootFor(fromFolder) || rootFor(to);
  const path = posix.relative(`${root}/${fromFolder}`, `${root}/${to}`);
  return path.startsWith(".") ? path : `./${path}`;
};
