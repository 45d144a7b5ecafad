/** The retry budget: how much of a process's work may be replays, so that a sick cluster is not also stormed. */

/** Counts replays against calls; one may be shared by several databases. */
export interface RetryBudget {
  /** A call begins. */
  deposit(): void;
  /** Takes the right to one replay; false when there is none left. `now` in milliseconds. */
  withdraw(now: number): boolean;
}

/** How much may be replayed. */
export interface RetryBudgetOptions {
  /** Replays that each call pays for. @default 0.1 */
  readonly ratio?: number;
  /** Replays per second that are free, so that a quiet process may retry too. @default 10 */
  readonly perSecond?: number;
  /** Replays that can be saved up; what a new budget holds. @default 100 */
  readonly capacity?: number;
}

/** A full token bucket. */
export const createRetryBudget = ({
  ratio = 0.1,
  perSecond = 10,
  capacity = 100,
}: RetryBudgetOptions = {}): RetryBudget => {
  let tokens = capacity;
  let filledAt: number | undefined;
  const add = (more: number) => {
    tokens = Math.min(capacity, tokens + more);
  };
  return {
    deposit: () => add(ratio),
    withdraw: (now) => {
      // Databases that share the budget may have clocks of their own: one that is behind adds nothing.
      add((Math.max(0, now - (filledAt ?? now)) * perSecond) / 1_000);
      filledAt = now;
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
  };
};

/** The one of this process, for every database that has none of its own. */
export const processBudget: RetryBudget = createRetryBudget();

/** Never runs out. */
export const unlimitedBudget: RetryBudget = {
  deposit: () => undefined,
  withdraw: () => true,
};
