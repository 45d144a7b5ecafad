/** Reads text files of the project: the snapshot and the indexes that a person shares with us. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diskError, errnoOf } from "./disk-error.js";
import type { PresentFile } from "./file-change.js";
import { bytesDigest, stateOfLarge } from "./read-disk.js";

/** Name of the snapshot, in the project's folder. */
export const SNAPSHOT_FILE = "dws.schema.json";

/**
 * Text of a file below `root`, or undefined when there is none. Not in the background: that reads a large snapshot in
 * pieces, which are in memory beside the whole and its text.
 */
export const readProjectFile = (
  root: string,
  path: string,
): string | undefined => {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errnoOf(error))) return undefined;
    throw diskError("read", path, error);
  }
};

// What bytes that are no UTF-8 are read as.
const REPLACED = "\uFFFD";

/** A file below `root` as {@link readProjectFile} reads it, known by what it was before; undefined when there is none. */
export const readPresent = (
  root: string,
  path: string,
): PresentFile | undefined => {
  const state = stateOfLarge(join(root, path));
  const text = readProjectFile(root, path);
  if (text === undefined) return undefined;
  const seen = state ?? bytesDigest(Buffer.from(text));
  return { text, seen: text.includes(REPLACED) ? undefined : seen };
};
