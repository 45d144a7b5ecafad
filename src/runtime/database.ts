/** The database: single statements in autocommit and whole transactions, each with its retry. */
import { AsyncLocalStorage } from "node:async_hooks";
import { systemClock } from "./clock.js";
import type { Phase } from "./classify.js";
import type { Connections, PoolOptions } from "./connect.js";
import { createConnections } from "./connect.js";
import { AfterCommitError, UsageError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import type { Lease } from "./lease.js";
import { lease } from "./lease.js";
import type { Clock, RetryLimits } from "./retry.js";
import { retry } from "./retry.js";
import type {
  CallOptions,
  Session,
  Statement,
  StatementResult,
  Unit,
  Work,
} from "./session.js";
import { execute, executeUnit } from "./session.js";
import type { ConnectionSettings } from "./settings.js";
import { completeSettings, settingsFromEnvironment } from "./settings.js";
import { settleUnit } from "./settle.js";
import type {
  Committed,
  ReadTransaction,
  Transaction,
  TransactionOptions,
} from "./transaction.js";
import { attemptTransaction } from "./transaction.js";

/** Defaults for every call. */
export interface CallDefaults {
  /** Milliseconds that a call may take with all its attempts; a failover takes up to 60 s. @default 120000 */
  readonly deadlineMs?: number;
  /** Time and chance; for tests. */
  readonly clock?: Clock;
}

/** Defaults for every call, and how the pool behaves. */
export interface DatabaseOptions extends PoolOptions, CallDefaults {}

/** An open database: a session in autocommit that can also run transactions. */
export interface Database extends Session {
  /** Runs `work` in a transaction and replays all of it, on a new connection, after a conflict or a lost node. */
  transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options?: TransactionOptions & { readonly readOnly?: false },
  ): Promise<T>;
  /** The same for reading: the handle has no writing methods. */
  transaction<T>(
    work: (tx: ReadTransaction) => Promise<T>,
    options: TransactionOptions & { readonly readOnly: true },
  ): Promise<T>;
  /** Closes every connection; to be called once, at the end. */
  close(): Promise<void>;
}

const DEFAULT_DEADLINE_MS = 120_000;
// Outside a transaction the coordinator itself retries (CN retry, dws_04_0497): ours stays small there.
const ATTEMPTS = { read: 4, write: 2, transaction: 5 } as const;

/** The transaction whose function runs, to refuse a second one by name. */
interface Running {
  readonly label: string;
  /** False once its attempt has ended: what it left behind, a timer say, may open transactions again. */
  isOpen: boolean;
}

/** Every step has its turn; what failed is said apart, since the transaction itself is committed. */
const runSteps = async (
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
  readonly #running = new AsyncLocalStorage<Running>();

  constructor(connections: Connections, options: CallDefaults) {
    this.#clock = options.clock ?? systemClock;
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#connections = connections;
  }

  async [execute](
    statement: Statement,
    work: Work,
    options: CallOptions & { readonly label: string },
  ): Promise<StatementResult> {
    const limits = this.#limits(options, ATTEMPTS[work]);
    return this.#attempts(limits, async (borrowed) => {
      let isDoubtful = true;
      try {
        const answer = await borrowed.query(statement);
        isDoubtful = false;
        return answer;
      } catch (error) {
        const failure = toAttemptFailure(work, limits.label, error);
        // Only a plain refusal leaves the connection beyond doubt.
        isDoubtful =
          failure.reason !== "final" || failure.error.sqlState === undefined;
        throw failure;
      } finally {
        borrowed.release(isDoubtful);
      }
    });
  }

  async [executeUnit](
    unit: Unit,
    options: CallOptions & { readonly label: string },
  ): Promise<void> {
    const endsAt = this.#clock.now() + (options.deadlineMs ?? this.#deadlineMs);
    await settleUnit(unit, {
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

  async transaction<T>(
    work:
      ((tx: Transaction) => Promise<T>) | ((tx: ReadTransaction) => Promise<T>),
    options: TransactionOptions = {},
  ): Promise<T> {
    const outer = this.#running.getStore();
    const label = options.label ?? "transaction";
    if (outer?.isOpen === true) {
      throw new UsageError(
        `${label}: db.transaction was called inside the transaction "${outer.label}"; use its handle, or tx.savepoint, since a second transaction would not be part of the first`,
      );
    }
    // The overloads above give a Transaction exactly to those functions that ask for one.
    const body = work as (tx: Transaction) => Promise<T>;
    const limits = this.#limits({ ...options, label }, ATTEMPTS.transaction);
    const { value, steps } = await this.#attempts(limits, async (borrowed) => {
      const running: Running = { label, isOpen: true };
      try {
        return await attemptTransaction(borrowed, label, options, async (tx) =>
          this.#running.run(running, async () => body(tx)),
        );
      } finally {
        running.isOpen = false;
      }
    });
    await runSteps(label, steps);
    return value;
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }

  #limits(
    options: CallOptions & { readonly label: string },
    attempts: number,
  ): RetryLimits {
    return {
      attempts: options.attempts ?? attempts,
      deadlineMs: options.deadlineMs ?? this.#deadlineMs,
      signal: options.signal,
      label: options.label,
    };
  }

  /** Every attempt on a connection of its own; a failure to get one has touched nothing. */
  async #attempts<T>(
    limits: RetryLimits,
    attempt: (borrowed: Lease) => Promise<T>,
  ): Promise<T> {
    const { signal, label } = limits;
    const phase: Phase = "connect";
    return retry(this.#clock, limits, async (_number, endsAt) => {
      const bounds = { clock: this.#clock, endsAt, signal, label };
      const borrowed = await lease(this.#connections, bounds).catch(
        (error: unknown) => {
          throw toAttemptFailure(phase, label, error);
        },
      );
      return attempt(borrowed);
    });
  }
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
  const random = () => clock.random();
  return databaseOver(createConnections(settings, options, random), options);
};
