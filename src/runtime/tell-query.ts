/** Tells `dws.query` of what one connection was busy with, once it has ended. */
import type { Phase } from "./classify.js";
import { endingOf, queries } from "./diagnostics.js";
import { type DwsError, StatementError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import { AttemptFailure, type Clock } from "./retry.js";

/** What is told of. */
export interface QueryAbout {
  readonly clock: Clock;
  readonly host: string;
  readonly label: string;
  /** From 1. */
  readonly attempt: number;
  readonly phase: Phase;
}

/** Tells how it ended; only the first time that it is called. */
export type TellEnd = (error?: unknown) => void;

const nothing: TellEnd = () => undefined;

/** Begins to measure, if anybody listens; gives what tells of the end. */
export const beginQuery = (about: QueryAbout): TellEnd => {
  if (!queries.isHeard) return nothing;
  const { clock, host, label, attempt, phase } = about;
  const startedAt = clock.now();
  let isTold = false;
  const tell = (error?: Pick<DwsError, "outcome" | "sqlState">) => {
    if (isTold) return;
    isTold = true;
    const ending = endingOf(clock.now() - startedAt, phase, error);
    queries.tell({ ...ending, label, attempt, host });
  };
  return (error) => {
    if (error === undefined) tell();
    else tell(toAttemptFailure(phase, label, error).error);
  };
};

/** Tells of the work when it has ended. */
export const toldQuery = async <T>(
  about: QueryAbout,
  work: Promise<T>,
): Promise<T> => {
  const tell = beginQuery(about);
  try {
    const given = await work;
    tell();
    return given;
  } catch (error) {
    tell(error);
    throw error;
  }
};

/** What the caller's own source of rows threw is nobody else's business; the COPY was undone. */
const SOURCE_FAILED = new AttemptFailure(
  new StatementError("the source of the rows failed"),
  "final",
);

/** The same of a COPY FROM STDIN, which ends with whatever its source throws. */
export const toldCopy = async <T>(
  about: QueryAbout,
  work: () => Promise<T>,
): Promise<T> => {
  const tell = beginQuery(about);
  try {
    const given = await work();
    tell();
    return given;
  } catch (error) {
    tell(error instanceof AttemptFailure ? error : SOURCE_FAILED);
    throw error;
  }
};
