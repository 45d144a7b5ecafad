/** Refuses, before anything is written, files that stand where a command needs a folder, and folders where it needs a file. */
import { statSync } from "node:fs";
import { join, posix } from "node:path";
import { GeneratorError } from "../src/errors.js";

/** Folders above each path, outer ones first; without the root. */
const foldersOf = (paths: readonly string[]): ReadonlySet<string> => {
  const above = (path: string): readonly string[] => {
    const folder = posix.dirname(path);
    return folder === "." || folder === "/" ? [] : [...above(folder), folder];
  };
  return new Set(paths.flatMap(above));
};

/**
 * Looks at every place that will be written.
 * @param what - who needs it, for the sentence: `the samples`
 * @throws {GeneratorError} `conflict` naming the first place that is taken by the wrong thing
 */
export const assertPlaces = (
  root: string,
  paths: readonly string[],
  what: string,
): void => {
  const find = (at: string) =>
    statSync(join(root, at), { throwIfNoEntry: false });
  const refuse = (at: string, is: string, needed: string) => {
    throw new GeneratorError(
      "conflict",
      `${at} is a ${is}, and ${what} would need a ${needed} of that name: nothing was written.`,
      `Move that ${is} away, or start in an empty folder.`,
      { at },
    );
  };
  for (const at of foldersOf(paths)) {
    if (find(at)?.isDirectory() === false) refuse(at, "file", "folder");
  }
  for (const at of paths) {
    if (find(at)?.isDirectory() === true) refuse(at, "folder", "file");
  }
};
