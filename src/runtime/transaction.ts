/** One attempt of a transaction: BEGIN, the caller's work on a fresh handle, COMMIT with its tag checked. */
import { readTimeout } from "./connect.js";
import type { OnUnknownCommit } from "./doubt.js";
import {
  DwsError,
  OutcomeUnknownError,
  TransactionRolledBackError,
  UsageError,
} from "./errors.js";
import type { Ending } from "./ending.js";
import { toAttemptFailure } from "./failure.js";
import { assertNothingPending, Attempt, Handle } from "./handle.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import type { CallOptions, ReadSession, Session } from "./session.js";

/** What DWS offers; it quietly turns SERIALIZABLE into REPEATABLE READ (dws_06_0265), so that is not here. */
export type Isolation = "read committed" | "repeatable read";

/** How a transaction is to run. */
export interface TransactionOptions extends CallOptions {
  /** @default "read committed" */
  readonly isolation?: Isolation;
  /** The handle then has no writing methods. @default false */
  readonly readOnly?: boolean;
  /** What is done when the answer to COMMIT is lost. @default "throw" */
  readonly onUnknownCommit?: OnUnknownCommit;
  /** Milliseconds after which the server ends a statement of it (57014). @default the database's */
  readonly statementTimeoutMs?: number;
}

/** The handle of one attempt; dead once the attempt has ended. */
export interface Transaction extends Session {
  /**
   * Undoes `work` alone if it throws. While it runs only its own handle may be used. Nothing is retried inside; a lost
   * node ends the whole transaction.
   */
  savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T>;
  /** Runs once, after the server confirmed the COMMIT; never for an attempt that was replayed. */
  afterCommit(step: () => Promise<void>): void;
}

/**
 * What is run in a transaction. The signal fires when the attempt ends without a COMMIT that is known to be applied, by
 * its deadline or the caller's signal say, with the error as its reason: to be given to what else is waited for, a
 * request to another service. It is made for functions that name it, `(tx, signal) => …`; one of `tx` alone is called
 * without.
 */
export type TransactionWork<T, Handle = Transaction> = (
  tx: Handle,
  signal: AbortSignal,
) => Promise<T>;

/** The same, as an attempt calls it. */
export type AttemptWork<T> = (tx: Transaction, ending: Ending) => Promise<T>;

/** Gives the function the signal if it names one. */
export const callWork = <T>(
  work: TransactionWork<T>,
  tx: Transaction,
  ending: Ending,
): Promise<T> =>
  work.length === 1
    ? (work as (tx: Transaction) => Promise<T>)(tx)
    : work(tx, ending.signal);

/** The handle of a read-only transaction. */
export interface ReadTransaction extends ReadSession {
  readonly mode: "ro";
}

const readIsolation = (isolation: Isolation): string => {
  if (["read committed", "repeatable read"].includes(isolation)) {
    return isolation;
  }
  throw new UsageError(
    'isolation must be "read committed" or "repeatable read".',
  );
};

/** BEGIN and what comes with it, in one round trip. */
const beginText = ({ options, mark }: AttemptTask): string => {
  const { isolation, readOnly, statementTimeoutMs: timeout } = options;
  let text = "start transaction";
  if (isolation !== undefined) {
    text += ` isolation level ${readIsolation(isolation)}`;
  }
  if (readOnly === true) {
    text += isolation === undefined ? " read only" : ", read only";
  }
  if (timeout !== undefined) {
    text += `; set local statement_timeout = ${readTimeout("statementTimeoutMs", timeout)}`;
  }
  return mark === undefined ? text : `${text}; ${mark.text}`;
};

/** Whether `failure` is what `error` is about: the very error, or somewhere down its causes. */
const stemsFrom = (error: unknown, failure: DwsError): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at === failure) return true;
  }
  return false;
};

// The answer is of no use to the caller, who waits for it.
const ROLLBACK_MS = 5_000;

/** Undoes what is open; true when the server confirmed it, so that the connection may be used again. */
const rollBack = async (lease: Lease): Promise<boolean> => {
  if (lease.isLost) return false;
  try {
    const { command } = await lease.control("rollback", "work", ROLLBACK_MS);
    return command === "ROLLBACK";
  } catch {
    // The first error is the one that matters; the connection is destroyed.
    return false;
  }
};

/** Known before COMMIT is handed over: nothing was applied. */
const assertCommittable = ({ failure, lease, label }: Attempt): void => {
  if (failure === undefined && !lease.isLost) return;
  throw new AttemptFailure(
    new TransactionRolledBackError(
      `${label}: a statement had failed inside the transaction, nothing was applied`,
      { cause: failure?.error, sqlState: failure?.error.sqlState },
    ),
    failure?.reason ?? "lost",
  );
};

