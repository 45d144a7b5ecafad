/** Temporary siblings: every text is on disk, in its own folder, before the first file is replaced. */

import { writeFileSync } from "node:fs";
import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diskError } from "./disk-error.js";
import type { FileChange } from "./file-change.js";
import { inParallel } from "./in-parallel.js";
import { byFolder, fileIn, folderOf, nameOf, onDisk } from "./paths.js";

/** One text in its temporary file, and where it has to go. */
export interface StagedFile {
  readonly temporary: string;
  readonly place: string;
}

/** Everything that was put on disk so far and nobody sees yet. */
export interface Staged {
  readonly files: StagedFile[];
  /** Folders that were made for it, outer ones first. */
  readonly folders: string[];
}

// The process id tells a killed run's leftovers from the files of a run that is still at work.
const TEMPORARY = /^\.dws-(\d+)-\d+\.tmp$/;

/** Makes the folders, writes all texts to temporary files and tries every folder that a file is deleted from. */
export async function stageAll(
  root: string,
  writes: readonly FileChange[],
  deletes: readonly FileChange[],
): Promise<Staged> {
  const staged: Staged = { files: [], folders: [] };
  try {
    for (const folder of new Set(writes.map(({ path }) => folderOf(path)))) {
      await makeFolder(onDisk(root, folder), staged);
    }
    await tryFolders(
      root,
      [...writes, ...deletes].map(({ path }) => folderOf(path)),
    );
    const files = byFolder(writes, root, ({ path, text }, folder, index) => ({
      text: text ?? "",
      temporary: fileIn(folder, temporaryName(index)),
      place: fileIn(folder, nameOf(path)),
    }));
    for (const { text, temporary, place } of files) {
      staged.files.push({ temporary, place });
      put(temporary, typeof text === "string" ? text : await text());
    }
    return staged;
  } catch (error) {
    await unstage(staged);
    throw error;
  }
}

/** Takes back what was staged: temporary files that were not renamed, and new folders that are empty. */
export async function unstage(staged: Staged): Promise<void> {
  await inParallel(staged.files, ({ temporary }) => discard(temporary));
  for (const folder of staged.folders.toReversed()) {
    await rmdir(folder).catch(ignore);
  }
}

/** Removes temporary files that a killed run left in these folders. */
export async function sweepLeftovers(
  root: string,
  folders: readonly string[],
): Promise<void> {
  await inParallel(folders, async (folder) => {
    const place = onDisk(root, folder);
    const names = await readdir(place).catch((): string[] => []);
    const left = names.filter((name) => isLeftover(name));
    await inParallel(left, (name) => discard(join(place, name)));
  });
}

function isLeftover(name: string): boolean {
  const owner = TEMPORARY.exec(name)?.[1];
  if (owner === undefined) return false;
  const id = Number(owner);
  return id === process.pid || !isAlive(id);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function makeFolder(place: string, staged: Staged): Promise<void> {
  try {
    const first = await mkdir(place, { recursive: true });
    if (first === undefined) return;
    const made: string[] = [];
    for (let folder = place; ; folder = dirname(folder)) {
      made.unshift(folder);
      if (folder === first || folder === dirname(folder)) break;
    }
    staged.folders.push(...made);
  } catch (error) {
    throw diskError("write to", place, error);
  }
}

async function tryFolders(
  root: string,
  folders: readonly string[],
): Promise<void> {
  await inParallel([...new Set(folders)], async (folder, index) => {
    const probe = join(onDisk(root, folder), temporaryName(index));
    try {
      put(probe, "");
    } finally {
      await discard(probe);
    }
  });
}

// Without promises: 1,000 small files took 0.2 s instead of 0.6 s, most of it handing them to other threads.
function put(temporary: string, text: string): void {
  try {
    writeFileSync(temporary, text);
  } catch (error) {
    throw diskError("write to", dirname(temporary), error);
  }
}

function temporaryName(index: number): string {
  return `.dws-${process.pid}-${index}.tmp`;
}

async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true }).catch(ignore);
}

// Nothing more can be done about a leftover here; the next run sweeps it.
function ignore(): void {
  return undefined;
}
