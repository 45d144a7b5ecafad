/** The handle of one attempt of a transaction, and the handles of its savepoints. */
import { copyWithin } from "./copy-in.js";
import { TransactionClosedError, UsageError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import { readWithin } from "./row-pull.js";
import type {
  CallOptions,
  CopyIn,
  ExecuteOptions,
  RowBatch,
  RowSource,
  Statement,
  StatementResult,
  Unit,
  Work,
} from "./session.js";
import { copyIn, execute, executeUnit, openRows } from "./session.js";
import type { Transaction } from "./transaction.js";

/** What the handles of one attempt share. */
export class Attempt {
  readonly lease: Lease;
  /** Names the transaction in errors. */
  readonly label: string;
  readonly steps: (() => Promise<void>)[] = [];
  /** The first failed statement that no savepoint undid: the transaction cannot commit any more. */
  failure: AttemptFailure | undefined;
  /** Statements that are under way. */
  pending = 0;

  constructor(lease: Lease, label: string) {
    this.lease = lease;
    this.label = label;
  }
}

// One name per savepoint of this process: a stray one can never be taken for another's.
let savepoints = 0;

const plain = (text: string): Statement => ({ text, values: [] });

const stillBusy = (label: string): AttemptFailure =>
  new AttemptFailure(
    new UsageError(
      `${label}: a savepoint ended while rows were being read or copied in it; end that first`,
    ),
    "final",
  );

/** Runs statements of an attempt until it is closed; while a savepoint is open, only its own handle does. */
export class Handle implements Transaction {
  readonly mode: "rw";
  readonly #attempt: Attempt;
  #isClosed = false;
  #hasOpenSavepoint = false;

  constructor(attempt: Attempt, isReadOnly: boolean) {
    this.#attempt = attempt;
    // A read-only handle is handed out as a ReadTransaction, whose mode is "ro".
    this.mode = (isReadOnly ? "ro" : "rw") as "rw";
  }

  /** Refuses everything from now on. */
  close(): void {
    this.#isClosed = true;
  }

  async [execute](
    statement: Statement,
    _work: Work,
    { label, onLostAnswer }: ExecuteOptions,
  ): Promise<StatementResult> {
    this.#assertUsable(label);
    if (onLostAnswer !== undefined) {
      throw new UsageError(
        `${label}: repeat is for single statements; the transaction "${this.#attempt.label}" is repeated as a whole`,
      );
    }
    return this.#run(statement, label);
  }

  async [executeUnit]<T>(unit: Unit<T>): Promise<T> {
    return unit.work(this);
  }

  async *[openRows](
    source: RowSource,
    { label }: CallOptions & { readonly label: string },
  ): AsyncGenerator<RowBatch, undefined> {
    this.#assertUsable(label);
    return yield* readWithin(this.#attempt, source, label);
  }

  async [copyIn](
    copy: CopyIn,
    { label }: CallOptions & { readonly label: string },
  ): Promise<number> {
    this.#assertUsable(label);
    return copyWithin(this.#attempt, copy, label);
  }

  async savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T> {
    const name = `dws_${++savepoints}`;
    this.#assertUsable("savepoint");
    this.#hasOpenSavepoint = true;
    const inner = new Handle(this.#attempt, false);
    try {
      await this.#run(plain(`savepoint ${name}`), "savepoint");
      const result = await work(inner);
      inner.close();
      assertNothingPending(this.#attempt);
      await this.#run(plain(`release savepoint ${name}`), "savepoint");
      return result;
    } catch (error) {
      inner.close();
      await this.#returnTo(name);
      throw error;
    } finally {
      this.#hasOpenSavepoint = false;
    }
  }

  afterCommit(step: () => Promise<void>): void {
    this.#attempt.steps.push(step);
  }

  #assertUsable(label: string): void {
    if (this.#isClosed) {
      throw new TransactionClosedError(
        `${label}: the transaction "${this.#attempt.label}" or its savepoint has ended; await every call inside its function`,
      );
    }
    if (this.#hasOpenSavepoint) {
      throw new UsageError(
        `${label}: a savepoint is open in "${this.#attempt.label}"; use the handle that its function was given`,
      );
    }
    if (this.#attempt.lease.isBusy) {
      throw new UsageError(
        `${label}: rows are still being read or copied in "${this.#attempt.label}", whose one connection can do nothing else meanwhile; end that first`,
      );
    }
  }

  async #run(statement: Statement, label: string): Promise<StatementResult> {
    const attempt = this.#attempt;
    attempt.pending++;
    try {
      return await attempt.lease.query(statement, { label });
    } catch (error) {
      const failure = toAttemptFailure("work", label, error);
      attempt.failure ??= failure;
      throw failure.error;
    } finally {
      attempt.pending--;
    }
  }

  /** What was thrown inside the savepoint goes on to the caller; that the way back failed is remembered for COMMIT. */
  async #returnTo(savepoint: string): Promise<void> {
    const attempt = this.#attempt;
    // The attempt is over, or a node was lost, after which DWS cannot return to a savepoint (dws_06_0263).
    if (this.#isClosed) return;
    if (attempt.lease.isBusy) {
      attempt.failure ??= stillBusy(attempt.label);
      return;
    }
    if ((attempt.failure?.reason ?? "final") !== "final") return;
    const text = `rollback to savepoint ${savepoint}`;
    try {
      await attempt.lease.query(plain(text));
      attempt.failure = undefined;
    } catch (error) {
      attempt.failure = toAttemptFailure("work", text, error);
    }
  }
}

/** A statement that nobody waits for would slip behind what comes next. */
export const assertNothingPending = ({ pending, label }: Attempt): void => {
  if (pending === 0) return;
  throw new UsageError(
    `${label}: ${pending} of its statements are still under way at the end of its function; await each of them`,
  );
};
