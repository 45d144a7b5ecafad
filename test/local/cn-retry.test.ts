/** The coordinator's retry of single statements: who profits, who does not, and how it is switched off (connection.md 2.1). */
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  datanodeFault,
  startLocalDws,
  type Fault,
  type LocalDws,
} from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";
import { copyIn, runWithFlush } from "./fault-cases.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
  await client.query("create table t (id int) distribute by hash (id)");
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

beforeEach(async () => {
  dws.faults.clear();
  dws.record.stop();
  dws.record.clear();
  await client.query("rollback");
  await client.query("reset max_query_retry_times");
  await client.query("reset retry_ecode_list");
  await client.query("truncate t");
});

const fail = (times: number, more: Partial<Fault> = {}) =>
  dws.faults.add({
    at: "execute",
    matching: /^(insert|select|copy|with)/,
    do: datanodeFault("YY001"),
    times,
    ...more,
  });

const ids = async (): Promise<readonly number[]> => {
  dws.faults.clear();
  const rows = await rowsOf<{ id: number }>(
    client,
    "select id from t order by id",
  );
  return rows.map(({ id }) => id);
};

const insert = "insert into t values (1) returning id";

describe("a single statement in autocommit", () => {
  it.each([
    ["simple", () => client.query(insert)],
    ["extended", () => runExtended(client, insert)],
    [
      "extended with a parameter",
      () => client.query("insert into t values ($1) returning id", [1]),
    ],
    ["named", () => client.query({ name: "n1", text: insert })],
    ["named again", () => client.query({ name: "n1", text: insert })],
  ])("succeeds all the same: %s", async (_, run) => {
    const handle = fail(6);
    expect(await run()).toMatchObject({ rows: [{ id: 1 }] });
    expect(handle.struck).toBe(6);
    expect(await ids()).toEqual([1]);
  });

  it("succeeds when its Parse was struck", async () => {
    const handle = fail(2, { at: "parse" });
    await client.query({ name: "n2", text: insert });
    expect(handle.struck).toBe(2);
    await client.query({ name: "n2", text: insert });
    expect(await ids()).toEqual([1, 1]);
  });

  it("fails after 6 retries, and the session goes on", async () => {
    const handle = fail(7);
    expect(await errorOf(runExtended(client, insert))).toBe(
      "YY001 connection reset by peer",
    );
    expect(handle.struck).toBe(7);
    expect(await ids()).toEqual([]);
  });

  it("is recorded as one, with its attempts", async () => {
    dws.record.start();
    fail(2);
    await client.query(insert);
    const expected = {
      attempts: 3,
      committed: "yes",
      engine: { kind: "tag", tags: ["INSERT 0 1"] },
      client: { kind: "tag", tags: ["INSERT 0 1"] },
      fault: { at: "execute", kind: "datanode" },
    };
    expect(dws.record.statements()).toMatchObject([expected]);
  });
});

const told = async (promise: Promise<unknown>): Promise<void> => {
  expect(await errorOf(promise)).toMatch(/^YY001 /);
};

describe("what the guide advises, END and one statement in one query", () => {
  const guide = "end; select * from t order by 1;";
  const strike = (times: number) => fail(times, { matching: /^end/ });

  beforeEach(async () => {
    await client.query("begin");
    await client.query("insert into t values (7)");
  });

  it("is retried, and the block was committed", async () => {
    const handle = strike(6);
    const results = await client.query<{ id: number }>(guide);
    expect([results].flat().at(-1)).toMatchObject({ rows: [{ id: 7 }] });
    expect(handle.struck).toBe(6);
    expect(client.getTransactionStatus()).toBe("I");
    expect(await ids()).toEqual([7]);
  });

  it("fails after 6 retries, outside of the block", async () => {
    strike(7);
    await told(client.query(guide));
    expect(await rowsOf(client, "select id from t")).toEqual([{ id: 7 }]);
    expect(client.getTransactionStatus()).toBe("I");
  });

  it("is not retried with max_query_retry_times 0, nor in a block that failed", async () => {
    await client.query("set max_query_retry_times = 0");
    const handle = strike(1);
    await told(client.query(guide));
    expect(handle.struck).toBe(1);
    await client.query("reset max_query_retry_times");
    await client.query("begin");
    expect(await errorOf(client.query("select 1 / 0"))).toMatch(/^22012 /);
    strike(1);
    await told(client.query(guide));
  });

  it.each([
    "end; select 1; select 2",
    "end; copy t from stdin",
    "select 1; end",
  ])("does not hold for %s", async (text) => {
    fail(1, { matching: /./ });
    await told(client.query(text));
  });
});

