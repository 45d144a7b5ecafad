/** The record: what it says was sent, done and told; and that its word on COMMIT is what the tables show. */
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  faultShapes,
  startLocalDws,
  type LocalDws,
  type StatementRecord,
} from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
/** Looks at the tables; its statements match no fault. */
let direct: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  direct = await connectTo(dws);
  await direct.query(
    "create table t (id int primary key, v int) distribute by hash (id)",
  );
});

afterAll(async () => {
  await direct.end();
  await dws.stop();
});

beforeEach(async () => {
  dws.record.stop();
  dws.record.clear();
  dws.faults.clear();
  await direct.query("truncate t");
});

/** The statements of one client, once the engine is done with them. */
const recorded = async (
  work: (client: Client) => Promise<unknown>,
): Promise<readonly StatementRecord[]> => {
  const client = await connectTo(dws);
  dws.record.start();
  await work(client);
  await client.end();
  await dws.record.settled();
  return dws.record.statements();
};

/** What matters most of a record, in one line. */
const inShort = (record: StatementRecord): string => {
  const { text, phase, engine, client, committed } = record;
  const said = (answer: StatementRecord["client"]): string => {
    if (answer === null) return "nothing";
    if (answer.kind === "tag") return answer.tags.join("+");
    return answer.kind === "error" ? answer.sqlState : answer.kind;
  };
  const status = `${record.statusBefore}${record.statusAfter ?? "-"}`;
  return `${text} | ${phase} | ${said(engine)} > ${said(client)} | ${status} | ${committed}`;
};

/** Until the engine is at the statement. */
const untilActive = async (text: string): Promise<void> => {
  const active =
    "select query from pg_stat_activity where state = 'active' and query = $1";
  await expect.poll(() => rowsOf(direct, active, [text])).toHaveLength(1);
};

describe("the record", () => {
  it("is plain data, counted by connection and statement", async () => {
    const [first, second] = await recorded(async (client) => {
      await client.query("insert into t values (1), (2)");
      await client.query("update t set v = $1", [3]);
    });
    const { connection = 0 } = first ?? {};
    const answer = { kind: "tag", tags: ["INSERT 0 2"] };
    const expected = {
      connection,
      number: 1,
      protocol: "simple",
      text: "insert into t values (1), (2)",
      phase: "finished",
      isPassedOn: true,
      attempts: 1,
      engine: answer,
      client: answer,
      statusBefore: "I",
      statusAfter: "I",
      committed: "yes",
      fault: null,
    };
    expect(JSON.parse(JSON.stringify(first))).toEqual(expected);
    expect(connection).toBeGreaterThan(0);
    expect(second).toMatchObject({
      connection,
      number: 2,
      protocol: "extended",
      text: "update t set v = $1",
      committed: "yes",
    });
  });

  it("tells what a block did from what was committed", async () => {
    const records = await recorded(async (client) => {
      await client.query("begin");
      await runExtended(client, "insert into t values (1)");
      await client.query("commit");
      await client.query("begin; insert into t values (2); commit; select 1");
      await client.query("begin");
      await client.query("insert into t values (3)");
      await errorOf(client.query("insert into t values (3)"));
      await errorOf(client.query("select 1"));
      await client.query("commit");
      await client.query("begin; insert into t values (4)");
      await client.query("rollback");
      await errorOf(client.query("insert into t values (5); select 1 / 0"));
      await client.query("");
    });
    expect(records.map(inShort)).toEqual([
      "begin | finished | BEGIN > BEGIN | IT | open",
      "insert into t values (1) | finished | INSERT 0 1 > INSERT 0 1 | TT | open",
      "commit | finished | COMMIT > COMMIT | TI | yes",
      "begin; insert into t values (2); commit; select 1 | finished | BEGIN+INSERT 0 1+COMMIT+SELECT 1 > BEGIN+INSERT 0 1+COMMIT+SELECT 1 | II | yes",
      "begin | finished | BEGIN > BEGIN | IT | open",
      "insert into t values (3) | finished | INSERT 0 1 > INSERT 0 1 | TT | open",
      "insert into t values (3) | finished | 23505 > 23505 | TE | no",
      "select 1 | finished | 25P02 > 25P02 | EE | no",
      "commit | finished | ROLLBACK > ROLLBACK | EI | no",
      "begin; insert into t values (4) | finished | BEGIN+INSERT 0 1 > BEGIN+INSERT 0 1 | IT | open",
      "rollback | finished | ROLLBACK > ROLLBACK | TI | no",
      "insert into t values (5); select 1 / 0 | finished | 22012 > 22012 | II | no",
      " | finished | (empty) > (empty) | II | yes",
    ]);
  });

  it("sets what the client was told against what was done", async () => {
    const { faults } = dws;
    const matching = /^insert|^commit/;
    const records = await recorded(async (client) => {
      faults.add({ at: "parse", matching, do: faultShapes.datanodeLost });
      await errorOf(client.query("insert into t values (1)"));
      faults.add({ at: "parse", matching, do: faultShapes.datanodeLost });
      await errorOf(runExtended(client, "insert into t values (1)"));
      faults.add({ at: "reply", matching, do: faultShapes.datanodeLost });
      await errorOf(client.query("insert into t values (2)"));
      await client.query("begin");
      await client.query("insert into t values (3)");
      faults.add({ at: "commit-after", do: faultShapes.commitInDoubt });
      await errorOf(client.query("commit"));
      await client.query("begin");
      faults.add({ at: "commit-before", do: faultShapes.prepareFailed });
      await errorOf(client.query("commit"));
      faults.add({ at: "reply", matching, do: faultShapes.lost });
      await errorOf(client.query("insert into t values (4)"));
    });
    expect(records.map(inShort)).toEqual([
      "insert into t values (1) | received | nothing > XX000 | II | no",
      "insert into t values (1) | received | nothing > XX000 | II | no",
      "insert into t values (2) | finished | INSERT 0 1 > XX000 | II | yes",
      "begin | finished | BEGIN > BEGIN | IT | open",
      "insert into t values (3) | finished | INSERT 0 1 > INSERT 0 1 | TT | open",
      "commit | finished | COMMIT > 08000 | TI | yes",
      "begin | finished | BEGIN > BEGIN | IT | open",
      "commit | received | nothing > XX000 | TI | no",
      "insert into t values (4) | finished | INSERT 0 1 > cut | II | yes",
    ]);
    expect(records[2]?.fault).toEqual({ at: "reply", kind: "error" });
    const rows = await rowsOf(direct, "select id from t order by id");
    expect(rows).toEqual([{ id: 2 }, { id: 3 }, { id: 4 }]);
  });

  it("knows what became of a statement whose client left, or whose coordinator went down", async () => {
    const slow = "insert into t select id from generate_series(1, 2) id";
    // Held up by a lock that ends with the coordinator, too.
    const holder = await connectTo(dws);
    await holder.query("begin");
    await holder.query("lock table t in exclusive mode");
    const leave = await recorded(async (client) => {
      const running = errorOf(client.query(slow));
      await untilActive(slow);
      await dws.down();
      await running;
      await dws.up();
    });
    const mine = leave.filter(({ text }) => text === slow);
    expect(mine.map(inShort)).toEqual([
      `${slow} | finished | INSERT 0 2 > gone | II | yes`,
    ]);
    direct = await connectTo(dws);
    expect(await rowsOf(direct, "select id from t")).toHaveLength(2);
  });

  it("says unknown where the engine's session was killed", async () => {
    const records = await recorded(async (client) => {
      const [row] = await rowsOf<{ pid: string }>(
        client,
        "select pg_backend_pid() as pid",
      );
      const running = errorOf(client.query("select pg_sleep(60)"));
      await untilActive("select pg_sleep(60)");
      await direct.query(`select pg_terminate_backend(${row?.pid ?? ""})`);
      expect(await running).toMatch(/^57P01 /);
    });
    const killed = records.find(({ text }) => text.includes("pg_sleep"));
    expect(killed && inShort(killed)).toBe(
      "select pg_sleep(60) | answered | 57P01 > 57P01 | I- | unknown",
    );
  });

  it("keeps within its bounds", async () => {
    dws.record.start({ statements: 5, longestText: 10 });
    for (let n = 1; n <= 23; n++) await direct.query(`select ${n} as number`);
    expect(dws.record.statements().map(({ text }) => text)).toEqual(
      [19, 20, 21, 22, 23].map((n) => `select ${n} `),
    );
    expect(dws.record.dropped()).toBe(18);
    dws.record.start({ statements: 10_000, longestText: 2_000 });
  });
});

