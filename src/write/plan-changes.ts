/** Compares the files that we want with the disk and says what each needs; writes nothing. */

import { isUtf8 } from "node:buffer";
import {
  type FileAction,
  type FileChange,
  type OutputFile,
} from "./file-change.js";
import { findStale } from "./find-stale.js";
import {
  byFolder,
  byPath,
  checkPath,
  checkPaths,
  fileIn,
  folderOf,
  locateFolders,
  nameOf,
} from "./paths.js";
import {
  bytesDigest,
  createLook,
  readBytes,
  type Standing,
  stateOfLarge,
} from "./read-disk.js";
import { normalize, readStamp, type Stamp } from "./stamp.js";

/** Settings of {@link planChanges}. */
export interface PlanOptions {
  /** Folders relative to the root whose stamped files are deleted when they are wanted no more. */
  readonly prune: readonly string[];
}

/**
 * Reads the disk and gives one change per file, sorted by path. A file that a person changed, or that is not ours,
 * comes out as `conflict` with our text in it: the caller decides (see `settleConflicts`).
 */
export async function planChanges(
  root: string,
  files: readonly OutputFile[],
  options: PlanOptions,
): Promise<readonly FileChange[]> {
  checkPaths(files.map((file) => file.path));
  options.prune.forEach(checkPath);
  const folders = await locateFolders(root, [
    ...files.map((file) => folderOf(file.path)),
    ...options.prune,
  ]);
  const look = createLook();
  const wanted = byFolder(files, root, (file, folder) => {
    const name = nameOf(file.path);
    return planFile(file, look(folder, name), fileIn(folder, name));
  });
  const stale = await findStale(root, files, options.prune, folders);
  return [...wanted, ...stale].sort(byPath);
}

function planFile(
  file: OutputFile,
  standing: Standing,
  place: string,
): FileChange {
  const { path, text } = file;
  if (standing === "nothing") {
    return { path, action: "create", text, seen: null };
  }
  if (file.kind === "once") {
    return { path, action: "unchanged", reason: "already there" };
  }
  if (standing === "link") {
    return { path, action: "conflict", reason: "it is a symbolic link" };
  }
  if (file.standing !== undefined) {
    const { isWanted, seen } = file.standing;
    return isWanted
      ? { path, action: "unchanged" }
      : { path, action: "change", text, seen };
  }
  // Before it is read: what changes from then on is another state.
  const state = file.kind === "shared" ? stateOfLarge(place) : undefined;
  const bytes = readBytes(place);
  const [action, reason] =
    typeof text === "string"
      ? judgeText(file.kind, text, bytes)
      : judgeStamp(file.inputs, bytes);
  if (action === "unchanged") return { path, action, ...because(reason) };
  const seen = state ?? bytesDigest(bytes);
  const merge = action === "conflict" ? presentText(file, bytes) : {};
  return { path, action, text, seen, ...merge, ...because(reason) };
}

/** What a merge starts from: one of our files, and text that survives decoding. */
function presentText(
  { kind }: OutputFile,
  bytes: Buffer,
): { readonly present?: string } {
  const present = bytes.toString("utf8");
  const isOurs = kind === "generated" && readStamp(present) !== undefined;
  return isOurs && Buffer.from(present).equals(bytes) ? { present } : {};
}

type Verdict = readonly [action: FileAction, reason?: string];

function judgeText(
  kind: OutputFile["kind"],
  text: string,
  bytes: Buffer,
): Verdict {
  if (holds(bytes, text)) return ["unchanged"];
  return kind === "shared" ? judgeShared(bytes) : judgeGenerated(text, bytes);
}

const SLICE = 1 << 16;

// In slices first: a second copy of a large snapshot is a good part of the memory that a run takes.
function holds(bytes: Buffer, text: string): boolean {
  if (Buffer.byteLength(text) !== bytes.length) return false;
  const slice = Buffer.alloc(3 * SLICE);
  let at = 0;
  for (let start = 0; start < text.length; start += SLICE) {
    const length = slice.write(text.slice(start, start + SLICE));
    const end = at + length;
    if (slice.compare(bytes, at, end, 0, length) !== 0) {
      // Perhaps only a pair of surrogates that lies in two slices.
      return bytes.equals(Buffer.from(text));
    }
    at = end;
  }
  return true;
}

// The merged text was made from the decoded file: bytes that do not survive decoding would be lost.
function judgeShared(bytes: Buffer): Verdict {
  return isUtf8(bytes) ? ["change"] : ["conflict", "it is not UTF-8"];
}

function judgeGenerated(text: string, bytes: Buffer): Verdict {
  const present = bytes.toString("utf8");
  // A checkout with CRLF must not be stale for ever: git gives the line ends back on the next commit.
  if (normalize(present) === normalize(text)) {
    return ["unchanged", "differs in line ends only"];
  }
  const found = readStamp(present);
  return (
    judgeOwner(found, found?.digest === readStamp(text)?.digest) ?? ["change"]
  );
}

// A text that is yet to be printed: its stamp tells whether it is what stands there.
function judgeStamp(inputs: string | undefined, bytes: Buffer): Verdict {
  const present = bytes.toString("utf8");
  const found = readStamp(present);
  const isSame = inputs !== undefined && found?.inputs === inputs;
  const verdict = judgeOwner(found, isSame);
  if (verdict !== undefined) return verdict;
  if (!isSame) return ["change"];
  return normalize(present) === present
    ? ["unchanged"]
    : ["unchanged", "differs in line ends only"];
}

// What a person changed stays as it is while we have nothing else to say than when we wrote it.
function judgeOwner(
  found: Stamp | undefined,
  isSame: boolean,
): Verdict | undefined {
  if (found === undefined) {
    return [
      "conflict",
      "it is not as generator-dws wrote it: edited, or not made here",
    ];
  }
  if (found.isUntouched) return undefined;
  return isSame
    ? ["unchanged", "a person changed it, and nothing new is to come"]
    : ["conflict", "a person changed it"];
}

function because(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
