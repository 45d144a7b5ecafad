/** The writes that are one statement: INSERT of a row, UPDATE and DELETE of all that fit a filter. */
import { type Call, runCall } from "./call.js";
import { compileFilter, compilePatch, Parameters } from "./compile.js";
import { compileInsert } from "./compile-insert.js";
import { UsageError } from "./errors.js";
import { ifEqualOf, type InsertOptions, overwriteOf } from "./repeat.js";
import type { OverwriteOptions } from "./repeat.js";
import type { CallOptions, Repeat, Session } from "./session.js";
import type { EveryRow } from "./shapes.js";

type WriteCall = Call<Session>;

/** In the place of a filter; an object of its own, so that a filter that is missing is never taken for it. */
const everyRow: object = Object.freeze({});

/** What stands for a filter where every row is meant. @throws {UsageError} unless that was said */
export const assertEveryRow = (
  { label }: WriteCall,
  confirm: EveryRow,
): object => {
  if ((confirm as { everyRow?: unknown } | undefined)?.everyRow !== true) {
    throw new UsageError(`${label}: say { everyRow: true }`);
  }
  return everyRow;
};

/** Inserts one row; `onLostAnswer` says how that is repeated when its answer is lost. */
export const insertRow = async (
  call: WriteCall,
  row: object,
  options: CallOptions,
  onLostAnswer?: Repeat,
): Promise<void> => {
  const parameters = new Parameters();
  const text = compileInsert(parameters, call.label, call.table, row);
  const told = { ...options, onLostAnswer };
  await runCall(call, "write", text, parameters, told);
};

/** Inserts one row of a table with a key, by which it can be proved that the row is there. */
export const insertKeyed = async (
  call: WriteCall,
  row: object,
  options: InsertOptions,
): Promise<void> => {
  const label = options.label ?? call.label;
  const onLostAnswer = ifEqualOf(call.table, label, row, options);
  await insertRow(call, row, options, onLostAnswer);
};

const overwrite = async (
  call: WriteCall,
  text: string,
  where: object,
  parameters: Parameters,
  options: OverwriteOptions,
): Promise<bigint> => {
  const { table, label } = call;
  const filter =
    where === everyRow ? "" : compileFilter(parameters, label, table, where);
  const onLostAnswer = overwriteOf(label, options, where);
  const told = { ...options, onLostAnswer };
  const done = await runCall(call, "write", text + filter, parameters, told);
  return BigInt(done.rowCount);
};

/** Sets columns in the rows that fit the filter; gives their number. */
export const updateRows = async (
  call: WriteCall,
  where: object,
  patch: object,
  options: OverwriteOptions,
): Promise<bigint> => {
  const { table, label } = call;
  const parameters = new Parameters();
  const set = compilePatch(parameters, label, table, patch);
  const text = `update ${table.quoted} set ${set}`;
  return overwrite(call, text, where, parameters, options);
};

/** Deletes the rows that fit the filter; gives their number. */
export const deleteRows = async (
  call: WriteCall,
  where: object,
  options: OverwriteOptions,
): Promise<bigint> => {
  const text = `delete from ${call.table.quoted}`;
  return overwrite(call, text, where, new Parameters(), options);
};
