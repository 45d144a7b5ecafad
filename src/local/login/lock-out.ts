/** Locks an account after too many wrong passwords, and opens it again after a time. */

/** DWS's `failed_login_attempts`; facts: connection.md 1.5. */
const attemptsUntilLocked = 10;

/** DWS's `password_lock_time`; facts: connection.md 1.5. */
const defaultLockMs = 24 * 60 * 60 * 1000;

/** What is known of roles' failures. */
export interface LockOut {
  isLocked(role: string): boolean;
  /** Counts a wrong password. */
  countFailure(role: string): void;
  /** Forgets the failures. */
  reset(role: string): void;
}

interface Failures {
  readonly count: number;
  /** Moment on the clock; Infinity while the account is open. */
  readonly lockedAt: number;
}

/** Counts by role; `now` is in milliseconds. */
export function createLockOut(
  now: () => number = Date.now,
  lockMs: number = defaultLockMs,
): LockOut {
  const failures = new Map<string, Failures>();
  return {
    isLocked: (role) => {
      const { lockedAt = Infinity } = failures.get(role) ?? {};
      if (lockedAt === Infinity) return false;
      if (now() - lockedAt < lockMs) return true;
      failures.delete(role);
      return false;
    },
    countFailure: (role) => {
      const count = (failures.get(role)?.count ?? 0) + 1;
      const isLocked = count >= attemptsUntilLocked;
      failures.set(role, { count, lockedAt: isLocked ? now() : Infinity });
    },
    reset: (role) => {
      failures.delete(role);
    },
  };
}
