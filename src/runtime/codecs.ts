/** How the values of each type travel: text from the server to JavaScript and back, without loss. */
import type { ArrayText } from "./array-text.js";
import { formatArrayText, parseArrayText } from "./array-text.js";

/** Both directions for one type. `encode` throws a plain Error with a sentence about the value, never the value. */
export interface Codec {
  decode(text: string): unknown;
  encode(value: unknown): string;
}

const refuse = (expected: string): never => {
  throw new Error(`expects ${expected}`);
};

const integer = (bits: 8 | 16 | 32, isSigned = true): Codec => {
  const low = isSigned ? -(2 ** (bits - 1)) : 0;
  const high = low + 2 ** bits - 1;
  return {
    decode: Number,
    encode: (value) =>
      Number.isInteger(value) &&
      (value as number) >= low &&
      (value as number) <= high
        ? String(value)
        : refuse(`an integer from ${low} to ${high}`),
  };
};

const INT8_HIGH = 2n ** 63n - 1n;

const int8: Codec = {
  decode: BigInt,
  encode: (value) =>
    typeof value === "bigint" && value <= INT8_HIGH && value >= -INT8_HIGH - 1n
      ? String(value)
      : refuse("a bigint of 64 bits"),
};

const float: Codec = {
  decode: Number,
  encode: (value) => {
    if (typeof value !== "number") return refuse("a number");
    // String(-0) is "0".
    return Object.is(value, -0) ? "-0" : String(value);
  },
};

const bool: Codec = {
  decode: (text) => text === "t",
  encode: (value) =>
    typeof value === "boolean" ? (value ? "t" : "f") : refuse("a boolean"),
};

const text: Codec = {
  decode: (value) => value,
  encode: (value) => {
    if (typeof value !== "string") return refuse("a string");
    // DWS answers a NUL with "insufficient data left in message": say it before it gets there.
    return value.includes("\0") ? refuse("text without U+0000") : value;
  },
};

const bytea: Codec = {
  decode: (value) => Buffer.from(value.slice(2), "hex"),
  encode: (value) =>
    value instanceof Uint8Array
      ? `\\x${Buffer.from(value).toString("hex")}`
      : refuse("a Buffer or Uint8Array"),
};

/** The codec of an array whose elements have `element`. Nested arrays are arrays of arrays. */
export const arrayOf = (element: Codec): Codec => {
  const decode = (items: ArrayText): unknown[] =>
    items.map((item) => {
      if (item === null) return null;
      return typeof item === "string" ? element.decode(item) : decode(item);
    });
  const encode = (items: readonly unknown[]): ArrayText =>
    items.map((item) => {
      if (item === null) return null;
      return Array.isArray(item) ? encode(item) : element.encode(item);
    });
  return {
    decode: (value) => decode(parseArrayText(value)),
    encode: (value) =>
      Array.isArray(value)
        ? formatArrayText(encode(value))
        : refuse("an array"),
  };
};

/** Codecs by what a value looks like in JavaScript; the generator picks one by the type's name. */
export const codecs = {
  /** DWS's TINYINT is unsigned. */
  uint1: integer(8, false),
  int2: integer(16),
  int4: integer(32),
  int8,
  float,
  bool,
  bytea,
  /** Every type whose text form is kept: text, numeric, dates, uuid, json, ranges, … */
  text,
} as const satisfies Record<string, Codec>;
