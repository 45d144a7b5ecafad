/** When two values are one and the same: bit for bit, but for what a type is known to change. */
import type { TestColumn } from "./test-table.js";

/**
 * A text that is the same for the same values alone: it tells 0 from -0 and 1.0 from 1.00, and finds NaN equal to itself.
 */
export const keyOf = (value: unknown): string => {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") {
    return Object.is(value, -0) ? "number -0" : `number ${value}`;
  }
  if (typeof value === "bigint") return `bigint ${value}`;
  if (Buffer.isBuffer(value)) return `bytes ${value.toString("hex")}`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join(", ")}]`;
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "bigint" ? String(one) : one,
  );
};

/** Elements of nested arrays one by one. */
const eachOf = (value: unknown, change: (one: unknown) => unknown): unknown =>
  Array.isArray(value)
    ? value.map((one) => eachOf(one, change))
    : value === null
      ? null
      : change(value);

/**
 * What a column makes of a value, and nothing else:
 * - `real`: 32 bits are printed with as many digits as the server pleases (9 on DWS with extra_float_digits 3, the
 *   shortest that is unique from PostgreSQL 12): the nearest float of 32 bits counts;
 * - `numeric` between -1 and 1: an ORA database of DWS prints `.25` for 0.25;
 * - character types in an ORA database: `''` is NULL (dws_04_0042).
 */
export const normalized = (column: TestColumn, value: unknown): unknown => {
  const { name } = column.type;
  if (value === "" && column.isEmptyNull) return null;
  if (name === "float4") {
    return eachOf(value, (one) => Math.fround(one as number));
  }
  if (name === "numeric") {
    return eachOf(value, (one) => String(one).replace(/^(-?)\./, "$10."));
  }
  return value;
};
