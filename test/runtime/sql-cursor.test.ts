/** Cursors over SQL of one's own, whole results, and what is told of a connection: where they are refused and how they fail. */
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  as,
  completeSettings,
  connectionInfo,
  type Database,
  dsnOf,
  dsnParameters,
  openDatabase,
  openSqlCursor,
  OutcomeUnknownError,
  query,
  queryResult,
  sql,
  type TransactionClosedError,
  UsageError,
} from "../../src/runtime/index.js";

let dws: LocalDws;
let db: Database;

beforeAll(async () => {
  dws = await startLocalDws({ tls: true });
  db = openDatabase(completeSettings({ ...dws, sslmode: "require" }));
});
afterAll(async () => {
  await db.close();
  await dws.stop();
});

const series = (to: number) => sql`select generate_series(1, ${to}::int) as n`;

describe("a cursor", () => {
  it("is for transactions alone", async () => {
    const opening = openSqlCursor(db, series(1));
    await expect(opening).rejects.toThrow(/open it in db\.transaction/);
    await expect(opening).rejects.toBeInstanceOf(UsageError);
  });

  it("takes typed columns, and lets other statements run between", async () => {
    const rows = await db.transaction(async (tx) => {
      const cursor = await openSqlCursor(tx, series(3), { n: as.int8.notNull });
      const first = await cursor.fetch(2);
      expect(await query(tx, sql`select 1 as a`)).toEqual([{ a: "1" }]);
      return [...first, ...(await cursor.fetch(2))];
    });
    expect(rows).toEqual([{ n: 1n }, { n: 2n }, { n: 3n }]);
  });

  it("holds values that would break the text", async () => {
    const hostile = "'; drop table x; -- \\ $1 $$";
    const found = await db.transaction(async (tx) => {
      const cursor = await openSqlCursor(tx, sql`select ${hostile}::text as a`);
      return cursor.fetch(1);
    });
    expect(found).toEqual([{ a: hostile }]);
  });

  it.each([0, -1, 1.5, 2 ** 31, NaN])("cannot fetch %d rows", async (count) => {
    await db.transaction(async (tx) => {
      const cursor = await openSqlCursor(tx, series(1));
      await expect(cursor.fetch(count)).rejects.toBeInstanceOf(UsageError);
      expect(await cursor.fetch(1)).toEqual([{ n: "1" }]);
      await expect(
        openSqlCursor(tx, series(1), undefined, { batchRows: count }),
      ).rejects.toBeInstanceOf(UsageError);
    });
  });

  it("passes on what the server says in the middle, and closes nothing then", async () => {
    const work = db.transaction(async (tx) => {
      const failing = sql`select 1 / (${3}::int - n) as a from generate_series(1, 5) n`;
      const seen: unknown[] = [];
      const rows = await openSqlCursor(tx, failing, undefined, {
        batchRows: 1,
      });
      for await (const row of rows) seen.push(row);
      return seen;
    });
    await expect(work).rejects.toMatchObject({
      sqlState: "22012",
      outcome: "not-applied",
    });
  });

  it("takes one query, not the end of the transaction", async () => {
    const work = db.transaction(async (tx) =>
      openSqlCursor(tx, sql`select 1; commit`),
    );
    await expect(work).rejects.toThrow(/more than one statement/);
  });

  it("takes SQL of the tag alone, and not an empty one", async () => {
    await db.transaction(async (tx) => {
      const text = openSqlCursor(tx, "select 1" as never);
      await expect(text).rejects.toThrow(/made by the sql tag/);
      await expect(openSqlCursor(tx, sql`-- a`)).rejects.toThrow(/is empty/);
      expect(await query(tx, sql`select 1 as a`)).toEqual([{ a: "1" }]);
    });
  });

  it("is closed when a row is not what was asked for", async () => {
    const open = await db.transaction(async (tx) => {
      const nothing = sql`select null::int8 as n`;
      const cursor = await openSqlCursor(tx, nothing, { n: as.int8.notNull });
      const reading = cursor[Symbol.asyncIterator]().next();
      await expect(reading).rejects.toThrow(/n is NULL/);
      await expect(cursor.fetch(1)).rejects.toThrow(/was closed/);
      return query(tx, sql`select name from pg_cursors`);
    });
    expect(open).toEqual([]);
  });

  it("whose close was refused is still open", async () => {
    await db.transaction(async (tx) => {
      const cursor = await openSqlCursor(tx, series(1));
      await tx.savepoint(async () => {
        await expect(cursor.close()).rejects.toBeInstanceOf(UsageError);
      });
      expect(await cursor.fetch(1)).toEqual([{ n: "1" }]);
      await Promise.all([cursor.close(), cursor.close()]);
      await expect(cursor.fetch(1)).rejects.toThrow(/was closed/);
    });
  });

  it("keeps its values out of the error of a wrong syntax", async () => {
    const secret = "s3cret";
    const work = db.transaction(async (tx) =>
      openSqlCursor(tx, sql`select 1 + ${1} ${secret}`),
    );
    const error = (await work.catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ sqlState: "42601" });
    expect(error.message).toMatch(/: syntax error at character \d+$/);
    expect(inspect(error)).not.toContain(secret);
  });
});

