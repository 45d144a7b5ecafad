/** The same work done three ways: by the runtime, on bare `pg`, and on bare `pg` in the loop that people write around it. */
import pg from "pg";
import { openDatabase, run, sql } from "../../src/runtime/index.js";
import { scaledClock } from "./clock.js";
import type { Slot } from "./slots.js";
import { heap, heapTable, keyed } from "./tables.js";
import { fenced, rowsOf } from "./write-class.js";

/** What is done. */
export const TASKS = [
  "read a row",
  "transaction",
  "insert with a key",
  "insert",
  "update",
  "count",
  "upsert",
  "sql run",
  "insert 3 rows",
] as const;

export type Task = (typeof TASKS)[number];

/** What the runtime is trusted to bring to a good end, and what may end unknown. */
export const GROUPS: Readonly<Record<Task, string>> = {
  "read a row": "reads",
  count: "reads",
  transaction: "transactions (fenced)",
  "insert with a key": "opted-in writes",
  update: "opted-in writes",
  upsert: "opted-in writes",
  insert: "plain writes",
  "sql run": "plain writes",
  "insert 3 rows": "plain writes",
};

/** Parts that a task leaves: all of them or none. */
export const PARTS: Readonly<Record<Task, number>> = {
  "read a row": 0,
  count: 0,
  transaction: 2,
  "insert with a key": 1,
  insert: 1,
  update: 1,
  upsert: 2,
  "sql run": 1,
  "insert 3 rows": 3,
};

/** One way of doing it. */
export interface Way {
  readonly name: string;
  /** Errors of idle connections: each ends a process that does not listen. */
  idleErrors(): number;
  run(task: Task, id: number): Promise<unknown>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;

/** With every option at its default, but for the clock. */
export const runtimeWay = (slot: Slot, factor: number): Way => {
  const db = openDatabase(slot.settings, { clock: scaledClock(factor) });
  const key = (id: number) => ({ call: BigInt(id), n: 1 });
  const overwrite = { repeat: "overwrite" } as const;
  const tasks: Readonly<Record<Task, (id: number) => Promise<unknown>>> = {
    "read a row": async (id) => keyed(db).find(key(id)),
    count: async (id) => keyed(db).count({ call: BigInt(id) }),
    transaction: async (id) =>
      db.transaction(async (tx) => {
        for (const row of rowsOf(id, 2)) await heap(tx).insert(row);
      }, fenced),
    "insert with a key": async (id) =>
      keyed(db).insert({ ...key(id), value: 1 }, { repeat: "if-equal" }),
    update: async (id) => keyed(db).update(key(id), { value: 1 }, overwrite),
    upsert: async (id) =>
      keyed(db).upsert(
        [1, 2].map((n) => ({ call: BigInt(id), n, value: 1 })),
        overwrite,
      ),
    insert: async (id) => heap(db).insert({ ...key(id), attempt: 1 }),
    "sql run": async (id) =>
      run(
        db,
        sql`insert into ${sql.table(heapTable)} (call, n, attempt) values (${id}, 1, 1)`,
      ),
    "insert 3 rows": async (id) => heap(db).insertMany(rowsOf(id, 3)),
  };
  return {
    name: "runtime",
    idleErrors: () => 0,
    run: async (task, id) => tasks[task](id),
    close: async () => db.close(),
  };
};

const HEAP = "insert into public.torture_heap (call, n, attempt) values";
const KEYED = "insert into public.torture_keyed (call, n, value) values";

const inTransaction = async (pool: pg.Pool, id: number): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`${HEAP} ($1, 1, 1)`, [id]);
    await client.query(`${HEAP} ($1, 2, 1)`, [id]);
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** As the documentation of `pg` has it. */
export const bareWay = (slot: Slot): Way => {
  const [coordinator] = slot.coordinators;
  const { database, user, password } = slot.settings;
  const pool = new pg.Pool({
    host: "127.0.0.1",
    port: coordinator?.port ?? 0,
    database,
    user,
    password,
    max: POOL_SIZE,
  });
  let idleErrors = 0;
  pool.on("error", () => idleErrors++);
  // An error that a client in use reports beside the one that its query is rejected with.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const one = (text: string) => async (id: number) => pool.query(text, [id]);
  const tasks: Readonly<Record<Task, (id: number) => Promise<unknown>>> = {
    "read a row": one("select * from public.torture_keyed where call = $1"),
    count: one("select count(*) from public.torture_keyed where call = $1"),
    transaction: async (id) => inTransaction(pool, id),
    "insert with a key": one(`${KEYED} ($1, 1, 1)`),
    update: one("update public.torture_keyed set value = 1 where call = $1"),
    upsert: one(
      `${KEYED} ($1, 1, 1), ($1, 2, 1) on conflict (call, n) do update set value = excluded.value`,
    ),
    insert: one(`${HEAP} ($1, 1, 1)`),
    "sql run": one(`${HEAP} ($1, 1, 1)`),
    "insert 3 rows": one(`${HEAP} ($1, 1, 1), ($1, 2, 1), ($1, 3, 1)`),
  };
  return {
    name: "bare pg",
    idleErrors: () => idleErrors,
    run: async (task, id) => tasks[task](id),
    close: async () => pool.end(),
  };
};

const LOST =
  /^(?:08|57P|YY|XX000|ECONN|EPIPE|ETIMEDOUT)|Connection terminated|connection error|timeout/;

const DEADLINE_MS = 120_000;
const PAUSE_MS = 1_000;

/** Everything that fails with a connection error is simply done again, every second for two minutes. */
export const naiveWay = (slot: Slot, factor: number): Way => {
  const bare = bareWay(slot);
  const clock = scaledClock(factor);
  return {
    ...bare,
    name: "bare pg, naive loop",
    run: async (task, id) => {
      const endsAt = clock.now() + DEADLINE_MS;
      for (;;) {
        try {
          return await bare.run(task, id);
        } catch (error) {
          const { code = "", message } = error as Error & { code?: string };
          const isLost = LOST.test(code) || LOST.test(message);
          if (!isLost || clock.now() > endsAt) throw error;
          await clock.sleep(PAUSE_MS, undefined);
        }
      }
    },
  };
};
