/** A clock on which everything takes a fraction of its time. */
import { systemClock } from "../../src/runtime/clock.js";
import type { Clock } from "../../src/runtime/retry.js";

/** `factor` milliseconds of it pass in one; of a pause `hurry` times as many. Chance falls as the given function says. */
export const scaledClock = (
  factor: number,
  random: () => number = Math.random,
  hurry = 1,
): Clock => ({
  now: () => systemClock.now() * factor,
  sleep: async (ms, signal) => systemClock.sleep(ms / factor / hurry, signal),
  after: (ms, done) => systemClock.after(ms / factor, done),
  random,
});
