/** Looks at one place on disk without following a link. */

import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
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
  try {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) return { kind: "nothing" };
    if (found.isSymbolicLink()) return { kind: "link" };
    return { kind: "file", bytes: readFileSync(place) };
  } catch (error) {
    const isBelowFile = errnoOf(error) === "ENOTDIR";
    throw diskError("read", isBelowFile ? dirname(place) : place, error);
  }
}

/** Digest of bytes as they are, to notice that a file changed between planning and writing. */
export function bytesDigest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 32);
}
