/** The one retry loop: attempts for conflicts, a deadline for lost nodes, full jitter, and never a repeat of an unknown outcome. */
import type { RetryBudget } from "./budget.js";
import type { Reason } from "./classify.js";
import { retries } from "./diagnostics.js";
import type { DwsError } from "./errors.js";
import {
  AbortedError,
  ConnectError,
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
  /** Calls `done` after `ms`, unless the function that it gives back is called before. */
  after(ms: number, done: () => void): () => void;
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
  /** What replays of work are counted against; failures to connect are not. @default none */
  readonly budget?: RetryBudget;
  /** Whether the work is repeated although an attempt ended unknown; what is thrown then stays unknown. @default false */
  readonly mayRepeat?: boolean;
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

/** What the loop needs of a clock. */
export type LoopClock = Omit<Clock, "after">;

/** A lost node is bound by the deadline alone; a call in doubt too, unless a repeat meets the same answer. */
const isBounded = (reason: Reason, isInDoubt: boolean) =>
  reason === "final" ||
  (!isInDoubt && (reason === "conflict" || reason === "internal"));

/** What an error says behind its label, for a message that begins with the same one. */
export const textWithout = (label: string, { message }: DwsError): string =>
  message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message;

const asUnknown = (error: DwsError, { label }: RetryLimits) =>
  error instanceof OutcomeUnknownError
    ? error
    : new OutcomeUnknownError(
        `${label}: ${error.sqlState === undefined ? "the answer was lost" : "the answer does not prove that it was undone"}, the work may or may not have been applied: ${textWithout(label, error)}`,
        { sqlState: error.sqlState, cause: error, transient: error.transient },
      );

const assertLimits = ({ attempts, deadlineMs, label }: RetryLimits) => {
  if (!Number.isInteger(attempts) || attempts < 1) {
    throw new UsageError(`${label}: attempts must be a whole number from 1`);
  }
  if (!(deadlineMs > 0)) {
    throw new UsageError(`${label}: deadlineMs must be more than 0`);
  }
};

/** What has happened to one call so far. */
class Course {
  readonly endsAt: number;
  readonly #clock: LoopClock;
  readonly #limits: RetryLimits;
  readonly #startedAt: number;
  readonly #errors: DwsError[] = [];
  #bounded = 0;
  #doubt: OutcomeUnknownError | undefined;

  constructor(clock: LoopClock, limits: RetryLimits) {
    assertLimits(limits);
    this.#clock = clock;
    this.#limits = limits;
    this.#startedAt = clock.now();
    this.endsAt = this.#startedAt + limits.deadlineMs;
  }

  /** Once an attempt was unknown, the call is, whatever comes later. */
  get isInDoubt(): boolean {
    return this.#doubt !== undefined;
  }

  assertNotAborted(): void {
    const { signal, label } = this.#limits;
    if (signal?.aborted !== true) return;
    const { reason: cause } = signal as { readonly reason: unknown };
    throw this.#sticky(
      new AbortedError(`${label}: aborted by the caller`, { cause }),
    );
  }

  /** Takes in what an attempt threw, and sleeps before the next one; throws what ends the call. */
  async pauseAfter(thrown: unknown): Promise<void> {
    if (!(thrown instanceof AttemptFailure)) throw this.#sticky(thrown);
    const ms = this.#pauseFor(thrown);
    const { error, reason } = thrown;
    const { label, signal } = this.#limits;
    if (retries.isHeard) {
      const { outcome, sqlState } = error;
      const attempt = this.#errors.length;
      retries.tell({ label, attempt, delayMs: ms, reason, outcome, sqlState });
    }
    try {
      await this.#clock.sleep(ms, signal);
    } catch (cause) {
      this.assertNotAborted();
      throw this.#sticky(cause);
    }
  }

  #pauseFor({ error, reason }: AttemptFailure): number {
    this.#errors.push(error);
    const isUnknown = error.outcome === "unknown";
    if (isUnknown) this.#takeDoubt(error);
    else if (reason === "final") throw this.#sticky(this.#withEarlier(error));
    if (isBounded(reason, this.isInDoubt)) this.#bounded++;
    if (this.#bounded >= this.#limits.attempts) throw this.#giveUp("attempts");
    const now = this.#clock.now();
    const pause = delayMs(reason, this.#errors.length, this.#clock.random());
    if (now + pause >= this.endsAt) throw this.#giveUp("deadline");
    const isReplay = !(error instanceof ConnectError);
    if (isReplay && this.#limits.budget?.withdraw(now) === false) {
      throw this.#giveUp("budget");
    }
    return pause;
  }

  #takeDoubt(error: DwsError): void {
    const unknown = asUnknown(error, this.#limits);
    if (this.#limits.mayRepeat !== true) throw unknown;
    this.#doubt ??= unknown;
  }

  /** An attempt that the deadline cut off says nothing of why there was so little time left: the one before it does. */
  #withEarlier(error: DwsError): DwsError {
    const earlier = this.#errors.at(-2);
    if (!(error instanceof DeadlineError) || earlier === undefined) {
      return error;
    }
    const { sqlState } = earlier;
    return new DeadlineError(
      `${error.message}; the attempt before it: ${textWithout(this.#limits.label, earlier)}`,
      { sqlState, cause: earlier },
    );
  }

  #sticky(error: unknown): unknown {
    const doubt = this.#doubt;
    if (doubt === undefined) return error;
    const { message, sqlState } = doubt;
    return new OutcomeUnknownError(message, { sqlState, cause: error });
  }

  #giveUp(why: "attempts" | "deadline" | "budget"): unknown {
    const { label, deadlineMs } = this.#limits;
    const errors = this.#errors;
    const last = errors.at(-1);
    const details = { sqlState: last?.sqlState, cause: last };
    const noun = errors.length === 1 ? "attempt" : "attempts";
    const tail = last === undefined ? "" : `: ${textWithout(label, last)}`;
    if (why === "deadline") {
      return this.#sticky(
        new DeadlineError(
          `${label}: the deadline of ${Math.round(deadlineMs)} ms passed after ${errors.length} failed ${noun}${tail}`,
          details,
        ),
      );
    }
    const message =
      why === "attempts"
        ? `${label}: ${errors.length} ${noun} failed${tail}`
        : `${label}: the retry budget is empty after ${errors.length} failed ${noun}, too much of the recent work was replays${tail}`;
    const elapsedMs = this.#clock.now() - this.#startedAt;
    const attempts = errors.length;
    return this.#sticky(
      new RetryExhaustedError(message, {
        ...details,
        attempts,
        elapsedMs,
        errors,
      }),
    );
  }
}

/**
 * Runs `attempt` until it succeeds, meets a final error or an unknown outcome, or runs out of attempts, time or budget.
 * An attempt reports failure by throwing {@link AttemptFailure}; anything else it throws is passed on as it is.
 * `attempt` gets the number of the attempt (from 1), the moment, on the clock, at which the call must end, and whether
 * an earlier attempt ended unknown.
 */
export const retry = async <T>(
  clock: LoopClock,
  limits: RetryLimits,
  attempt: (number: number, endsAt: number, isInDoubt: boolean) => Promise<T>,
): Promise<T> => {
  const course = new Course(clock, limits);
  limits.budget?.deposit();
  for (let number = 1; ; number++) {
    course.assertNotAborted();
    try {
      return await attempt(number, course.endsAt, course.isInDoubt);
    } catch (thrown) {
      await course.pauseAfter(thrown);
    }
  }
};
