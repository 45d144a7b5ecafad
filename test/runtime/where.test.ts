/** Filters against a real server: each operator beside the rows that it should fit, and every filter beside its negation. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyWhere } from "../../src/runtime/filter-shapes.js";
import {
  and,
  completeSettings,
  contains,
  type Database,
  endsWith,
  not,
  numeric,
  openDatabase,
  or,
  sql,
  startsWith,
  UsageError,
} from "../../src/runtime/index.js";
import { type Postgres, startPostgres } from "../support/postgres.js";
import {
  SAMPLES,
  samples,
  samplesInOra,
  SamplesRepository,
  type SamplesRow,
} from "../support/samples.js";

let server: Postgres;
let db: Database;

const rows: readonly SamplesRow[] = (
  [
    { size: 1, name: "a%b", ratio: 0.1, tags: ["a", "b"], or: true },
    { size: 2, name: "a_b", ratio: NaN, tags: ["a", null], or: false },
    { size: 2, name: "A\\B", ratio: -0, tags: [], body: '{"a": {"b": 12}}' },
    { size: null, name: null, ratio: null, tags: null },
    { size: 9, name: "", ratio: Infinity, body: '{"a": [1, "x", null]}' },
    { size: -1, name: "客", indexed: '{"a": 1, "b": 2}', parsed: { a: "x" } },
    { size: 0, name: "axb", indexed: '{"b": 2}', parsed: [1], shape: "(1,2)" },
  ] as Partial<SamplesRow>[]
).map((given, index) => ({
  id: index + 1,
  part: `p${index % 2}`,
  size: null,
  name: null,
  ratio: null,
  price: numeric(`${index}.50`),
  tags: null,
  body: null,
  indexed: null,
  parsed: null,
  shape: null,
  or: null,
  ...given,
}));

beforeAll(async () => {
  server = await startPostgres();
  const client = new pg.Client({ ...server });
  await client.connect();
  await client.query(SAMPLES);
  await client.end();
  db = openDatabase(completeSettings({ ...server, sslmode: "disable" }));
  for (const row of rows) await samples(db).insert(row);
});
afterAll(async () => {
  await db.close();
  await server.stop();
});

type Where = AnyWhere<SamplesRow>;

/** What the types of the test's table hide here: the cases are data. */
const idsOf = async (where: Where) => {
  const found = await samples(db).select({
    where,
    columns: ["id"],
    orderBy: ["id"],
  });
  return found.map(({ id }) => id);
};

const idsThat = (fits: (row: SamplesRow) => boolean) =>
  rows.filter(fits).map(({ id }) => id);

interface Case {
  readonly where: Where;
  readonly fits: (row: SamplesRow) => boolean;
}

const sizeOf = ({ size }: SamplesRow) => size ?? NaN;
const nameOf = ({ name }: SamplesRow) => name ?? "\0";
const tagsOf = ({ tags }: SamplesRow) => tags ?? [];

