/** Merges what is new into the files that a person edited, and settles what is open as the user wants it. */
import { mergeModule } from "./merge/merge-module.js";
import type { ConflictAnswer, ConflictSide, PipelineOptions } from "./run.js";
import {
  type FileChange,
  placesOf,
  settleConflicts,
} from "./write/file-change.js";
import { readStamp } from "./write/stamp.js";

const UNREADABLE =
  "a person changed it, and it has no parts that could be merged";

/** Of a conflict: a merged file, a conflict of some parts, or what it was. */
const mergeEdit = async (change: FileChange): Promise<FileChange> => {
  const { path, text, present, seen } = change;
  if (present === undefined || seen === undefined) return change;
  const generated = typeof text === "string" ? text : await text?.();
  const stamp = readStamp(generated ?? "");
  if (generated === undefined || stamp?.members === undefined) {
    return { ...change, reason: UNREADABLE };
  }
  const merged = await mergeModule({
    present,
    presentMembers: readStamp(present)?.members,
    generated,
    generatedMembers: stamp.members,
  });
  switch (merged.kind) {
    case "refused":
      return { ...change, text: generated, reason: merged.why };
    case "merged": {
      const { deleted } = merged;
      return { path, action: "change", text: merged.text, seen, deleted };
    }
    case "conflict": {
      const { conflicts: parts, mine, ours, isCertain, deleted } = merged;
      const reason = "a person changed parts that have to change";
      const clash = { parts, mine, ours, isCertain };
      return { ...change, text: generated, reason, clash, deleted };
    }
  }
};

/** Merges every file that a person edited, one after the other: each takes some milliseconds of this thread. */
export const mergeEdits = async (
  changes: readonly FileChange[],
): Promise<readonly FileChange[]> => {
  const merged: FileChange[] = [];
  for (const change of changes) {
    // Nearly all are none, and a promise for each takes longer than the look.
    const isOpen = change.action === "conflict";
    merged.push(isOpen ? await mergeEdit(change) : change);
  }
  return merged;
};

/** Asks about each conflict that can be decided either way. */
const ask = async (
  changes: readonly FileChange[],
  resolve: NonNullable<PipelineOptions["resolve"]>,
): Promise<readonly FileChange[]> => {
  const settled: FileChange[] = [];
  for (const change of changes) {
    const [ours = change] = settleConflicts([change], "generated");
    if (change.action !== "conflict" || ours.action === "conflict") {
      settled.push(change);
      continue;
    }
    const { text = "" } = ours;
    const answer = await resolve({
      path: change.path,
      places: placesOf(change),
      text: typeof text === "string" ? text : await text(),
    });
    settled.push(answered(change, ours, answer));
  }
  return settled;
};

const answered = (
  change: FileChange,
  ours: FileChange,
  answer: ConflictAnswer,
): FileChange => {
  if (answer.side === "generated") {
    // The person has seen what it replaces.
    return { ...ours, text: answer.text, isSetAside: false };
  }
  return settleConflicts([change], "mine")[0] ?? change;
};

/** What is said of conflicts. */
export type ConflictOptions = Pick<
  PipelineOptions,
  "force" | "keepMine" | "resolve" | "dryRun"
>;

const sideOf = ({
  force,
  keepMine,
}: ConflictOptions): ConflictSide | undefined =>
  keepMine ? "mine" : force === true ? "generated" : undefined;

/** Settles the open conflicts as the options say: one side for all, or one question each, or not at all. */
export const settleOpen = async (
  changes: readonly FileChange[],
  options: ConflictOptions,
): Promise<readonly FileChange[]> => {
  const side = sideOf(options);
  if (side !== undefined) return settleConflicts(changes, side);
  const { resolve, dryRun } = options;
  return resolve === undefined || dryRun ? changes : ask(changes, resolve);
};
