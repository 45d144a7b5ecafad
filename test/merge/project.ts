/** A project in a temporary folder, and what brings it up to date with a model as if a database had been read. */
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Database } from "../../src/model/model.js";
import {
  type PipelineOptions,
  SNAPSHOT_FILE,
  type Summary,
  updateProject,
} from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";

/** An empty project. */
export const makeProject = async (
  files: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), "dws-project-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
};

/** One run. */
export const update = async (
  root: string,
  database: Database,
  options: Partial<PipelineOptions> = {},
): Promise<Summary> =>
  updateProject(
    {
      root,
      connection: undefined,
      schemas: ["public"],
      tables: [],
      exclude: [],
      out: "src/repositories",
      runtime: "src/dws",
      dryRun: false,
      keepMine: false,
      ...options,
    },
    { database, source: "a test", notes: [], facts: {} },
    silent,
  );

/** Changes a file as a person would. */
export const editFile = async (
  root: string,
  path: string,
  edit: (text: string) => string,
): Promise<void> => {
  const place = join(root, path);
  await writeFile(place, edit(await readFile(place, "utf8")));
};

/** Every file of a project by its path. */
export const readAll = async (
  root: string,
): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  return Object.fromEntries(
    files.map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
};

export { SNAPSHOT_FILE };
