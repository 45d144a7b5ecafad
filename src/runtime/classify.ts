/** Decides, from where an attempt stood and what it met, what is known of its outcome and whether a repeat may help. */
import type { Outcome } from "./errors.js";
import {
  isConflict,
  isInternal,
  isLockWaitTimeout,
  isLostNode,
  isNetworkError,
  isOverload,
  isSqlState,
  isStalePlan,
  precedesExecution,
  provesUndone,
  wasNeverSent,
} from "./sqlstates.js";

/**
 * Where an attempt stood when it failed:
 * - `connect`: the work was not yet handed to the driver (waiting, connecting, authenticating)
 * - `read`: a read of a repository, outside a transaction
 * - `write`: a single write in autocommit
 * - `raw`: a statement of the caller's own in autocommit, which may run a procedure that commits (dws_04_1434)
 * - `work`: inside a transaction, COMMIT not yet handed over
 * - `commit`: COMMIT was handed over
 */
export type Phase = "connect" | "read" | "write" | "raw" | "work" | "commit";

/**
 * Why it failed, as far as a repeat is concerned:
 * - `conflict`: another writer; repeat soon, a few times
 * - `internal`: XX000 and its kin; repeat a bounded number of times
 * - `lost`: a node or the connection; repeat until the deadline
 * - `overload`: connections or memory; repeat until the deadline, slowly
 * - `final`: a repeat meets the same answer
 */
export type Reason = "conflict" | "internal" | "lost" | "overload" | "final";

/** What is decided about one failed attempt. */
export interface Verdict {
  readonly outcome: Exclude<Outcome, "applied">;
  readonly reason: Reason;
}

/** What the driver's error tells: `code`, `severity`, `routine` and the text. */
export interface Failure {
  readonly code: string | undefined;
  readonly severity: string | undefined;
  /** The server's function that reported it. */
  readonly routine: string | undefined;
  readonly message: string;
}

/** Reads the fields that matter off whatever was thrown. */
export const readFailure = (error: unknown): Failure => {
  const fields = (error ?? {}) as Record<string, unknown>;
  const text = (key: string) =>
    typeof fields[key] === "string" ? fields[key] : undefined;
  return {
    code: text("code"),
    severity: text("severity"),
    routine: text("routine"),
    message: text("message") ?? String(error),
  };
};

const reasonOf = (failure: Failure): Reason => {
  const { code, message } = failure;
  if (!isSqlState(code))
    return isNetworkError(code, message) ? "lost" : "final";
  if (isConflict(code) || isLockWaitTimeout(code, message)) return "conflict";
  if (isOverload(code)) return "overload";
  if (isLostNode(code)) return "lost";
  if (isInternal(code)) return "internal";
  return "final";
};

/**
 * Whether the answer ended the session. The severity comes in the server's language (`pg` does not read the field that
 * is never translated), so it is the two words for the end that are looked for, English and Chinese; every other word
 * is an ERROR.
 */
export const isFatal = (severity: string | undefined) =>
  severity === undefined || /FATAL|PANIC|致命/.test(severity);

const NEVER_SENT: Verdict = { outcome: "not-applied", reason: "lost" };

const classifyWrite = (failure: Failure, trustsTexts: boolean): Verdict => {
  const { code, severity, message } = failure;
  if (wasNeverSent(message)) return NEVER_SENT;
  const reason = reasonOf(failure);
  if (isFatal(severity) || !isSqlState(code)) {
    return { outcome: "unknown", reason };
  }
  if (trustsTexts && precedesExecution(code, message)) {
    return { outcome: "not-applied", reason: "lost" };
  }
  return provesUndone(code)
    ? { outcome: "not-applied", reason }
    : { outcome: "unknown", reason };
};

/**
 * Whether the server refused the statement's own text, before any of it ran: what is met inside a procedure tells a
 * context or a query of its own.
 */
const isOfTextItself = (error: unknown): boolean => {
  const { position, where, internalQuery } = (error ?? {}) as Record<
    string,
    unknown
  >;
  return (
    position !== undefined && where === undefined && internalQuery === undefined
  );
};

/** No error proves that a procedure had not committed before it; only that nothing ran does. */
const classifyRaw = (failure: Failure, error: unknown): Verdict => {
  const { code, severity, message } = failure;
  if (wasNeverSent(message)) return NEVER_SENT;
  const isRefused =
    !isFatal(severity) &&
    isSqlState(code) &&
    code.startsWith("42") &&
    isOfTextItself(error);
  const reason = reasonOf(failure);
  return { outcome: isRefused ? "not-applied" : "unknown", reason };
};

const classifyCommit = (failure: Failure): Verdict => {
  const { code, severity, message } = failure;
  if (wasNeverSent(message)) return NEVER_SENT;
  const isUndone =
    !isFatal(severity) &&
    isSqlState(code) &&
    (code === "40001" || code === "40P01" || code.startsWith("23"));
  const reason = reasonOf(failure);
  return { outcome: isUndone ? "not-applied" : "unknown", reason };
};

/**
 * Applies the table "Outcome of one attempt" of the design's semantics page. Pure.
 * @param trustsTexts whether an ERROR whose text is known to precede execution proves that a write was not applied
 */
export const classify = (
  phase: Phase,
  error: unknown,
  trustsTexts = true,
): Verdict => {
  const failure = readFailure(error);
  switch (phase) {
    case "connect":
    case "read":
      return { outcome: "not-applied", reason: reasonOf(failure) };
    case "work":
      // A stale plan inside a transaction cannot be prepared again there: the whole unit is replayed.
      return {
        outcome: "not-applied",
        reason: isStalePlan(
          failure.code ?? "",
          failure.message,
          failure.routine,
        )
          ? "conflict"
          : reasonOf(failure),
      };
    case "write":
      return classifyWrite(failure, trustsTexts);
    case "raw":
      return classifyRaw(failure, error);
    case "commit":
      return classifyCommit(failure);
  }
};
