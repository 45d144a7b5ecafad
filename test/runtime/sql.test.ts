/** SQL of one's own against a real server: rows, counts, outcomes, and values and names that would do harm. */
import { inspect } from "node:util";
import fc from "fast-check";
import pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "vitest";
import { systemClock } from "../../src/runtime/clock.js";
import {
  and,
  as,
  completeSettings,
  contains,
  type Database,
  endsWith,
  not,
  numeric,
  openDatabase,
  or,
  query,
  run,
  sql,
  startsWith,
  UsageError,
} from "../../src/runtime/index.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import { orders } from "../support/orders.js";
import { type Postgres, startPostgres } from "../support/postgres.js";

let server: Postgres;
let proxy: FaultProxy;
let direct: pg.Client;
let db: Database;

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startFaultProxy(server);
  direct = new pg.Client({ ...server });
  await direct.connect();
  await direct.query(
    "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])",
  );
});
afterAll(async () => {
  await direct.end();
  await proxy.close();
  await server.stop();
});
beforeEach(async () => {
  await direct.query("truncate orders");
  await direct.query(
    "insert into orders values (1, 10, 5, 'one', '{a,NULL}'), (2, 20, 7.5, null, null)",
  );
  proxy.reset();
  db = openDatabase(
    completeSettings({
      host: "127.0.0.1",
      port: proxy.port,
      database: server.database,
      user: server.user,
      sslmode: "disable",
    }),
    {
      deadlineMs: 60_000,
      clock: {
        ...systemClock,
        sleep: async (ms, signal) => systemClock.sleep(ms / 100, signal),
      },
    },
  );
});
afterEach(async () => db.close());

describe("query", () => {
  it("reads rows by the columns that are asked for", async () => {
    const rows = await query(
      db,
      sql`select id, note, total, tags, now() as at from ${sql.table(orders(db))} where id in (${sql.join([1n, 2n])}) order by id`,
      {
        id: as.int8.notNull,
        note: as.text,
        total: as.numeric.notNull,
        tags: as.text.array,
      },
    );
    expect(rows).toEqual([
      { id: 1n, note: "one", total: "5.00", tags: ["a", null] },
      { id: 2n, note: null, total: "7.50", tags: null },
    ]);
  });

  it("reads every column as text when none is asked for", async () => {
    const rows = await query(
      db,
      sql`select ${1}::int as n, ${true}::boolean as b, ${null}::text as nothing, ${[1, 2]}::int[] as list, ${new Date(0)}::timestamptz as at, ${Buffer.from("a")}::bytea as bytes`,
    );
    expect(rows).toEqual([
      {
        n: "1",
        b: "t",
        nothing: null,
        list: "{1,2}",
        at: "1970-01-01 00:00:00+00",
        bytes: "\\x61",
      },
    ]);
  });

  it("takes part in transactions, also in those that only read", async () => {
    const at = sql`select count(*) as n from orders`;
    const reading = db.transaction(
      async (tx) => {
        const [row] = await query(tx, at, { n: as.int8.notNull });
        expect(row).toEqual({ n: 2n });
        return query(tx, sql`delete from orders`);
      },
      { readOnly: true },
    );
    await expect(reading).rejects.toMatchObject({ sqlState: "25006" });
    await db.transaction(async (tx) => {
      expect(await run(tx, sql`delete from orders where id = ${1}`)).toBe(1n);
      expect(await query(tx, at)).toEqual([{ n: "1" }]);
    });
  });

  it.each([
    ["a column that is not there", { nope: as.text }, /no column nope/],
    ["NULL where none may be", { note: as.text.notNull }, /note is NULL/],
    ["what a column cannot be", { note: as.of(fails) }, /note holds nothing/],
  ])("refuses %s, and says that the work is done", async (_n, columns, why) => {
    const found = query(
      db,
      sql`update orders set total = 1 returning note`,
      columns,
    );
    await expect(found).rejects.toThrow(why);
    await expect(found).rejects.toMatchObject({ outcome: "applied" });
  });

  it("refuses two columns of one name", async () => {
    const found = query(db, sql`select 1 as a, 2 as a`);
    await expect(found).rejects.toThrow(/one name/);
  });
});

const fails = {
  decode: (): never => {
    throw new Error("holds nothing of use");
  },
  encode: String,
};

