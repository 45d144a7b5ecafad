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

/** Class 22, by what the standard calls them: the server's own text quotes the value that it refused. */
const DATA_ERRORS: Readonly<Record<string, string>> = {
  "22001": "a text is too long for its column",
  "22003": "a number is out of its column's range",
  "22007": "a date or time is not written as one",
  "22008": "a date or time is out of range",
  "22012": "division by zero",
  "22021": "a text is not valid in the server's encoding",
  "22023": "a parameter has an invalid value",
  "22P02": "a value is not written as its type demands",
};

/** The token that a syntax error quotes may be a literal; where it stands says as much. */
const withoutToken = (message: string, position: string | undefined) => {
  const at = message.indexOf(" at or near ");
  if (at === -1) return message;
  const place = position === undefined ? "" : ` at character ${position}`;
  return `${message.slice(0, at)}${place}`;
};

const withoutValues = (
  state: string | undefined,
  message: string,
  error: unknown,
): string => {
  if (state?.startsWith("22") === true) {
    return `${DATA_ERRORS[state] ?? "a value was refused"} (SQLSTATE ${state})`;
  }
  if (state !== "42601") return message;
  const { position } = error as { readonly position?: string };
  return withoutToken(message, position);
};

// What is kept of the server's error. Its `detail` and `where` quote values; `query` and its like do too.
const HARMLESS = [
  "code",
  "severity",
  "hint",
  "position",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "routine",
] as const;

/** A copy of the server's error that may be logged; any other error is kept as it is. */
const withoutSecrets = (error: unknown): unknown => {
  const { code, severity, message } = readFailure(error);
  if (!isSqlState(code) || severity === undefined) return error;
  const copy = new Error(withoutValues(code, message, error));
  for (const field of HARMLESS) {
    const value = (error as Record<string, unknown>)[field];
    if (value !== undefined) Object.assign(copy, { [field]: value });
  }
  return copy;
};

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
  const message = `${label}: ${withoutValues(sqlState, describe(error), error)}`;
  const all = { ...details, sqlState, cause: withoutSecrets(error) };
  if (phase === "connect") return new ConnectError(message, all);
  if (sqlState?.startsWith("23") === true) {
    const { constraint } = error as { constraint?: string };
    return new ConstraintError(message, { ...all, constraint });
  }
  return new StatementError(message, all);
};

/** The guard ended the wait: what was already sent may still be applied. */
const asCutShort = (phase: Phase, error: DeadlineError | AbortedError) =>
  phase === "write" || phase === "raw" || phase === "commit"
    ? new OutcomeUnknownError(error.message, { cause: error })
    : error;

/** Classifies `error`, met in `phase` of the call named `label`; for `trustsTexts` see {@link classify}. */
export const toAttemptFailure = (
  phase: Phase,
  label: string,
  error: unknown,
  trustsTexts = true,
): AttemptFailure => {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof DeadlineError || error instanceof AbortedError) {
    return new AttemptFailure(asCutShort(phase, error), "final");
  }
  const { outcome, reason } = classify(phase, error, trustsTexts);
  const transient = reason !== "final";
  return new AttemptFailure(
    typed(phase, label, error, { transient, outcome }),
    reason,
  );
};