describe("a whole result", () => {
  it("counts as a write, as all SQL of one's own does", async () => {
    dws.faults.add({ at: "reply", matching: /^select 7/, do: { kind: "cut" } });
    const call = queryResult(db, sql`select 7`);
    await expect(call).rejects.toBeInstanceOf(OutcomeUnknownError);
  });

  it("has columns without rows, and no columns where there is no result", async () => {
    const { columns, rows } = await queryResult(db, sql`select 1 as a limit 0`);
    expect([columns.length, rows.length]).toEqual([1, 0]);
    const made = await db.transaction(async (tx) =>
      queryResult(tx, sql`create temp table parity_t (a int)`),
    );
    expect(made).toEqual({
      columns: [],
      rows: [],
      rowCount: 0n,
      tag: "CREATE TABLE",
    });
  });
});

describe("what is told of a connection", () => {
  it("says that it is encrypted, and sends nothing", async () => {
    await query(db, sql`select 1`);
    dws.record.clear();
    dws.record.start();
    expect(await connectionInfo(db)).toMatchObject({ isEncrypted: true });
    dws.record.stop();
    expect(dws.record.statements()).toEqual([]);
  });

  it("keeps up with what the server reports", async () => {
    await db.transaction(async (tx) => {
      await query(tx, sql`set local timezone to 'Asia/Shanghai'`);
      const { parameters } = await connectionInfo(tx);
      expect(parameters["TimeZone"]).toBe("Asia/Shanghai");
    });
    const { parameters } = await connectionInfo(db);
    expect(parameters["TimeZone"]).toBe("UTC");
  });

  it("is refused once the transaction has ended", async () => {
    const tx = await db.transaction(async (handle) => handle);
    await expect(connectionInfo(tx)).rejects.toMatchObject({
      code: "DWS_TX_CLOSED",
    } satisfies Partial<TransactionClosedError>);
  });
});

describe("a dsn", () => {
  it("names every host, and never a password", () => {
    const settings = completeSettings({
      url: "postgres://me:geheim@a:1,b:2/d b?sslmode=verify-ca",
      sslrootcert: "/ca.pem",
      sslkey: "/k",
      sslcert: "/c",
      sslpassword: "geheim",
    });
    expect(dsnParameters(settings)).toEqual({
      host: "a,b",
      port: "1,2",
      dbname: "d b",
      user: "me",
      sslmode: "verify-ca",
      sslrootcert: "/ca.pem",
      sslcert: "/c",
      sslkey: "/k",
    });
    expect(dsnOf(settings)).toBe(
      "host=a,b port=1,2 dbname='d b' user=me sslmode=verify-ca sslrootcert=/ca.pem sslcert=/c sslkey=/k",
    );
  });
});
