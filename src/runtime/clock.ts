/** The real clock. */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./retry.js";

/** Time and chance of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) =>
    sleep(ms, undefined, signal === undefined ? {} : { signal }),
  random: () => Math.random(),
};