describe("1,000 seeded cuts at COMMIT", () => {
  const transactions = 1_000;
  const seed = 20_261_123;

  const work = async (ids: Iterator<number, undefined>): Promise<void> => {
    for (;;) {
      const { value } = ids.next();
      if (value === undefined) return;
      const client = await connectTo(dws);
      await client.query("begin");
      await client.query(`insert into t values (${value}, 1)`);
      const told = await errorOf(client.query(`commit /* ${value} */`));
      expect(told).toBe("- Connection terminated unexpectedly");
    }
  };

  it("leave a record that says what the tables show", async () => {
    const matching = /^commit/;
    const cut = { do: faultShapes.lost, matching, times: Infinity };
    dws.faults.add({ at: "commit-before", probability: 0.5, seed, ...cut });
    dws.faults.add({ at: "commit-after", ...cut });
    dws.record.start();
    const ids = Array.from({ length: transactions }, (_, i) => i).values();
    await Promise.all(Array.from({ length: 8 }, () => work(ids)));
    await dws.record.settled();
    dws.record.stop();
    const commits = dws.record
      .statements()
      .filter(({ text }) => text.startsWith("commit"));
    expect(commits).toHaveLength(transactions);
    const rows = await rowsOf<{ id: number }>(direct, "select id from t");
    const there = new Set(rows.map(({ id }) => id));
    const count = { before: 0, after: 0, mismatches: 0 };
    for (const { text, committed, fault, client } of commits) {
      expect(client).toEqual({ kind: "cut" });
      const isThere = there.has(Number(/\d+/.exec(text)?.[0]));
      if (committed !== (isThere ? "yes" : "no")) count.mismatches++;
      count[fault?.at === "commit-before" ? "before" : "after"]++;
      expect(fault?.at).toBe(isThere ? "commit-after" : "commit-before");
    }
    expect(count).toEqual({ before: 493, after: 507, mismatches: 0 });
  }, 180_000);
});
