/** Turns an error of the file system into a sentence that names the place and says what to do. */

import { GeneratorError } from "../errors.js";

const CAUSES: Readonly<Record<string, readonly [what: string, todo: string]>> =
  {
    EACCES: ["permission denied", "Give yourself write access to it"],
    EPERM: ["operation not permitted", "Give yourself write access to it"],
    EROFS: ["the file system is read-only", "Choose a writable folder"],
    ENOSPC: ["the disk is full", "Free some space"],
    EDQUOT: ["the disk quota is used up", "Free some space"],
    ENOENT: ["it does not exist", "Create the folder"],
    ENOTDIR: ["a file stands where a folder is needed", "Move that file away"],
    EEXIST: ["a file stands where a folder is needed", "Move that file away"],
    EISDIR: ["a folder stands where a file is needed", "Move it away"],
    ENAMETOOLONG: ["the name is too long", "Choose a shorter output folder"],
    EBUSY: ["another program holds it", "Close that program"],
  };

/** The `code` of a Node.js file system error, empty for anything else. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Makes a GeneratorError of kind `write` for the place; a GeneratorError passes through as it is. */
export function diskError(
  doing: "read" | "write to",
  place: string,
  cause: unknown,
): GeneratorError {
  if (cause instanceof GeneratorError) return cause;
  const code = errnoOf(cause);
  const [what, todo] = CAUSES[code] ?? [
    code === "" ? "it failed" : code,
    "Look at the cause",
  ];
  return new GeneratorError(
    "write",
    `Cannot ${doing} ${place}: ${what}.`,
    `${todo}, or name another output folder with --out; then run the command again.`,
    { at: place, cause },
  );
}
