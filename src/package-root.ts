/** Finds the package's own folder, in a checkout and when installed, built or not. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

const readManifest = (folder: string): Manifest | undefined => {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
};

const findRoot = (start: string): string => {
  for (let folder = start; ; folder = dirname(folder)) {
    if (readManifest(folder)?.name === "generator-dws") return folder;
    if (dirname(folder) === folder) {
      throw new Error(`No package.json of generator-dws above ${start}`);
    }
  }
};

/** Absolute path of the folder that holds generator-dws's package.json. */
export const packageRoot: string = findRoot(
  dirname(fileURLToPath(import.meta.url)),
);

/** Version of this generator, as in its package.json. */
export const packageVersion: string = readManifest(packageRoot)?.version ?? "";
