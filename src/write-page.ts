/** Puts a page where it was asked for; replaces a page of ours that nobody edited, and nothing else. */
import { readFileSync, statSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { GeneratorError } from "./errors.js";
import { ownershipOf, type PageFormat } from "./pages/mark.js";

/** Where a page is to be. */
export interface PageTarget {
  /** Absolute. */
  readonly root: string;
  /** Relative to `root`. */
  readonly file: string;
  readonly format: PageFormat;
}

const notWritten = (file: string, cause: unknown): GeneratorError =>
  new GeneratorError(
    "write",
    `${file} cannot be written: ${(cause as Error).message}.`,
    "Choose another file with --out.",
    { at: file, cause },
  );

const folder = (file: string): GeneratorError =>
  new GeneratorError(
    "usage",
    `${file} is a folder: name a file.`,
    `Write --out ${file.replace(/[\\/]+$/, "")}/dws.schema.html, for example.`,
    { at: file },
  );

const readPresent = (path: string, file: string): string | undefined => {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) throw folder(file);
    return stats === undefined ? undefined : readFileSync(path, "utf8");
  } catch (cause) {
    throw cause instanceof GeneratorError ? cause : notWritten(file, cause);
  }
};

const conflict = (file: string, what: string): GeneratorError =>
  new GeneratorError(
    "conflict",
    `${file} ${what}.`,
    "Choose another file with --out, or delete it or move it away.",
    { at: file },
  );

/**
 * Gives the text that the page would replace; undefined where nothing is.
 * @throws {GeneratorError} for a folder, and for a file that must not be lost
 */
export const readReplaceable = ({
  root,
  file,
  format,
}: PageTarget): string | undefined => {
  if (file.endsWith("/") || file.endsWith(sep)) throw folder(file);
  const present = readPresent(resolve(root, file), file);
  if (present === undefined) return undefined;
  switch (ownershipOf(format, present)) {
    case "ours":
      return present;
    case "edited":
      throw conflict(file, "was edited since generator-dws docs made it");
    case "foreign": {
      const flag = format === "markdown" ? " --markdown" : "";
      const maker = `generator-dws docs${flag}`;
      throw conflict(file, `is there and was not made by ${maker}`);
    }
  }
};

/**
 * Writes the page; gives whether anything changed.
 * @throws {GeneratorError} with what stood there as it was
 */
export const writePage = async (
  target: PageTarget,
  text: string,
): Promise<boolean> => {
  const { root, file } = target;
  if (readReplaceable(target) === text) return false;
  const path = resolve(root, file);
  const draft = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    // Whoever has the page open sees the old one or the new one, never half of it.
    await writeFile(draft, text);
    readReplaceable(target);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause instanceof GeneratorError ? cause : notWritten(file, cause);
  }
  return true;
};
