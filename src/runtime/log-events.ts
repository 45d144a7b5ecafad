/** Writes what the runtime does into a log of the caller's: labels, times, codes and outcomes, never a value. */
import type {
  ConnectEvent,
  Ending,
  QueryEvent,
  RetryEvent,
  TransactionEvent,
} from "./diagnostics.js";
import { harmless, listen } from "./listen.js";

/** How much a line matters. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What a line is about. */
export type LogFields =
  QueryEvent | TransactionEvent | RetryEvent | ConnectEvent;

/**
 * Writes one line. For pino `(level, text, fields) => logger[level](fields, text)`, for winston
 * `(level, text, fields) => logger.log(level, text, fields)`, for the console `(level, text) => console[level](text)`.
 */
export type WriteLog = (
  level: LogLevel,
  text: string,
  fields: LogFields,
) => void;

/** What can be chosen. */
export interface LogOptions {
  /** Milliseconds from which on what went well is `info` instead of `debug`. @default 1000 */
  readonly slowMs?: number;
}

const levelOf = ({ outcome, phase, durationMs }: Ending, slowMs: number) => {
  if (outcome === "unknown") return "error";
  if (phase !== undefined) return "warn";
  return durationMs >= slowMs ? "info" : "debug";
};

const code = (sqlState: string | undefined) =>
  sqlState === undefined ? "" : ` ${sqlState}`;

/** ` in 12 ms`, and how it failed if it did. */
const told = ({ durationMs, outcome, phase, sqlState }: Ending) =>
  ` in ${Math.round(durationMs)} ms` +
  (phase === undefined
    ? ""
    : `: failed in ${phase}${code(sqlState)}, ${outcome}`);

/**
 * Writes a line for each query, attempt of a transaction, connection and replay, until the function that it gives back is
 * called: `error` where the outcome is unknown, `warn` for every other failure and for replays, `info` for what was
 * slow, and `debug` for the rest. What `write` throws is dropped.
 */
export const logEvents = (
  writeLog: WriteLog,
  { slowMs = 1_000 }: LogOptions = {},
): (() => void) => {
  const write = harmless(writeLog);
  return listen({
    query: (event) =>
      write(levelOf(event, slowMs), `${event.label}${told(event)}`, event),
    transaction: (event) =>
      write(
        levelOf(event, slowMs),
        `${event.label}: attempt ${event.attempt}${told(event)}`,
        event,
      ),
    retry: (event) =>
      write(
        "warn",
        `${event.label}: attempt ${event.attempt} met ${event.reason}${code(event.sqlState)}; another follows after ${event.delayMs} ms`,
        event,
      ),
    connect: (event) =>
      write(
        levelOf(event, slowMs),
        `connect to ${event.host}${told(event)}`,
        event,
      ),
  });
};