const cases: Readonly<Record<string, Case>> = {
  equality: { where: { size: 2 }, fits: (row) => row.size === 2 },
  null: { where: { size: null }, fits: (row) => row.size === null },
  several: {
    where: { size: 2, name: "a_b" },
    fits: (row) => row.size === 2 && row.name === "a_b",
  },
  not: { where: { size: { not: 2 } }, fits: (row) => row.size !== 2 },
  "not, of a column that is NOT NULL": {
    where: { part: { not: "p0" } },
    fits: (row) => row.part !== "p0",
  },
  "not null": {
    where: { size: { not: null } },
    fits: (row) => row.size !== null,
  },
  in: {
    where: { size: { in: [1, 9] } },
    fits: (r) => [1, 9].includes(sizeOf(r)),
  },
  "in nothing": { where: { size: { in: [] } }, fits: () => false },
  notIn: {
    where: { size: { notIn: [1, 9] } },
    fits: (row) => ![1, 9].includes(sizeOf(row)),
  },
  "not in nothing": { where: { size: { notIn: [] } }, fits: () => true },
  bounds: {
    where: { size: { gt: 0, lte: 2 } },
    fits: (row) => sizeOf(row) > 0 && sizeOf(row) <= 2,
  },
  "other bounds": {
    where: { size: { gte: 1, lt: 9 } },
    fits: (row) => sizeOf(row) >= 1 && sizeOf(row) < 9,
  },
  between: {
    where: { size: { between: [1, 2] } },
    fits: (row) => sizeOf(row) >= 1 && sizeOf(row) <= 2,
  },
  "between, turned round": {
    where: { size: { between: [2, 1] } },
    fits: () => false,
  },
  "a number not rounded to its column": {
    where: { price: { in: [numeric("1.501")] } },
    fits: () => false,
  },
  NaN: { where: { ratio: NaN }, fits: ({ ratio }) => Number.isNaN(ratio) },
  infinity: { where: { ratio: Infinity }, fits: (r) => r.ratio === Infinity },
  "minus zero": { where: { ratio: -0 }, fits: (row) => row.ratio === 0 },
  "an empty text": { where: { name: "" }, fits: (row) => row.name === "" },
  like: {
    where: { name: { like: "a_b" } },
    fits: (row) => /^a.b$/.test(nameOf(row)),
  },
  notLike: {
    where: { name: { notLike: "a_b" } },
    fits: (row) => !/^a.b$/.test(nameOf(row)),
  },
  ilike: {
    where: { name: { ilike: "A%" } },
    fits: (row) => /^a/i.test(nameOf(row)),
  },
  notIlike: {
    where: { name: { notIlike: "A%" } },
    fits: (row) => !/^a/i.test(nameOf(row)),
  },
  "like what contains %": {
    where: { name: { like: contains("%") } },
    fits: (row) => nameOf(row).includes("%"),
  },
  "like what starts with a_": {
    where: { name: { like: startsWith("a_") } },
    fits: (row) => nameOf(row).startsWith("a_"),
  },
  "like what ends with \\B": {
    where: { name: { like: endsWith("\\B") } },
    fits: (row) => nameOf(row).endsWith("\\B"),
  },
  "an array": {
    where: { tags: ["a", null] },
    fits: (row) => JSON.stringify(row.tags) === '["a",null]',
  },
  "arrays in a list": {
    where: { tags: { in: [[], ["a", "b"]] } },
    fits: ({ tags }) => tags?.length === 0 || tags?.[1] === "b",
  },
  has: { where: { tags: { has: "a" } }, fits: (r) => tagsOf(r).includes("a") },
  contains: {
    where: { tags: { contains: ["b", "a"] } },
    fits: (row) => tagsOf(row).includes("b"),
  },
  containedBy: {
    where: { tags: { containedBy: ["b", "a", "c"] } },
    fits: ({ tags }) => tags !== null && !tags.includes(null),
  },
  overlaps: {
    where: { tags: { overlaps: ["b", "z"] } },
    fits: (row) => tagsOf(row).includes("b"),
  },
  "overlaps nothing": { where: { tags: { overlaps: [] } }, fits: () => false },
  isEmpty: {
    where: { tags: { isEmpty: true } },
    fits: ({ tags }) => tags?.length === 0,
  },
  "is not empty": {
    where: { tags: { isEmpty: false } },
    fits: (row) => tagsOf(row).length > 0,
  },
  "json at a path": {
    where: { body: { path: ["a", "b"], text: "12" } },
    fits: (row) => row.id === 3,
  },
  "json at a position": {
    where: { body: { path: ["a", 1], text: { in: ["x", "y"] } } },
    fits: (row) => row.id === 5,
  },
  "json that is not there": {
    where: { body: { path: ["a", 2], text: null, not: null } },
    fits: ({ body }) => body !== null,
  },
  "json at a path with commas": {
    where: { body: { path: ['a",b}'], text: { not: "x" } } },
    fits: () => true,
  },
  "parsed json at a path": {
    where: { parsed: { path: ["a"], text: { like: "x%" } } },
    fits: (row) => row.id === 6,
  },
  "no json": { where: { body: null }, fits: (row) => row.body === null },
  jsonb: {
    where: { indexed: '{"b":2,"a":1}' },
    fits: (row) => row.id === 6,
  },
  "jsonb contains": {
    where: { indexed: { contains: '{"b": 2}' } },
    fits: (row) => row.indexed !== null,
  },
  "jsonb contained by": {
    where: { indexed: { containedBy: '{"b": 2, "c": 3}' } },
    fits: (row) => row.id === 7,
  },
  "jsonb has key": {
    where: { indexed: { hasKey: "a" } },
    fits: (row) => row.id === 6,
  },
  "a column called or": { where: { or: true }, fits: (row) => row.or === true },
  or: {
    where: or({ size: 1 }, { size: 2, name: "a_b" }),
    fits: (row) => row.size === 1 || row.id === 2,
  },
  "and of or": {
    where: and({ size: 2 }, or({ name: "a_b" }, { name: null })),
    fits: (row) => row.id === 2,
  },
  "not of or": {
    where: not(or({ size: 1 }, { name: "a_b" })),
    fits: (row) => row.size !== 1 && row.name !== "a_b",
  },
  "not of several": {
    where: not({ size: 2, name: "a_b" }),
    fits: (row) => row.id !== 2,
  },
  sql: {
    where: sql`length(name) = ${3} or size = ${9} -- a comment`,
    fits: (row) => row.name?.length === 3 || row.size === 9,
  },
  "sql beside others": {
    where: and({ size: 2 }, sql`length(name) = ${3} or false`, {
      name: { not: "a_b" },
    }),
    fits: (row) => row.id === 3,
  },
};

