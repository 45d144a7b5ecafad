/** Applies planned changes: all texts go to temporary siblings first, then renames, then deletions. */

import { renameSync } from "node:fs";
import { constants, copyFile, rm, rmdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { GeneratorError } from "../errors.js";
import { diskError, errnoOf } from "./disk-error.js";
import type { FileChange } from "./file-change.js";
import { inParallel } from "./in-parallel.js";
import {
  byFolder,
  checkPath,
  checkPaths,
  fileIn,
  folderOf,
  locateFolders,
  nameOf,
  onDisk,
} from "./paths.js";
import { createLook, isAsSeen } from "./read-disk.js";
import { stageAll, type Staged, sweepLeftovers, unstage } from "./stage.js";

/**
 * Writes and deletes what the changes say. Refuses before it writes anything while a conflict is open, or when a file
 * is no longer the one that was planned for. Each file appears whole or not at all; unchanged files are not touched.
 */
export async function applyChanges(
  root: string,
  changes: readonly FileChange[],
): Promise<void> {
  refuseConflicts(changes);
  const isGoing = ({ action }: FileChange) =>
    action === "delete" || action === "orphan";
  changes.filter(isGoing).forEach(({ path }) => checkPath(path));
  // `Customer.ts` may go while `customer.ts` comes: only files that stay may not share a place.
  checkPaths(
    changes.filter((change) => !isGoing(change)).map(({ path }) => path),
  );
  const folders = [...new Set(changes.map(({ path }) => folderOf(path)))];
  await locateFolders(root, folders);
  await sweepLeftovers(root, folders);
  const writes = changes.filter(
    ({ action }) => action === "create" || action === "change",
  );
  const deletes = changes.filter(({ action }) => action === "delete");
  refuseMoved(root, [...writes, ...deletes]);
  const staged = await stageAll(root, writes, deletes);
  const aside = writes.filter(({ isSetAside }) => isSetAside === true);
  await inParallel(aside, (change) => setAside(root, change));
  await commit(staged);
  await inParallel(deletes, (change) => remove(onDisk(root, change.path)));
  await removeEmptyFolders(root, deletes);
}

/** Refuses a set of changes that holds an open conflict; writes nothing. */
export function refuseConflicts(changes: readonly FileChange[]): void {
  const open = changes.filter(({ action }) => action === "conflict");
  const [first] = open;
  if (first === undefined) return;
  const lines = open.flatMap(({ path, reason, clash }) =>
    clash === undefined
      ? [`${path}: ${reason ?? "not ours"}`]
      : clash.parts.map(({ name, why }) => `${path}:${name} ${why}`),
  );
  throw new GeneratorError(
    "conflict",
    `Nothing was written: ${lines.length} ${lines.length === 1 ? "conflict" : "conflicts"} with what a person wrote. ${listed(lines, "; ")}.`,
    hintFor(open),
    { at: first.path },
  );
}

function hintFor(open: readonly FileChange[]): string {
  const isHopeless = (change: FileChange) =>
    change.clash === undefined
      ? change.text === undefined
      : change.clash.ours === undefined;
  return [
    "Keep your side of each with --keep-mine, or take the generated one with --force: what you added stays in any case.",
    ...(open.some(isHopeless)
      ? [
          "Where a name of yours is in the way, or a link, rename it or move it away.",
        ]
      : []),
  ].join(" ");
}

function refuseMoved(root: string, changes: readonly FileChange[]): void {
  const look = createLook();
  const moved = byFolder(changes, root, ({ path, seen }, folder) => {
    if (seen === undefined) return false;
    const name = nameOf(path);
    return seen === null
      ? look(folder, name) !== "nothing"
      : !isAsSeen(fileIn(folder, name), seen);
  });
  refuse(
    changes.filter((_, index) => moved[index]),
    "changed while generator-dws was at work",
    "Run the command again; --keep-mine leaves files that you changed as they are.",
  );
}

const LISTED = 20;

function refuse(
  changes: readonly FileChange[],
  what: string,
  hint: string,
): void {
  const [first] = changes;
  if (first === undefined) return;
  throw new GeneratorError(
    "conflict",
    `Nothing was written: ${changes.length} ${changes.length === 1 ? "file was" : "files were"} ${what}: ` +
      `${listed(
        changes.map(({ path }) => path),
        ", ",
      )}.`,
    hint,
    { at: first.path },
  );
}

function listed(lines: readonly string[], separator: string): string {
  const more = lines.length - LISTED;
  const shown = lines.slice(0, LISTED).join(separator);
  return more > 0 ? `${shown} and ${more} more` : shown;
}

// A copy and no rename: whatever happens next, the file itself is there.
async function setAside(root: string, change: FileChange): Promise<void> {
  const place = onDisk(root, change.path);
  for (let count = 1; ; count++) {
    const aside = `${place}.mine${count === 1 ? "" : String(count)}`;
    try {
      await copyFile(place, aside, constants.COPYFILE_EXCL);
      return;
    } catch (error) {
      if (errnoOf(error) !== "EEXIST")
        throw diskError("write to", aside, error);
    }
  }
}

async function commit(staged: Staged): Promise<void> {
  try {
    // One after the other: a rename takes less time than a promise for it.
    for (const { temporary, place } of staged.entries) {
      try {
        renameSync(temporary, place);
      } catch (error) {
        await renameAgain(temporary, place, error);
      }
    }
  } catch (error) {
    await unstage(staged);
    throw error;
  }
}

// On Windows a virus scanner or an editor holds a file for some milliseconds, and a rename over it fails.
async function renameAgain(
  from: string,
  to: string,
  first: unknown,
): Promise<void> {
  let error = first;
  for (const delayMs of [10, 40, 160]) {
    if (!["EPERM", "EACCES", "EBUSY"].includes(errnoOf(error))) break;
    await sleep(delayMs);
    try {
      renameSync(from, to);
      return;
    } catch (next) {
      error = next;
    }
  }
  throw diskError("write to", to, error);
}

async function remove(place: string): Promise<void> {
  await rm(place, { force: true, maxRetries: 3 }).catch((error: unknown) => {
    throw diskError("write to", place, error);
  });
}

async function removeEmptyFolders(
  root: string,
  deletes: readonly FileChange[],
): Promise<void> {
  const bounds = new Map<string, string>();
  for (const { path, within } of deletes) {
    if (within !== undefined) bounds.set(folderOf(path), within);
  }
  for (const [start, within] of bounds) {
    let folder = start;
    while (folder.startsWith(`${within}/`)) {
      const isGone = await rmdir(onDisk(root, folder)).then(
        () => true,
        (error: unknown) => errnoOf(error) === "ENOENT",
      );
      if (!isGone) break;
      folder = folderOf(folder);
    }
  }
}
