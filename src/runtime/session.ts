/** What a repository talks to: a database or a transaction, each either for reading only or for both. */
import type { Transaction } from "./transaction.js";

/** One statement: SQL text with `$1` parameters, every value already in its text form. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** What came back: every field in its text form, null for NULL. */
export interface StatementResult {
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or affected. */
  readonly rowCount: number;
  /** One per column, in the order of the fields. */
  readonly fields: readonly { readonly name: string }[];
}

/** Limits of one call; what is not given comes from the database's options. */
export interface CallOptions {
  /** Stops waiting, sleeping and running. A write that was already sent ends as unknown. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call with all its attempts. @default 120000 */
  readonly deadlineMs?: number;
  /** Attempts for conflicts. @default 4 for reads, 2 for writes, 5 for transactions */
  readonly attempts?: number;
  /** Names the call in errors. @default the table and the method */
  readonly label?: string;
}

/** Whether a statement may be repeated freely. */
export type Work = "read" | "write";

/** Runs one statement; for repositories only. */
export const execute: unique symbol = Symbol("dws.execute");

/** Runs several statements as one transaction, or as part of the one that is open; for repositories only. */
export const executeUnit: unique symbol = Symbol("dws.executeUnit");

/** A session that may read. */
export interface ReadSession {
  readonly mode: "ro" | "rw";
  [execute](
    statement: Statement,
    work: Work,
    options: CallOptions & { readonly label: string },
  ): Promise<StatementResult>;
}

/** A session that may read and write. */
export interface Session extends ReadSession {
  readonly mode: "rw";
  [executeUnit](
    unit: Unit,
    options: CallOptions & { readonly label: string },
  ): Promise<void>;
}

/** Statements that stand or fall together. */
export interface Unit {
  readonly work: (tx: Transaction) => Promise<void>;
  /**
   * Asked on a new connection once an attempt ended unknown: true = it was applied, false = it was not.
   * Without it an unknown end is thrown.
   */
  readonly settle?: (
    session: ReadSession,
    options: CallOptions,
  ) => Promise<boolean>;
}

/** Whether the session may write. */
export const isWritable = (session: ReadSession): session is Session =>
  session.mode === "rw";
