/** What a repository talks to: a database or a transaction, each either for reading only or for both. */
import type { ConnectionInfo } from "./connection-info.js";
import type { OnUnknownCommit } from "./doubt.js";
import type { Transaction } from "./transaction.js";

/** One statement: SQL text with `$1` parameters, every value already in its text form. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
  /** Handed each row as it comes, which is not kept then. It must not throw, and a repeat hands rows over once more. */
  readonly onRow?:
    | ((row: readonly (string | null)[], fields: readonly FieldInfo[]) => void)
    | undefined;
}

/** What came back: every field in its text form, null for NULL. */
export interface StatementResult {
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or affected. */
  readonly rowCount: number;
  /** One per column, in the order of the fields. */
  readonly fields: readonly FieldInfo[];
  /** The command tag: `INSERT 0 1`, `SELECT 3`, `CREATE TABLE`. */
  readonly tag: string;
}

/** What the server says of a column of a result, as `pg` calls it. */
export interface FieldInfo {
  readonly name: string;
  /** Oid of its type. */
  readonly dataTypeID: number;
  /** Bytes; negative where values differ in length. */
  readonly dataTypeSize: number;
  /** What the type was given, `numeric(5,2)` say, in the type's own way; -1 for nothing. */
  readonly dataTypeModifier: number;
}

/** Limits of one call; what is not given comes from the database's options. */
export interface CallOptions {
  /** Stops waiting, sleeping and running. A write that was already sent ends as unknown. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call with all its attempts. @default 120000 */
  readonly deadlineMs?: number;
  /** Attempts for conflicts. Not in a transaction, which is tried again as a whole. @default 4 for reads, 2 for writes, 5 for transactions */
  readonly attempts?: number;
  /** Names the call in errors. @default the table and the method */
  readonly label?: string;
}

/** Of a call that is a transaction of its own, or can be made one. */
export interface CommitOptions extends CallOptions {
  /**
   * What is done when the answer to COMMIT is lost; given, the call is a transaction even where one statement would do.
   * Not in a transaction, which says it itself. @default "throw"
   */
  readonly onUnknownCommit?: OnUnknownCommit;
}

/** How a single write may be repeated after its answer was lost; without it the write ends as unknown. */
export interface Repeat {
  /**
   * Asked when a repeat meets 23505: whether the row that is there proves that the write had been applied. Without it
   * a 23505 leaves the outcome unknown.
   */
  readonly onDuplicate?: (
    session: ReadSession,
    options: CallOptions,
  ) => Promise<boolean>;
}

/** Limits of one statement, and what may be done after a lost answer. */
export interface ExecuteOptions extends CallOptions {
  readonly label: string;
  /** For a single write in autocommit; refused in a transaction, which is repeated as a whole. */
  readonly onLostAnswer?: Repeat | undefined;
  /** For SQL of the caller's own. */
  readonly raw?: Raw;
}

/**
 * What the first word of SQL of the caller's own tells of it:
 * - `change`: INSERT, UPDATE, DELETE or MERGE, in which no procedure can commit
 * - `procedure`: runs a procedure or a block, which may commit and roll back (dws_04_1434)
 * - `other`: nothing is known; `select p()` is one of these, and commits if p does
 */
export type Raw = "change" | "procedure" | "other";

/** Whether a statement may be repeated freely. */
export type Work = "read" | "write";

/** Runs one statement; for repositories only. */
export const execute: unique symbol = Symbol("dws.execute");

/** Runs several statements as one transaction, or as part of the one that is open; for repositories only. */
export const executeUnit: unique symbol = Symbol("dws.executeUnit");

/** Gives the rows of one query in batches, as they are asked for; for repositories only. */
export const openRows: unique symbol = Symbol("dws.openRows");

/** Runs one COPY FROM STDIN; for repositories only. */
export const copyIn: unique symbol = Symbol("dws.copyIn");

/** Tells of the connection; for `connectionInfo` only. */
export const inspect: unique symbol = Symbol("dws.inspect");

/** Begins a call of several statements; for repositories only. */
export const timeCall: unique symbol = Symbol("dws.timeCall");

/** Rows that came together, in their text form. */
export type RowBatch = StatementResult["rows"];

/** Where rows are read from piece by piece: a cursor, or a COPY TO STDOUT, which cannot have parameters. */
export type RowSource =
  | {
      readonly kind: "cursor";
      readonly statement: Statement;
      readonly batchRows: number;
    }
  | { readonly kind: "copy"; readonly text: string };

/** One COPY FROM STDIN that is about to be made. */
export interface CopyData {
  readonly text: string;
  /** Lines of COPY text. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Says which row and column are meant, from what the server says of the line, if it does. */
  readonly placeOf: (where: string) => string | undefined;
}

/** What a COPY is made from. */
export interface CopyIn {
  /** Whether another attempt would be given the same rows again. */
  mayRepeat(): boolean;
  /** Begins to read the rows; undefined when there are none. */
  open(): Promise<CopyData | undefined>;
}

/** A session that may read. */
export interface ReadSession {
  readonly mode: "ro" | "rw";
  [execute](
    statement: Statement,
    work: Work,
    options: ExecuteOptions,
  ): Promise<StatementResult>;
  [openRows](
    source: RowSource,
    options: CallOptions & { readonly label: string },
  ): AsyncIterable<RowBatch>;
  [inspect](
    options: CallOptions & { readonly label: string },
  ): Promise<ConnectionInfo>;
}

/** A session that may read and write. */
export interface Session extends ReadSession {
  readonly mode: "rw";
  [executeUnit]<T>(
    unit: Unit<T>,
    options: CommitOptions & { readonly label: string },
  ): Promise<T>;
  /**
   * Gives, before each statement of a call, the options with the time that is left of its deadline; a transaction has none
   * of its own, since its deadline is the transaction's.
   * @throws {DeadlineError} from what it gives, when there is none left
   */
  [timeCall]?<Options extends CallOptions>(
    label: string,
    options: Options,
  ): () => Options;
  /** Gives the number of rows that the server took. */
  [copyIn](
    copy: CopyIn,
    options: CallOptions & { readonly label: string },
  ): Promise<number>;
}

/** Statements that stand or fall together. */
export interface Unit<T> {
  readonly work: (tx: Transaction) => Promise<T>;
  /**
   * Asked on a new connection once an attempt ended unknown: what it gave if it was applied, undefined if it was not.
   * Without it an unknown end is thrown.
   */
  readonly settle?: (
    session: ReadSession,
    options: CallOptions,
  ) => Promise<{ readonly value: T } | undefined>;
}

/** Whether the session may write. */
export const isWritable = (session: ReadSession): session is Session =>
  session.mode === "rw";

/** Whether the session is a transaction, or a savepoint of one: what it does stands or falls with the rest. */
export const isTransaction = (session: ReadSession): boolean =>
  "savepoint" in session;
