/** Reads orders from a CSV file, one at a time, however large it is. Change this file to load a table of yours. */
import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { type Options, parse } from "csv-parse";
import { numeric, timestamptz } from "../../dws/index.js";
import type { SampleOrdersInsert } from "./repositories/public/sample_orders.js";

const COLUMNS = [
  "orderId",
  "customer",
  "status",
  "amount",
  "orderedAt",
  "note",
] as const;

type Column = (typeof COLUMNS)[number];
type Fields = Readonly<Record<Column, string>>;

const assertHead = (head: readonly string[]): string[] => {
  const missing = COLUMNS.filter((column) => !head.includes(column));
  const unknown = head.filter((name) => !COLUMNS.includes(name as Column));
  if (missing.length + unknown.length === 0) return [...head];
  throw new Error(
    `the first line must name the columns ${COLUMNS.join(", ")}; missing: ${missing.join(", ") || "none"}, unknown: ${unknown.join(", ") || "none"}`,
  );
};

/** What is wrong with the file ends the loop, and leaving the loop closes the file. */
const records = (file: Readable, options: Options) =>
  pipeline(
    file,
    parse({ bom: true, skip_empty_lines: true, ...options }),
    () => undefined,
  ) as AsyncIterable<unknown>;

const wholeNumber = (text: string): bigint => {
  if (/^-?\d+$/.test(text)) return BigInt(text);
  throw new Error("this is not a whole number");
};

const filled = (text: string): string => {
  if (text !== "") return text;
  throw new Error("this must not be empty");
};

/** The typed row. @throws {Error} that names the column */
const toOrder = (fields: Fields): SampleOrdersInsert => {
  const take = <Value>(column: Column, read: (text: string) => Value) => {
    try {
      return read(fields[column]);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : "this is wrong";
      throw new Error(`${column}: ${reason}`, { cause });
    }
  };
  return {
    orderId: take("orderId", wholeNumber),
    customer: take("customer", filled),
    status: take("status", (text) => text || "open"),
    amount: take("amount", numeric),
    orderedAt: take("orderedAt", timestamptz),
    note: take("note", (text) => text || null),
  };
};

/** The orders of the file. What is wrong is said as the runtime says it of what the server refuses: "row 3, amount: …". */
export async function* readOrders(
  file: Readable,
): AsyncGenerator<SampleOrdersInsert> {
  let row = 0;
  for await (const fields of records(file, { columns: assertHead })) {
    row++;
    let order: SampleOrdersInsert;
    try {
      order = toOrder(fields as Fields);
    } catch (cause) {
      throw new Error(`row ${row}, ${(cause as Error).message}`, { cause });
    }
    yield order;
  }
}

/** The line on which a row begins; other than the row, it counts the head, empty lines, and each line of a long field. */
export const lineOfRow = async (
  file: Readable,
  row: number,
): Promise<number> => {
  const newlines = (text: string) => text.split("\n").length - 1;
  let line = 1;
  let left = row;
  for await (const record of records(file, { raw: true })) {
    const { raw } = record as { readonly raw: string };
    if (left-- === 0) {
      return line + newlines(/^[\r\n]*/.exec(raw)?.[0] ?? "");
    }
    line += newlines(raw);
  }
  return line;
};
