/** How the values of each type travel: text from the server to JavaScript and back, without loss. */
import type { ArrayText } from "./array-text.js";
import { formatArrayText, parseArrayText } from "./array-text.js";
import { bytesToText, textToBytes } from "./bytes.js";

/**
 * What the database can do with a type, which is what a filter may ask of its columns:
 * - `text` character types: compared, LIKE; `''` is NULL in an ORA database (dws_04_0042)
 * - `number`, `boolean`, `bytes`, `temporal`, `enum`: compared in the order that one expects
 * - `comparable` everything else that has `=` and `<`: uuid, inet, ranges, money, jsonb as text, composite types, …
 * - `array` compared element by element
 * - `json` no operators at all: json, and jsonb where it is parsed; only NULL can be asked for
 * - `opaque` no `=` that means equality: xml, geometry, hll, roaringbitmap; only NULL can be asked for
 */
export type Family =
  | "text"
  | "number"
  | "boolean"
  | "bytes"
  | "temporal"
  | "enum"
  | "comparable"
  | "array"
  | "json"
  | "opaque";

/** Both directions for one type. Either throws a plain Error with a sentence about the value, never the value. */
export interface Codec<T = unknown> {
  decode(text: string): T;
  encode(value: T): string;
  /** What a filter may ask; without it, anything. */
  readonly family?: Family;
  /**
   * What is read may differ from what is stored: two stored values may look alike. A page cannot continue after such a
   * value, since rows would be skipped or repeated. @default false
   */
  readonly isLossy?: boolean;
}

/** Ends an `encode`: `expects a string`. */
export const refuse = (expected: string): never => {
  throw new Error(`expects ${expected}`);
};

/** Ends a `decode`: `holds infinity, which …`. */
export const unreadable = (what: string): never => {
  throw new Error(`holds ${what}`);
};

/** The text of a value; a codec of the project's own may give anything. Throws as `encode` does. */
export const encodeWith = (codec: Codec, value: unknown): string => {
  const text: unknown = codec.encode(value);
  if (typeof text === "string") return text;
  throw new Error(
    `has a codec whose encode gave ${text === null ? "null" : typeof text} in the place of a string`,
  );
};

const integer = (bits: 8 | 16 | 32, isSigned = true): Codec => {
  const low = isSigned ? -(2 ** (bits - 1)) : 0;
  const high = low + 2 ** bits - 1;
  return {
    family: "number",
    decode: (text) => {
      const value = Number(text);
      return Number.isInteger(value) &&
        value >= low &&
        value <= high &&
        text !== ""
        ? value
        : unreadable(`what is no integer from ${low} to ${high}`);
    },
    encode: (value) =>
      Number.isInteger(value) &&
      (value as number) >= low &&
      (value as number) <= high
        ? String(value)
        : refuse(`an integer from ${low} to ${high}`),
  };
};

/** Whether a bigint fits into 64 bits. */
export const isInt8 = (value: bigint): boolean =>
  BigInt.asIntN(64, value) === value;

// What is no longer fits, so that only the largest are looked at twice.
const SURE_LENGTH = 18;

/** `BigInt` quotes what it cannot read. */
const textToInt8 = (text: string): bigint => {
  try {
    const value = BigInt(text);
    const isSure = text.length <= SURE_LENGTH && text !== "";
    if (isSure || (text !== "" && isInt8(value))) return value;
  } catch {
    // Said below.
  }
  return unreadable("what is no integer of 64 bits");
};

const int8: Codec = {
  family: "number",
  decode: textToInt8,
  encode: (value) =>
    typeof value === "bigint" && isInt8(value)
      ? String(value)
      : refuse("a bigint of 64 bits"),
};

/** NaN, Infinity and -Infinity are written alike on both sides; DWS's `.25` is a number too. */
export const textToNumber = (text: string): number => {
  const value = Number(text);
  const isRead = !Number.isNaN(value) && text !== "";
  return isRead || text === "NaN" ? value : unreadable("what is no number");
};

