/** Looks at one place on disk without following a link. */

import { createHash, hash } from "node:crypto";
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { diskError, errnoOf } from "./disk-error.js";
import { foldCase } from "./paths.js";

/**
 * What stands at a place: a symbolic link is told apart, since a rename would replace it and leave its target stale; a
 * folder counts as a file, which cannot be read.
 */
export type Standing = "nothing" | "link" | "file";

/** Tells what stands under a name in a folder, which is given by its absolute path. */
export type Look = (folder: string, name: string) => Standing;

/** What stands at an absolute path. */
export function lookAt(place: string): Standing {
  try {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) return "nothing";
    return found.isSymbolicLink() ? "link" : "file";
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** Undefined when the folder cannot be listed. */
function list(folder: string): ReadonlyMap<string, Standing> | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Map(
      entries.map((entry) => [
        entry.name,
        entry.isSymbolicLink() ? "link" : "file",
      ]),
    );
  } catch (error) {
    return errnoOf(error) === "ENOENT" ? new Map() : undefined;
  }
}

/** Lists each folder once: asking for thousands of files one by one takes as long as reading them. */
export function createLook(): Look {
  const lists = new Map<string, ReturnType<typeof list>>();
  const folded = new Map<string, ReadonlySet<string>>();
  const isFolded = (folder: string, name: string): boolean => {
    const names =
      folded.get(folder) ??
      new Set(Array.from(lists.get(folder)?.keys() ?? [], foldCase));
    folded.set(folder, names);
    return names.has(foldCase(name));
  };
  return (folder, name) => {
    if (!lists.has(folder)) lists.set(folder, list(folder));
    const names = lists.get(folder);
    const found = names?.get(name);
    if (found !== undefined) return found;
    // A disk that ignores case has it under another name.
    return names === undefined || isFolded(folder, name)
      ? lookAt(join(folder, name))
      : "nothing";
  };
}

function unreadable(place: string, error: unknown): Error {
  const isBelowFile = errnoOf(error) === "ENOTDIR";
  return diskError("read", isBelowFile ? dirname(place) : place, error);
}

// One place for all, since nothing waits in between.
const piece = Buffer.allocUnsafe(1 << 16);

/** Gives `use` the bytes at a place piece by piece; each piece is overwritten by the next. */
function readPieces(place: string, use: (bytes: Buffer) => void): void {
  const file = openSync(place, "r");
  try {
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return;
      use(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** The whole of a file that fits into one piece. */
function readSmall(place: string): Buffer | undefined {
  const file = openSync(place, "r");
  try {
    let length = 0;
    while (length < piece.length) {
      const left = piece.length - length;
      const more = readSync(file, piece, length, left, null);
      if (more === 0) return piece.subarray(0, length);
      length += more;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * The bytes of a file, which are there until the next file is read; a folder is an error. Not in the background: for
 * thousands of small files handing each to another thread costs several times the reading.
 */
export function readBytes(place: string): Buffer {
  try {
    return readSmall(place) ?? readFileSync(place);
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** The file at an absolute path, as {@link bytesDigest} of it; undefined for a link and for nothing. */
function digestDisk(place: string): string | undefined {
  if (lookAt(place) !== "file") return undefined;
  const digest = createHash("sha256");
  try {
    // In pieces: the snapshot of a large schema has many megabytes.
    readPieces(place, (bytes) => digest.update(bytes));
  } catch (error) {
    throw unreadable(place, error);
  }
  return digest.digest("hex").slice(0, 32);
}

const STATE = "state:";

/**
 * What a large file is known by: inode, size and time. A snapshot has many megabytes, and hashing them twice took a
 * fiftieth of a run in which one table changed. Undefined for a small file, which {@link bytesDigest} tells more surely.
 */
export function stateOfLarge(place: string): string | undefined {
  const found = lstatSync(place, { bigint: true, throwIfNoEntry: false });
  if (found === undefined || found.size < LARGE) return undefined;
  const { ino, size, mtimeNs } = found;
  return `${STATE}${String(ino)}:${String(size)}:${String(mtimeNs)}`;
}

const LARGE = 1 << 20;

/** Whether the file at an absolute path is the one that a change was planned for, by its state or its digest. */
export function isAsSeen(place: string, seen: string): boolean {
  return seen.startsWith(STATE)
    ? stateOfLarge(place) === seen
    : digestDisk(place) === seen;
}

/** Digest of bytes as they are, to notice that a file changed between planning and writing. */
export function bytesDigest(bytes: Buffer): string {
  return hash("sha256", bytes).slice(0, 32);
}
