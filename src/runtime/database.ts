/** The database: single statements in autocommit and whole transactions, each with its retry. */
import { runStatement } from "./autocommit.js";
import { processBudget, type RetryBudget, unlimitedBudget } from "./budget.js";
import { systemClock } from "./clock.js";
import type { Connections, PoolOptions } from "./connect.js";
import { createConnections } from "./connect.js";
import { type ConnectionInfo, inspectAlone } from "./connection-info.js";
import { copyAlone } from "./copy-in.js";
import { AfterCommitError, DeadlineError, UsageError } from "./errors.js";
import { createFence, type Fence, type FenceOptions } from "./fence.js";
import { createFenceTable, pruneFenceTable } from "./fence-table.js";
import { Nesting } from "./nesting.js";
import { runTransaction, type TransactionCall } from "./replay.js";
import type { Clock } from "./retry.js";
import { openAlone, readAlone } from "./row-pull.js";
import { createRunner, type Runner } from "./runner.js";
import type {
  CallOptions,
  CommitOptions,
  CopyIn,
  ExecuteOptions,
  RowBatch,
  RowSource,
  Session,
  Statement,
  StatementResult,
  Unit,
  Work,
} from "./session.js";
import {
  copyIn,
  execute,
  executeUnit,
  inspect,
  openRows,
  timeCall,
} from "./session.js";
import type { ConnectionSettings } from "./settings.js";
import { completeSettings, settingsFromEnvironment } from "./settings.js";
import { settleUnit } from "./settle.js";
import {
  callWork,
  type Committed,
  type ReadTransaction,
  type TransactionOptions,
  type TransactionWork,
} from "./transaction.js";

/** Defaults for every call. */
export interface CallDefaults {
  /** Milliseconds that a call may take with all its attempts; a failover takes up to 60 s. @default 120000 */
  readonly deadlineMs?: number;
  /** Where the markers of `onUnknownCommit: "probe"` are. @default the table public.dws_fence */
  readonly fence?: FenceOptions;
  /** What replays are counted against; false for no such limit. @default one for the whole process */
  readonly retryBudget?: RetryBudget | false;
  /**
   * Whether an ERROR whose text is known to come before an execution (`pooler: failed to create …`) proves that a write
   * was not applied, so that it is tried again. Inferred for DWS, not documented. @default true
   */
  readonly trustErrorTexts?: boolean;
  /** Time and chance; for tests. */
  readonly clock?: Clock;
}

/** Defaults for every call, and how the pool behaves. */
export interface DatabaseOptions extends PoolOptions, CallDefaults {}

/** An open database: a session in autocommit that can also run transactions; `await using` closes it. */
export interface Database extends Session, AsyncDisposable {
  /** Runs `work` in a transaction and replays all of it, on a new connection, after a conflict or a lost node. */
  transaction<T>(
    work: TransactionWork<T>,
    options?: TransactionOptions & { readonly readOnly?: false },
  ): Promise<T>;
  /** The same for reading: the handle has no writing methods. */
  transaction<T>(
    work: TransactionWork<T, ReadTransaction>,
    options: TransactionOptions & { readonly readOnly: true },
  ): Promise<T>;
  /** Makes the table for the markers of `onUnknownCommit: "probe"`, unless it is there; to be called once. */
  createFence(options?: CallOptions): Promise<void>;
  /** Deletes old markers, of 24 h at least; gives their number. To be called now and then. */
  pruneFence(
    options: CallOptions & { readonly olderThanMs: number },
  ): Promise<bigint>;
  /** Closes every connection; to be called once, at the end. */
  close(): Promise<void>;
}

const DEFAULT_DEADLINE_MS = 120_000;
// The coordinator does not retry a COPY itself (dws_04_0497).
const ATTEMPTS = { read: 4, copy: 5 } as const;

/** Every step has its turn; what failed is said apart, since the transaction itself is committed. */
export const runSteps = async (
  label: string,
  steps: Committed<unknown>["steps"],
): Promise<void> => {
  const errors: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 0) return;
  throw new AfterCommitError(
    `${label}: committed, but ${errors.length} of its steps after the commit failed`,
    errors,
  );
};

class PooledDatabase implements Database {
  readonly mode = "rw";
  readonly #connections: Connections;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #runner: Runner;
  readonly #fence: Fence;
  readonly #trustsTexts: boolean;
  readonly #nesting = new Nesting();

