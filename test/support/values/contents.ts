/** What a table should hold, kept in memory, and the comparison with what it holds. */
import { keyOf, normalized } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";

/** Rows as texts that are alike for the same rows alone, in an order of their own. */
export const rowKeys = (
  columns: readonly TestColumn[],
  rows: readonly Row[],
): readonly string[] =>
  rows
    .map((row) =>
      columns
        .map(
          (column) =>
            `${column.property}: ${keyOf(normalized(column, row[column.property]))}`,
        )
        .join("; "),
    )
    .toSorted();

/** Ends with both lists, where they differ. */
export const assertSame = (
  what: string,
  { name, columns }: TestTable,
  found: readonly Row[],
  expected: readonly Row[],
): void => {
  const [are, should] = [rowKeys(columns, found), rowKeys(columns, expected)];
  if (
    are.length === should.length &&
    are.every((one, at) => one === should[at])
  ) {
    return;
  }
  const missing = should.filter((one) => !are.includes(one));
  const extra = are.filter((one) => !should.includes(one));
  throw new Error(
    `${name}: ${what}: ${are.length} rows, ${should.length} expected\nmissing: ${missing.join("\n  ")}\nextra: ${extra.join("\n  ")}`,
  );
};

/** All that an iterable gives. */
export const collect = async (rows: AsyncIterable<Row>): Promise<Row[]> => {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

/** Ends with both numbers, where they differ. */
export const assertCount = (
  what: string,
  { name }: TestTable,
  found: bigint,
  expected: number,
) => {
  if (found === BigInt(expected)) return;
  throw new Error(`${name}: ${what}: gave ${found}, ${expected} expected`);
};

/** Every way of reading gives the same. */
export const assertContents = async (
  what: string,
  table: TestTable,
  expected: readonly Row[],
): Promise<void> => {
  const { repository } = table;
  assertSame(`${what}, select`, table, await repository.select(), expected);
  const streamed = await collect(repository.stream({}, { batchRows: 4 }));
  assertSame(`${what}, stream`, table, streamed, expected);
  const copied = await collect(repository.copyOut());
  assertSame(`${what}, copyOut`, table, copied, expected);
  const counted = await repository.count();
  assertCount(`${what}, count`, table, counted, expected.length);
};
