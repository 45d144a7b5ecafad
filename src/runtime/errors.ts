/** The errors of the runtime: a stable code, whether a repeat may help, and what is known of the outcome. */

/** What is known of a call that failed: it left no trace, nobody can tell, or it took effect and something after it failed. */
export type Outcome = "not-applied" | "unknown" | "applied";

/** Stable codes of {@link DwsError}; switch on these, never on the message. */
export type DwsErrorCode =
  | "DWS_USAGE"
  | "DWS_CONNECT"
  | "DWS_STATEMENT"
  | "DWS_CONSTRAINT"
  | "DWS_ROLLED_BACK"
  | "DWS_OUTCOME_UNKNOWN"
  | "DWS_RETRY_EXHAUSTED"
  | "DWS_DEADLINE"
  | "DWS_ABORTED"
  | "DWS_NOT_FOUND"
  | "DWS_TX_CLOSED"
  | "DWS_AFTER_COMMIT"
  | "DWS_PARTLY_APPLIED";

/** What an error knows beside its message. Never a parameter value, never a password. */
export interface DwsErrorDetails {
  /** Whether the same call may succeed a little later. Default false. */
  readonly transient?: boolean;
  /** Default `not-applied`. */
  readonly outcome?: Outcome;
  /** Five-character SQLSTATE, where the server gave one. */
  readonly sqlState?: string | undefined;
  readonly cause?: unknown;
}

/** Base of every error that this runtime throws. */
export class DwsError extends Error {
  readonly code: DwsErrorCode;
  /** Whether the same call may succeed a little later. */
  readonly transient: boolean;
  /** `unknown` means: look before you repeat. */
  readonly outcome: Outcome;
  /** Five-character SQLSTATE, where the server gave one. */
  readonly sqlState: string | undefined;

  constructor(
    code: DwsErrorCode,
    message: string,
    details: DwsErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.transient = details.transient ?? false;
    this.outcome = details.outcome ?? "not-applied";
    this.sqlState = details.sqlState;
  }
}

/** A call that could not have meant anything good; it was refused before it reached the server. */
export class UsageError extends DwsError {
  constructor(message: string) {
    super("DWS_USAGE", message);
  }
}

/** No connection could be made: network, TLS, password, unknown database. */
export class ConnectError extends DwsError {
  constructor(message: string, details: DwsErrorDetails = {}) {
    super("DWS_CONNECT", message, details);
  }
}

/** The server refused a statement, or the connection was lost while it ran. */
export class StatementError extends DwsError {
  constructor(
    message: string,
    details: DwsErrorDetails = {},
    code: DwsErrorCode = "DWS_STATEMENT",
  ) {
    super(code, message, details);
  }
}

/** SQLSTATE class 23: a key, a NOT NULL or a CHECK was violated. */
export class ConstraintError extends StatementError {
  /** Name of the constraint, where the server gave it. */
  readonly constraint: string | undefined;

  constructor(
    message: string,
    details: DwsErrorDetails & { readonly constraint?: string | undefined },
  ) {
    super(message, details, "DWS_CONSTRAINT");
    this.constraint = details.constraint;
  }
}

/** COMMIT was answered with ROLLBACK: a statement had failed and its error was swallowed. Nothing was applied. */
export class TransactionRolledBackError extends DwsError {
  constructor(message: string, details: DwsErrorDetails = {}) {
    super("DWS_ROLLED_BACK", message, details);
  }
}

/** The answer was lost, or proves nothing: the work may or may not have been applied. It was not repeated. */
export class OutcomeUnknownError extends DwsError {
  constructor(message: string, details: DwsErrorDetails = {}) {
    super("DWS_OUTCOME_UNKNOWN", message, { ...details, outcome: "unknown" });
  }
}

/** Every attempt failed with an error that a repeat might have cured. Nothing was applied. */
export class RetryExhaustedError extends DwsError {
  readonly attempts: number;
  readonly elapsedMs: number;
  /** One error per attempt, oldest first. */
  readonly errors: readonly DwsError[];

  constructor(
    message: string,
    details: DwsErrorDetails & {
      readonly attempts: number;
      readonly elapsedMs: number;
      readonly errors: readonly DwsError[];
    },
  ) {
    super("DWS_RETRY_EXHAUSTED", message, { transient: true, ...details });
    this.attempts = details.attempts;
    this.elapsedMs = details.elapsedMs;
    this.errors = details.errors;
  }
}

/** The deadline passed. Nothing was applied. */
export class DeadlineError extends DwsError {
  constructor(message: string, details: DwsErrorDetails = {}) {
    super("DWS_DEADLINE", message, { transient: true, ...details });
  }
}

/** The caller's AbortSignal fired. Nothing was applied. */
export class AbortedError extends DwsError {
  constructor(message: string, details: DwsErrorDetails = {}) {
    super("DWS_ABORTED", message, details);
  }
}

/** `get` found no row with this key. */
export class NotFoundError extends DwsError {
  constructor(message: string) {
    super("DWS_NOT_FOUND", message);
  }
}

/** A transaction handle was used after its attempt had ended. */
export class TransactionClosedError extends DwsError {
  constructor(message: string) {
    super("DWS_TX_CLOSED", message);
  }
}

/** The transaction was committed; a step given to `afterCommit` failed. Do not repeat the transaction. */
export class AfterCommitError extends DwsError {
  /** What the steps threw, in their order. */
  readonly errors: readonly unknown[];

  constructor(message: string, errors: readonly unknown[]) {
    super("DWS_AFTER_COMMIT", message, {
      outcome: "applied",
      cause: errors[0],
    });
    this.errors = errors;
  }
}

/**
 * A bulk write whose parts each stand alone failed after some of them had been applied: `cause` says how. `outcome` is
 * `unknown` when that is so for the part that failed, and `applied` otherwise.
 */
export class PartlyAppliedError extends DwsError {
  /** Rows of the parts that are known to be applied: the first so many of those given, as `rows.slice` counts them. */
  readonly rowsApplied: bigint;

  constructor(
    message: string,
    details: DwsErrorDetails & { readonly rowsApplied: bigint },
  ) {
    super("DWS_PARTLY_APPLIED", message, { outcome: "applied", ...details });
    this.rowsApplied = details.rowsApplied;
  }
}
