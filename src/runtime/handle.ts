/** The handle of one attempt of a transaction, and the handles of its savepoints. */
import type { ConnectionInfo } from "./connection-info.js";
import { copyWithin } from "./copy-in.js";
import { TransactionClosedError, UsageError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import { isCut } from "./guard.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import { readWithin } from "./row-pull.js";
import type {
  CallOptions,
  CommitOptions,
  CopyIn,
  ExecuteOptions,
  RowBatch,
  RowSource,
  Statement,
  StatementResult,
  Unit,
  Work,
} from "./session.js";
import { copyIn, execute, executeUnit, inspect, openRows } from "./session.js";
import type { Transaction } from "./transaction.js";

/** What the handles of one attempt share. */
export class Attempt {
  readonly lease: Lease;
  /** Names the transaction in errors. */
  readonly label: string;
  readonly steps: (() => Promise<void>)[] = [];
  /** The first failed statement that no savepoint undid: the transaction cannot commit any more. */
  failure: AttemptFailure | undefined;
  /** Statements and savepoints that are under way. */
  pending = 0;
  /** A procedure was handed over, which may have committed what came before it (dws_04_1434). */
  ranProcedure = false;
  /** Whether a marker proves the COMMIT. */
  readonly isProved: boolean;

  constructor(lease: Lease, label: string, isProved: boolean) {
    this.lease = lease;
    this.label = label;
    this.isProved = isProved;
  }
}

// One name per savepoint of this process: a stray one can never be taken for another's.
let savepoints = 0;

const SAVEPOINT = { label: "savepoint" } as const;

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
  /** That of the transaction, or of the savepoint, in which this one's savepoint is. */
  readonly #parent: Handle | undefined;
  /** Savepoints around it, with its own. */
  readonly #depth: number;
  #isClosed = false;
  #hasOpenSavepoint = false;

  constructor(attempt: Attempt, isReadOnly: boolean, parent?: Handle) {
    this.#attempt = attempt;
    this.#parent = parent;
    this.#depth = parent === undefined ? 0 : parent.#depth + 1;
    // A read-only handle is handed out as a ReadTransaction, whose mode is "ro".
    this.mode = (isReadOnly ? "ro" : "rw") as "rw";
  }

  /** Refuses everything from now on, and so do the handles of its savepoints. */
  close(): void {
    this.#isClosed = true;
  }

  [execute](
    statement: Statement,
    _work: Work,
    options: ExecuteOptions,
  ): Promise<StatementResult> {
    const { label, onLostAnswer, raw } = options;
    return this.#run(statement, options, () => {
      this.#assertUsable(label);
      this.#assertPart(options);
      if (raw === "procedure") this.#takeProcedure(label);
      if (onLostAnswer === undefined) return;
      throw new UsageError(
        `${label}: repeat is for single statements; the transaction "${this.#attempt.label}" is repeated as a whole`,
      );
    });
  }

  async [executeUnit]<T>(
    unit: Unit<T>,
    options: CommitOptions & { readonly label: string },
  ): Promise<T> {
    this.#assertPart(options);
    const { lease } = this.#attempt;
    try {
      return await lease.within(options, async () => unit.work(this));
    } catch (error) {
      // Cut short between two statements, of which neither tells it.
      throw isCut(error, lease.isLost)
        ? this.#doom(options.label, error)
        : error;
    }
  }

  async *[openRows](
    source: RowSource,
    options: CallOptions & { readonly label: string },
  ): AsyncGenerator<RowBatch, undefined> {
    this.#assertUsable(options.label);
    this.#assertPart(options);
    return yield* readWithin(this.#attempt, source, options);
  }

  async [copyIn](
    copy: CopyIn,
    options: CallOptions & { readonly label: string },
  ): Promise<number> {
    this.#assertUsable(options.label);
    this.#assertPart(options);
    return copyWithin(this.#attempt, copy, options);
  }

  async [inspect]({
    label,
  }: CallOptions & { readonly label: string }): Promise<ConnectionInfo> {
    this.#assertTurn(label);
    const { failure, lease } = this.#attempt;
    // While rows are read or copied it counts as lost for others, and is well.
    const isDead = lease.isLost && !lease.isBusy;
    const transactionStatus =
      failure === undefined && !isDead ? "open" : "failed";
    return { ...lease.facts, transactionStatus };
  }

  async savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T> {
    const name = `dws_${++savepoints}`;
    this.#assertUsable("savepoint");
    this.#hasOpenSavepoint = true;
    const attempt = this.#attempt;
    const steps = attempt.steps.length;
    const inner = new Handle(attempt, false, this);
    attempt.pending++;
    try {
      await this.#run(plain(`savepoint ${name}`), SAVEPOINT);
      const result = await work(inner);
      inner.close();
      this.#assertTurn("savepoint", inner);
      assertNothingPending(attempt, inner.#depth);
      await this.#run(plain(`release savepoint ${name}`), SAVEPOINT);
      return result;
    } catch (error) {
      inner.close();
      attempt.steps.length = steps;
      await this.#returnTo(name);
      throw error;
    } finally {
      attempt.pending--;
      this.#hasOpenSavepoint = false;
    }
  }

  afterCommit(step: () => Promise<void>): void {
    this.#assertTurn("afterCommit");
    this.#attempt.steps.push(step);
  }

  /** @throws {UsageError} when something that was begun in it is still under way */
  assertNothingPending(): void {
    assertNothingPending(this.#attempt, this.#depth);
  }

  get #isOver(): boolean {
    if (this.#isClosed || this.#parent === undefined) return this.#isClosed;
    return this.#parent.#isOver;
  }

  /** @throws {UsageError} when `options` are those of a whole transaction */
  #assertPart(options: CommitOptions & { readonly label: string }): void {
    const { label, attempts, onUnknownCommit } = options;
    if (attempts === undefined && onUnknownCommit === undefined) return;
    const name = attempts === undefined ? "onUnknownCommit" : "attempts";
    throw new UsageError(
      `${label}: give ${name} to the transaction "${this.#attempt.label}", with whose COMMIT this stands or falls`,
    );
  }

  /** A marker is part of the transaction, and so proves nothing once a procedure may have ended that. */
  #takeProcedure(label: string): void {
    const attempt = this.#attempt;
    if (attempt.isProved) {
      throw new UsageError(
        `${label}: a procedure may commit on its own, which onUnknownCommit: "probe" of "${attempt.label}" cannot prove; run it outside the transaction, or leave "probe" out`,
      );
    }
    attempt.ranProcedure = true;
  }

  /** Only the innermost handle has its turn; `inner` is the savepoint that is just ending, if one is. */
  #assertTurn(label: string, inner?: Handle): void {
    if (this.#isOver) {
      throw new TransactionClosedError(
        `${label}: the transaction "${this.#attempt.label}" or its savepoint has ended; await every call inside its function`,
      );
    }
    if (this.#hasOpenSavepoint && inner === undefined) {
      throw new UsageError(
        `${label}: a savepoint is open in "${this.#attempt.label}"; use the handle that its function was given`,
      );
    }
  }

  #assertUsable(label: string): void {
    this.#assertTurn(label);
    if (this.#attempt.lease.isBusy) {
      throw new UsageError(
        `${label}: rows are still being read or copied in "${this.#attempt.label}", whose one connection can do nothing else meanwhile; end that first`,
      );
    }
  }

  /** Runs the statement, unless `check` throws. */
  async #run(
    statement: Statement,
    options: CallOptions & { readonly label: string },
    check?: () => void,
  ): Promise<StatementResult> {
    check?.();
    const { label, signal, deadlineMs } = options;
    const attempt = this.#attempt;
    const { lease } = attempt;
    attempt.pending++;
    try {
      return await (signal === undefined && deadlineMs === undefined
        ? lease.query(statement, { label })
        : lease.within(options, async () => lease.query(statement, { label })));
    } catch (error) {
      throw this.#doom(label, error);
    } finally {
      attempt.pending--;
    }
  }

  /** The transaction cannot commit any more, unless a savepoint undoes it; gives what the caller is told. */
  #doom(label: string, error: unknown): Error {
    if (error instanceof UsageError) return error;
    const failure = toAttemptFailure("work", label, error);
    this.#attempt.failure ??= failure;
    return failure.error;
  }

  /** What was thrown inside the savepoint goes on to the caller; that the way back failed is remembered for COMMIT. */
  async #returnTo(savepoint: string): Promise<void> {
    const attempt = this.#attempt;
    // The attempt is over, or a node was lost, after which DWS cannot return to a savepoint (dws_06_0263).
    if (this.#isOver) return;
    if (attempt.lease.isBusy) {
      attempt.failure ??= stillBusy(attempt.label);
      return;
    }
    if ((attempt.failure?.reason ?? "final") !== "final") return;
    if (attempt.lease.isLost) return;
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
export const assertNothingPending = (
  { pending, label }: Attempt,
  allowed = 0,
): void => {
  const others = pending - allowed;
  if (others === 0) return;
  throw new UsageError(
    `${label}: ${others} of its statements or savepoints are still under way at the end of its function; await each of them`,
  );
};