describe("run", () => {
  it("gives the number of rows", async () => {
    expect(await run(db, sql`update orders set note = ${"x"}`)).toBe(2n);
    expect(await run(db, sql`delete from orders where id = ${9}`)).toBe(0n);
    expect(await run(db, sql`analyze orders`)).toBe(0n);
  });

  it.each(["select 1", { text: "select 1" }, undefined])(
    "refuses %j, which the tag did not make",
    async (statement) => {
      const done = run(db, statement as never);
      await expect(done).rejects.toBeInstanceOf(UsageError);
      expect(proxy.statements).toEqual([]);
    },
  );

  it.each([
    sql`/* now */ commit`,
    sql`set transaction_read_only = off`,
    sql`select 1; select 2`,
    sql``,
  ])("refuses what the runtime must know of", async (statement) => {
    await expect(run(db, statement)).rejects.toBeInstanceOf(UsageError);
    await expect(query(db, statement)).rejects.toBeInstanceOf(UsageError);
    expect(proxy.statements).toEqual([]);
  });
});

describe("what is not known of raw SQL", () => {
  const at = /^select nextval/;
  const call = async () => query(db, sql`select nextval('numbers') as n`);
  beforeEach(async () => {
    await direct.query("drop sequence if exists numbers");
    await direct.query("create sequence numbers");
  });

  it.each(["cut-before", "cut-after"] as const)(
    "ends unknown after a %s, a SELECT too",
    async (kind) => {
      proxy.inject({ at, kind });
      await expect(call()).rejects.toMatchObject({
        code: "DWS_OUTCOME_UNKNOWN",
      });
      expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(1);
    },
  );

  it("is repeated after a conflict only where that proves something, and is asked for", async () => {
    const conflict = { kind: "error", sqlState: "40001" } as const;
    proxy.inject({ at, ...conflict });
    await expect(
      query(db, sql`select nextval('numbers') as n`, {}, { attempts: 2 }),
    ).rejects.toMatchObject({ outcome: "unknown" });
    expect(proxy.statements.filter((text) => at.test(text))).toHaveLength(1);
    const change = async (options: object) =>
      run(db, sql`update orders set note = 'x'`, options);
    proxy.inject({ at: /^update/, ...conflict });
    await expect(change({})).rejects.toMatchObject({ outcome: "not-applied" });
    proxy.inject({ at: /^update/, ...conflict });
    expect(await change({ attempts: 2 })).toBe(2n);
  });

  it("is not handed over again after an answer that says it could be", async () => {
    proxy.inject({
      at: /^update/,
      kind: "error",
      sqlState: "08006",
      message: "pooler: failed to create 1 connections",
    });
    await expect(
      run(db, sql`update orders set note = 'x'`),
    ).rejects.toMatchObject({ outcome: "unknown" });
    const named = openDatabase(
      completeSettings({ ...server, port: proxy.port, sslmode: "disable" }),
      { max: 1, nameStatements: 1 },
    );
    const change = async () =>
      run(named, sql`update orders set note = ${"y"} where id = ${1}`);
    expect(await change()).toBe(1n);
    await run(named, sql`deallocate all`);
    await expect(change()).rejects.toMatchObject({ outcome: "unknown" });
    await named.close();
  });

  it("is undone for certain only when the server refused the text itself", async () => {
    await direct.query(
      "create or replace function refuse() returns int language plpgsql as $$ begin perform * from nowhere; return 1; end $$",
    );
    await expect(query(db, sql`select * from nowhere`)).rejects.toMatchObject({
      outcome: "not-applied",
    });
    await expect(query(db, sql`select refuse()`)).rejects.toMatchObject({
      outcome: "unknown",
      sqlState: "42P01",
    });
    await expect(query(db, sql`select 1 / 0`)).rejects.toThrow(
      /does not prove that it was undone/,
    );
    await expect(
      run(db, sql`insert into orders values (1, 1)`),
    ).rejects.toMatchObject({ outcome: "not-applied", sqlState: "23505" });
  });

  it.each([
    ["57P04", sql`select 1`],
    ["25P03", sql`update orders set note = 'x'`],
  ])("ends the connection with a FATAL %s", async (sqlState, statement) => {
    const small = openDatabase(
      completeSettings({ ...server, port: proxy.port, sslmode: "disable" }),
      { max: 1 },
    );
    proxy.inject({ at: /^(?:select 1|update)/, kind: "fatal", sqlState });
    await expect(run(small, statement)).rejects.toMatchObject({ sqlState });
    await orders(small).count();
    expect(proxy.connections()).toBe(2);
    await small.close();
  });

  it("cannot change the session of the next borrower", async () => {
    const set = sql`set statement_timeout = 5`;
    await expect(run(db, set)).rejects.toBeInstanceOf(UsageError);
    await expect(
      db.transaction(async (tx) => run(tx, set)),
    ).rejects.toBeInstanceOf(UsageError);
    await db.transaction(async (tx) => run(tx, sql`set local work_mem = 64`));
    expect(proxy.statements.join()).not.toMatch(/set statement_timeout/);
  });

  it("is tried again while nothing was handed over", async () => {
    proxy.setDown(true);
    const done = call();
    setTimeout(() => {
      proxy.setDown(false);
    }, 200);
    expect(await done).toEqual([{ n: "1" }]);
  });

  it("says nothing of the values", async () => {
    const failure: unknown = await query(
      db,
      sql`select ${"hush"}::int as n`,
    ).catch((error: unknown) => error);
    expect(inspect(failure, { depth: 9 })).not.toContain("hush");
  });
});

