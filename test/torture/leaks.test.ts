/** Streams and COPY that end in the middle leave nothing behind: no socket, no session, no rejection that nobody hears. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  completeSettings,
  type Database,
  DwsError,
  openDatabase,
} from "../../src/runtime/index.js";
import { heap, SCHEMA } from "./tables.js";

// Nine ways: some 430 calls, and with DWS_LEAK_CALLS=200 as many as 1,800.
const CALLS = Number(process.env["DWS_LEAK_CALLS"] ?? 48);
const ROWS = 3_000;

let dws: LocalDws;
let direct: pg.Client;
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  process.on("unhandledRejection", onUnhandled);
  dws = await startLocalDws();
  direct = new pg.Client({ ...dws });
  await direct.connect();
  await direct.query(SCHEMA);
  await direct.query(
    "insert into torture_heap select 0, n, 1, repeat('x', 100) from generate_series(1, 3000) n",
  );
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
  process.off("unhandledRejection", onUnhandled);
});

const sockets = () =>
  process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap")
    .length;

const pause = async (ms: number) => new Promise((go) => setTimeout(go, ms));

const until = async (isSo: () => boolean | Promise<boolean>, what: string) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return;
    await pause(50);
  }
  throw new Error(`it never came to be so: ${what}`);
};

const busy = async (): Promise<number> => {
  const { rows } = await direct.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where state <> 'idle' and query ~* 'torture_heap' and pid <> pg_backend_pid()",
  );
  return rows[0]?.n ?? -1;
};

const rows = async (): Promise<number> => {
  const { rows: found } = await direct.query<{ n: number }>(
    "select count(*)::int as n from torture_heap where call > 0",
  );
  return found[0]?.n ?? -1;
};

/** What a call is given. */
interface Given {
  readonly call: number;
  readonly signal: AbortSignal;
  /** To be called when it is in the middle of its rows: it is aborted a little later. */
  readonly onBegun: () => void;
}

/** Never ends by itself. */
const endless = ({ call, onBegun }: Given) =>
  async function* () {
    for (let n = 1; ; n++) {
      if (n === 300) onBegun();
      if (n % 100 === 0) await pause(5);
      yield { call: BigInt(call), n, attempt: 1, note: "y".repeat(200) };
    }
  };

const drain = async (
  source: AsyncIterable<unknown>,
  { onBegun }: Given,
  most: number,
) => {
  let taken = 0;
  for await (const row of source) {
    if (row === undefined || ++taken >= most) return;
    if (taken === 1) onBegun();
    if (taken % 100 === 0) await pause(1);
  }
};

const failing = (given: Given) =>
  async function* () {
    for await (const row of endless(given)()) {
      if (row.n > 300 + given.call) throw new RangeError("no more");
      yield row;
    }
  };

const BATCHED = { batchRows: 50 } as const;

const WAYS: Readonly<
  Record<string, (db: Database, given: Given) => Promise<unknown>>
> = {
  "streams whose caller aborts": async (db, given) =>
    drain(heap(db).stream({}, { ...BATCHED, ...given }), given, ROWS),
  "streams whose loop is left": async (db, given) =>
    drain(heap(db).stream({}, BATCHED), given, 1 + (given.call % 300)),
  "streams that are closed after one row": async (db, given) => {
    const source = heap(db).stream({}, BATCHED);
    await source.next();
    given.onBegun();
    await source.return?.();
  },
  "COPY TO STDOUT whose caller aborts": async (db, given) =>
    drain(heap(db).copyOut({}, given), given, ROWS),
  "COPY TO STDOUT whose loop is left": async (db, given) =>
    drain(heap(db).copyOut(), given, 1 + (given.call % 300)),
  "COPY FROM STDIN whose caller aborts": async (db, given) =>
    heap(db).copy(endless(given), { signal: given.signal }),
  "batches of COPY whose caller aborts": async (db, given) =>
    heap(db).copy(endless(given), { signal: given.signal, batchRows: 200 }),
  "COPY FROM STDIN at its deadline": async (db, given) =>
    heap(db).copy(endless(given), { deadlineMs: 300 + (given.call % 100) }),
  "COPY whose source fails": async (db, given) => heap(db).copy(failing(given)),
};

/** `applied` for a call that came to its end, the outcome of one that did not. */
const outcomeOf = (error: unknown) =>
  error instanceof DwsError
    ? error.outcome
    : error instanceof RangeError
      ? "not-applied"
      : String(error);

const WORKERS = 8;

/** Gives how each call ended, and how many were in the middle of their rows. */
const runAll = async (db: Database, name: string) => {
  const outcomes: string[] = [];
  let begun = 0;
  let next = 0;
  const runOne = async (call: number) => {
    const stop = new AbortController();
    const onBegun = () => {
      begun++;
      setTimeout(() => stop.abort(), call % 5);
    };
    const given = { call, signal: stop.signal, onBegun };
    outcomes.push(
      await (WAYS[name] as (typeof WAYS)[string])(db, given).then(
        () => "applied",
        outcomeOf,
      ),
    );
  };
  const worker = async () => {
    while (next < CALLS) await runOne(++next);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return { outcomes: new Set(outcomes), begun };
};

describe(`nothing is left behind by ${CALLS}`, () => {
  it.each(Object.keys(WAYS))("%s", async (name) => {
    const before = sockets();
    const db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
      max: WORKERS,
      retryBudget: false,
    });
    const { outcomes, begun } = await runAll(db, name);
    for (const one of outcomes) {
      expect(["applied", "not-applied"]).toContain(one);
    }
    expect(begun).toBeGreaterThan(CALLS / 2);
    // The pool is whole: as many calls as it has connections, at the same time.
    const counts = await Promise.all(
      Array.from({ length: WORKERS }, async () => heap(db).count({ call: 0n })),
    );
    expect(new Set(counts)).toEqual(new Set([BigInt(ROWS)]));
    await db.close();
    await until(() => sockets() <= before, "sockets");
    await until(async () => (await busy()) === 0, "statements on the server");
    expect(await rows()).toBe(0);
    expect(unhandled).toEqual([]);
  });
});

describe("a deadline that passes before its timer can say so", () => {
  it("undoes the COPY that is open, and the connection is as good as before", async () => {
    const db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
      max: 1,
    });
    await heap(db).count({ call: 0n });
    const endsAt = performance.now() + 300;
    // Nothing else has a turn while it computes the rows of the second message.
    const busySource = function* () {
      for (let n = 1; n <= 1_000; n++) {
        if (n === 500) while (performance.now() < endsAt + 50);
        yield { call: 1n, n, attempt: 1, note: "z".repeat(200) };
      }
    };
    await expect(
      heap(db).copy(busySource, { deadlineMs: 300 }),
    ).rejects.toMatchObject({ code: "DWS_DEADLINE", outcome: "not-applied" });
    const options = { deadlineMs: 5_000 };
    expect(await heap(db).count({ call: 0n }, options)).toBe(BigInt(ROWS));
    expect(await heap(db).count({ call: 1n }, options)).toBe(0n);
    await db.close();
    await until(async () => (await busy()) === 0, "statements on the server");
  });
});
