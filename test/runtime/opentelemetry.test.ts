/** The OpenTelemetry bridge with the real API and SDK: what each span says, what it is under, and what no span ever says. */
import { channel } from "node:diagnostics_channel";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  openDatabase,
  query,
  sql,
  traceDatabase,
} from "../../src/runtime/index.js";
import { orders } from "../support/orders.js";
import { thrownLater } from "../support/thrown-later.js";

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(exporter)],
});
const tracer = provider.getTracer("test");

let dws: LocalDws;
let db: Database;
let stop: () => void;

const open = (): Database =>
  openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    clock: {
      ...systemClock,
      sleep: async (ms, signal) => systemClock.sleep(ms / 100, signal),
    },
  });

beforeAll(async () => {
  context.setGlobalContextManager(
    new AsyncLocalStorageContextManager().enable(),
  );
  dws = await startLocalDws();
  db = open();
  await orders(db).create();
  stop = traceDatabase(tracer);
});
afterAll(async () => {
  stop();
  await db.close();
  await dws.stop();
  context.disable();
});
afterEach(async () => {
  dws.faults.clear();
  await orders(db).truncate();
  exporter.reset();
});

const secret = "a-secret-value";
const server = () => ({
  "db.system.name": "gaussdb",
  "server.address": "127.0.0.1",
  "server.port": dws.port,
});

const spans = (): readonly ReadableSpan[] => exporter.getFinishedSpans();
const named = (name: string) => spans().filter((span) => span.name === name);
const millis = ([seconds, nanos]: readonly [number, number]) =>
  seconds * 1_000 + nanos / 1e6;

describe("a span", () => {
  it("says what a query was, and lasts as long", async () => {
    const before = Date.now();
    await query(db, sql`select pg_sleep(${0.05})`, undefined, {
      label: "nap",
    });
    const [span] = named("nap");
    expect(span).toMatchObject({
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        ...server(),
        "dws.label": "nap",
        "dws.attempt": 1,
        "dws.outcome": "applied",
      },
    });
    const { startTime, endTime } = span as ReadableSpan;
    expect(millis(endTime) - millis(startTime)).toBeGreaterThanOrEqual(45);
    expect(millis(startTime)).toBeGreaterThanOrEqual(before - 5);
    expect(millis(endTime)).toBeLessThanOrEqual(Date.now() + 5);
  });

  it("says how a query failed", async () => {
    await orders(db).insert({ id: 1n, customerId: 1 });
    await expect(
      orders(db).insert({ id: 1n, customerId: 1 }),
    ).rejects.toThrow();
    expect(named("public.orders insert").at(-1)).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: {
        ...server(),
        "dws.phase": "write",
        "dws.outcome": "not-applied",
        "db.response.status_code": "23505",
        "error.type": "23505",
      },
    });
  });

  it("is under the caller's, for every attempt, replay and connection", async () => {
    const other = open();
    dws.faults.add({
      at: "execute",
      matching: /^insert/,
      do: { kind: "error", sqlState: "40001", message: secret },
    });
    const outer = tracer.startSpan("request");
    await context.with(trace.setSpan(context.active(), outer), async () =>
      other.transaction(
        async (tx) => orders(tx).insert({ id: 1n, customerId: 1 }),
        { label: "place" },
      ),
    );
    await other.close();
    const attributesOf = (name: string) =>
      named(name).map(({ attributes }) => attributes);
    expect(attributesOf("transaction place")).toEqual([
      expect.objectContaining({
        "dws.attempt": 1,
        "db.response.status_code": "40001",
        "dws.outcome": "not-applied",
      }),
      expect.objectContaining({ "dws.attempt": 2, "dws.outcome": "applied" }),
    ]);
    expect(attributesOf("retry place")).toEqual([
      {
        "db.system.name": "gaussdb",
        "dws.label": "place",
        "dws.attempt": 1,
        "dws.delay_ms": expect.any(Number) as number,
        "dws.reason": "conflict",
        "dws.outcome": "not-applied",
        "db.response.status_code": "40001",
      },
    ]);
    expect(named("dws connect").length).toBeGreaterThan(0);
    expect(
      named("public.orders insert").map(
        ({ attributes }) => attributes["dws.attempt"],
      ),
    ).toEqual([1, 2]);
    const parents = spans().map(
      ({ parentSpanContext }) => parentSpanContext?.spanId,
    );
    expect(new Set(parents)).toEqual(new Set([outer.spanContext().spanId]));
  });

  it("is made of each COPY and stream, however it ends", async () => {
    const rows = [1n, 2n, 3n].map((id) => ({ id, customerId: 1 }));
    await orders(db).copy(rows);
    for await (const row of orders(db).stream({ orderBy: ["id"] })) {
      expect(row.id).toBe(1n);
      break;
    }
    const all: unknown[] = [];
    for await (const row of orders(db).copyOut()) all.push(row);
    for await (const row of orders(db).copyOut({ orderBy: ["id"] })) {
      expect(row.id).toBe(1n);
      break;
    }
    await expect(
      orders(db).copy(function* () {
        yield { id: 4n, customerId: 1 };
        throw new Error(secret);
      }),
    ).rejects.toThrow(secret);
    await expect(orders(db).copy(rows)).rejects.toMatchObject({
      sqlState: "23505",
    });
    const ends = spans()
      .filter(({ name }) => name.startsWith("public.orders"))
      .map(({ name, attributes }) => [
        name,
        attributes["dws.outcome"],
        attributes["dws.phase"],
        attributes["db.response.status_code"],
      ]);
    expect(ends).toEqual([
      ["public.orders copy", "applied", undefined, undefined],
      // Its BEGIN and its end are told under its name too.
      ["public.orders stream", "applied", undefined, undefined],
      ["public.orders stream", "applied", undefined, undefined],
      ["public.orders stream", "applied", undefined, undefined],
      ["public.orders copyOut", "applied", undefined, undefined],
      ["public.orders copyOut", "applied", undefined, undefined],
      ["public.orders copy", "not-applied", "write", undefined],
      ["public.orders copy", "not-applied", "write", "23505"],
    ]);
  });

  it("never holds a value or SQL, whatever went wrong", async () => {
    await orders(db).insert({ id: 1n, customerId: 1, note: secret });
    await orders(db).select({ where: { note: secret } });
    await expect(query(db, sql`select ${secret}::int`)).rejects.toThrow();
    await expect(query(db, sql`select ${secret}::date`)).rejects.toThrow();
    expect(spans().length).toBeGreaterThanOrEqual(4);
    const told = JSON.stringify(
      spans().map(({ name, attributes, events, status }) => ({
        ...{ name, attributes, events, status },
      })),
    );
    expect(told).not.toContain(secret);
    expect(told).not.toContain("select $");
  });

  it("that the tracer cannot make costs nothing else", async () => {
    stop();
    stop = traceDatabase({
      startSpan: () => {
        throw new Error("no exporter");
      },
    });
    const thrown = await thrownLater(() => {
      const host = "dws:8000";
      const good = { outcome: "applied", phase: undefined };
      channel("dws.connect").publish({ ...good, host, durationMs: 1 });
    });
    expect(thrown).toEqual([]);
    stop();
    stop = traceDatabase(tracer);
  });

  it("is made no more once it was stopped", async () => {
    stop();
    await orders(db).count();
    expect(spans()).toEqual([]);
    stop = traceDatabase(tracer, { now: () => 1_000_000 });
    await orders(db).count();
    expect(spans()).toHaveLength(1);
    expect(spans()[0]?.endTime).toEqual([1_000, 0]);
  });
});
