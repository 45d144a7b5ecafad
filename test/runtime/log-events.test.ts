/** The logger bridge: which line each event is, at which level, and that it can be stopped. */
import { channel } from "node:diagnostics_channel";
import { afterEach, describe, expect, it } from "vitest";
import {
  listen,
  type Listeners,
  type LogLevel,
  logEvents,
} from "../../src/runtime/index.js";
import { thrownLater } from "../support/thrown-later.js";

const lines: (readonly [LogLevel, string])[] = [];
const seen: unknown[] = [];
let stop: () => void = () => undefined;

const start = (slowMs?: number) => {
  stop = logEvents(
    (level, text, fields) => {
      lines.push([level, text]);
      seen.push(fields);
    },
    slowMs === undefined ? {} : { slowMs },
  );
};
afterEach(() => {
  stop();
  lines.length = 0;
  seen.length = 0;
});

const host = "dws:8000";
const good = { outcome: "applied", phase: undefined, sqlState: undefined };
const tell = (name: string, event: object) => {
  channel(name).publish(event);
};

describe("a line", () => {
  it.each([
    [
      "dws.query",
      { ...good, label: "orders select", attempt: 1, host, durationMs: 12.4 },
      ["debug", "orders select in 12 ms"],
    ],
    [
      "dws.query",
      { ...good, label: "orders select", attempt: 1, host, durationMs: 1_000 },
      ["info", "orders select in 1000 ms"],
    ],
    [
      "dws.query",
      {
        ...{ label: "orders insert", attempt: 1, host, durationMs: 3 },
        ...{ outcome: "not-applied", phase: "write", sqlState: "23505" },
      },
      ["warn", "orders insert in 3 ms: failed in write 23505, not-applied"],
    ],
    [
      "dws.transaction",
      {
        ...{ label: "place", attempt: 2, host, durationMs: 7 },
        ...{ outcome: "unknown", phase: "commit", sqlState: undefined },
      },
      ["error", "place: attempt 2 in 7 ms: failed in commit, unknown"],
    ],
    [
      "dws.retry",
      {
        ...{ label: "place", attempt: 1, delayMs: 25, reason: "conflict" },
        ...{ outcome: "not-applied", sqlState: "40001" },
      },
      [
        "warn",
        "place: attempt 1 met conflict 40001; another follows after 25 ms",
      ],
    ],
    [
      "dws.connect",
      { ...good, host, durationMs: 5 },
      ["debug", "connect to dws:8000 in 5 ms"],
    ],
  ] as const)("of %s %j", (name, event, want) => {
    start();
    tell(name, event);
    expect(lines).toEqual([want]);
    expect(seen).toEqual([event]);
  });

  it("is about what the caller calls slow", () => {
    start(10);
    tell("dws.connect", { ...good, host, durationMs: 10 });
    expect(lines).toEqual([["info", "connect to dws:8000 in 10 ms"]]);
  });

  it("is written no more once it was stopped", () => {
    start();
    stop();
    tell("dws.connect", { ...good, host, durationMs: 10 });
    expect(lines).toEqual([]);
    expect(channel("dws.connect").hasSubscribers).toBe(false);
  });

  it("that cannot be written costs nothing else", async () => {
    stop = logEvents(() => {
      throw new Error("the disk is full");
    });
    const thrown = await thrownLater(() => {
      tell("dws.connect", { ...good, host, durationMs: 10 });
    });
    expect(thrown).toEqual([]);
  });
});

describe("a listener", () => {
  it("may be left out as undefined", async () => {
    stop = listen({ query: undefined } as unknown as Listeners);
    const thrown = await thrownLater(() => {
      tell("dws.query", { ...good, host, durationMs: 10 });
    });
    expect(thrown).toEqual([]);
    expect(channel("dws.query").hasSubscribers).toBe(false);
  });
});