describe.each(Object.entries(cases))("%s", (_name, { where, fits }) => {
  it("fits what it should", async () => {
    expect(await idsOf(where)).toEqual(idsThat(fits));
  });

  it("and its negation make up the table", async () => {
    const expected = idsThat((row) => !fits(row));
    expect(await idsOf(not(where as { size: 1 }))).toEqual(expected);
  });
});

const leaf = fc.constantFrom(...Object.values(cases));

const joined = fc.letrec<{ whole: Case }>((tie) => ({
  whole: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("whole").map(({ where, fits }) => ({
      where: not(where as { size: 1 }),
      fits: (row: SamplesRow) => !fits(row),
    })),
    fc.array(tie("whole"), { minLength: 1, maxLength: 3 }).map((parts) => ({
      where: and(...(parts.map(({ where }) => where) as [{ size: 1 }])),
      fits: (row: SamplesRow) => parts.every(({ fits }) => fits(row)),
    })),
    fc.array(tie("whole"), { minLength: 1, maxLength: 3 }).map((parts) => ({
      where: or(...(parts.map(({ where }) => where) as [{ size: 1 }])),
      fits: (row: SamplesRow) => parts.some(({ fits }) => fits(row)),
    })),
  ),
})).whole;

describe("joined filters", () => {
  it("fit what logic says, whatever they are made of", async () => {
    await fc.assert(
      fc.asyncProperty(joined, async ({ where, fits }) => {
        expect(await idsOf(where)).toEqual(idsThat(fits));
      }),
      { numRuns: 300 },
    );
  });

  it("count, update and delete alike", async () => {
    const where = or({ size: 1 }, sql`size > ${8}`);
    expect(await samples(db).count(where)).toBe(2n);
    const undone = new Error("undone");
    const changed = db.transaction(async (tx) => {
      expect(await samples(tx).update(where, { name: "new" })).toBe(2n);
      expect(await samples(tx).delete(where)).toBe(2n);
      throw undone;
    });
    await expect(changed).rejects.toBe(undone);
  });
});

