/** Reads text files of the project: the snapshot and the indexes that a person shares with us. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diskError, errnoOf } from "./disk-error.js";

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
