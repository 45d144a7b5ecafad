/** `''` in a table of an ORA database: sent as NULL by every method, since not every way into the server makes it one. */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  completeSettings,
  type Database,
  numeric,
  openDatabase,
  t,
  defineTable,
  UsageError,
} from "../../src/runtime/index.js";
import { type Postgres, startPostgres } from "../support/postgres.js";
import {
  SAMPLES,
  samplesInOra,
  SamplesRepository,
} from "../support/samples.js";

describe("an empty text in an ORA database", () => {
  let server: Postgres;
  let client: pg.Client;
  let db: Database;

  beforeAll(async () => {
    server = await startPostgres();
    client = new pg.Client({ ...server });
    await client.connect();
    await client.query(SAMPLES);
    db = openDatabase(completeSettings({ ...server, sslmode: "disable" }));
  });
  beforeEach(async () => {
    await client.query("truncate samples");
  });
  afterAll(async () => {
    await db.close();
    await client.end();
    await server.stop();
  });

  const samples = () => new SamplesRepository(samplesInOra, db);
  const row = (id: number) => ({ id, part: "p", name: "", price: numeric(1) });
  const names = async () => {
    const { rows } = await client.query<{ name: string | null }>(
      "select name from samples order by id",
    );
    return rows.map(({ name }) => name);
  };

  it.each([
    ["insert", async () => samples().insert(row(1))],
    ["insertMany", async () => samples().insertMany([row(1)])],
    ["copy", async () => samples().copy([row(1)])],
    // In another order than the first row's, and so by the slower way.
    [
      "copy",
      async () =>
        samples().copy([
          row(1),
          { name: "", price: numeric(1), part: "p", id: 2 },
        ]),
    ],
    ["upsert", async () => samples().upsert([row(1)])],
    [
      "update",
      async () => {
        await samples().insert({ ...row(1), name: "x" });
        await samples().update({ id: 1 }, { name: "" });
      },
    ],
  ])("is NULL to %s", async (_, write) => {
    await write();
    expect(new Set(await names())).toEqual(new Set([null]));
  });

  it("is what a codec of one's own writes, too", async () => {
    const trimmed = t.of<string>({
      decode: (text) => text,
      encode: (text) => text.trim(),
      family: "text",
    });
    const { definition } = samplesInOra;
    const columns = {
      ...definition.columns,
      part: trimmed("part", "text", "NOT NULL"),
      name: trimmed("name", "text"),
    };
    const own = new SamplesRepository(
      defineTable({ ...definition, columns }),
      db,
    );
    const blank = { ...row(1), name: " " };
    await own.insert(blank);
    await own.insertMany([{ ...blank, id: 2 }]);
    await own.copy([{ ...blank, id: 3 }]);
    expect(await names()).toEqual([null, null, null]);
    const refused = { ...row(4), part: " " };
    for (const write of [
      async () => own.insert(refused),
      async () => own.insertMany([refused]),
      async () => own.copy([refused]),
      async () => own.select({ where: { name: " " } }),
    ]) {
      await expect(write()).rejects.toThrow(UsageError);
    }
  });
});
