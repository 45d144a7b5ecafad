/** Makes OpenTelemetry spans of what the runtime does; the tracer is an argument, so that nothing depends on its packages. */
import type { Ending, RetryEvent } from "./diagnostics.js";
import { listen } from "./listen.js";

/** What a span may say: labels, codes, numbers; never SQL, never a value. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

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

const attributesOfRetry = (event: RetryEvent) => ({
  "dws.label": event.label,
  "dws.attempt": event.attempt,
  "dws.delay_ms": event.delayMs,
  "dws.reason": event.reason,
  "dws.outcome": event.outcome,
  "db.response.status_code": event.sqlState,
});

/**
 * Makes a span of each query (named by its label), attempt of a transaction, connection and replay, until the function
 * that it gives back is called. Each begins in the past, when its event's duration says, and has the span as parent that
 * was active where the runtime was called.
 * @example traceDatabase(trace.getTracer("dws"))
 */
export const traceDatabase = (
  tracer: Tracer,
  { now = processNow }: TraceOptions = {},
): (() => void) => {
  const record = (
    name: string,
    kind: number,
    durationMs: number,
    given: Readonly<Record<string, string | number | undefined>>,
  ) => {
    const endTime = now();
    const span = tracer.startSpan(name, {
      kind,
      startTime: endTime - durationMs,
      attributes: known({ "db.system.name": "gaussdb", ...given }),
    });
    if (given["error.type"] !== undefined) span.setStatus({ code: ERROR });
    span.end(endTime);
  };
  return listen({
    query: (event) =>
      record(event.label, CLIENT, event.durationMs, {
        "dws.label": event.label,
        "dws.attempt": event.attempt,
        ...serverOf(event.host),
        ...endingOf(event),
      }),
    transaction: (event) =>
      record(`transaction ${event.label}`, INTERNAL, event.durationMs, {
        "dws.label": event.label,
        "dws.attempt": event.attempt,
        ...serverOf(event.host),
        ...endingOf(event),
      }),
    connect: (event) =>
      record("dws connect", CLIENT, event.durationMs, {
        ...serverOf(event.host),
        ...endingOf(event),
      }),
    retry: (event) =>
      record(`retry ${event.label}`, INTERNAL, 0, attributesOfRetry(event)),
  });
};
