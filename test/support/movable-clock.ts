/** The real clock, which a test moves on: a deadline passes when the test says so, not when the machine is slow. */
import { systemClock } from "../../src/runtime/clock.js";
import type { Clock } from "../../src/runtime/retry.js";

/** The real clock, and as far ahead of it as it was moved. */
export interface MovableClock extends Clock {
  /** Lets `ms` pass at once, for `now` and `after`; `sleep` stays real. */
  pass(ms: number): void;
}

interface Timer {
  readonly endsAt: number;
  readonly fire: () => void;
}

/** A clock that was not moved yet. */
export const movableClock = (): MovableClock => {
  let ahead = 0;
  const timers = new Set<Timer>();
  const now = () => systemClock.now() + ahead;
  const after = (ms: number, done: () => void): (() => void) => {
    const stop = () => {
      stopReal();
      timers.delete(timer);
    };
    const fire = () => {
      stop();
      done();
    };
    const stopReal = systemClock.after(ms, fire);
    const timer: Timer = { endsAt: now() + ms, fire };
    timers.add(timer);
    return stop;
  };
  const pass = (ms: number) => {
    ahead += ms;
    for (const { endsAt, fire } of [...timers]) if (endsAt <= now()) fire();
  };
  return { ...systemClock, now, after, pass };
};
