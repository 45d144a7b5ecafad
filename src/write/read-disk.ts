/** Looks at one place on disk without following a link. */

import { createHash, hash } from "node:crypto";
import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
} from "node:fs";
import { dirname } from "node:path";
import { diskError, errnoOf } from "./disk-error.js";

/** What stands at a place. */
export type Found =
  | { readonly kind: "nothing" }
  /** A symbolic link: a rename would replace the link and leave its target stale. */
  | { readonly kind: "link" }
  | { readonly kind: "file"; readonly bytes: Buffer };

/**
 * Reads what stands at an absolute path; a folder there is an error. Not in the background: for thousands of small
 * files handing each to another thread costs several times the reading.
 */
export function readDisk(place: string): Found {
  return look(place, () => ({
    kind: "file" as const,
    bytes: readFileSync(place),
  }));
}

/** What stands at an absolute path, as {@link bytesDigest} of it; null for nothing, undefined for a link. */
export function digestDisk(place: string): string | null | undefined {
  const found = look(place, () => ({
    kind: "digest" as const,
    digest: digestOf(place),
  }));
  if (found.kind === "link") return undefined;
  return found.kind === "digest" ? found.digest : null;
}

type Absent = Exclude<Found, { readonly kind: "file" }>;

function look<T>(place: string, read: () => T): T | Absent {
  try {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) return { kind: "nothing" };
    return found.isSymbolicLink() ? { kind: "link" } : read();
  } catch (error) {
    const isBelowFile = errnoOf(error) === "ENOTDIR";
    throw diskError("read", isBelowFile ? dirname(place) : place, error);
  }
}

// In pieces: the snapshot of a large schema has many megabytes. One place for all, since nothing waits in between.
const piece = Buffer.allocUnsafe(1 << 16);

function digestOf(place: string): string {
  const file = openSync(place, "r");
  try {
    const digest = createHash("sha256");
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return digest.digest("hex").slice(0, 32);
      digest.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** Digest of bytes as they are, to notice that a file changed between planning and writing. */
export function bytesDigest(bytes: Buffer): string {
  return hash("sha256", bytes).slice(0, 32);
}
