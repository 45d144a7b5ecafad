/** Holds what a call said against what is there. */
import { DwsError, type Outcome } from "../../src/runtime/index.js";
import type { Trace } from "./tables.js";
import type { WriteClass } from "./write-class.js";

/** What a call said. */
export interface Told {
  readonly outcome: Outcome | "foreign";
  /** Whether time ran out, or the caller gave up: the one thing after which a class with a proof may end unknown. */
  readonly isLate: boolean;
  /** For what is reported of a failure. */
  readonly message: string;
}

/** What is wrong. */
export type Fault =
  /** It said applied, and nothing is there. */
  | "lost"
  /** There more often than the caller allowed. */
  | "doubled"
  /** Some parts are there and some are not, or those of two attempts. */
  | "torn"
  /** It said not applied, and it is there; or it threw what is no error of ours. */
  | "false"
  /** It said unknown where the design says that it is known. */
  | "needless"
  /** afterCommit ran more than once, without a COMMIT, or not at all. */
  | "step";

/** One call that is over. */
export interface Ended {
  readonly one: WriteClass;
  readonly told: Told;
  /** How often afterCommit ran. */
  readonly steps: number;
  /** Whether a fault struck after which a class without a proof may end unknown. */
  readonly mayDoubt: boolean;
  /** Whether the proof that its class has was refused. */
  readonly isUnproved?: boolean;
  /** Whether all that struck did so before the call was handed to the driver: not even its deadline makes it unknown. */
  readonly isBeforeWork?: boolean;
}

const LATE: ReadonlySet<string> = new Set(["DWS_DEADLINE", "DWS_ABORTED"]);

const isLate = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof DwsError && LATE.has(at.code)) return true;
    if (/did not answer in time/.test(at.message)) return true;
  }
  return false;
};

/** The messages of an error and of its causes. */
const story = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined
    ? `${String(error)} <- ${story(error.cause)}`
    : String(error);

/** What the promise of a call says. */
export const tell = async (call: Promise<unknown>): Promise<Told> => {
  try {
    await call;
    return { outcome: "applied", isLate: false, message: "" };
  } catch (error) {
    const outcome = error instanceof DwsError ? error.outcome : "foreign";
    return { outcome, isLate: isLate(error), message: story(error) };
  }
};

const isTorn = ({ parts }: WriteClass, trace: Trace): boolean =>
  trace.parts > 0 &&
  (trace.parts !== parts ||
    trace.first !== 1 ||
    trace.last !== parts ||
    trace.least !== trace.most ||
    (trace.most === 1 && trace.from !== trace.to));

/** Whether it was necessary to say unknown. */
const isNeedless = ({
  one,
  told,
  mayDoubt,
  isUnproved,
  isBeforeWork = false,
}: Ended): boolean =>
  isBeforeWork ||
  (!told.isLate && (one.proof === undefined ? !mayDoubt : isUnproved !== true));

/** What is wrong with the call, if anything is. */
export const judge = (ended: Ended, trace: Trace): Fault | undefined => {
  const { one, told, steps } = ended;
  const { outcome } = told;
  const isThere = trace.most > 0;
  const mayRepeat = one.proof === "repeat";
  if (outcome === "foreign") return "false";
  if (isTorn(one, trace)) return "torn";
  if (trace.most > 1 && !mayRepeat) return "doubled";
  if (outcome === "applied" && !isThere) return "lost";
  if (outcome === "not-applied" && isThere) return "false";
  if (outcome === "unknown" && isNeedless(ended)) return "needless";
  const due = one.hasStep === true && outcome === "applied" ? 1 : 0;
  return steps === due ? undefined : "step";
};
