/** Makes OpenTelemetry spans, without SQL and values, of what the runtime does; the tracer is an argument, so that nothing depends on its packages. */
import type {
  ConnectEvent,
  Ending,
  QueryEvent,
  RetryEvent,
  TransactionEvent,
} from "./diagnostics.js";
import { harmless, listen } from "./listen.js";

/** The part of a span of `@opentelemetry/api` (1.x) that is used. */
export interface Span {
  setStatus(status: { code: number }): unknown;
  /** Milliseconds since 1970. */
  end(endTime: number): void;
}

/** The part of a `Tracer` of `@opentelemetry/api` (1.x) that is used. */
export interface Tracer {
  startSpan(
    name: string,
    options: {
      kind: number;
      /** Milliseconds since 1970. */
      startTime: number;
      attributes: Record<string, string | number>;
    },
  ): Span;
}

/** What can be chosen. */
export interface TraceOptions {
  /** Milliseconds since 1970. @default the process's clock, with fractions */
  readonly now?: () => number;
}

/** SpanKind and SpanStatusCode of `@opentelemetry/api`. */
const INTERNAL = 0;
const CLIENT = 2;
const ERROR = 2;

const processNow = (): number => performance.timeOrigin + performance.now();

/** Without what is not known. */
const known = (
  given: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    ),
  );

/** `host:port` by the names of the semantic conventions; an IPv6 address has colons of its own. */
const serverOf = (place: string) => {
  const at = place.lastIndexOf(":");
  return {
    "server.address": place.slice(0, at),
    "server.port": Number(place.slice(at + 1)),
  };
};

const endingOf = ({ outcome, phase, sqlState }: Ending) => ({
  "dws.outcome": outcome,
  "dws.phase": phase,
  "db.response.status_code": sqlState,
  "error.type": phase === undefined ? undefined : (sqlState ?? outcome),
});

/** A span in words of our own. */
interface Told {
  readonly name: string;
  readonly kind: number;
  readonly durationMs: number;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}

const ofQuery = (event: QueryEvent): Told => ({
  name: event.label,
  kind: CLIENT,
  durationMs: event.durationMs,
  attributes: {
    "dws.label": event.label,
    "dws.attempt": event.attempt,
    ...serverOf(event.host),
    ...endingOf(event),
  },
});

/** An attempt of a transaction is told in the words of a query. */
const ofTransaction = (event: TransactionEvent): Told => ({
  ...ofQuery(event),
  name: `transaction ${event.label}`,
  kind: INTERNAL,
});

const ofConnect = (event: ConnectEvent): Told => ({
  name: "dws connect",
  kind: CLIENT,
  durationMs: event.durationMs,
  attributes: { ...serverOf(event.host), ...endingOf(event) },
});

const ofRetry = (event: RetryEvent): Told => ({
  name: `retry ${event.label}`,
  kind: INTERNAL,
  durationMs: 0,
  attributes: {
    "dws.label": event.label,
    "dws.attempt": event.attempt,
    "dws.delay_ms": event.delayMs,
    "dws.reason": event.reason,
    "dws.outcome": event.outcome,
    "db.response.status_code": event.sqlState,
  },
});

/**
 * Makes a span of each query (named by its label), attempt of a transaction, connection and replay, until the function
 * that it gives back is called. Each begins in the past, when its event's duration says, and has the span as parent that
 * was active where the runtime was called. What the tracer throws is dropped.
 * @example traceDatabase(trace.getTracer("dws"))
 */
export const traceDatabase = (
  tracer: Tracer,
  { now = processNow }: TraceOptions = {},
): (() => void) => {
  const record = harmless(({ name, kind, durationMs, attributes }: Told) => {
    const endTime = now();
    const span = tracer.startSpan(name, {
      kind,
      startTime: endTime - durationMs,
      attributes: known({ "db.system.name": "gaussdb", ...attributes }),
    });
    if (attributes["error.type"] !== undefined) {
      span.setStatus({ code: ERROR });
    }
    span.end(endTime);
  });
  return listen({
    query: (event) => record(ofQuery(event)),
    transaction: (event) => record(ofTransaction(event)),
    connect: (event) => record(ofConnect(event)),
    retry: (event) => record(ofRetry(event)),
  });
};
