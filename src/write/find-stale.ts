/** Finds stamped files in the pruned folders that nobody wants any more. */

import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { diskError, errnoOf } from "./disk-error.js";
import type { FileChange, OutputFile } from "./file-change.js";
import { inParallel } from "./in-parallel.js";
import {
  fileIn,
  folderOf,
  foldCase,
  nameOf,
  onDisk,
  type RealFolders,
} from "./paths.js";
import { bytesDigest, lookAt, readBytes } from "./read-disk.js";
import { isTemporary } from "./stage.js";
import { readStamp } from "./stamp.js";

interface Candidate {
  readonly path: string;
  readonly place: string;
  readonly within: string;
}

const SKIPPED = new Set(["node_modules", ".git"]);

// What a killed run left is swept, not compared.
const isSkipped = (name: string): boolean =>
  SKIPPED.has(name) || isTemporary(name);

/** One change per stale file: `delete` when nobody edited it, `orphan` when somebody did. */
export async function findStale(
  root: string,
  files: readonly OutputFile[],
  prune: readonly string[],
  folders: RealFolders,
): Promise<readonly FileChange[]> {
  const wanted = new Map<string, string>();
  for (const { path } of files) {
    const folder = folders.get(folderOf(path)) ?? root;
    const place = fileIn(folder, nameOf(path));
    wanted.set(foldCase(place), place);
  }
  const found = await listAll(prune, folders);
  const places = new Set(wanted.values());
  const unknown = found.filter(({ place }) => !places.has(place));
  const changes = await inParallel(unknown, async (candidate) =>
    (await isTwin(candidate.place, wanted))
      ? undefined
      : judge(candidate, onDisk(root, candidate.path)),
  );
  return changes.filter((change) => change !== undefined);
}

function judge(
  { path, within }: Candidate,
  place: string,
): FileChange | undefined {
  if (lookAt(place) !== "file") return undefined;
  const bytes = readBytes(place);
  const header = readStamp(bytes.toString("utf8"));
  if (header === undefined) return undefined;
  if (!header.isUntouched) {
    const reason = "generated no more, but a person changed it";
    return { path, action: "orphan", reason };
  }
  return { path, action: "delete", seen: bytesDigest(bytes), within };
}

// `Customer.ts` on a disk that ignores case is the wanted `customer.ts`; on any other disk it is a stale file.
async function isTwin(
  place: string,
  wanted: ReadonlyMap<string, string>,
): Promise<boolean> {
  const twin = wanted.get(foldCase(place));
  if (twin === undefined) return false;
  const [one, other] = await Promise.all([identity(place), identity(twin)]);
  return one !== undefined && one === other;
}

async function identity(place: string): Promise<string | undefined> {
  const { dev, ino } = await stat(place, { bigint: true }).catch(() => ({
    dev: undefined,
    ino: undefined,
  }));
  return ino === undefined ? undefined : `${String(dev)}:${String(ino)}`;
}

async function listAll(
  prune: readonly string[],
  folders: RealFolders,
): Promise<readonly Candidate[]> {
  const byPlace = new Map<string, Candidate>();
  // The outermost folder first, so that it is the one that bounds the removal of empty folders.
  for (const within of [...prune].sort()) {
    const pending = [{ path: within, place: folders.get(within) ?? within }];
    for (const folder of pending) {
      for (const entry of await listFolder(folder.place)) {
        const path = `${folder.path}/${entry.name}`;
        const place = fileIn(folder.place, entry.name);
        if (entry.isDirectory()) {
          if (!isSkipped(entry.name)) pending.push({ path, place });
        } else if (isTypeScript(entry) && !byPlace.has(place)) {
          byPlace.set(place, { path, place, within });
        }
      }
    }
  }
  return [...byPlace.values()];
}

async function listFolder(place: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(place, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return [];
    throw diskError("read", place, error);
  }
}

// Links are neither followed nor listed: what they point to may be anybody's.
function isTypeScript(entry: Dirent): boolean {
  return entry.isFile() && /\.[cm]?tsx?$/.test(entry.name);
}