const TRICKS = [
  "'; drop table orders; --",
  "' or '1'='1",
  "\\' or 1=1 --",
  '"; drop table orders; --',
  "$1",
  "$$ or true $$",
  '{"a",NULL}',
  "%",
  "_",
  "\\",
  "null",
  "NULL",
  "/*",
  "1) or (true",
  "a\u2028b\r\n",
  "ʼ or 1=1",
  "￠\\'",
];

/** Text that was made to do harm, and text that was not. */
const hostile = fc.oneof(
  fc.constantFrom(...TRICKS),
  fc
    .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: "binary" })))
    .map((parts) => parts.join("").replaceAll("\0", "")),
);

describe("hostile text", () => {
  // Not through the proxy, which takes its time over each of thousands of statements.
  beforeEach(async () => {
    await db.close();
    db = openDatabase(completeSettings({ ...server, sslmode: "disable" }));
  });

  const ids = async (where: object) =>
    (
      await orders(db).select({
        where,
        columns: ["id"],
        orderBy: ["id"],
      })
    ).map(({ id }) => id);

  it("as a value of every operator reaches the rows that it means, and no others", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await direct.query("truncate orders");
        const harmless = { customerId: 1, total: numeric(1) };
        await orders(db).insert({
          id: 1n,
          ...harmless,
          note: text,
          tags: [text],
        });
        await orders(db).insert({
          id: 2n,
          ...harmless,
          note: `${text}!?`,
          tags: [],
        });
        for (const where of [
          { note: text },
          { note: { in: [text] } },
          { note: { between: [text, text] } },
          { note: { gte: text, lte: text } },
          { note: { like: endsWith(text) }, tags: { isEmpty: false } },
          { tags: { has: text } },
          { tags: { contains: [text] } },
          { tags: { overlaps: [text] } },
          { tags: [text] },
          and({ id: 1n }, { note: { like: contains(text) } }),
          not({ note: { notIn: [text] } }),
          or({ note: text }, { tags: { has: text } }),
          sql`note = ${text} and ${[text]} = tags`,
          sql`note in (${sql.join([text])})`,
        ]) {
          expect(await ids(where)).toEqual([1n]);
        }
        for (const where of [
          { note: { not: text } },
          { note: { notIn: [text] } },
          { note: { gt: text } },
          not({ note: text }),
          not(sql`note = ${text}`),
        ]) {
          expect(await ids(where)).toEqual([2n]);
        }
        expect(await ids({ note: { like: startsWith(text) } })).toEqual([
          1n,
          2n,
        ]);
        expect(await orders(db).update({ note: text }, { note: text })).toBe(
          1n,
        );
        expect(await orders(db).delete({ note: text })).toBe(1n);
        expect(
          await run(db, sql`delete from orders where note = ${`${text}!?`}`),
        ).toBe(1n);
      }),
      { numRuns: 60, examples: TRICKS.map((text) => [text]) },
    );
  });

  it("as a name is that name", async () => {
    const name = hostile.filter(
      (text) => text !== "" && Buffer.byteLength(text) <= 63,
    );
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const table = sql.identifier("public", text);
        const column = sql.identifier(text);
        await run(db, sql`drop table if exists ${table}`);
        await run(db, sql`create table ${table} (${column} text)`);
        await run(db, sql`insert into ${table} (${column}) values (${text})`);
        const { rows } = await direct.query(
          "select 1 from pg_class c join pg_attribute a on attrelid = c.oid where relname = $1 and attname = $1",
          [text],
        );
        expect(rows).toHaveLength(1);
        const found = await query(
          db,
          sql`select t.${column} as ${column} from ${table} t where t.${column} = ${text}`,
          { [text]: as.text.notNull },
        );
        expect(found).toEqual([{ [text]: text }]);
        await run(db, sql`drop table ${table}`);
        expect(await orders(db).count()).toBe(2n);
      }),
      { numRuns: 60, examples: TRICKS.map((text) => [text]) },
    );
  });
});
