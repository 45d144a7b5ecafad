/** The real clock. */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./retry.js";

// Node takes a longer timer for one of 1 ms.
const LONGEST_MS = 2 ** 31 - 1;

const after = (ms: number, done: () => void): (() => void) => {
  let timer: NodeJS.Timeout;
  const arm = (left: number) => {
    timer = setTimeout(
      () => (left > LONGEST_MS ? arm(left - LONGEST_MS) : done()),
      Math.min(left, LONGEST_MS),
    );
  };
  arm(ms);
  return () => clearTimeout(timer);
};

/** Time and chance of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    const options = signal === undefined ? {} : { signal };
    for (let left = ms; left > 0; left -= LONGEST_MS) {
      await sleep(Math.min(left, LONGEST_MS), undefined, options);
    }
  },
  after,
  random: () => Math.random(),
};
