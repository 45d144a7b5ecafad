/** Reads the one row with a key. */
import { type Call, runCall } from "./call.js";
import { NotFoundError, UsageError } from "./errors.js";
import { compileFind } from "./select.js";
import type { CallOptions } from "./session.js";

/** The row with this key, or undefined. */
export const findRow = async (
  call: Call,
  key: unknown,
  options: CallOptions,
): Promise<unknown> => {
  const { table, label } = call;
  if (typeof key !== "object" || key === null) {
    throw new UsageError(`${label}: the key is no object of its columns`);
  }
  const { text, parameters, decode } = compileFind(table, label, key);
  const { rows } = await runCall(call, "read", text, parameters, options);
  const [row] = rows;
  return row === undefined ? undefined : decode(row, label);
};

/** The row with this key. @throws {NotFoundError} when there is none */
export const getRow = async (
  call: Call,
  key: unknown,
  options: CallOptions,
): Promise<unknown> => {
  const row = await findRow(call, key, options);
  if (row !== undefined) return row;
  throw new NotFoundError(`${call.label}: no row has this key`);
};
