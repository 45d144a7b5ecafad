/** Every type on a real server: what the chosen column sends is what it reads back, alone and in arrays. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../../src/local/start.js";
import type { Column, TypeRef } from "../../../src/model/model.js";
import { type Codec, t } from "../../../src/runtime/index.js";
import type { ColumnMaker } from "../../../src/runtime/columns.js";
import { KNOWN_TYPES } from "../../../src/types/choices.js";
import { createTypes } from "../../../src/types/resolve.js";
import { startPostgres, type Postgres } from "../../support/postgres.js";
import {
  DWS_TYPES,
  SHARED_TYPES,
  type TypeSample,
  UNSAMPLED,
} from "./type-samples.js";

const codecOf = (
  { name, sql }: TypeSample,
  isArray: boolean,
  choice?: string,
): Codec => {
  const type: TypeRef = {
    sql,
    schema: "pg_catalog",
    name,
    kind: "base",
    isArray,
  };
  const resolve = createTypes(choice === undefined ? {} : { [name]: choice });
  const { maker } = resolve({ schema: "s", name: "t" }, { type } as Column);
  const [, made = "", array] = maker.split(".");
  const make: ColumnMaker = t[made as "int4"];
  return (array === undefined ? make : make.array)("c", sql).codec;
};

/** Stores a text as a parameter of the type and gives back what the server prints. */
const store = async (
  client: pg.Client,
  sql: string,
  text: string,
): Promise<string> => {
  const column = sql.endsWith("[]") ? "cs" : "c";
  const { rows } = await client.query<[string]>({
    text: `insert into sample (${column}) values ($1) returning ${column}`,
    values: [text],
    rowMode: "array",
    types: { getTypeParser: () => (value: unknown) => value },
  });
  return (rows[0] as [string])[0];
};

const makeTable = (client: pg.Client, { sql }: TypeSample) =>
  client.query(
    `drop table if exists sample; create table sample (c ${sql}, cs ${sql}[])`,
  );

const settle = async (server: Postgres | LocalDws): Promise<pg.Client> => {
  const client = new pg.Client({ ...server });
  await client.connect();
  await client.query(
    "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set extra_float_digits = 3",
  );
  return client;
};

const check = async (client: pg.Client, sample: TypeSample): Promise<void> => {
  await makeTable(client, sample);
  const codec = codecOf(sample, false);
  for (const value of sample.values) {
    const text = await store(client, sample.sql, codec.encode(value));
    expect(codec.decode(text)).toEqual(value);
  }
  const arrays = codecOf(sample, true);
  const { values } = sample;
  const all = [...values, null];
  for (const array of [[], all, [all, [...all].reverse()]]) {
    const text = await store(client, `${sample.sql}[]`, arrays.encode(array));
    expect(arrays.decode(text)).toEqual(array);
  }
};

it("has a sample of every known type", () => {
  const sampled = [...SHARED_TYPES, ...DWS_TYPES].map(({ name }) => name);
  expect([...sampled, ...UNSAMPLED].sort()).toEqual(
    [...KNOWN_TYPES.keys()].sort(),
  );
});

describe("on PostgreSQL", () => {
  let postgres: Postgres;
  let client: pg.Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    client = await settle(postgres);
  });
  afterAll(async () => {
    await client.end();
    await postgres.stop();
  });

  it.each(SHARED_TYPES)("$name", async (sample) => {
    await check(client, sample);
  });

  it("bytea in the escaped form", async () => {
    const sample = { name: "bytea", sql: "bytea", values: [] };
    await makeTable(client, sample);
    const codec = codecOf(sample, false);
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await client.query("set bytea_output = 'escape'");
    const text = await store(client, "bytea", codec.encode(all));
    await client.query("reset bytea_output");
    expect(text).not.toMatch(/^\\x/);
    expect(codec.decode(text)).toEqual(all);
  });

  it("arrays with bounds, which are not kept", async () => {
    const sample = { name: "int4", sql: "int4", values: [] };
    await makeTable(client, sample);
    const text = await store(client, "int4[]", "[-1:0][2:3]={{1,NULL},{2,3}}");
    expect(text).toMatch(/^\[-1:0\]/);
    expect(codecOf(sample, true).decode(text)).toEqual([
      [1, null],
      [2, 3],
    ]);
  });

  it("any text in arrays of one and two dimensions", async () => {
    const sample = { name: "text", sql: "text", values: [] };
    await makeTable(client, sample);
    const codec = codecOf(sample, true);
    const text = fc
      .oneof(
        fc.string({ unit: "binary" }),
        fc.string({
          unit: fc.constantFrom(
            ..."{ } , \" \\ ' ; N U L null \n".split(" "),
            " ",
          ),
        }),
      )
      .map((one) => one.replaceAll("\0", ""));
    const arrays = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
      .chain(([width, isNested]): fc.Arbitrary<unknown[]> => {
        const row = fc.array(fc.option(text), {
          minLength: width,
          maxLength: width,
        });
        return isNested ? fc.array(row, { minLength: 1, maxLength: 4 }) : row;
      });
    await fc.assert(
      fc.asyncProperty(arrays, async (value) => {
        const back = await store(client, "text[]", codec.encode(value));
        expect(codec.decode(back)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Amsterdam"])(
    "any Date in a session of %s",
    async (zone) => {
      const sample = { name: "timestamptz", sql: "timestamptz", values: [] };
      await makeTable(client, sample);
      const codec = codecOf(sample, false, "Date");
      const dates = fc.date({
        // The server's calendar begins in 4713 BC; with a Date's last year it ends for both.
        min: new Date("-004700-01-01"),
        max: new Date("+275760-01-01"),
        noInvalidDate: true,
      });
      await client.query(`set timezone = '${zone}'`);
      await fc.assert(
        fc.asyncProperty(dates, async (value) => {
          const back = await store(client, "timestamptz", codec.encode(value));
          expect(codec.decode(back)).toEqual(value);
        }),
        { numRuns: 50 },
      );
      await client.query("set timezone = 'UTC'");
    },
  );

  it.each<[string, string, readonly unknown[]]>([
    ["timestamp", "Date", [new Date("2026-11-23T10:00:00.123Z")]],
    ["int8", "number", [-(2 ** 53 - 1), 2 ** 53 - 1]],
    ["int8", "string", ["-9223372036854775808", "9223372036854775807"]],
    ["numeric", "number", [0.1, -1e21, NaN]],
    ["numeric", "string", ["0.10"]],
    ["json", "parsed", [{ a: [1, "x", null] }, [], "NULL", false, 0.5]],
    ["jsonb", "parsed", [{ a: [1, "x", null] }, [[1]], 'quo"te\\']],
  ])("%s as %s", async (name, choice, values) => {
    const sample = { name, sql: name, values };
    await makeTable(client, sample);
    const codec = codecOf(sample, false, choice);
    for (const value of values) {
      const back = await store(client, name, codec.encode(value));
      expect(codec.decode(back)).toEqual(value);
    }
    const arrays = codecOf(sample, true, choice);
    const array = [...values, null];
    const back = await store(client, `${name}[]`, arrays.encode(array));
    expect(arrays.decode(back)).toEqual(array);
  });
});

describe("on the local DWS", () => {
  let dws: LocalDws;
  let client: pg.Client;
  beforeAll(async () => {
    dws = await startLocalDws();
    client = await settle(dws);
  });
  afterAll(async () => {
    await client.end();
    await dws.stop();
  });

  it.each(DWS_TYPES)("$name", async (sample) => {
    await check(client, sample);
  });
});