describe("no retry comes", () => {
  it("in a transaction block", async () => {
    await client.query("begin");
    const handle = fail(1);
    await told(client.query(insert));
    expect(handle.struck).toBe(1);
    expect(await errorOf(client.query("select 1"))).toMatch(/^25P02 /);
    expect((await client.query("commit")).command).toBe("ROLLBACK");
    expect(await ids()).toEqual([]);
  });

  it("for several statements in one query", async () => {
    fail(1);
    await told(client.query(`${insert}; ${insert}`));
    expect(await ids()).toEqual([]);
  });

  it("for a cursor, which takes a Flush", async () => {
    fail(1);
    await told(runWithFlush(client, insert));
    expect(await ids()).toEqual([]);
    await runWithFlush(client, insert);
    expect(await ids()).toEqual([1]);
  });

  it("for COPY FROM", async () => {
    fail(1);
    await told(copyIn(client, "copy t from stdin", ["1"]));
    expect(await ids()).toEqual([]);
  });

  it("once rows were streamed", async () => {
    fail(1, { at: "mid-stream" });
    await told(client.query("select generate_series(1, 3)"));
  });

  it("once the work was committed", async () => {
    fail(1, { at: "reply" });
    await told(client.query(insert));
    expect(await ids()).toEqual([1]);
  });

  it("when max_query_retry_times is 0", async () => {
    await client.query("set max_query_retry_times = 0");
    const handle = fail(1);
    await told(client.query(insert));
    expect(handle.struck).toBe(1);
  });

  it("when retry_ecode_list lacks the code", async () => {
    await client.query("set retry_ecode_list = 'YY002 YY003'");
    fail(1);
    await told(client.query(insert));
    fail(1, { do: datanodeFault("YY003") });
    expect(await errorOf(client.query(insert))).toBe("no error");
  });

  it("for an error that is none of a datanode", async () => {
    const { sqlState } = datanodeFault("YY001");
    fail(1, { do: { kind: "error", sqlState, message: "as it is" } });
    await told(client.query(insert));
  });
});

describe("the settings", () => {
  it("have DWS's defaults and can be set", async () => {
    expect(await rowsOf(client, "show max_query_retry_times")).toEqual([
      { max_query_retry_times: "6" },
    ]);
    const [codes] = await rowsOf<{ retry_ecode_list: string }>(
      client,
      "show retry_ecode_list",
    );
    expect(codes?.retry_ecode_list).toMatch(/^YY001 .*YY016 .*42P30$/);
    await client.query("set max_query_retry_times to 2");
    const handle = fail(3);
    expect(await errorOf(client.query(insert))).toMatch(/^YY001 /);
    expect(handle.struck).toBe(3);
  });

  it("fall back with their transaction", async () => {
    await client.query("begin; set local max_query_retry_times = 0; commit");
    fail(1);
    expect(await errorOf(client.query(insert))).toBe("no error");
  });
});

describe("the wait before a retry", () => {
  it("grows with the attempt, by the option", async () => {
    const slow = await startLocalDws({ cnRetryDelayMs: 40 });
    const other = await connectTo(slow);
    const at = { at: "execute", do: datanodeFault("08006"), times: 3 } as const;
    slow.faults.add(at);
    const began = performance.now();
    await other.query("select 1");
    expect(performance.now() - began).toBeGreaterThan(40 + 80 + 120 - 5);
    await other.end();
    await slow.stop();
  });
});
