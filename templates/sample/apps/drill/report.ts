/** Prints what happened: a line for each call, and a table of them all. */
import type { Audit, Ended } from "./audit.js";
import { CALLS } from "./calls.js";

const startedAt = performance.now();

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const duration = (ms: number): string =>
  ms < 1000 ? `${ms.toFixed(0)} ms` : seconds(ms);

/** Prints a line with the time since the start. */
export const say = (text: string): void => {
  console.log(`${seconds(performance.now() - startedAt).padStart(8)}  ${text}`);
};

/** Prints what happened to a call, and what its failed attempts met: SQLSTATEs, or `no answer`. */
export const sayEnded = (
  { call, callId, outcome, met, tookMs }: Ended,
  told: string | undefined,
): void => {
  const attempts =
    met.length === 0
      ? ""
      : `, attempt ${met.length + 1} after ${met.join(", ")}`;
  const error = told === undefined ? "" : `\n          ${told}`;
  const name = `${String(callId).padStart(5)}  ${call.name.padEnd(18)}`;
  say(`${name}  ${outcome}, ${duration(tookMs)}${attempts}${error}`);
};

/** Prints the numbers of each kind of call, and whether the database agrees. */
export const sayAudit = (ended: readonly Ended[], found: Audit): void => {
  console.log(
    "\ncalls               all  at once  repeated  unknown  not applied  slowest",
  );
  for (const { name } of CALLS) {
    const all = ended.filter(({ call }) => call.name === name);
    const count = (fits: (one: Ended) => boolean, width: number) =>
      String(all.filter(fits).length).padStart(width);
    const slowest = Math.max(0, ...all.map(({ tookMs }) => tookMs));
    console.log(
      name.padEnd(18) +
        count(() => true, 5) +
        count((one) => one.outcome === "applied" && one.met.length === 0, 9) +
        count((one) => one.outcome === "applied" && one.met.length > 0, 10) +
        count((one) => one.outcome === "unknown", 9) +
        count((one) => one.outcome === "not-applied", 13) +
        duration(slowest).padStart(9),
    );
  }
  const { lost, doubled, denied, unknownApplied } = found;
  console.log(
    `\nThe database says: ${lost} lost, ${doubled} doubled, ${denied} applied though reported not to be; of the unknown ones ${unknownApplied} were applied.`,
  );
};