describe("what is refused before it reaches the server", () => {
  const loose = (where: unknown) => where as Where;
  const many = Array.from({ length: 32_768 }, (_, index) => index);

  it.each<[string, unknown, RegExp]>([
    ["undefined", { size: undefined }, /undefined; leave it out, or ask/],
    ["no operator", { size: { gtt: 1 } }, /gtt, which is no operator/],
    ["an inherited one", { size: { toString: 1 } }, /toString, which is no/],
    ["an operator of undefined", { size: { gt: undefined } }, /is undefined/],
    ["an empty condition", { size: {} }, /filter on it is empty/],
    ["null in a list", { size: { in: [null] } }, /in holds null/],
    ["a bound of null", { size: { gt: null } }, /gt is null/],
    ["no list", { size: { in: 1 } }, /in expects an array/],
    ["three bounds", { size: { between: [1, 2, 3] } }, /two bounds/],
    ["LIKE on a number", { size: { like: "1" } }, /integer does not have/],
    ["an element of no array", { name: { has: "a" } }, /text does not have/],
    ["contains nothing like a list", { tags: { contains: "a" } }, /an array/],
    ["null as an element", { tags: { has: null } }, /has is null/],
    ["an unclear isEmpty", { tags: { isEmpty: 1 } }, /true or false/],
    ["json compared", { body: "{}" }, /json, which has no =/],
    ["json in a list", { body: { in: ["{}"] } }, /json, which has no =/],
    ["json not that", { body: { not: "{}" } }, /json, which has no =/],
    ["a point", { shape: "(1,2)" }, /point, which has no = to/],
    [
      "a path into text",
      { name: { path: ["a"], text: "x" } },
      /json and jsonb/,
    ],
    ["a path of nothing", { body: { path: [], text: "x" } }, /keys and pos/],
    ["a path without a text", { body: { path: ["a"] } }, /undefined/],
    ["a key of json", { body: { hasKey: "a" } }, /jsonb alone/],
    ["too many values", { size: { in: many } }, /more than 32767 values/],
    ["no such column", { toString: 1 }, /has no column toString/],
    ["no object", "size = 1", /no object of columns/],
    ["null", null, /no object of columns/],
    ["empty SQL", sql` `, /SQL condition is empty/],
    ["SQL that is a comment", sql`/* ${sql`a`} */`, /condition is empty/],
    ["SQL that ends the statement", sql`true; drop table x`, /holds a ";"/],
    ["SQL that leaves its parentheses", sql`true) or (true`, /do not match/],
    ["SQL with an open one", sql`(true`, /do not match/],
  ])("%s", async (_name, where, message) => {
    const found = samples(db).select({ where: loose(where) });
    await expect(found).rejects.toBeInstanceOf(UsageError);
    await expect(found).rejects.toThrow(message);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["an empty filter", {}],
    ["empty SQL", sql``],
  ])("%s for a delete or an update", async (_name, where) => {
    const all = samples(db);
    const reached = all.delete(where as { size: 1 });
    await expect(reached).rejects.toBeInstanceOf(UsageError);
    const updated = all.update(where as { size: 1 }, { name: "x" });
    await expect(updated).rejects.toBeInstanceOf(UsageError);
    expect(await all.count({ name: "x" })).toBe(0n);
  });

  it.each<[string, () => unknown]>([
    ["or of nothing", () => or(...([] as unknown as [{ size: 1 }]))],
    ["and of empty ones", () => and(...([{}, {}] as unknown as [{ size: 1 }]))],
    ["not of nothing", () => not({} as { size: 1 })],
    ["not of null", () => not(null as unknown as { size: 1 })],
  ])("%s", (_name, make) => {
    expect(make).toThrow(UsageError);
  });

  it("an empty text in an ORA database, where it would find nothing", async () => {
    const all = new SamplesRepository(samplesInOra, db);
    for (const where of [
      { name: "" },
      { name: { in: ["a", ""] } },
      { name: { like: "" } },
      { part: { not: "" } },
    ]) {
      await expect(all.select({ where: loose(where) })).rejects.toThrow(
        /takes for NULL.*ask for null/,
      );
    }
    await expect(all.find({ id: 1, part: "" })).rejects.toThrow(UsageError);
    await expect(all.insert({ id: 99, part: "" })).rejects.toThrow(
      /column is NOT NULL; give it some text/,
    );
    await expect(all.update({ id: 99 }, { part: "" })).rejects.toThrow(
      UsageError,
    );
    // It becomes NULL there, as everything in such a database expects.
    expect(await all.update({ id: 99 }, { name: "" })).toBe(0n);
  });
});
