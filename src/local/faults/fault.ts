/** What can be made to go wrong on purpose, where, and how often. */

/**
 * Where a fault strikes.
 * - `connect`: the client has said who it is and is not yet asked for its password
 * - `auth`: the client has answered with the right password and waits to be let in
 * - `parse`: a statement's Parse or simple Query is not passed on
 * - `execute`: the same at its Execute or simple Query, so that named statements are caught each time they run
 * - `reply`: the engine has done the work, up to ReadyForQuery (CommandComplete where the client asked with a Flush);
 *   nothing of the reply is passed on
 * - `commit-before`: COMMIT is not passed on
 * - `commit-after`: COMMIT is done, its reply is not passed on
 * - `mid-stream`: `after` rows of the result are passed on
 * - `copy`: `after` CopyData messages are passed on, in either direction
 */
export type FaultPhase =
  | "connect"
  | "auth"
  | "parse"
  | "execute"
  | "reply"
  | "commit-before"
  | "commit-after"
  | "mid-stream"
  | "copy";

/** A notice of the server that comes before the end of something. */
export interface Warning {
  readonly sqlState: string;
  readonly message: string;
}

/** The connection ends without an error message. */
export interface CutAction {
  readonly kind: "cut";
  /**
   * Whether the socket is reset instead of closed.
   * @default false
   */
  readonly reset?: boolean;
  /**
   * Sent as WARNING before the end.
   * @default none
   */
  readonly warnings?: readonly Warning[];
}

/** Nothing comes back any more, and nothing is passed on. */
export interface HangAction {
  readonly kind: "hang";
}

/**
 * The server answers with an error. In a transaction block the engine's block is aborted too; at COMMIT it is rolled
 * back, unless the engine has committed already.
 */
export interface ErrorAction {
  readonly kind: "error";
  readonly sqlState: string;
  readonly message: string;
  /**
   * Severity; FATAL and PANIC end the session.
   * @default "ERROR"; "FATAL" at `connect` and `auth`
   */
  readonly severity?: "ERROR" | "FATAL" | "PANIC";
  /**
   * Whether the connection ends after the error.
   * @default true for FATAL and PANIC, otherwise false
   */
  readonly thenClose?: boolean;
  /**
   * Sent as WARNING before the error.
   * @default none
   */
  readonly warnings?: readonly Warning[];
}

/**
 * A datanode fails: an ERROR that the coordinator first tries to get rid of by running the statement again
 * (CN retry, facts: connection.md 2.1). The client sees it when the statement may not be retried.
 */
export interface DatanodeAction {
  readonly kind: "datanode";
  /** Retried only when it is in `retry_ecode_list`. */
  readonly sqlState: string;
  /** @default a text that names the code */
  readonly message?: string;
}

/** What happens. */
export type FaultAction = CutAction | HangAction | ErrorAction | DatanodeAction;

/** One rule. */
export interface Fault {
  readonly at: FaultPhase;
  /**
   * Which statements, by their text as the client sent it; at `connect` and `auth` which logins, by
   * `user=… database=… application_name=…`.
   * @default all
   */
  readonly matching?: RegExp;
  readonly do: FaultAction;
  /**
   * How often it strikes.
   * @default 1
   */
  readonly times?: number;
  /**
   * How many matches go by before the first that may be struck.
   * @default 0
   */
  readonly skip?: number;
  /**
   * Chance of each match to be struck.
   * @default 1
   */
  readonly probability?: number;
  /**
   * Seed of the dice; each rule has its own.
   * @default 1
   */
  readonly seed?: number;
  /**
   * At `mid-stream` and `copy`: how many rows or CopyData messages go by first; at least 1.
   * @default 1
   */
  readonly after?: number;
}
