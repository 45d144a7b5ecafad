/** The ends of the types, each by name and each time: bit for bit through every method of a generated repository. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  date,
  numeric,
  timestamp,
  timestamptz,
} from "../../src/runtime/index.js";
import { openProject, type Project } from "../support/values/project.js";
import type { Row } from "../support/values/test-table.js";
import { INSERTED, SPARE, walkTable } from "../support/values/walk.js";

// The keyword DATE is a moment in an ORA database.
const TABLE = `create schema ends;
  create table ends.of_types (
    id bigint primary key, big bigint not null, exact numeric, at timestamp, zoned timestamptz, day pg_catalog.date,
    wide double precision, narrow real, list text[], bigs bigint[], exacts numeric[], note text, data bytea)
  with (orientation = row) distribute by hash (id)`;

const nines = "9".repeat(1000);

/** By property; a row takes the value of its number, and the first again after the last. */
const ENDS: Readonly<Record<string, readonly unknown[]>> = {
  big: [-(2n ** 63n), 2n ** 63n - 1n, 0n, -1n, 2n ** 53n + 1n],
  exact: [
    ...[nines, `-${nines}`, `0.${nines}`, `-${nines}.${nines}`].map(numeric),
    ...["NaN", "0", "1.500", `0.${"0".repeat(999)}1`].map(numeric),
    null,
  ],
  at: [
    "infinity",
    "-infinity",
    "2026-11-23 10:20:30.123456",
    "2000-02-29 23:59:59.999999",
    "1969-12-31 23:59:59.000001",
    "294276-12-31 23:59:59.999999",
    "4713-01-01 00:00:00 BC",
  ].map(timestamp),
  zoned: [
    "infinity",
    "-infinity",
    "2026-11-23 10:20:30.123456+00",
    "0044-03-15 12:00:00.000001+00 BC",
    "294276-12-31 23:59:59.999999+00",
  ].map((text) => timestamptz(text)),
  day: [
    "infinity",
    "-infinity",
    "2026-11-23",
    "5874897-12-31",
    "4713-01-01 BC",
  ].map(date),
  wide: [NaN, Infinity, -Infinity, -0, 0.1, 5e-324, Number.MAX_VALUE],
  narrow: [NaN, Infinity, -Infinity, -0, Math.fround(0.1)],
  list: [
    [],
    [null, "NULL", "null"],
    ['"', "'", `"'"`, "\\", '\\"', "`"],
    ["{}", '{a,"b",NULL}', ",", " "],
    [
      ['it\'s "b"', "\\\\"],
      ["", null],
    ],
  ],
  bigs: [[], [-(2n ** 63n), null, 2n ** 63n - 1n], [[1n], [2n]]],
  exacts: [[], [numeric(nines), numeric("NaN"), null], [numeric("1.500")]],
  note: [`"'"`, `'{"a": "\\"b\\""}'`, `""''`, "\\.", "\\N", null],
  data: [
    Buffer.alloc(0),
    Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  ],
};

const COUNT = INSERTED + SPARE;
const rows: readonly Row[] = Array.from({ length: COUNT }, (_, n) => ({
  id: BigInt(n),
  ...Object.fromEntries(
    Object.entries(ENDS).map(([property, values]) => [
      property,
      values[n % values.length],
    ]),
  ),
}));

describe("the ends of the types", () => {
  let local: LocalDws;
  let project: Project;

  beforeAll(async () => {
    local = await startLocalDws();
    project = await openProject(
      local,
      local.database,
      async ({ client }) => {
        await client.query(TABLE);
      },
      "ends",
    );
  });
  afterAll(async () => {
    await project.close();
    await local.stop();
  });

  it("all have a row", () => {
    const most = Math.max(...Object.values(ENDS).map(({ length }) => length));
    expect(COUNT).toBeGreaterThanOrEqual(most);
    const [table] = project.tables;
    expect(table?.columns.map(({ property }) => property)).toEqual([
      "id",
      ...Object.keys(ENDS),
    ]);
  });

  // What is inserted the first time is what rows are changed to the second time.
  it.each([0, COUNT / 2])("come back, from row %i on", async (first) => {
    const { client } = project.trip;
    const [table] = project.tables;
    if (table === undefined) throw new Error("no table");
    const all = [...rows.slice(first), ...rows.slice(0, first)];
    await walkTable({ table, client, mayUpsert: true }, all);
  });
});
