/** What is told on the diagnostics channels: labels, times, codes and outcomes, never a value. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  openDatabase,
} from "../../src/runtime/index.js";
import { execute } from "../../src/runtime/session.js";

const CHANNELS = [
  "dws.query",
  "dws.transaction",
  "dws.retry",
  "dws.connect",
] as const;

let dws: LocalDws;
let db: Database;
const told: Record<string, unknown>[] = [];
const listener = (event: unknown, channel: string | symbol) => {
  told.push({ channel, ...(event as object) });
};

beforeAll(async () => {
  dws = await startLocalDws();
  db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    clock: {
      ...systemClock,
      sleep: async (ms, signal) => systemClock.sleep(ms / 100, signal),
    },
  });
  await db.createFence();
  for (const name of CHANNELS) subscribe(name, listener);
});
afterAll(async () => {
  for (const name of CHANNELS) unsubscribe(name, listener);
  await db.close();
  await dws.stop();
});
afterEach(() => {
  told.length = 0;
  dws.faults.clear();
});

const secret = "a-secret-value";
const cut = { kind: "cut" } as const;

const on = (channel: string) =>
  told.filter((one) => one["channel"] === channel);

describe("the channels", () => {
  it("tell of queries, replays and connections", async () => {
    dws.faults.add({ at: "reply", matching: /^select/, do: cut });
    const statement = { text: "select $1::text", values: [secret] };
    await db[execute](statement, "read", { label: "look" });
    const host = `127.0.0.1:${dws.port}`;
    const good = { outcome: "applied", phase: undefined, sqlState: undefined };
    const time = { durationMs: expect.any(Number) as number };
    expect(on("dws.query")).toEqual([
      {
        channel: "dws.query",
        label: "look",
        attempt: 1,
        host,
        outcome: "not-applied",
        phase: "read",
        sqlState: undefined,
        ...time,
      },
      {
        channel: "dws.query",
        label: "look",
        attempt: 2,
        host,
        ...good,
        ...time,
      },
    ]);
    expect(on("dws.retry")).toEqual([
      {
        channel: "dws.retry",
        label: "look",
        attempt: 1,
        delayMs: expect.any(Number) as number,
        reason: "lost",
        outcome: "not-applied",
        sqlState: undefined,
      },
    ]);
    expect(on("dws.connect")).toEqual([
      { channel: "dws.connect", host, ...good, ...time },
    ]);
  });

  it("tell of each attempt of a transaction, settled or not", async () => {
    dws.faults.add({ at: "commit-before", do: cut });
    const work = async () => undefined;
    const label = "place order";
    await db.transaction(work, { label, onUnknownCommit: "probe" });
    dws.faults.add({ at: "commit-before", do: cut });
    await expect(db.transaction(work, { label })).rejects.toThrow();
    await expect(
      db.transaction(async () => Promise.reject(new Error(secret)), { label }),
    ).rejects.toThrow(secret);
    const ends = on("dws.transaction").map((one) => [
      one["label"],
      one["attempt"],
      one["phase"],
      one["outcome"],
    ]);
    expect(ends).toEqual([
      [label, 1, "work", "not-applied"],
      [label, 2, undefined, "applied"],
      [label, 1, "commit", "unknown"],
      [label, 1, "work", "not-applied"],
    ]);
  });

  it("tell no value, whatever went wrong", async () => {
    const failing = [
      { text: "select $1::int", values: [secret] },
      { text: "select $1::date", values: [secret] },
    ];
    for (const statement of failing) {
      await expect(
        db[execute](statement, "read", { label: "look" }),
      ).rejects.toMatchObject({ outcome: "not-applied" });
    }
    expect(on("dws.query").map((one) => one["sqlState"])).toEqual([
      "22P02",
      "22007",
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(JSON.stringify(told)).not.toContain("select");
  });
});
