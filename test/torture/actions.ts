/** What a fault does, and where a truthful server could do it. */
import { type Fault, faultShapes } from "../../src/local/start.js";

/** One thing that goes wrong. */
export interface Action {
  readonly name: string;
  readonly do: Fault["do"];
  /**
   * What it says of an autocommit write that it answers, by the design's table: a code that proves it undone, or a text
   * that comes before an execution. A server that says so after the work was done lies.
   */
  readonly proves?: boolean;
  /** It is the text that says so, which is not believed of SQL of one's own: a procedure may have committed before. */
  readonly isByText?: boolean;
  /** The same for a COMMIT. */
  readonly provesCommit?: boolean;
  /** The call waits for its deadline. */
  readonly isSlow?: boolean;
}

const cuts: readonly Action[] = [
  { name: "cut", do: faultShapes.lost },
  { name: "reset", do: faultShapes.reset },
  { name: "crash", do: faultShapes.coordinatorCrash },
];

const hang: Action = { name: "hang", do: { kind: "hang" }, isSlow: true };

/** May come before the work is done and after it. */
const doubtful: readonly Action[] = [
  { name: "FATAL 57P01", do: faultShapes.adminShutdown },
  { name: "ERROR 57P01", do: faultShapes.datanodeShutdown },
  { name: "XX000", do: faultShapes.datanodeLost },
  { name: "08006 GTM", do: faultShapes.gtmLost },
  { name: "08000 commit", do: faultShapes.commitInDoubt },
  { name: "YY014", do: faultShapes.invalidSnapshot },
  { name: "53200", do: faultShapes.outOfMemory },
];

/** Only come before it. */
const telling: readonly Action[] = [
  {
    name: "08006 pooler",
    do: faultShapes.poolerCannotConnect,
    proves: true,
    isByText: true,
  },
  {
    name: "53000 pooler",
    do: faultShapes.noPooledConnections,
    proves: true,
    isByText: true,
  },
  {
    name: "40001",
    do: faultShapes.concurrentUpdate,
    proves: true,
    provesCommit: true,
  },
  {
    name: "40P01",
    do: faultShapes.deadlock,
    proves: true,
    provesCommit: true,
  },
  { name: "YY003", do: faultShapes.lockWaitTimeout },
];

/** Cuts are the most usual, and a call that hangs is the slowest. */
export const before: readonly Action[] = [
  ...cuts,
  ...cuts,
  ...doubtful,
  ...telling,
];
export const after: readonly Action[] = [...cuts, ...cuts, ...doubtful];
export const slow: readonly Action[] = [hang];
export const atLogin: readonly Action[] = [
  ...cuts,
  { name: "57P03", do: faultShapes.startingUp },
  { name: "53300", do: faultShapes.tooManyClients },
];
