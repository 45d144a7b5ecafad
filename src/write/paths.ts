/** Keeps every path inside the root: no way out by `..`, by an absolute path or through a symbolic link. */

import { realpath } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { GeneratorError } from "../errors.js";
import { diskError, errnoOf } from "./disk-error.js";
import { inParallel } from "./in-parallel.js";

/** A folder relative to the root (`.` is the root) and where it really is, links resolved. */
export type RealFolders = ReadonlyMap<string, string>;

/** Where a path with `/` lies on this machine. */
export function onDisk(root: string, path: string): string {
  return join(root, path);
}

/** Where a file lies in a folder that is given by its absolute path, as `join` gave it. */
export function fileIn(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

/** The folder of a relative path, `.` for the root itself. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end > 0 ? path.slice(0, end) : posix.dirname(path);
}

/** The last part of a path with `/`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Calls `use` for each file with the place of its folder, which is worked out once for all that lie there. */
export function byFolder<File extends { readonly path: string }, Result>(
  files: readonly File[],
  root: string,
  use: (file: File, folder: string, index: number) => Result,
): Result[] {
  const places = new Map<string, string>();
  return files.map((file, index) => {
    const folder = folderOf(file.path);
    const place = places.get(folder) ?? onDisk(root, folder);
    places.set(folder, place);
    return use(file, place, index);
  });
}

/** Orders by code units, the same on every machine. */
export function byPath(
  one: { readonly path: string },
  other: { readonly path: string },
): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

/** The form in which two paths meet on a file system that ignores case (Windows, macOS). */
export function foldCase(path: string): string {
  return (ASCII.test(path) ? path : path.normalize("NFC")).toLowerCase();
}

const ASCII = /^[\u0000-\u007f]*$/;

/** Refuses paths that are not plain relative ones, and pairs that differ in case alone. */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    checkPath(path);
    const folded = foldCase(path);
    const twin = seen.get(folded);
    if (twin !== undefined) {
      throw new GeneratorError(
        "write",
        `Two files would share one place: ${quote(twin)} and ${quote(path)}.`,
        "File systems that ignore case cannot hold both; exclude or rename one of the tables.",
        { at: path },
      );
    }
    seen.set(folded, path);
  }
}

const PLAIN = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** Refuses one path that is not plain and relative. */
export function checkPath(path: string): void {
  // Nearly all paths.
  if (PLAIN.test(path)) return;
  const isPlain = path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== "..");
  // A backslash or a colon would be a separator, a drive or a stream on Windows.
  if (isPlain && !/[\\:\u0000]/.test(path)) return;
  throw new GeneratorError(
    "write",
    `The path ${quote(path)} would leave the output folder.`,
    "Give a path relative to the project, without '..'.",
    { at: path },
  );
}

/** Resolves each folder (existing part only) and refuses those that a link leads out of the root. */
export async function locateFolders(
  root: string,
  folders: readonly string[],
): Promise<RealFolders> {
  const realRoot = await realpath(root).catch((error: unknown) => {
    throw diskError("write to", root, error);
  });
  const distinct = [...new Set(folders)];
  const places = await inParallel(distinct, async (folder) => {
    const real = await resolveExisting(root, realRoot, folder);
    if (real !== realRoot && !real.startsWith(withSeparator(realRoot))) {
      throw new GeneratorError(
        "write",
        `The folder ${onDisk(root, folder)} leads out of ${root} through a symbolic link.`,
        "Replace the link by a real folder, or name another output folder with --out.",
        { at: folder },
      );
    }
    return [folder, real] as const;
  });
  return new Map(places);
}

async function resolveExisting(
  root: string,
  realRoot: string,
  folder: string,
): Promise<string> {
  if (folder === ".") return realRoot;
  try {
    return await realpath(onDisk(root, folder));
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") {
      throw diskError("write to", onDisk(root, folder), error);
    }
    const parent = await resolveExisting(root, realRoot, folderOf(folder));
    return join(parent, posix.basename(folder));
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function quote(path: string): string {
  return JSON.stringify(path);
}