  constructor(connections: Connections, options: CallDefaults) {
    const { clock = systemClock, retryBudget = processBudget } = options;
    this.#clock = clock;
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#connections = connections;
    const budget = retryBudget === false ? unlimitedBudget : retryBudget;
    this.#runner = createRunner(
      this.#connections,
      clock,
      budget,
      this.#deadlineMs,
    );
    this.#fence = createFence(options.fence);
    this.#trustsTexts = options.trustErrorTexts ?? true;
  }

  [execute](
    statement: Statement,
    work: Work,
    options: ExecuteOptions,
  ): Promise<StatementResult> {
    const trustsTexts = this.#trustsTexts;
    const call = { statement, work, options, trustsTexts };
    return runStatement(this.#runner, this, call);
  }

  [openRows](
    source: RowSource,
    options: CallOptions & { readonly label: string },
  ): AsyncIterable<RowBatch> {
    const { label } = options;
    const limits = this.#runner.limits(options, ATTEMPTS.read);
    const open = async () =>
      this.#runner.run(limits, async ({ lease }) =>
        openAlone(lease, source, label),
      );
    return readAlone(open, source, label, limits.deadlineMs);
  }

  async [copyIn](
    copy: CopyIn,
    options: CallOptions & { readonly label: string },
  ): Promise<number> {
    const limits = this.#runner.limits(options, ATTEMPTS.copy);
    return this.#runner.run(limits, async ({ lease }) =>
      copyAlone(lease, copy, options.label),
    );
  }

  async [inspect](
    options: CallOptions & { readonly label: string },
  ): Promise<ConnectionInfo> {
    const limits = this.#runner.limits(options, ATTEMPTS.read);
    return this.#runner.run(limits, async ({ lease }) => inspectAlone(lease));
  }

  async [executeUnit]<T>(
    unit: Unit<T>,
    options: CommitOptions & { readonly label: string },
  ): Promise<T> {
    const endsAt = this.#clock.now() + (options.deadlineMs ?? this.#deadlineMs);
    return settleUnit(unit, {
      session: this,
      label: options.label,
      attempt: async (left) => this.transaction(unit.work, left),
      // One deadline for everything that settling takes.
      left: () => ({
        ...options,
        deadlineMs: Math.max(1, endsAt - this.#clock.now()),
      }),
    });
  }

  [timeCall]<Options extends CallOptions>(
    label: string,
    options: Options,
  ): () => Options {
    const { deadlineMs = this.#deadlineMs } = options;
    const endsAt = this.#clock.now() + deadlineMs;
    return () => {
      const left = endsAt - this.#clock.now();
      // What is no deadline at all is refused by name further on.
      if (!(deadlineMs > 0) || left > 0) {
        return { ...options, deadlineMs: left };
      }
      throw new DeadlineError(
        `${label}: the deadline of ${deadlineMs} ms passed`,
      );
    };
  }

  async transaction<T>(
    work: TransactionWork<T> | TransactionWork<T, ReadTransaction>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const { outer } = this.#nesting;
    const label = options.label ?? "transaction";
    if (outer !== undefined) {
      throw new UsageError(
        `${label}: db.transaction was called inside the transaction "${outer}"; use its handle, or tx.savepoint, since a second transaction would not be part of the first`,
      );
    }
    // The overloads above give a Transaction exactly to those functions that ask for one.
    const body = work as TransactionWork<T>;
    const call: TransactionCall<T> = {
      label,
      options,
      fence: this.#fence,
      session: this,
      work: (tx, ending) =>
        this.#nesting.run(label, () => callWork(body, tx, ending)),
    };
    this.#nesting.begin();
    try {
      const { value, steps } = await runTransaction(this.#runner, call);
      if (steps.length > 0) await runSteps(label, steps);
      return value;
    } finally {
      this.#nesting.end();
    }
  }

  async createFence(options: CallOptions = {}): Promise<void> {
    return createFenceTable(this, this.#fence, options);
  }

  async pruneFence(
    options: CallOptions & { readonly olderThanMs: number },
  ): Promise<bigint> {
    return pruneFenceTable(this, this.#fence, options);
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  readonly [Symbol.asyncDispose] = async (): Promise<void> => this.close();
}

/** A database over connections that were made before; closing it closes them. */
export const databaseOver = (
  connections: Connections,
  options: CallDefaults,
): Database => new PooledDatabase(connections, options);

/**
 * Opens a database; the first call makes the first connection.
 * @param settings where and as whom; by default from PGHOST, PGPORT, … or DATABASE_URL
 * @throws {UsageError} when the settings make no sense or no host is given
 */
export const openDatabase = (
  settings: ConnectionSettings = completeSettings(
    settingsFromEnvironment(process.env),
  ),
  options: DatabaseOptions = {},
): Database => {
  const { clock = systemClock } = options;
  return databaseOver(createConnections(settings, options, clock), options);
};
