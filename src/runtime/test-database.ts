/** A database inside one transaction, for tests: every call and every transaction on it is a savepoint of that one. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ConnectionInfo } from "./connection-info.js";
import { type Database, runSteps } from "./database.js";
import { UsageError } from "./errors.js";
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
  readonly #inner: Transaction;
  readonly #isReadOnly: boolean;

  constructor(inner: Transaction, isReadOnly: boolean) {
    // A read-only handle is handed out as a ReadTransaction, whose mode is "ro".
    this.mode = (isReadOnly ? "ro" : "rw") as "rw";
    this.#inner = inner;
    this.#isReadOnly = isReadOnly;
  }

  [execute](statement: Statement, work: Work, options: ExecuteOptions) {
    return this.#inner[execute](statement, work, options);
  }

  [openRows](source: RowSource, options: Labelled<CallOptions>) {
    return this.#inner[openRows](source, options);
  }

  [copyIn](copy: CopyIn, options: Labelled<CallOptions>) {
    return this.#inner[copyIn](copy, options);
  }

  [executeUnit]<T>(unit: Unit<T>, options: Labelled<CommitOptions>) {
    return this.#inner[executeUnit](unit, options);
  }

  [inspect](options: Labelled<CallOptions>) {
    return this.#inner[inspect](options);
  }

  async savepoint<T>(work: (inner: Transaction) => Promise<T>): Promise<T> {
    return this.#inner.savepoint(async (deeper) => {
      const standIn = new StandIn(deeper, this.#isReadOnly);
      const value = await work(standIn);
      this.steps.push(...standIn.steps);
      return value;
    });
  }

  afterCommit(step: () => Promise<void>): void {
    this.steps.push(step);
  }
}

const ownersOnly = (method: string): never => {
  throw new UsageError(
    `${method}: belongs to the database that you opened, not to the one that rollbackAfter gives`,
  );
};

/** See {@link Database}; one call after the other, since there is one connection. */
export class TestDatabase implements Database {
  readonly mode = "rw";
  readonly #tx: Transaction;
  /** Labels of transactions whose function runs. */
  readonly #running = new AsyncLocalStorage<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  [execute](
    statement: Statement,
    work: Work,
    options: ExecuteOptions,
  ): Promise<StatementResult> {
    const { raw } = options;
    const limits = { ...limitsOf(options), ...(raw && { raw }) };
    return this.#inTurn(limits.label, async (inner) =>
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
    await this.#inTurn(limits.label, async (inner) => {
      for await (const batch of inner[openRows](source, limits)) {
        batches.push(batch);
      }
    });
    yield* batches;
    return undefined;
  }

  [copyIn](copy: CopyIn, options: Labelled<CallOptions>): Promise<number> {
    const limits = limitsOf(options);
    return this.#inTurn(limits.label, async (inner) =>
      inner[copyIn](copy, limits),
    );
  }

  [executeUnit]<T>(
    unit: Unit<T>,
    options: Labelled<CommitOptions>,
  ): Promise<T> {
    const limits = limitsOf(options);
    return this.#inTurn(limits.label, async (inner) =>
      inner[executeUnit](unit, limits),
    );
  }

  async [inspect](options: Labelled<CallOptions>): Promise<ConnectionInfo> {
    const info = await this.#tx[inspect](limitsOf(options));
    return { ...info, transactionStatus: "idle" };
  }

  async transaction<T>(
    work: TransactionWork<T> | TransactionWork<T, ReadTransaction>,
    { label = "transaction", readOnly = false }: TransactionOptions = {},
  ): Promise<T> {
    // The overloads of Database give a Transaction exactly to those functions that ask for one.
    const body = work as TransactionWork<T>;
    const controller = new AbortController();
    const { value, steps } = await this.#inTurn(label, async (inner) => {
      const standIn = new StandIn(inner, readOnly);
      const given = await this.#running.run(label, async () =>
        body(standIn, controller.signal),
      );
      return { value: given, steps: standIn.steps };
    }).catch((error: unknown) => {
      controller.abort(error);
      throw error;
    });
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

  /** Runs it in a savepoint, when the calls before it have ended. */
  async #inTurn<T>(
    label: string,
    work: (inner: Transaction) => Promise<T>,
  ): Promise<T> {
    const outer = this.#running.getStore();
    if (outer !== undefined) {
      throw new UsageError(
        `${label}: was called on the database inside the transaction "${outer}"; use its handle. On a database of its own it would not see what the transaction has done; in rollbackAfter there is one connection, and it would wait for ever`,
      );
    }
    const turn = this.#last.then(async () => this.#tx.savepoint(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
