/** A database inside one transaction, for tests: every call and every transaction on it is a savepoint of that one. */
import { AsyncLocalStorage } from "node:async_hooks";
import { systemClock } from "./clock.js";
import type { ConnectionInfo } from "./connection-info.js";
import { type Database, runSteps } from "./database.js";
import { UsageError } from "./errors.js";
import { Guard } from "./guard.js";
import { Handle } from "./handle.js";
import type { Clock } from "./retry.js";
import {
  type CallOptions,
  type CommitOptions,
  copyIn,
  type CopyIn,
  execute,
  type ExecuteOptions,
  executeUnit,
  inspect,
  openRows,
  type RowBatch,
  type RowSource,
  type Statement,
  type StatementResult,
  type Unit,
  type Work,
} from "./session.js";
import type {
  ReadTransaction,
  Transaction,
  TransactionOptions,
  TransactionWork,
} from "./transaction.js";

type Labelled<Options> = Options & { readonly label: string };

/** What a savepoint takes: the attempts, the COMMIT and its proof are those of the transaction around it. */
const limitsOf = ({ label, signal, deadlineMs }: Labelled<CallOptions>) => ({
  label,
  ...(signal === undefined ? {} : { signal }),
  ...(deadlineMs === undefined ? {} : { deadlineMs }),
});

/** The handle of a savepoint that stands for a transaction: its steps run when that ends, not when the test does. */
class StandIn implements Transaction {
  readonly mode: "rw";
  readonly steps: (() => Promise<void>)[] = [];
  readonly inner: Transaction;
  readonly #isReadOnly: boolean;

  constructor(inner: Transaction, isReadOnly: boolean) {
    // A read-only handle is handed out as a ReadTransaction, whose mode is "ro".
    this.mode = (isReadOnly ? "ro" : "rw") as "rw";
    this.inner = inner;
    this.#isReadOnly = isReadOnly;
  }

  async [execute](statement: Statement, work: Work, options: ExecuteOptions) {
    const { label, raw } = options;
    // The server would say so, had it been told; the transaction around it writes.
    if (this.#isReadOnly && (raw === "change" || raw === "procedure")) {
      throw new UsageError(
        `${label}: the transaction is read-only, and the server would refuse this (25006); leave readOnly out`,
      );
    }
    return this.inner[execute](statement, work, options);
  }

  [openRows](source: RowSource, options: Labelled<CallOptions>) {
    return this.inner[openRows](source, options);
  }

  [copyIn](copy: CopyIn, options: Labelled<CallOptions>) {
    return this.inner[copyIn](copy, options);
  }

  [executeUnit]<T>(unit: Unit<T>, options: Labelled<CommitOptions>) {
    return this.inner[executeUnit](unit, options);
  }

  [inspect](options: Labelled<CallOptions>) {
    return this.inner[inspect](options);
  }

  async savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T> {
    const { value, steps } = await this.inner.savepoint(async (deeper) => {
      const standIn = new StandIn(deeper, this.#isReadOnly);
      return { value: await work(standIn), steps: standIn.steps };
    });
    this.steps.push(...steps);
    return value;
  }

  afterCommit(step: () => Promise<void>): void {
    // Refuses it when this has ended; never runs it, since the test's own transaction does not commit.
    this.inner.afterCommit(step);
    this.steps.push(step);
  }
}

/** @throws {UsageError} when something that was begun in it is still under way */
export const assertEnded = (tx: Transaction): void => {
  if (tx instanceof StandIn) assertEnded(tx.inner);
  if (tx instanceof Handle) tx.assertNothingPending();
};

/** The transaction whose function runs. */
interface Running {
  readonly label: string;
  /** False once it has ended: what it left behind, a timer say, may use the database again. */
  isOpen: boolean;
}

/** Bounds a transaction as its own limits say. @throws {UsageError} when they make no sense */
const guardOf = (
  label: string,
  { signal, deadlineMs = Infinity }: CallOptions,
  clock: Clock,
): Guard => {
  if (!(deadlineMs > 0)) {
    throw new UsageError(`${label}: deadlineMs must be more than 0`);
  }
  return new Guard({ clock, endsAt: clock.now() + deadlineMs, signal, label });
};

const ownersOnly = (method: string): never => {
  throw new UsageError(
    `${method}: belongs to the database that you opened, not to the one that rollbackAfter gives`,
  );
};

/** See {@link Database}; one call after the other, since there is one connection. */
export class TestDatabase implements Database {
  readonly mode = "rw";
  readonly #tx: Transaction;
  readonly #clock: Clock;
  readonly #running = new AsyncLocalStorage<Running>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(tx: Transaction, clock: Clock = systemClock) {
    this.#tx = tx;
    this.#clock = clock;
  }

