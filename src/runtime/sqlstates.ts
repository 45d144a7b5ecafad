/** SQLSTATEs that decide something, by what they mean for a repeat. Sources: DWS developer guide, pages named beside each. */

const NETWORK_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EAI_AGAIN",
  "ENOTFOUND",
  "ERR_STREAM_DESTROYED",
]);

/**
 * Messages of `pg` and `pg-pool` for a lost connection; they carry no code (measured with pg 8.23).
 * A killed coordinator shows only as the first of them.
 */
const NETWORK_MESSAGES: readonly RegExp[] = [
  /^Connection terminated/,
  /^Client has encountered a connection error/,
  /^Client was closed/,
  /^timeout expired$/,
  /^timeout exceeded when trying to connect/,
  /^Client network socket disconnected/,
  /^This socket has been ended/,
  /^There was an error establishing an SSL connection/,
];

/** Whether the error says that the connection is gone or could not be made. */
export const isNetworkError = (code: string | undefined, message: string) =>
  (code !== undefined && NETWORK_CODES.has(code)) ||
  NETWORK_MESSAGES.some((pattern) => pattern.test(message));

/**
 * `pg` refuses a statement on a connection that it already knows to be lost, before a byte of it is written
 * (`Client has encountered a connection error and is not queryable`, `Client was closed and is not queryable`).
 */
export const wasNeverSent = (message: string) =>
  message.endsWith(" is not queryable");

/** Five characters of the SQLSTATE alphabet. Node's own codes (`EPIPE` among them) must be asked for first. */
export const isSqlState = (code: string | undefined): code is string =>
  code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !NETWORK_CODES.has(code);

/** Two writers met; the server undid one of them whole. 40000 and its kin are partition variants (GAUSS-02408, -02361). */
export const isConflict = (state: string) =>
  ["40000", "40001", "40P01", "55P03"].includes(state);

/**
 * Lock wait timeout as DWS reports it: YY003 in the CN-retry table (dws_04_0497), YY002 in the error reference;
 * the text settles which is meant.
 */
export const isLockWaitTimeout = (state: string, message: string) =>
  state === "YY003" || /lock wait timeout/i.test(message);

/** Too many connections or too little memory: dws_04_0497 (YY006, 53200), error reference 02525 (53300). */
export const isOverload = (state: string) =>
  state === "YY006" ||
  state === "YY007" ||
  state === "YY009" ||
  (state.startsWith("53") && state !== "53100");

/** A node, a stream or the GTM was lost: the CN-retry list of dws_04_0497 without the codes above, and server start and stop. */
export const isLostNode = (state: string) =>
  // 08P01 is a breach of the protocol: ours, and the same the next time.
  (state.startsWith("08") && state !== "08P01") ||
  state.startsWith("YY") ||
  ["57P01", "57P02", "57P03", "XX003", "XX009"].includes(state);

/** An internal error. Relatives of DWS answer XX000 when a datanode dies, but it also means real bugs. */
export const isInternal = (state: string) => state.startsWith("XX");

/**
 * The statement's plan or name is gone after DDL or a reconnect; it may be prepared again once. The message may be in any
 * language, the server's own function is not.
 */
export const isStalePlan = (
  state: string,
  message: string,
  routine?: string,
): boolean =>
  state === "26000" ||
  (state === "0A000" &&
    (routine === "RevalidateCachedQuery" || message.includes("cached plan")));

/**
 * Answers to an autocommit write that prove it was undone (semantics.md, "Outcome of one attempt").
 * Everything else leaves the outcome unknown.
 */
export const provesUndone = (state: string) =>
  ["22", "23", "42", "0A", "54"].includes(state.slice(0, 2)) ||
  [
    ...["P0001", "40001", "40P01", "55P03", "57014", "25006"],
    // Others depend on it; no such schema; in use by another; more than one row where one may be.
    ...["2BP01", "3F000", "55006", "21000"],
  ].includes(state);

/**
 * Texts that come before a statement is executed: the coordinator could not get a connection to a datanode
 * (08006 of dws_01_0120; 53000 measured on Postgres-XC). Inferred for DWS; can be switched off.
 */
export const precedesExecution = (state: string, message: string) =>
  (state === "08006" && /pooler: failed to create/i.test(message)) ||
  (state === "53000" && /Failed to get pooled connections/i.test(message));
