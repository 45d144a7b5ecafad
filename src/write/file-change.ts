/** The words of this room: files that we want, and what each of them needs. */

/** A text, or how to print it: thousands are not held at once, and one that stands on disk already is never printed. */
export type Text = string | (() => Promise<string>);

/** A file that the caller wants on disk. */
export interface OutputFile {
  /** With `/`, relative to the root. */
  readonly path: string;
  /** The complete text; stamped if generated. */
  readonly text: Text;
  /**
   * What the stamp in the text says of its inputs. The same inputs give the same text, so that an untouched file whose
   * stamp says so is right as it is. Must be given where the text is yet to be printed.
   */
  readonly inputs?: string;
  /**
   * `generated`: ours and stamped. `shared`: the already merged text of a file that the user co-owns (an index),
   * always ours to rewrite. `once`: scaffolding, written only where nothing stands.
   */
  readonly kind: "generated" | "shared" | "once";
}

/** What a file needs; `conflict` and `orphan` are reported and never written. */
export type FileAction =
  "create" | "change" | "unchanged" | "delete" | "conflict" | "orphan";

/** What has to happen to one file. */
export interface FileChange {
  /** With `/`, relative to the root. */
  readonly path: string;
  readonly action: FileAction;
  /** What to write: present for create, change and conflict. */
  readonly text?: Text;
  /** Why it is a conflict, an orphan, or left as it is although it differs. */
  readonly reason?: string;
  /** Digest of the bytes that stood there when the change was planned, null for none: applying checks it again. */
  readonly seen?: string | null;
  /** For delete: the pruned folder; folders below it that become empty go too. */
  readonly within?: string;
}

/** How many files and which, per action. */
export interface ChangeSummary {
  readonly counts: Readonly<Record<FileAction, number>>;
  readonly paths: Readonly<Record<FileAction, readonly string[]>>;
}

/** Counts and lists the files per action, in the order of the changes. */
export function summarize(changes: readonly FileChange[]): ChangeSummary {
  const pick = (action: FileAction): readonly string[] =>
    changes
      .filter((change) => change.action === action)
      .map((change) => change.path);
  const paths = {
    create: pick("create"),
    change: pick("change"),
    unchanged: pick("unchanged"),
    delete: pick("delete"),
    conflict: pick("conflict"),
    orphan: pick("orphan"),
  };
  return {
    paths,
    counts: {
      create: paths.create.length,
      change: paths.change.length,
      unchanged: paths.unchanged.length,
      delete: paths.delete.length,
      conflict: paths.conflict.length,
      orphan: paths.orphan.length,
    },
  };
}

/**
 * Decides every open conflict one way: `mine` leaves the person's file as it is (`--keep-mine`),
 * `generated` writes ours over it.
 */
export function settleConflicts(
  changes: readonly FileChange[],
  side: "mine" | "generated",
): readonly FileChange[] {
  return changes.map((change) => {
    if (change.action !== "conflict") return change;
    if (side === "generated") return { ...change, action: "change" };
    const { path, reason } = change;
    return {
      path,
      action: "unchanged",
      reason: `kept as it is: ${reason ?? "not ours"}`,
    };
  });
}
