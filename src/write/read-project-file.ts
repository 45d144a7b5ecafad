/** Reads text files of the project: the snapshot and the indexes that a person shares with us. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diskError, errnoOf } from "./disk-error.js";

/** Name of the snapshot, in the project's folder. */
export const SNAPSHOT_FILE = "dws.schema.json";

/** Text of a file below `root`, or undefined when there is none. */
export const readProjectFile = async (
  root: string,
  path: string,
): Promise<string | undefined> => {
  try {
    return await readFile(join(root, path), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errnoOf(error))) return undefined;
    throw diskError("read", path, error);
  }
};
