/** Faults that strike by chance, whichever statement they meet. */
import type { Fault, FaultPhase } from "../../src/local/start.js";
import { type Action, after, atLogin, before } from "./actions.js";

/** What calls that share a pool are told by. */
export const SHARED_STEP = "shared pool, anywhere";

const PLACES: readonly (readonly [FaultPhase, readonly Action[], number])[] = [
  ["connect", atLogin, 0.01],
  ["auth", atLogin, 0.01],
  ["parse", before, 0.005],
  ["execute", before, 0.005],
  ["commit-before", before, 0.02],
  ["commit-after", after, 0.02],
  ["copy", before, 0.02],
];

// A reply to anything: a code that proves what it answers undone would be a lie after an autocommit write.
const REPLY: readonly [FaultPhase, readonly Action[], number] = [
  "reply",
  after,
  0.005,
];

/** Never used up. */
export const scattered = (seed: number): readonly Fault[] =>
  [...PLACES, REPLY].flatMap(([at, actions, probability], place) =>
    actions.map((action, index) => ({
      at,
      do: action.do,
      probability,
      times: Infinity,
      seed: seed + place * 100 + index,
    })),
  );