const float: Codec = {
  family: "number",
  decode: textToNumber,
  encode: (value) => {
    if (typeof value !== "number") return refuse("a number");
    // String(-0) is "0".
    return Object.is(value, -0) ? "-0" : String(value);
  },
};

const bool: Codec = {
  family: "boolean",
  // `true` and `false` are what a cast to text gives.
  decode: (text) => {
    if (text === "t" || text === "true") return true;
    return text === "f" || text === "false"
      ? false
      : unreadable("what is neither true nor false");
  },
  encode: (value) =>
    typeof value === "boolean" ? (value ? "t" : "f") : refuse("a boolean"),
};

/** Of es2024, and in every Node this runs on. */
interface WellFormed {
  isWellFormed(): boolean;
}

/** The `decode` of what is read as the text that it comes as. */
export const asItIs = (text: string): string => text;

/** Text as it is, for a type of this family. */
export const textOf = (family: Family): Codec => ({
  family,
  decode: asItIs,
  encode: (value) => {
    if (typeof value !== "string") return refuse("a string");
    // DWS answers a NUL with "insufficient data left in message": say it before it gets there.
    if (value.includes("\0")) return refuse("text without U+0000");
    // UTF-8 has no form for half a pair; Node would send U+FFFD in its place.
    return (value as unknown as WellFormed).isWellFormed()
      ? value
      : refuse("text without half a surrogate pair");
  },
});

const bytea: Codec = {
  family: "bytes",
  decode: textToBytes,
  encode: (value) =>
    value instanceof Uint8Array
      ? bytesToText(value)
      : refuse("a Buffer or Uint8Array"),
};

/** How arrays of a type are written and read. */
export interface ArrayOptions {
  /** `pg_type.typdelim`: a comma but for boxes, whose text holds commas. @default "," */
  readonly delimiter?: "," | ";";
  /**
   * Elements may be JavaScript arrays themselves, so that an array inside is an element and not a second dimension.
   * @default false
   */
  readonly isFlat?: boolean;
}

const SEVERAL_DIMENSIONS =
  "an array of several dimensions, which cannot be told from elements that are arrays; read the column as text";

/** The codec of an array whose elements have `element`. Nested arrays are arrays of arrays; bounds are not kept. */
export const arrayOf = (
  element: Codec,
  { delimiter = ",", isFlat = false }: ArrayOptions = {},
): Codec => {
  const { family, isLossy = false } = element;
  const decode = (items: ArrayText): unknown[] =>
    items.map((item) => {
      if (item === null) return null;
      if (typeof item === "string") return element.decode(item);
      return isFlat ? unreadable(SEVERAL_DIMENSIONS) : decode(item);
    });
  const encode = (items: readonly unknown[]): ArrayText =>
    items.map((item) => {
      if (item === null) return null;
      return Array.isArray(item) && !isFlat
        ? encode(item)
        : encodeWith(element, item);
    });
  return {
    // An array is compared by its elements, so that one of json cannot be.
    family: family === "json" || family === "opaque" ? family : "array",
    ...(isLossy ? { isLossy } : {}),
    decode: (value) => decode(parseArrayText(value, delimiter)),
    encode: (value) =>
      Array.isArray(value)
        ? formatArrayText(encode(value), delimiter)
        : refuse("an array"),
  };
};

/** Codecs by what a value looks like in JavaScript; the generator picks one by the type's name. */
export const codecs = {
  /** DWS's TINYINT is unsigned. */
  uint1: integer(8, false),
  int2: integer(16),
  int4: integer(32),
  /** An object identifier is unsigned. */
  oid: integer(32, false),
  int8,
  float,
  bool,
  bytea,
  /** Character types; those below are texts as well, and differ in what may be asked of them. */
  text: textOf("text"),
  numeric: textOf("number"),
  temporal: textOf("temporal"),
  label: textOf("enum"),
  comparable: textOf("comparable"),
  json: textOf("json"),
  opaque: textOf("opaque"),
} as const satisfies Record<string, Codec>;
