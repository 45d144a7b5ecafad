/** A folder of its own for each test, filled and read back as plain data. */
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { onTestFinished } from "vitest";
import { GeneratorError } from "../../../src/errors.js";
import type { OutputFile } from "../../../src/write/file-change.js";
import { planChanges } from "../../../src/write/plan-changes.js";
import { applyChanges } from "../../../src/write/write-files.js";

/** Makes the folder with these files in it; it is removed after the test. */
export async function makeRoot(
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "dws-write-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** All files below the folder with their texts, folders as `null`. */
export async function readTree(
  root: string,
): Promise<Record<string, string | null>> {
  const tree: Record<string, string | null> = {};
  for (const entry of await readdir(root, {
    recursive: true,
    withFileTypes: true,
  })) {
    const place = join(entry.parentPath, entry.name);
    const path = place.slice(root.length + 1).replaceAll(sep, "/");
    tree[path] = entry.isFile() ? await readFile(place, "utf8") : null;
  }
  return tree;
}

/** Awaits the refusal and gives it as plain data. */
export async function refusal(
  work: Promise<unknown>,
): Promise<Pick<GeneratorError, "kind" | "message" | "hint">> {
  const error: unknown = await work.then(
    () => new Error("nothing was refused"),
    (caught: unknown) => caught,
  );
  if (!(error instanceof GeneratorError)) throw error;
  return { kind: error.kind, message: error.message, hint: error.hint };
}

/** Plans and applies, as a run does. */
export async function run(
  root: string,
  files: readonly OutputFile[],
  prune: readonly string[] = [],
): Promise<void> {
  await applyChanges(root, await planChanges(root, files, { prune }));
}
