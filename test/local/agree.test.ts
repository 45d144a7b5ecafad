/** Where DWS and PostgreSQL agree, a statement through the front does what it does at the engine: 500 random ones. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Client, DatabaseError } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { statements, type Statement } from "./agree-statements.js";
import { connectTo } from "./client.js";

const runs = 20;
const statementsPerRun = 25;
const seed = 20_261_123;

let dws: LocalDws;
let front: Client;
let direct: Client;
let folder: string;
const before = process.env["TMPDIR"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dws-agree-"));
  chmodSync(folder, 0o755);
  process.env["TMPDIR"] = folder;
  dws = await startLocalDws();
  front = await connectTo(dws);
  // The engine's own socket; another database, so that neither sees what the other does.
  const host = readdirSync(folder)
    .map((name) => join(folder, name))
    .find((path) => existsSync(join(path, ".s.PGSQL.5432")));
  if (host === undefined) throw new Error("the engine's socket is not found");
  const database = "postgresgaussdb";
  direct = new Client({ host, port: 5432, user: "dbadmin", database });
  await direct.connect();
  for (const client of [front, direct]) {
    await client.query("set extra_float_digits = 0");
  }
});

afterAll(async () => {
  await direct.end();
  await front.end();
  await dws.stop();
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  rmSync(folder, { recursive: true, force: true });
});

/** What a client sees of a statement. */
const outcomeOf = async (
  client: Client,
  { text, values, isExtended }: Statement,
): Promise<unknown> => {
  const query = {
    text,
    rowMode: "array",
    types: { getTypeParser: () => (value: string) => value },
    ...(values === undefined ? {} : { values: [...values] }),
    ...(isExtended ? { queryMode: "extended" } : {}),
  };
  try {
    const result = await client.query(query as { text: string });
    const { command, rowCount, rows, fields } = result;
    const columns = fields.map(({ name, dataTypeID }) => [name, dataTypeID]);
    return { command, rowCount, rows, columns };
  } catch (error) {
    if (error instanceof DatabaseError) return { sqlState: error.code };
    throw error;
  }
};

const columns =
  "id int primary key, n int check (n > -100), t text, f numeric, b bool, v varchar(4)";

/** Empty sessions and the same rows on both sides; only the front is told how they are distributed. */
const reset = async (client: Client, distribution: string): Promise<void> => {
  await client.query("rollback");
  await client.query("drop table if exists a; drop table if exists b");
  await client.query(`create table a (${columns})${distribution}`);
  await client.query("create table b (a_id int, w text)");
  await client.query(
    "insert into a select i, i % 3, 't' || i, i * 1.25, i % 2 = 0, 'v' from generate_series(1, 6) i",
  );
  await client.query("insert into a values (7, null, null, null, null, null)");
  await client.query(
    "insert into b select i % 4, 'w' || i from generate_series(1, 6) i",
  );
};

describe.skipIf(process.platform === "win32")("front and engine", () => {
  it(`agree on ${runs * statementsPerRun} statements`, async () => {
    const seen = { rows: 0, sqlStates: new Set<string>() };
    const length = { minLength: statementsPerRun, maxLength: statementsPerRun };
    const compare = async (list: readonly Statement[]): Promise<void> => {
      await reset(front, " distribute by hash (id)");
      await reset(direct, "");
      for (const statement of list) {
        const want = await outcomeOf(direct, statement);
        const got = await outcomeOf(front, statement);
        expect({ statement, outcome: got }).toEqual({
          statement,
          outcome: want,
        });
        const { rows = [], sqlState } = want as {
          rows?: readonly unknown[];
          sqlState?: string;
        };
        seen.rows += rows.length;
        if (sqlState !== undefined) seen.sqlStates.add(sqlState);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(statements, length), compare), {
      seed,
      numRuns: runs,
      endOnFailure: true,
    });
    // What was compared is worth comparing.
    expect(seen.rows).toBeGreaterThan(500);
    expect([...seen.sqlStates].sort()).toEqual(
      expect.arrayContaining([
        ...["22003", "22012", "22P02", "23505", "25P02"],
        ...["42601", "42703", "42P01"],
      ]),
    );
  });
});
