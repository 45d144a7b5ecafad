/** What is refused by name before or after the server is asked, and never with a value in the message. */
import type pg from "pg";
import { describe, expect, it } from "vitest";
import { chosenCodecs } from "../../../src/runtime/chosen-codecs.js";
import { DwsClient } from "../../../src/runtime/client.js";
import { systemClock } from "../../../src/runtime/clock.js";
import {
  arrayOf,
  type Codec,
  codecs,
  encodeWith,
} from "../../../src/runtime/codecs.js";
import { Hosts, speakClearly } from "../../../src/runtime/hosts.js";
import {
  and,
  completeSettings,
  not,
  openDatabase,
  or,
  sql,
  UsageError,
} from "../../../src/runtime/index.js";
import { Pool, type Pooled } from "../../../src/runtime/pool.js";
import { isStalePlan } from "../../../src/runtime/sqlstates.js";
import { TextQuery } from "../../../src/runtime/text-query.js";
import { tlsOptions } from "../../../src/runtime/tls.js";
import { fitsEveryRow, holdsSql } from "../../../src/runtime/truth.js";

const all: Readonly<Record<string, Codec>> = { ...codecs, ...chosenCodecs };

describe("a codec", () => {
  it.each([
    ["int4", "2147483648"],
    ["int4", "12.5"],
    ["int4", ""],
    ["int2", "s3cret"],
    ["oid", "-1"],
    ["int8", "s3cret"],
    ["int8", ""],
    ["int8", "9223372036854775808"],
    ["float", "12.5x"],
    ["float", ""],
    ["bool", "yes"],
    ["numericAsNumber", "s3cret"],
    ["jsonParsed", "s3cret"],
  ])("%s refuses to read %o, and does not quote it", (name, text) => {
    let message = "";
    try {
      all[name]?.decode(text);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toMatch(/^holds what is n/);
    expect(message).not.toMatch(/s3cret|12\.5/);
  });

  it.each<[string, string, unknown]>([
    ["bool", "t", true],
    ["bool", "true", true],
    ["bool", "f", false],
    ["bool", "false", false],
    ["int8", "-9223372036854775808", -(2n ** 63n)],
    ["int8", "9223372036854775807", 2n ** 63n - 1n],
  ])("%s reads %s", (name, text, want) => {
    expect(all[name]?.decode(text)).toBe(want);
  });

  it.each([42, undefined, null, { secret: 1 }])(
    "that writes %o in the place of a text is named",
    (written) => {
      const own: Codec = {
        decode: (text) => text,
        encode: () => written as unknown as string,
      };
      expect(() => encodeWith(own, 1)).toThrow(/encode gave (?!42|.*secret)/);
      expect(() => arrayOf(own).encode([1])).toThrow(/encode gave/);
    },
  );
});

describe("a statement that cannot be sent", () => {
  const tooLong = "x".repeat(2 ** 28);
  it.each<[string, readonly unknown[]]>([
    ["no text", [42]],
    ["no text beside one that is not ASCII", ["ü", 42]],
    ["too long", [tooLong, tooLong]],
  ])(
    "is an error for its caller, without the value, and nothing of it is sent: %s",
    (_, values) => {
      const sent: unknown[] = [];
      const prepared: Record<string, string | undefined> = {};
      const error = new TextQuery(
        { text: "select $1", values: values as string[] },
        "dws_1",
        () => undefined,
        () => undefined,
      ).submit({
        stream: { writable: true, write: (bytes) => sent.push(bytes) },
        parsedStatements: {},
        submittedNamedStatements: prepared,
        query: () => undefined,
        sendCopyFail: () => undefined,
      });
      expect(error?.message).toMatch(/cannot be sent/);
      expect(error?.message).not.toMatch(/42/);
      expect(sent).toEqual([]);
      expect(prepared).toEqual({});
    },
  );
});

describe("a stale plan", () => {
  it.each<[string, string, string | undefined, boolean]>([
    ["0A000", "缓存的计划不能更改结果类型", "RevalidateCachedQuery", true],
    ["0A000", "cached plan must not change result type", undefined, true],
    ["0A000", "not supported", "transformStmt", false],
    ["26000", "", undefined, true],
  ])("%s %s of %s: %s", (state, message, routine, isStale) => {
    expect(isStalePlan(state, message, routine)).toBe(isStale);
  });
});

class Connection implements Pooled {
  readonly isLost = false;
  onLost(): void {
    // It never is.
  }
  async close(): Promise<void> {
    // Nothing is open.
  }
}

describe("a pool", () => {
  it("opens nothing for those whose time is over, and serves the next at once", async () => {
    let opened = 0;
    const pool = new Pool<Connection>(
      1,
      () => 0,
      async () => {
        opened++;
        return Promise.resolve(new Connection());
      },
    );
    const first = await pool.connect(() => true);
    const dead = Array.from({ length: 5 }, async () =>
      pool.connect(() => false),
    );
    const live = pool.connect(() => true);
    pool.release(first, true);
    const ends = await Promise.allSettled(dead);
    expect(ends.map(({ status }) => status)).toEqual(
      dead.map(() => "rejected"),
    );
    const second = await live;
    expect(opened).toBe(2);
    pool.release(second, false);
    await pool.close();
  });
});

describe("settings", () => {
  const settings = (sslmode: string) =>
    completeSettings({ host: "127.0.0.1", port: 1, sslmode });

  it("verify-ca has a certificate to check against", () => {
    expect(() => tlsOptions(settings("verify-ca"))).toThrow(UsageError);
    expect(() => tlsOptions(settings("verify-ca"))).toThrow(/sslrootcert/);
    expect(tlsOptions(settings("verify-full"))).toMatchObject({});
  });

  it.each([0, -1, NaN, 1.5, Infinity])("max is not %s", (max) => {
    expect(() => openDatabase(settings("disable"), { max })).toThrow(
      /max must be/,
    );
  });
});

describe("a host that refused TLS", () => {
  it("is spoken to in clear for a minute", () => {
    let now = 5;
    const place = new Hosts([{ host: "127.0.0.1", port: 1 }], () => 0).next(
      now,
    );
    const isClear = () =>
      new DwsClient(place, {
        config: {} satisfies pg.ClientConfig,
        ssl: { rejectUnauthorized: false },
        mayFallBack: true,
        protocol: undefined,
        naming: false,
        setUp: "",
        timeoutMs: 1,
        clock: { ...systemClock, now: () => now },
      }).isClear;
    expect(isClear()).toBe(false);
    speakClearly(place, now);
    now = 60_004;
    expect(isClear()).toBe(true);
    now = 60_005;
    expect(isClear()).toBe(false);
  });
});

describe("a filter", () => {
  const none = { id: { in: [] } };
  const every = { id: { notIn: [] } };
  it.each<[object, boolean]>([
    [{}, true],
    [every, true],
    [none, false],
    [{ id: 1 }, false],
    [{ ...every, note: "a" }, false],
    [{ id: { notIn: [], gt: 1 } }, false],
    [{ id: { notIn: [1] } }, false],
    [{ body: { path: ["a"], text: { notIn: [] } } }, true],
    [{ body: { path: ["a"], text: "x" } }, false],
    [not(none), true],
    [not(every), false],
    [not(or(none, none)), true],
    [not(or(none, { id: 1 })), false],
    [not(and(none, { id: 1 })), true],
    [or({ id: 1 }, every), true],
    [and(every, every), true],
    [and(every, { id: 1 }), false],
    [sql`true`, false],
  ])("%o fits every row: %s", (where, want) => {
    expect(fitsEveryRow(where)).toBe(want);
  });

  it("holds SQL wherever it is", () => {
    expect(holdsSql(not(or({ id: 1 }, sql`true`)))).toBe(true);
    expect(holdsSql(or({ id: 1 }, none))).toBe(false);
  });
});
