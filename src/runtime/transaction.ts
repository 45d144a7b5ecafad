/** One attempt of a transaction: BEGIN, the caller's work on a fresh handle, COMMIT with its tag checked. */
import type { DwsError } from "./errors.js";
import { TransactionRolledBackError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import { assertNothingPending, Attempt, Handle } from "./handle.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import type {
  CallOptions,
  ReadSession,
  Session,
  Statement,
} from "./session.js";

/** What DWS offers; it quietly turns SERIALIZABLE into REPEATABLE READ (dws_06_0265), so that is not here. */
export type Isolation = "read committed" | "repeatable read";

/** How a transaction is to run. */
export interface TransactionOptions extends CallOptions {
  /** @default "read committed" */
  readonly isolation?: Isolation;
  /** The handle then has no writing methods. @default false */
  readonly readOnly?: boolean;
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

/** The handle of a read-only transaction. */
export interface ReadTransaction extends ReadSession {
  readonly mode: "ro";
}

const plain = (text: string): Statement => ({ text, values: [] });

const beginStatement = ({ isolation, readOnly }: TransactionOptions) => {
  const modes = [
    ...(isolation === undefined ? [] : [`isolation level ${isolation}`]),
    ...(readOnly === true ? ["read only"] : []),
  ];
  return plain(["start transaction", modes.join(", ")].join(" ").trim());
};

/** Whether `failure` is what `error` is about: the very error, or somewhere down its causes. */
const stemsFrom = (error: unknown, failure: DwsError): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at === failure) return true;
  }
  return false;
};

/** Undoes what is open; true when the server confirmed it, so that the connection may be used again. */
const rollBack = async (lease: Lease): Promise<boolean> => {
  if (lease.isLost) return false;
  try {
    return (await lease.query(plain("rollback"))).command === "ROLLBACK";
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

const commit = async (
  attempt: Attempt,
  { readOnly }: TransactionOptions,
): Promise<void> => {
  const { lease, label } = attempt;
  assertNothingPending(attempt);
  assertCommittable(attempt);
  let command: string;
  try {
    ({ command } = await lease.query(plain("commit")));
  } catch (error) {
    // A transaction that only read has nothing to be in doubt about.
    throw toAttemptFailure(readOnly === true ? "work" : "commit", label, error);
  }
  if (command !== "COMMIT") {
    throw new AttemptFailure(
      new TransactionRolledBackError(
        `${label}: the server answered COMMIT with ${command}, nothing was applied`,
      ),
      "final",
    );
  }
};

/** The failure that decides: ours as it is, the caller's as that of the statement which it stems from. */
const decisive = (error: unknown, { failure }: Attempt): unknown =>
  !(error instanceof AttemptFailure) &&
  failure !== undefined &&
  stemsFrom(error, failure.error)
    ? failure
    : error;

/** What a committed attempt gave, and what is to be done after it. */
export interface Committed<T> {
  readonly value: T;
  readonly steps: readonly (() => Promise<void>)[];
}

/**
 * Runs one attempt and gives the connection back or destroys it.
 * @throws {AttemptFailure} when the server or the connection failed; whatever `work` throws is passed on as it is
 */
export const attemptTransaction = async <T>(
  lease: Lease,
  label: string,
  options: TransactionOptions,
  work: (tx: Transaction) => Promise<T>,
): Promise<Committed<T>> => {
  const attempt = new Attempt(lease, label);
  const handle = new Handle(attempt, options.readOnly === true);
  let isClean = false;
  try {
    await lease.query(beginStatement(options)).catch((error: unknown) => {
      throw toAttemptFailure("work", label, error);
    });
    const value = await work(handle);
    handle.close();
    await commit(attempt, options);
    isClean = true;
    return { value, steps: attempt.steps };
  } catch (error) {
    handle.close();
    const thrown = decisive(error, attempt);
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
