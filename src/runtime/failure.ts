/** Turns what an attempt threw into a typed error with its verdict. */
import type { Phase } from "./classify.js";
import { classify, readFailure } from "./classify.js";
import {
  AbortedError,
  ConnectError,
  ConstraintError,
  DeadlineError,
  OutcomeUnknownError,
  StatementError,
} from "./errors.js";
import { AttemptFailure } from "./retry.js";
import { isSqlState } from "./sqlstates.js";

// Class 22 messages quote the value that was refused: it stays in `cause` and out of the message.
const withoutValues = (state: string | undefined, message: string) =>
  state?.startsWith("22") === true ? message.replace(/: .*$/s, "") : message;

const describe = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === "") {
    return error.errors.map((one) => readFailure(one).message).join("; ");
  }
  return readFailure(error).message;
};

const typed = (
  phase: Phase,
  label: string,
  error: unknown,
  details: {
    readonly transient: boolean;
    readonly outcome: "not-applied" | "unknown";
  },
) => {
  const { code } = readFailure(error);
  const sqlState = isSqlState(code) ? code : undefined;
  const message = `${label}: ${withoutValues(sqlState, describe(error))}`;
  const all = { ...details, sqlState, cause: error };
  if (phase === "connect") return new ConnectError(message, all);
  if (sqlState?.startsWith("23") === true) {
    const { constraint } = error as { constraint?: string };
    return new ConstraintError(message, { ...all, constraint });
  }
  return new StatementError(message, all);
};

/** The guard ended the wait: what was already sent may still be applied. */
const asCutShort = (phase: Phase, error: DeadlineError | AbortedError) =>
  phase === "write" || phase === "commit"
    ? new OutcomeUnknownError(error.message, { cause: error })
    : error;

/** Classifies `error`, met in `phase` of the call named `label`. */
export const toAttemptFailure = (
  phase: Phase,
  label: string,
  error: unknown,
): AttemptFailure => {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof DeadlineError || error instanceof AbortedError) {
    return new AttemptFailure(asCutShort(phase, error), "final");
  }
  const { outcome, reason } = classify(phase, error);
  const transient = reason !== "final";
  return new AttemptFailure(
    typed(phase, label, error, { transient, outcome }),
    reason,
  );
};
