/** One attempt of a transaction: BEGIN, the caller's work on a fresh handle, COMMIT with its tag checked. */
import { toAttemptFailure } from "./failure.js";
import type { DwsError } from "./errors.js";
import {
  TransactionClosedError,
  TransactionRolledBackError,
} from "./errors.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import type {
  CallOptions,
  ReadSession,
  Session,
  Statement,
  StatementResult,
} from "./session.js";
import { execute, executeUnit } from "./session.js";

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
  /** Undoes `work` alone if it throws. Nothing is retried inside; a lost node ends the whole transaction. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
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

class Handle implements Transaction {
  readonly #lease: Lease;
  readonly #label: string;
  readonly mode: "rw";
  readonly steps: (() => Promise<void>)[] = [];
  /** The first failed statement that no savepoint undid: the transaction cannot commit any more. */
  failure: AttemptFailure | undefined;
  isClosed = false;
  #savepoints = 0;

  constructor(lease: Lease, label: string, isReadOnly: boolean) {
    this.#lease = lease;
    this.#label = label;
    // A read-only handle is handed out as a ReadTransaction, whose mode is "ro".
    this.mode = (isReadOnly ? "ro" : "rw") as "rw";
  }

  async [execute](
    statement: Statement,
    _work: "read" | "write",
    { label }: { readonly label: string },
  ): Promise<StatementResult> {
    if (this.isClosed) {
      throw new TransactionClosedError(
        `${label}: the transaction "${this.#label}" has ended; await every call inside its function`,
      );
    }
    try {
      return await this.#lease.query(statement);
    } catch (error) {
      const failure = toAttemptFailure("work", label, error);
      this.failure ??= failure;
      throw failure.error;
    }
  }

  async [executeUnit](unit: {
    readonly work: (tx: Transaction) => Promise<void>;
  }): Promise<void> {
    await unit.work(this);
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `dws_${++this.#savepoints}`;
    const run = async (text: string) =>
      this[execute](plain(text), "write", { label: text });
    await run(`savepoint ${name}`);
    try {
      const result = await work();
      await run(`release savepoint ${name}`);
      return result;
    } catch (error) {
      // After a node was lost DWS cannot return to a savepoint (dws_06_0263).
      if ((this.failure?.reason ?? "final") === "final") {
        await this.#returnTo(name);
      }
      throw error;
    }
  }

  /** What was thrown inside the savepoint goes on to the caller; that the way back failed is remembered for COMMIT. */
  async #returnTo(savepoint: string): Promise<void> {
    const text = `rollback to savepoint ${savepoint}`;
    try {
      await this.#lease.query(plain(text));
      this.failure = undefined;
    } catch (error) {
      this.failure = toAttemptFailure("work", text, error);
    }
  }

  afterCommit(step: () => Promise<void>): void {
    this.steps.push(step);
  }
}

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

const commit = async (lease: Lease, handle: Handle, label: string) => {
  if (handle.failure !== undefined || lease.isLost) {
    // Known to be lost before COMMIT was handed over: nothing was applied.
    const cause = handle.failure;
    throw new AttemptFailure(
      new TransactionRolledBackError(
        `${label}: a statement had failed inside the transaction, nothing was applied`,
        { cause: cause?.error, sqlState: cause?.error.sqlState },
      ),
      cause?.reason ?? "lost",
    );
  }
  let command: string;
  try {
    ({ command } = await lease.query(plain("commit")));
  } catch (error) {
    throw toAttemptFailure("commit", label, error);
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

/**
 * Runs one attempt and gives the connection back or destroys it.
 * @throws {AttemptFailure} when the server or the connection failed; whatever `work` throws is passed on as it is
 */
export const attemptTransaction = async <T>(
  lease: Lease,
  label: string,
  options: TransactionOptions,
  work: (tx: Transaction) => Promise<T>,
): Promise<{ readonly value: T; readonly steps: Handle["steps"] }> => {
  const handle = new Handle(lease, label, options.readOnly === true);
  let isClean = false;
  try {
    await lease.query(beginStatement(options)).catch((error: unknown) => {
      throw toAttemptFailure("work", label, error);
    });
    const value = await work(handle);
    await commit(lease, handle, label);
    isClean = true;
    return { value, steps: handle.steps };
  } catch (error) {
    handle.isClosed = true;
    const { failure } = handle;
    const isOurs = error instanceof AttemptFailure;
    const thrown =
      !isOurs && failure !== undefined && stemsFrom(error, failure.error)
        ? failure
        : error;
    const isAnswered = await rollBack(lease);
    // A replay takes a new connection; only a plain refusal leaves this one beyond doubt.
    isClean =
      isAnswered &&
      !(thrown instanceof AttemptFailure && thrown.reason !== "final");
    throw thrown;
  } finally {
    handle.isClosed = true;
    lease.release(!isClean);
  }
};
