/** Reads a table by each operator of each column, and page by page in the order of each, and compares. */
import type { Client } from "pg";
import { assertCount, assertSame, collect } from "./contents.js";
import {
  type Probe,
  probesOf,
  type Rank,
  readRanks,
  UNCOMPARED,
} from "./probes.js";
import { keyOf, normalized } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";

type Check = (
  what: string,
  table: TestTable,
  where: object,
  expected: readonly Row[],
) => Promise<void>;

const SECOND_READS: readonly Check[] = [
  async (what, table, where, expected) => {
    const found = await collect(table.repository.copyOut({ where }));
    assertSame(`copyOut ${what}`, table, found, expected);
  },
  async (what, table, where, expected) => {
    const found = await collect(table.repository.stream({ where }));
    assertSame(`stream ${what}`, table, found, expected);
  },
  async (what, table, where, expected) => {
    const counted = await table.repository.count(where);
    assertCount(`count ${what}`, table, counted, expected.length);
  },
];

/** Each operator of a column by `select`, and every other one by a second method in turn, from another on in each column. */
const probeColumn = async (
  table: TestTable,
  column: TestColumn,
  rows: readonly Row[],
  probes: readonly Probe[],
): Promise<void> => {
  const { repository } = table;
  const { property } = column;
  await Promise.all(
    probes.map(async ({ condition, fits }, at) => {
      const where = Object.fromEntries([[property, condition]]);
      const expected = rows.filter((row) =>
        fits(normalized(column, row[property])),
      );
      const what = `${property} ${at}: ${keyOf(condition)}`;
      assertSame(
        `select ${what}`,
        table,
        await repository.select({ where }),
        expected,
      );
      const turn = (at + table.columns.indexOf(column)) % 6;
      await SECOND_READS[turn]?.(what, table, where, expected);
    }),
  );
};

/** Continues after the last row of each page; equal values are in the order of the key. */
const pageThrough = async (
  { name, repository, ...table }: TestTable,
  column: TestColumn,
  rows: readonly Row[],
  rank: Rank,
): Promise<void> => {
  const { property } = column;
  const valueOf = (row: Row | undefined) => normalized(column, row?.[property]);
  for (const direction of ["asc", "desc"]) {
    const orderBy = [{ column: property, direction }];
    const found: Row[] = [];
    let page: Row[];
    do {
      const after = found.at(-1);
      page = await repository.select({ orderBy, limit: 2, after });
      found.push(...page);
    } while (page.length > 0 && found.length <= rows.length);
    const what = `pages by ${property} ${direction}`;
    assertSame(what, { name, repository, ...table }, found, rows);
    // NULL is behind every value, and so first when descending.
    const places = found.map((row) =>
      valueOf(row) === null ? Infinity : rank(valueOf(row)),
    );
    const sign = direction === "asc" ? 1 : -1;
    if (
      places.some(
        (one, at) => at > 0 && sign * one < sign * (places[at - 1] ?? 0),
      )
    ) {
      throw new Error(`${name}: ${what}: not in order: ${places.join(", ")}`);
    }
  }
};

/** Through all columns; `absent` are rows that are not there. */
export const readByEach = async (
  client: Client,
  table: TestTable,
  rows: readonly Row[],
  absent: readonly Row[],
): Promise<void> => {
  for (const column of table.columns) {
    const probes = await probesOf(client, column, [...rows, ...absent]);
    await probeColumn(table, column, rows, probes);
    if (table.key === undefined || UNCOMPARED.includes(column.family ?? "")) {
      continue;
    }
    const values = rows
      .map((row) => normalized(column, row[column.property]))
      .filter((value) => value !== null);
    const rank = await readRanks(client, column, values);
    await pageThrough(table, column, rows, rank);
  }
};