  [execute](
    statement: Statement,
    work: Work,
    options: ExecuteOptions,
  ): Promise<StatementResult> {
    const { raw } = options;
    const limits = { ...limitsOf(options), ...(raw && { raw }) };
    return this.#inSavepoint(limits.label, async (inner) =>
      inner[execute](statement, work, limits),
    );
  }

  /** All rows at once: other calls may come before the last is taken, which one connection cannot do meanwhile. */
  async *[openRows](
    source: RowSource,
    options: Labelled<CallOptions>,
  ): AsyncGenerator<RowBatch, undefined> {
    const limits = limitsOf(options);
    const batches: RowBatch[] = [];
    await this.#inSavepoint(limits.label, async (inner) => {
      for await (const batch of inner[openRows](source, limits)) {
        batches.push(batch);
      }
    });
    yield* batches;
    return undefined;
  }

  [copyIn](copy: CopyIn, options: Labelled<CallOptions>): Promise<number> {
    const limits = limitsOf(options);
    return this.#inSavepoint(limits.label, async (inner) =>
      inner[copyIn](copy, limits),
    );
  }

  [executeUnit]<T>(
    unit: Unit<T>,
    options: Labelled<CommitOptions>,
  ): Promise<T> {
    const limits = limitsOf(options);
    return this.#inSavepoint(limits.label, async (inner) =>
      inner[executeUnit](unit, limits),
    );
  }

  async [inspect](options: Labelled<CallOptions>): Promise<ConnectionInfo> {
    const limits = limitsOf(options);
    const info = await this.#inTurn(limits.label, async () =>
      this.#tx[inspect](limits),
    );
    return { ...info, transactionStatus: "idle" };
  }

  async transaction<T>(
    work: TransactionWork<T> | TransactionWork<T, ReadTransaction>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const { label = "transaction", readOnly = false } = options;
    // The overloads of Database give a Transaction exactly to those functions that ask for one.
    const body = work as TransactionWork<T>;
    const controller = new AbortController();
    const guard = guardOf(label, options, this.#clock);
    const { value, steps } = await this.#inSavepoint(label, async (inner) => {
      if (guard.cut !== undefined) throw guard.cut;
      const standIn = new StandIn(inner, readOnly);
      const running = this.#watch(label, async () =>
        body(standIn, controller.signal),
      );
      try {
        return { value: await guard.race(running), steps: standIn.steps };
      } catch (error) {
        // Before the savepoint is undone, which waits for the statement that runs.
        controller.abort(error);
        throw error;
      }
    })
      .catch((error: unknown) => {
        controller.abort(error);
        throw error;
      })
      .finally(() => guard.close());
    await runSteps(label, steps);
    return value;
  }

  async createFence(): Promise<void> {
    return ownersOnly("createFence");
  }

  async pruneFence(): Promise<bigint> {
    return ownersOnly("pruneFence");
  }

  async close(): Promise<void> {
    return ownersOnly("close");
  }

  readonly [Symbol.asyncDispose] = async (): Promise<void> => this.close();

  /** Runs the function of a transaction, so that a call on the database inside it can be refused by name. */
  async #watch<T>(label: string, body: () => Promise<T>): Promise<T> {
    const running: Running = { label, isOpen: true };
    try {
      return await this.#running.run(running, body);
    } finally {
      running.isOpen = false;
    }
  }

  #inSavepoint<T>(
    label: string,
    work: (inner: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.#inTurn(label, async () => this.#tx.savepoint(work));
  }

  /** Runs it when the calls before it have ended. */
  async #inTurn<T>(label: string, work: () => Promise<T>): Promise<T> {
    const outer = this.#running.getStore();
    if (outer?.isOpen === true) {
      throw new UsageError(
        `${label}: was called on the database inside the transaction "${outer.label}"; use its handle. On a database of its own it would not see what the transaction has done; in rollbackAfter there is one connection, and it would wait for ever`,
      );
    }
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
