/** What docs/two-retries.md says of the coordinator's retry and the runtime's, on the local DWS; 10 s are 50 ms here. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  datanodeFault,
  type LocalDws,
  startLocalDws,
} from "../../src/local/start.js";
import {
  completeSettings,
  type Database,
  type DatabaseOptions,
  numeric,
  openDatabase,
} from "../../src/runtime/index.js";
import { connectTo } from "../local/client.js";
import { orders } from "../support/orders.js";

const TICK_MS = 50;
const SQL = `create table orders (id bigint primary key, customer_id int not null,
  total numeric(12,2) default 0 not null, note text, tags text[]) distribute by hash (id)`;

let dws: LocalDws;
let open: Database[] = [];

beforeAll(async () => {
  dws = await startLocalDws({ schemaSql: SQL, cnRetryDelayMs: TICK_MS });
});
afterEach(async () => {
  dws.faults.clear();
  // The coordinator goes on with what its client has given up.
  await dws.record.settled();
  dws.record.stop();
  dws.record.clear();
  await Promise.all(open.map(async (db) => db.close()));
  open = [];
});
afterAll(async () => dws.stop());

const connect = (options: DatabaseOptions = {}): Database => {
  const { host, port, user, password } = dws;
  const settings = { host, port, user, password, sslmode: "disable" };
  const db = openDatabase(completeSettings(settings), options);
  open.push(db);
  return db;
};

/** The connection is there before the fault, so that time is spent on the statement alone. */
const warm = async (options: DatabaseOptions = {}): Promise<Database> => {
  const db = connect(options);
  await orders(db).count();
  dws.record.start();
  return db;
};

const loseDatanode = (matching: RegExp, times: number) =>
  dws.faults.add({
    at: "execute",
    matching,
    do: datanodeFault("YY001"),
    times,
  });

/** How often the coordinator ran each statement that the runtime sent. */
const runs = (matching: RegExp): readonly number[] =>
  dws.record
    .statements()
    .filter(({ text }) => matching.test(text))
    .map(({ attempts }) => attempts);

const READ = /^select .*orders/i;
const WRITE = /^insert into .*orders/i;
/** Another write, which an insert that was given up, and goes on at the coordinator, takes no fault from. */
const UPDATE = /^update .*orders/i;

const row = (id: bigint) => ({ id, customerId: 1, total: numeric("1.00") });

const setTimes = async (times: string): Promise<void> => {
  const client = await connectTo(dws);
  await client.query(`alter role dbadmin ${times}`);
  await client.end();
};

describe("a datanode that comes back", () => {
  it("is never noticed by a single read or write", async () => {
    const db = await warm();
    loseDatanode(READ, 4);
    await orders(db).select({ where: { customerId: 7 } });
    loseDatanode(WRITE, 4);
    await orders(db).insert(row(1n));
    // One statement of the runtime each, run five times by the coordinator.
    expect([runs(READ), runs(WRITE)]).toEqual([[5], [5]]);
  });

  it("is met by the runtime inside of a transaction, which is replayed", async () => {
    const db = await warm();
    loseDatanode(WRITE, 1);
    await db.transaction(async (tx) => orders(tx).insert(row(2n)));
    expect(runs(WRITE)).toEqual([1, 1]);
  });
});

describe("a deadline that is shorter than the coordinator's patience", () => {
  it("ends a read as failed", async () => {
    const db = await warm();
    loseDatanode(READ, 6);
    const call = orders(db).select(
      { where: { customerId: 7 } },
      { deadlineMs: 5 * TICK_MS },
    );
    await expect(call).rejects.toMatchObject({
      code: "DWS_DEADLINE",
      outcome: "not-applied",
    });
    expect(runs(READ)).toHaveLength(1);
  });

  it("ends a write as unknown", async () => {
    const db = await warm();
    loseDatanode(WRITE, 6);
    const call = orders(db).insert(row(3n), { deadlineMs: 5 * TICK_MS });
    await expect(call).rejects.toMatchObject({ outcome: "unknown" });
  });
});

describe("a deadline above the coordinator's sum", () => {
  it("lets it finish: six retries, and an answer", async () => {
    const db = await warm();
    loseDatanode(UPDATE, 6);
    const deadlineMs = 10 * 24 * TICK_MS;
    await orders(db).update({ id: 1n }, { note: "x" }, { deadlineMs });
    expect(runs(UPDATE)).toEqual([7]);
  });
});

describe("a coordinator that does not retry", () => {
  beforeAll(async () => setTimes("set max_query_retry_times = 0"));
  afterAll(async () => setTimes("reset max_query_retry_times"));

  it("leaves reads to the runtime, and writes unknown", async () => {
    const db = await warm();
    loseDatanode(READ, 1);
    await orders(db).select({ where: { customerId: 7 } });
    expect(runs(READ)).toEqual([1, 1]);
    loseDatanode(UPDATE, 1);
    const call = orders(db).update({ id: 1n }, { note: "y" });
    await expect(call).rejects.toMatchObject({ code: "DWS_OUTCOME_UNKNOWN" });
    expect(runs(UPDATE)).toEqual([1]);
  });
});
