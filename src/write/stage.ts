/** Temporary siblings: every text is on disk, in its own folder or with all of a new one, before the first file is replaced. */

import { writeFileSync } from "node:fs";
import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diskError } from "./disk-error.js";
import type { FileChange } from "./file-change.js";
import { inParallel } from "./in-parallel.js";
import { fileIn, foldCase, folderOf, nameOf, onDisk } from "./paths.js";
import { lookAt } from "./read-disk.js";

/** One text in its temporary file, or a new folder with all its texts, and where it has to go. */
export interface StagedEntry {
  readonly temporary: string;
  readonly place: string;
}

/** Everything that was put on disk so far and nobody sees yet. */
export interface Staged {
  readonly entries: StagedEntry[];
  /** Folders that were made for it, outer ones first. */
  readonly folders: string[];
}

// The process id tells a killed run's leftovers from the files of a run that is still at work.
const TEMPORARY = /^\.dws-(\d+)-\d+\.tmp$/;

/** Whether a file or folder is one that a run has not renamed yet, or never will. */
export const isTemporary = (name: string): boolean => TEMPORARY.test(name);

/** Where the texts of one folder are put: there, under names of their own, or in a folder that is to become it. */
interface Berth {
  readonly folder: string;
  readonly isNew: boolean;
  readonly files: readonly FileChange[];
}

/**
 * Makes the folders, tries every one that a file is written to or deleted from, and writes all texts. A new folder is
 * filled under another name: it appears whole, and thousands of files take one rename.
 */
export async function stageAll(
  root: string,
  writes: readonly FileChange[],
  deletes: readonly FileChange[],
): Promise<Staged> {
  const staged: Staged = { entries: [], folders: [] };
  try {
    const groups = groupByFolder(writes);
    const isNew = tellNewFolders(root, [...groups.keys()]);
    const berths: Berth[] = [];
    for (const [folder, files] of groups) {
      const place = onDisk(root, folder);
      berths.push(
        isNew(folder)
          ? { folder: await openNew(place, staged), isNew: true, files }
          : { folder: await openOld(place, staged), isNew: false, files },
      );
    }
    await inParallel([...groupByFolder(deletes).keys()], (folder) =>
      tryFolder(onDisk(root, folder)),
    );
    for (const berth of berths) await fill(berth, staged);
    return staged;
  } catch (error) {
    await unstage(staged);
    throw error;
  }
}

function groupByFolder(
  changes: readonly FileChange[],
): ReadonlyMap<string, readonly FileChange[]> {
  const groups = new Map<string, FileChange[]>();
  for (const change of changes) {
    const folder = folderOf(change.path);
    const group = groups.get(folder);
    if (group === undefined) groups.set(folder, [change]);
    else group.push(change);
  }
  return groups;
}

/** Tells the folders that are not there, with no other in them, nor one beside them that differs in case alone. */
function tellNewFolders(
  root: string,
  folders: readonly string[],
): (folder: string) => boolean {
  const folded = folders.map(foldCase);
  return (folder) => {
    const own = foldCase(folder);
    const near = folded.filter(
      (one) => one === own || one.startsWith(`${own}/`),
    );
    return near.length === 1 && lookAt(onDisk(root, folder)) === "nothing";
  };
}

async function openNew(place: string, staged: Staged): Promise<string> {
  const parent = dirname(place);
  await makeFolder(parent, staged);
  const temporary = join(parent, temporaryName());
  staged.entries.push({ temporary, place });
  await mkdir(temporary).catch((error: unknown) => {
    throw diskError("write to", parent, error);
  });
  return temporary;
}

async function openOld(place: string, staged: Staged): Promise<string> {
  await makeFolder(place, staged);
  await tryFolder(place);
  return place;
}

// Files whose texts are asked for at once: printing a few together takes less time. Each text is held until it is written.
const TOGETHER = 4;

async function fill(berth: Berth, { entries }: Staged): Promise<void> {
  const { folder, isNew, files } = berth;
  for (let start = 0; start < files.length; start += TOGETHER) {
    const some = files.slice(start, start + TOGETHER);
    const texts = await Promise.all(some.map(textOf));
    for (const [at, { path }] of some.entries()) {
      const place = fileIn(folder, nameOf(path));
      const temporary = isNew ? place : fileIn(folder, temporaryName());
      if (!isNew) entries.push({ temporary, place });
      put(temporary, texts[at] ?? "");
    }
  }
}

async function textOf({ text = "" }: FileChange): Promise<string> {
  return typeof text === "string" ? text : text();
}

/** Takes back what was staged: what was not renamed, and new folders that are empty. */
export async function unstage(staged: Staged): Promise<void> {
  await inParallel(staged.entries, ({ temporary }) => discard(temporary));
  for (const folder of staged.folders.toReversed()) {
    await rmdir(folder).catch(ignore);
  }
}

/** Removes what a killed run left in these folders, or beside them. */
export async function sweepLeftovers(
  root: string,
  folders: readonly string[],
): Promise<void> {
  const places = new Set([...folders, ...folders.map(folderOf)]);
  await inParallel([...places], async (folder) => {
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

async function tryFolder(folder: string): Promise<void> {
  const probe = join(folder, temporaryName());
  try {
    put(probe, "");
  } finally {
    await discard(probe);
  }
}

// Without promises: 1,000 small files took 0.2 s instead of 0.6 s, most of it handing them to other threads.
function put(temporary: string, text: string): void {
  try {
    writeFileSync(temporary, text);
  } catch (error) {
    throw diskError("write to", dirname(temporary), error);
  }
}

let named = 0;

function temporaryName(): string {
  return `.dws-${process.pid}-${named++}.tmp`;
}

async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true, recursive: true }).catch(ignore);
}

// Nothing more can be done about a leftover here; the next run sweeps it.
function ignore(): void {
  return undefined;
}