/** Commits; gives the failure that leaves it unknown whether that was done. */
const commit = async (
  attempt: Attempt,
  { options: { readOnly }, commitMs }: AttemptTask,
): Promise<AttemptFailure | undefined> => {
  const { lease, label } = attempt;
  assertNothingPending(attempt);
  assertCommittable(attempt);
  // A transaction that only read has nothing to be in doubt about.
  const phase = readOnly === true ? "work" : "commit";
  let command: string;
  try {
    ({ command } = await lease.control("commit", phase, commitMs?.()));
  } catch (error) {
    const failure = toAttemptFailure(phase, label, error);
    if (failure.error.outcome === "unknown") return failure;
    throw failure;
  }
  if (command !== "COMMIT") {
    throw new AttemptFailure(
      new TransactionRolledBackError(
        `${label}: the server answered COMMIT with ${command}, nothing was applied`,
      ),
      "final",
    );
  }
  return undefined;
};

/** The failure that decides: ours as it is, the caller's as that of the statement which it stems from. */
const decisive = (error: unknown, { failure }: Attempt): unknown =>
  !(error instanceof AttemptFailure) &&
  failure !== undefined &&
  stemsFrom(error, failure.error)
    ? failure
    : error;

/** What the caller gets to see of what was thrown. */
export const publicError = (thrown: unknown): unknown =>
  thrown instanceof AttemptFailure ? thrown.error : thrown;

/** Nothing proves any more that nothing was applied, and nothing is replayed, once a procedure may have committed. */
const asUnproved = (
  error: unknown,
  { ranProcedure, label }: Attempt,
): unknown => {
  const met = publicError(error);
  if (!ranProcedure || !(met instanceof DwsError)) return error;
  const { sqlState, message } = met;
  return new AttemptFailure(
    new OutcomeUnknownError(
      `${label}: a procedure that ran in it may have committed on its own before this: ${message}`,
      { sqlState, cause: met },
    ),
    "final",
  );
};

/** What a committed attempt gave, and what is to be done after it. */
export interface Committed<T> {
  readonly value: T;
  readonly steps: readonly (() => Promise<void>)[];
  /** The answer to COMMIT was lost: it may not have been committed at all. */
  readonly doubt: AttemptFailure | undefined;
}

/** One attempt. */
export interface AttemptTask {
  /** Names the transaction in errors. */
  readonly label: string;
  readonly options: TransactionOptions;
  /** Fires the signal that the work is given. */
  readonly ending: Ending;
  /** Of the marker that proves the COMMIT, if it is to be proved: its SQL text, and what an error of it is told as. */
  readonly mark?:
    | {
        readonly text: string;
        readonly asError: (error: unknown) => unknown;
      }
    | undefined;
  /** Milliseconds that COMMIT may take before it counts as lost; asked when it is sent. @default no limit */
  readonly commitMs?: (() => number) | undefined;
}

const begin = async (lease: Lease, task: AttemptTask): Promise<void> => {
  try {
    await lease.control(beginText(task), "work");
  } catch (error) {
    const told = task.mark?.asError(error) ?? error;
    if (told instanceof UsageError) throw told;
    throw toAttemptFailure("work", task.label, told);
  }
};

/**
 * Runs one attempt and gives the connection back or destroys it.
 * @throws {AttemptFailure} when the server or the connection failed; whatever `work` throws is passed on as it is
 */
export const attemptTransaction = async <T>(
  lease: Lease,
  task: AttemptTask,
  work: AttemptWork<T>,
): Promise<Committed<T>> => {
  const attempt = new Attempt(lease, task.label, task.mark !== undefined);
  const handle = new Handle(attempt, task.options.readOnly === true);
  let isClean = false;
  try {
    await begin(lease, task);
    const value = await lease.race(work(handle, task.ending));
    handle.close();
    const doubt = await commit(attempt, task);
    isClean = doubt === undefined;
    return { value, steps: attempt.steps, doubt };
  } catch (error) {
    handle.close();
    const thrown = asUnproved(decisive(error, attempt), attempt);
    task.ending.abort(publicError(thrown));
    const isAnswered = await rollBack(lease);
    // A replay takes a new connection; only a plain refusal leaves this one beyond doubt.
    isClean =
      isAnswered &&
      attempt.pending === 0 &&
      !(thrown instanceof AttemptFailure && thrown.reason !== "final");
    throw thrown;
  } finally {
    lease.release(!isClean);
  }
};
