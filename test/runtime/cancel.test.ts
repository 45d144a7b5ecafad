/** Calls that end before their statement does: the server is asked to stop it, and nothing is left behind. */
import { createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  completeSettings,
  type Database,
  type DatabaseOptions,
  openDatabase,
  type Transaction,
} from "../../src/runtime/index.js";
import { execute, type Work } from "../../src/runtime/session.js";
import { type MovableClock, movableClock } from "../support/movable-clock.js";
import { scaledClock } from "../torture/clock.js";

let dws: LocalDws;
let direct: pg.Client;
let folder: string;

const open = (sslmode: string, options: DatabaseOptions = {}): Database => {
  const sslrootcert = join(folder, "cacert.pem");
  return openDatabase(
    completeSettings({
      ...dws,
      sslmode,
      ...(sslmode === "verify-ca" ? { sslrootcert } : {}),
    }),
    options,
  );
};

beforeAll(async () => {
  dws = await startLocalDws({ tls: true });
  folder = mkdtempSync(join(tmpdir(), "dws-test-ca-"));
  writeFileSync(join(folder, "cacert.pem"), dws.ca ?? "");
  direct = new pg.Client({ ...dws });
  await direct.connect();
  await direct.query("create table log (id bigint)");
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
  rmSync(folder, { recursive: true });
});

const sleep = (db: Database, ms: number, options = {}, work: Work = "read") =>
  db[execute](
    { text: "select pg_sleep($1)", values: [String(ms / 1_000)] },
    work,
    { label: "sleep", ...options },
  );

const asleep = async (): Promise<number> => {
  const { rows } = await direct.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where state = 'active' and query like 'select pg_sleep%' and pid <> pg_backend_pid()",
  );
  return rows[0]?.n ?? -1;
};

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it never came to be so");
};

/** Lets the deadline of a minute pass while the statement runs on the server. */
const passWhenAsleep = async (
  clock: MovableClock,
  done: Promise<unknown>,
): Promise<void> => {
  done.catch(() => undefined);
  await until(async () => (await asleep()) === 1);
  clock.pass(60_000);
};

/** What keeps the process alive: sockets, servers, timers, lookups, by kind. */
const handles = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
};

const assertNoMoreThan = async (before: ReadonlyMap<string, number>) => {
  const more = () =>
    [...handles()].filter(([kind, count]) => count > (before.get(kind) ?? 0));
  await until(async () => more().length === 0).catch(() => undefined);
  expect(more()).toEqual([]);
};

describe.each(["disable", "require", "verify-ca"])(
  "with sslmode=%s, a statement whose caller is gone",
  (sslmode) => {
    it("is stopped on the server at the deadline, and its connection is not used again", async () => {
      const clock = movableClock();
      const db = open(sslmode, { max: 1, clock });
      const done = sleep(db, 60_000, { deadlineMs: 60_000 });
      await passWhenAsleep(clock, done);
      await expect(done).rejects.toMatchObject({ code: "DWS_DEADLINE" });
      await until(async () => (await asleep()) === 0);
      await sleep(db, 0);
      await db.close();
    });

    it("is stopped by the signal, and the caller does not wait for it", async () => {
      const db = open(sslmode);
      const stop = new AbortController();
      const done = sleep(db, 60_000, { signal: stop.signal });
      await until(async () => (await asleep()) === 1);
      const inTheSameTurn = Promise.race([
        done,
        new Promise((resolve) => setImmediate(resolve)),
      ]);
      stop.abort();
      await expect(inTheSameTurn).rejects.toMatchObject({
        code: "DWS_ABORTED",
      });
      await until(async () => (await asleep()) === 0);
      await db.close();
    });
  },
);

describe("a write whose caller is gone", () => {
  it("is unknown", async () => {
    const clock = movableClock();
    const db = open("disable", { clock });
    const done = sleep(db, 60_000, { deadlineMs: 60_000 }, "write");
    await passWhenAsleep(clock, done);
    await expect(done).rejects.toMatchObject({ code: "DWS_OUTCOME_UNKNOWN" });
    await until(async () => (await asleep()) === 0);
    await db.close();
  });

  it("inside a transaction was not applied", async () => {
    const clock = movableClock();
    const db = open("disable", { clock });
    const done = db.transaction(
      async (tx) => {
        const text = "insert into log values (1)";
        await tx[execute]({ text, values: [] }, "write", { label: "log" });
        const nap = { text: "select pg_sleep($1)", values: ["60"] };
        await tx[execute](nap, "read", { label: "nap" });
      },
      { deadlineMs: 60_000 },
    );
    await passWhenAsleep(clock, done);
    await expect(done).rejects.toMatchObject({
      code: "DWS_DEADLINE",
      outcome: "not-applied",
    });
    await until(async () => (await asleep()) === 0);
    expect((await direct.query("select * from log")).rowCount).toBe(0);
    await db.close();
  });
});

