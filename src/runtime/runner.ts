/** Gives every attempt of a call a connection of its own, within one deadline. */
import type { RetryBudget } from "./budget.js";
import type { Connections } from "./connect.js";
import { DeadlineError } from "./errors.js";
import { type Lease, lease } from "./lease.js";
import {
  AttemptFailure,
  type Clock,
  retry,
  type RetryLimits,
} from "./retry.js";
import type { CallOptions } from "./session.js";

/** What an attempt is given; it gives the lease back itself. */
export interface AttemptStart {
  readonly lease: Lease;
  /** From 1. */
  readonly number: number;
  /** Moment, on the clock, at which the call must end. */
  readonly endsAt: number;
  /** Whether an earlier attempt of the call ended unknown. */
  readonly isInDoubt: boolean;
}

/** Limits of a call whose attempts have one of their own. */
export interface RunLimits extends RetryLimits {
  /** Milliseconds for one attempt; one that takes longer is followed by another. @default those of the call */
  readonly attemptMs?: number;
}

/** What the calls of one database share. */
export interface Runner {
  readonly clock: Clock;
  /** The limits of a call, with the database's where it gives none; for `mayRepeat` see {@link RetryLimits}. */
  limits(
    options: CallOptions & { readonly label: string },
    attempts: number,
    mayRepeat?: boolean,
  ): RunLimits;
  run<T>(
    limits: RunLimits,
    attempt: (start: AttemptStart) => Promise<T>,
  ): Promise<T>;
}

/** An attempt that took all of its own time may be followed by another while the call has some. */
const asLost = (thrown: unknown): unknown =>
  thrown instanceof AttemptFailure && thrown.error instanceof DeadlineError
    ? new AttemptFailure(thrown.error, "conflict")
    : thrown;

/** Runs calls on `connections`; those that give no deadline have `deadlineMs`. */
export const createRunner = (
  connections: Connections,
  clock: Clock,
  budget: RetryBudget,
  deadlineMs: number,
): Runner => {
  const start = (limits: RunLimits, callEndsAt: number, attempt: number) => {
    const { label, signal, attemptMs = Infinity } = limits;
    const endsAt = Math.min(callEndsAt, clock.now() + attemptMs);
    return lease(connections, { clock, endsAt, signal, label, attempt });
  };
  return {
    clock,
    limits: (options, attempts, mayRepeat = false) => ({
      attempts: options.attempts ?? attempts,
      deadlineMs: options.deadlineMs ?? deadlineMs,
      signal: options.signal,
      label: options.label,
      budget,
      mayRepeat,
    }),
    run: (limits, attempt) =>
      retry(clock, limits, async (number, endsAt, isInDoubt) => {
        try {
          const borrowed = await start(limits, endsAt, number);
          return await attempt({ lease: borrowed, number, endsAt, isInDoubt });
        } catch (thrown) {
          const isOwn = limits.attemptMs !== undefined && clock.now() < endsAt;
          throw isOwn ? asLost(thrown) : thrown;
        }
      }),
  };
};
