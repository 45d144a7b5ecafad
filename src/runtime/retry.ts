/** The one retry loop: attempts for conflicts, a deadline for lost nodes, full jitter, and never a repeat of an unknown outcome. */
import type { Reason } from "./classify.js";
import type { DwsError } from "./errors.js";
import {
  AbortedError,
  DeadlineError,
  OutcomeUnknownError,
  RetryExhaustedError,
  UsageError,
} from "./errors.js";

/** Time and chance, as arguments, so that tests need neither. */
export interface Clock {
  /** Milliseconds since any fixed moment, never going back. */
  now(): number;
  /** Resolves after `ms`, or rejects as soon as the signal fires. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

/** How long and how often one call may be tried. */
export interface RetryLimits {
  /** Attempts for conflicts and internal errors; lost nodes are bound by the deadline alone. */
  readonly attempts: number;
  /** Milliseconds for everything: waiting, connecting, running, sleeping. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Names the call in errors. */
  readonly label: string;
}

/** A failed attempt, classified: what the loop needs to decide. */
export class AttemptFailure extends Error {
  readonly error: DwsError;
  readonly reason: Reason;

  constructor(error: DwsError, reason: Reason) {
    super(error.message, { cause: error });
    this.error = error;
    this.reason = reason;
  }
}

interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

// Conflicts end within milliseconds; a failover takes 40 to 60 s (dws technical specifications: RTO 60 s).
const CONFLICT: Backoff = { baseMs: 25, capMs: 2_000 };
const LOST: Backoff = { baseMs: 1_000, capMs: 15_000 };

/** Full jitter: anything between nothing and the exponential bound, so that clients do not march in step. */
export const delayMs = (reason: Reason, failures: number, random: number) => {
  const { baseMs, capMs } =
    reason === "lost" || reason === "overload" ? LOST : CONFLICT;
  return Math.floor(random * Math.min(capMs, baseMs * 2 ** (failures - 1)));
};

const isBounded = (reason: Reason) =>
  reason === "conflict" || reason === "internal";

const giveUp = (
  limits: RetryLimits,
  errors: readonly DwsError[],
  elapsedMs: number,
  why: "attempts" | "deadline",
): DwsError => {
  const last = errors.at(-1);
  const details = { sqlState: last?.sqlState, cause: last };
  const tail = last === undefined ? "" : `: ${last.message}`;
  if (why === "deadline") {
    return new DeadlineError(
      `${limits.label}: the deadline of ${limits.deadlineMs} ms passed after ${errors.length} failed attempts${tail}`,
      details,
    );
  }
  return new RetryExhaustedError(
    `${limits.label}: ${errors.length} attempts failed${tail}`,
    { ...details, attempts: errors.length, elapsedMs, errors },
  );
};

/**
 * Runs `attempt` until it succeeds, meets a final error or an unknown outcome, or runs out of attempts or time.
 * An attempt reports failure by throwing {@link AttemptFailure}; anything else it throws is passed on as it is.
 * `attempt` gets the number of the attempt (from 1) and the moment, on the clock, at which the call must end.
 */
export const retry = async <T>(
  clock: Clock,
  limits: RetryLimits,
  attempt: (number: number, endsAt: number) => Promise<T>,
): Promise<T> => {
  assertLimits(limits);
  const startedAt = clock.now();
  const endsAt = startedAt + limits.deadlineMs;
  const errors: DwsError[] = [];
  let bounded = 0;
  for (let number = 1; ; number++) {
    assertNotAborted(limits);
    try {
      return await attempt(number, endsAt);
    } catch (thrown) {
      if (!(thrown instanceof AttemptFailure)) throw thrown;
      const { error, reason } = thrown;
      errors.push(error);
      if (error.outcome === "unknown") throw asUnknown(error, limits);
      if (reason === "final") throw error;
      const elapsedMs = clock.now() - startedAt;
      if (isBounded(reason) && ++bounded >= limits.attempts) {
        throw giveUp(limits, errors, elapsedMs, "attempts");
      }
      const pause = delayMs(reason, errors.length, clock.random());
      if (clock.now() + pause >= endsAt) {
        throw giveUp(limits, errors, elapsedMs, "deadline");
      }
      await sleep(clock, pause, limits);
    }
  }
};

const assertLimits = ({ attempts, deadlineMs, label }: RetryLimits) => {
  if (!Number.isInteger(attempts) || attempts < 1) {
    throw new UsageError(`${label}: attempts must be a whole number from 1`);
  }
  if (!(deadlineMs > 0)) {
    throw new UsageError(`${label}: deadlineMs must be more than 0`);
  }
};

const assertNotAborted = ({ signal, label }: RetryLimits) => {
  if (signal?.aborted === true) {
    throw new AbortedError(`${label}: aborted by the caller`, {
      cause: signal.reason,
    });
  }
};

const sleep = async (clock: Clock, ms: number, limits: RetryLimits) => {
  try {
    await clock.sleep(ms, limits.signal);
  } catch (error) {
    assertNotAborted(limits);
    throw error;
  }
};

const asUnknown = (error: DwsError, { label }: RetryLimits) =>
  error instanceof OutcomeUnknownError
    ? error
    : new OutcomeUnknownError(
        `${label}: the answer was lost, the work may or may not have been applied: ${error.message}`,
        { sqlState: error.sqlState, cause: error, transient: error.transient },
      );