describe("a call that waits for a connection until its time is over", () => {
  it("is told so, though the pool notices before the timer", async () => {
    const late = scaledClock(1);
    const after: typeof late.after = (ms, done) => late.after(ms + 5_000, done);
    const db = open("disable", { max: 1, clock: { ...late, after } });
    const first = sleep(db, 300);
    const second = sleep(db, 0, { deadlineMs: 100 });
    await expect(second).rejects.toMatchObject({ code: "DWS_DEADLINE" });
    await first;
    await db.close();
  });
});

describe("the function of a transaction", () => {
  it("is not waited for after the deadline", async () => {
    const db = open("disable", { max: 1 });
    const done = db.transaction(async () => new Promise(() => undefined), {
      deadlineMs: 200,
    });
    await expect(done).rejects.toMatchObject({ code: "DWS_DEADLINE" });
    await sleep(db, 0);
    await db.close();
  });
});

describe("statementTimeoutMs", () => {
  it("ends a statement on the server, of a session or of one transaction", async () => {
    const db = open("disable", { statementTimeoutMs: 200 });
    await expect(sleep(db, 60_000)).rejects.toMatchObject({
      sqlState: "57014",
    });
    const nap = async (tx: Transaction) =>
      tx[execute]({ text: "select pg_sleep(0.4)", values: [] }, "read", {
        label: "nap",
      });
    await db.transaction(nap, { statementTimeoutMs: 60_000 });
    await expect(
      db.transaction(nap, { statementTimeoutMs: 50 }),
    ).rejects.toMatchObject({ sqlState: "57014" });
    await db.close();
  });

  it.each([0, 0.5, NaN, 2 ** 31])("may not be %d", async (ms) => {
    expect(() => open("disable", { statementTimeoutMs: ms })).toThrow(
      /statementTimeoutMs/,
    );
    const db = open("disable");
    await expect(
      db.transaction(async () => undefined, { statementTimeoutMs: ms }),
    ).rejects.toMatchObject({ code: "DWS_USAGE" });
    await db.close();
  });
});

/** How long the statement takes, and when its caller ends it. */
type Moment = readonly [number, (stop: AbortController, n: number) => unknown];

const MOMENTS: readonly Moment[] = [
  [60_000, (stop) => stop.abort()],
  [60_000, (stop) => setImmediate(() => stop.abort())],
  [60_000, (stop, n) => setTimeout(() => stop.abort(), 20 + (n % 40))],
  [0, () => undefined],
  [5, () => undefined],
];

describe("nothing is left behind", () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);

  beforeAll(() => void process.on("unhandledRejection", onUnhandled));
  afterAll(() => void process.off("unhandledRejection", onUnhandled));

  it("by 1,000 calls that are aborted, before, while and after they run", async () => {
    const before = handles();
    const db = open("disable", { max: 5, retryBudget: false });
    const ends = new Map<string, number>();
    let next = 0;
    const call = async (n: number): Promise<string> => {
      const stop = new AbortController();
      const [runMs, abort] = MOMENTS[n % MOMENTS.length] as Moment;
      abort(stop, n);
      const options = { signal: stop.signal, deadlineMs: 60_000 };
      const end = await sleep(db, runMs, options, "write").then(
        () => "after",
        (error: unknown) => (error as { code: string }).code,
      );
      stop.abort();
      return end;
    };
    const worker = async () => {
      while (next < 1_000) {
        const end = await call(next++);
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    const { after = 0, ...aborted } = Object.fromEntries(ends);
    // Before it was handed over it is known, and while it runs it is not.
    const { DWS_ABORTED: early = 0, DWS_OUTCOME_UNKNOWN: late = 0 } = aborted;
    expect(after + early + late).toBe(1_000);
    expect(after).toBe(400);
    expect(early).toBeGreaterThanOrEqual(200);
    expect(late).toBeGreaterThan(20);
    await db.close();
    await until(async () => (await asleep()) === 0);
    await assertNoMoreThan(before);
    expect(unhandled).toEqual([]);
  });

  it("by 1,000 connects that fail: refused, reset, silent and talking nonsense", async () => {
    const before = handles();
    const held = new Set<Socket>();
    let accepted = 0;
    const server = createServer((socket) => {
      held.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => held.delete(socket));
      const how = accepted++ % 4;
      if (how === 0) socket.destroy();
      else if (how === 1) socket.resetAndDestroy();
      else if (how === 2) socket.end("E\0\0\0\x0aSFATAL\0");
      // The fourth says nothing.
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const db = openDatabase(
      completeSettings({
        host: `127.0.0.1:${port},127.0.0.1:1`,
        sslmode: "disable",
      }),
      {
        max: 20,
        connectTimeoutMs: 100,
        retryBudget: false,
        // Pauses of seconds between the attempts would be most of the test.
        clock: scaledClock(1, Math.random, 1_000),
      },
    );
    const worker = async () => {
      while (accepted < 1_000) {
        await expect(sleep(db, 0, { deadlineMs: 1_000 })).rejects.toMatchObject(
          {
            outcome: "not-applied",
          },
        );
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    await db.close();
    for (const socket of held) socket.destroy();
    server.close();
    await assertNoMoreThan(before);
    expect(unhandled).toEqual([]);
  });
});
