/** Values that JavaScript has no lossless type for: text with a brand, made only through a check. */
import { UsageError } from "./errors.js";
import { dateToMoment } from "./moments.js";

declare const brand: unique symbol;
declare const keyBrand: unique symbol;

/** Text that is known to be the text form of `Name`. */
export type Branded<Name extends string> = string & {
  readonly [brand]: Name;
};

/** A number of any size and scale, as text: `"12.50"`. Made by {@link numeric}. */
export type Numeric = Branded<"numeric">;
/** `"2026-11-23"`. Made by {@link date}. */
export type DateText = Branded<"date">;
/** `"2026-11-23 10:00:00.000001"`, in no time zone. Made by {@link timestamp}. */
export type Timestamp = Branded<"timestamp">;
/** `"2026-11-23 10:00:00.000001+00"`, a moment. Made by {@link timestamptz}. */
export type TimestampTz = Branded<"timestamptz">;

/** A value of a table's key, so that the key of another table cannot take its place. */
export type KeyOf<Value, Table extends string> = Value & {
  readonly [keyBrand]: Table;
};

/**
 * A JSON document after `JSON.parse`, to be narrowed before use. A null stands for SQL's NULL; a document that is
 * JSON's null is read as null too, and cannot be written.
 */
export type ParsedJson =
  | string
  | number
  | boolean
  | readonly unknown[]
  | { readonly [name: string]: unknown };

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const DATE = /^\d{4,}-\d\d-\d\d(?: BC)?$/;
const TIMESTAMP =
  /^\d{4,}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?: BC)?$/;
const TIMESTAMPTZ =
  /^\d{4,}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d){0,2})(?: BC)?$/;
const INFINITE = new Set(["infinity", "-infinity"]);

const check = (isRight: boolean, what: string, example: string) => {
  if (!isRight) {
    throw new UsageError(`This is not ${what}; write it like ${example}.`);
  }
};

/**
 * A numeric from text, a bigint or a number (a number brings its own rounding with it).
 * @throws {UsageError} when it is no number
 */
export const numeric = (value: string | number | bigint): Numeric => {
  const text = String(value);
  check(NUMERIC.test(text) || text === "NaN", "a number", '"12.50"');
  return text as Numeric;
};

/** A calendar day. @throws {UsageError} when it is not written year-month-day */
export const date = (text: string): DateText => {
  check(DATE.test(text) || INFINITE.has(text), "a date", '"2026-11-23"');
  return text as DateText;
};

/** A day and time in no time zone. @throws {UsageError} when it is not written that way */
export const timestamp = (text: string): Timestamp => {
  check(
    TIMESTAMP.test(text) || INFINITE.has(text),
    "a timestamp",
    '"2026-11-23 10:00:00"',
  );
  return text as Timestamp;
};

/** A moment: text with its offset, or a Date, which has milliseconds only. @throws {UsageError} when it is not written that way */
export const timestamptz = (value: string | Date): TimestampTz => {
  const text = typeof value === "string" ? value : (dateToMoment(value) ?? "");
  check(
    TIMESTAMPTZ.test(text) || INFINITE.has(text),
    "a moment",
    '"2026-11-23 10:00:00+00"',
  );
  return text as TimestampTz;
};
