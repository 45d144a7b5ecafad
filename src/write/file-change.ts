/** The words of this room: files that we want, and what each of them needs. */

/** A text, or how to print it: thousands are not held at once, and one that stands on disk already is never printed. */
export type Text = string | (() => Promise<string>);

/** A file as it was read. */
export interface PresentFile {
  readonly text: string;
  /** What its bytes are known by; undefined where they are not those of the text, so that it has to be read again. */
  readonly seen: string | undefined;
}

/** What a caller who has read a file says of it. */
export interface KnownStanding {
  /** Whether it is just the text that is wanted. */
  readonly isWanted: boolean;
  /** Digest or state of its bytes. */
  readonly seen: string;
}

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
  /** What the caller knows of what stands there; it is not read again then. */
  readonly standing?: KnownStanding | undefined;
}

/** What a file needs; `conflict` and `orphan` are reported and never written. */
export type FileAction =
  "create" | "change" | "unchanged" | "delete" | "conflict" | "orphan";

/** What of a merged file is open. */
export interface Clash {
  readonly parts: readonly { readonly name: string; readonly why: string }[];
  /** The text with the person's side of each. */
  readonly mine: string;
  /** The text with our side; undefined where that would cost something that the person wrote. */
  readonly ours: string | undefined;
  /** False where our side may replace what a person added: then the file is set aside. */
  readonly isCertain: boolean;
}

/** What has to happen to one file. */
export interface FileChange {
  /** With `/`, relative to the root. */
  readonly path: string;
  readonly action: FileAction;
  /** What to write: present for create, change and a conflict that we could write over. */
  readonly text?: Text;
  /** Of a conflict: what stands there, where it may be merged. */
  readonly present?: string;
  /** Of a conflict: the file was merged but for these parts. */
  readonly clash?: Clash;
  /** Of a change: what stood there is kept beside it, as `name.mine`. */
  readonly isSetAside?: boolean;
  /** Generated parts that a person deleted; they stay so. */
  readonly deleted?: readonly string[];
  /** Why it is a conflict, an orphan, or left as it is although it differs. */
  readonly reason?: string;
  /** Digest or state of what stood there when the change was planned, null for nothing: applying checks it again. */
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

/** Where a change is in conflict, for people: `src/a.ts`, or `src/a.ts:Name` for each part. */
export function placesOf({ path, clash }: FileChange): readonly string[] {
  return clash === undefined
    ? [path]
    : clash.parts.map(({ name }) => `${path}:${name}`);
}

function settleMine(change: FileChange): FileChange {
  const { path, reason, clash, present, seen, deleted } = change;
  const kept = `kept as it is: ${reason ?? "not ours"}`;
  return clash === undefined || clash.mine === present || seen === undefined
    ? { path, action: "unchanged", reason: kept }
    : {
        path,
        action: "change",
        text: clash.mine,
        seen,
        reason: kept,
        ...(deleted === undefined ? {} : { deleted }),
      };
}

function settleGenerated(change: FileChange): FileChange {
  const { path, clash, seen, deleted } = change;
  // Without a text there is nothing that we could write: a link stays what it is.
  const text = clash === undefined ? change.text : clash.ours;
  if (text === undefined || seen === undefined) return change;
  return {
    path,
    action: "change",
    text,
    seen,
    ...(clash?.isCertain === true ? {} : { isSetAside: true }),
    ...(deleted === undefined ? {} : { deleted }),
  };
}

/**
 * Decides every open conflict one way. `mine` leaves the person's side as it is (`--keep-mine`). `generated` takes ours
 * (`--force`) and drops nothing that the person added: of a merged file only the parts in conflict are replaced, any
 * other is set aside; what cannot be done so stays a conflict.
 */
export function settleConflicts(
  changes: readonly FileChange[],
  side: "mine" | "generated",
): readonly FileChange[] {
  return changes.map((change) => {
    if (change.action !== "conflict") return change;
    return side === "mine" ? settleMine(change) : settleGenerated(change);
  });
}
