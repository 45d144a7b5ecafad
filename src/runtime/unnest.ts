/** Rows as parameters: one text array per column, unfolded in the select list, so that few parameters carry many rows. */
import { ArrayColumns } from "./array-columns.js";
import { castTypeOf } from "./cast-type.js";
import type { RowShape } from "./row-shape.js";
import type { Statement } from "./session.js";
import type { AnyTable } from "./table.js";

/** Rows in one statement. */
export const MOST_ROWS = 1_000;
/**
 * Characters in one statement, and one row more: it is one message, and rows of many megabytes each must not add up to
 * what neither side can hold.
 */
export const MOST_LENGTH = 8 * 2 ** 20;

/** Some rows of a bulk write. */
export interface Batch {
  readonly statement: Statement;
  readonly rows: number;
}

/** `insert into t (…) select unnest($1::text[])::bigint, …`; each array is as long as the others. */
const insertText = (table: AnyTable, { fields }: RowShape): string => {
  const columns = fields.map(({ quoted }) => quoted).join(", ");
  const values = fields.map(
    ({ sqlType }, index) =>
      `unnest($${index + 1}::text[])::${castTypeOf(sqlType)}`,
  );
  return `insert into ${table.quoted} (${columns}) select ${values.join(", ")}`;
};

/** Rows of nothing but defaults; the first column stands for all of them. */
const insertDefaults = (table: AnyTable, rows: number): string => {
  const [first] = table.fields;
  const values = Array.from({ length: rows }, () => "(default)");
  return `insert into ${table.quoted} (${first?.quoted ?? ""}) values ${values.join(", ")}`;
};

/** Cuts the rows into statements, each made when it is asked for; `tail` ends each. */
export function* batchesOf(
  table: AnyTable,
  shape: RowShape,
  rows: readonly unknown[],
  tail = "",
): Generator<Batch, undefined> {
  const columns = new ArrayColumns(shape);
  const text = shape.fields.length === 0 ? "" : insertText(table, shape) + tail;
  let count = 0;
  const take = (): Batch => {
    const done = {
      statement: {
        text: text === "" ? insertDefaults(table, count) + tail : text,
        values: columns.take(),
      },
      rows: count,
    };
    count = 0;
    return done;
  };
  for (const [index, row] of rows.entries()) {
    const length = columns.add(row, index + 1);
    count++;
    if (count === MOST_ROWS || length > MOST_LENGTH) yield take();
  }
  if (count > 0) yield take();
  return undefined;
}
