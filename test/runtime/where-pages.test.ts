/** Pages against a real server: whatever the order, continuing after the last row gives each row exactly once. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  completeSettings,
  type Database,
  numeric,
  openDatabase,
  UsageError,
} from "../../src/runtime/index.js";
import { type Postgres, startPostgres } from "../support/postgres.js";
import { SAMPLES, samples, type SamplesRow } from "../support/samples.js";

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
afterAll(async () => {
  await db.close();
  await client.end();
  await server.stop();
});

const ORDERED = ["id", "part", "size", "name", "ratio", "price", "or"] as const;

type Ordered = Pick<SamplesRow, (typeof ORDERED)[number]>;

const few = <T>(...values: readonly T[]) => fc.constantFrom<T>(...values);

/** Few values, so that there are many ties and NULLs. */
const table = fc.uniqueArray(
  fc.record<Ordered>({
    id: fc.integer({ min: 1, max: 6 }),
    part: few("a", "b", "ä", ""),
    size: few(null, -1, 0, 7),
    name: few(null, "", "x", "\\", "Z", "z"),
    ratio: few(null, NaN, -Infinity, -0, 0, 0.1, 1e300),
    price: few(numeric("0"), numeric("1.50")),
    or: few(null, true, false),
  }),
  { selector: ({ id, part }) => `${id} ${part}`, maxLength: 20 },
);

const order = fc.record(
  {
    column: fc.constantFrom(...ORDERED),
    direction: fc.constantFrom("asc", "desc"),
    nulls: fc.constantFrom("first", "last"),
  },
  { requiredKeys: ["column"] },
);

const orders = fc.array(fc.oneof(order, fc.constantFrom(...ORDERED)), {
  maxLength: 4,
});

const fill = async (rows: readonly Ordered[]) => {
  await client.query("truncate samples");
  for (const { id, part, size, name, ratio, price, or } of rows) {
    await client.query("insert into samples values ($1,$2,$3,$4,$5,$6)", [
      ...[id, part, size, name],
      ...[Object.is(ratio, -0) ? "-0" : ratio, price],
    ]);
    await client.query(
      `update samples set "or" = $3 where id = $1 and part = $2`,
      [id, part, or],
    );
  }
};

const read = async (
  orderBy: readonly (
    | (typeof ORDERED)[number]
    | {
        readonly column: (typeof ORDERED)[number];
        readonly direction?: "asc" | "desc";
        readonly nulls?: "first" | "last";
      }
  )[],
  limit: number,
  where: { readonly size?: null },
) => {
  const pages: Ordered[][] = [];
  let after: Ordered | undefined;
  do {
    const page: Ordered[] = await samples(db).select({
      where,
      columns: ORDERED,
      orderBy,
      limit,
      after,
    } as { after: undefined });
    pages.push(page);
    after = page.at(-1);
  } while (after !== undefined);
  return pages;
};

describe("pages", () => {
  it("give each row exactly once, in order, whatever the order", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        orders,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom({}, { size: null }),
        async (rows, orderBy, limit, where) => {
          await fill(rows);
          const pages = await read(orderBy, limit, where);
          const all = await samples(db).select({
            where,
            columns: ORDERED,
            orderBy: [...(orderBy as never[]), "id", "part"],
          });
          expect(pages.flat()).toEqual(all);
          expect(pages.slice(0, -2).every((p) => p.length === limit)).toBe(
            true,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("begin with the first row of the first page when there is none to continue after", async () => {
    await client.query("truncate samples");
    for (const id of [3, 1, 2]) await samples(db).insert({ id, part: "a" });
    const page = await samples(db).select({ limit: 2, after: undefined });
    expect(page.map(({ id }) => id)).toEqual([1, 2]);
  });

  it.each<[string, object]>([
    ["a part of the key missing", { after: { id: 1 } }],
    [
      "a column of the order missing",
      { after: { id: 1, part: "a" }, orderBy: ["size"] },
    ],
    [
      "an inherited one",
      { after: Object.create({ id: 1, part: "a" }) as object },
    ],
    ["an unknown direction", { orderBy: [{ column: "id", direction: "up" }] }],
    [
      "SQL as a direction",
      { orderBy: [{ column: "id", direction: "desc, 1" }] },
    ],
    ["an unknown place of NULLs", { orderBy: [{ column: "id", nulls: "x" }] }],
    ["an unknown column", { orderBy: ["id; drop table samples"] }],
    ["no column at all", { columns: [] }],
    ["a limit that is SQL", { limit: "1; drop table samples" }],
  ])("refuse %s", async (_name, query) => {
    const found = samples(db).select(query);
    await expect(found).rejects.toBeInstanceOf(UsageError);
  });
});
