/** Looks at one place on disk without following a link. */

import { createHash } from "node:crypto";
import { constants, readFile } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { diskError, errnoOf } from "./disk-error.js";

/** What stands at a place. */
export type Found =
  | { readonly kind: "nothing" }
  /** A symbolic link: a rename would replace the link and leave its target stale. */
  | { readonly kind: "link" }
  | { readonly kind: "file"; readonly bytes: Buffer };

// Windows knows no such flag; links are rare there, and a read through one is still correct.
// Node.js takes a number here; the types know only the flags that have a name.
const WITHOUT_LINKS = (constants.O_RDONLY |
  ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ??
    0)) as unknown as string;

// The callback form: node:fs/promises took twice the CPU for 5,000 files of 4 kB (0.17-0.38 s to 0.10-0.19 s).
const read = promisify(readFile);

/** Reads what stands at an absolute path; a folder there is an error. */
export async function readDisk(place: string): Promise<Found> {
  try {
    const bytes = await read(place, { flag: WITHOUT_LINKS });
    return { kind: "file", bytes };
  } catch (error) {
    const code = errnoOf(error);
    if (code === "ENOENT") return { kind: "nothing" };
    // Linux and macOS say ELOOP, FreeBSD EMLINK.
    if (code === "ELOOP" || code === "EMLINK") return { kind: "link" };
    throw diskError("read", code === "ENOTDIR" ? dirname(place) : place, error);
  }
}

/** Digest of bytes as they are, to notice that a file changed between planning and writing. */
export function bytesDigest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 32);
}
