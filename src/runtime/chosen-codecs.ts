/** Codecs that a project chooses for itself: handier than the lossless ones, and each says what it gives up. */
import {
  type Codec,
  isInt8,
  refuse,
  textToNumber,
  unreadable,
} from "./codecs.js";
import { dateToMoment, dateToText, textToDate } from "./moments.js";

/** A bigint column as a number; what a number cannot hold exactly is refused in both directions. */
const int8AsNumber: Codec = {
  family: "number",
  decode: (text) => {
    const value = Number(text);
    return Number.isSafeInteger(value)
      ? value
      : unreadable(
          "an integer beyond 2^53 - 1, which a number would round; let the column be a bigint",
        );
  },
  encode: (value) =>
    Number.isSafeInteger(value)
      ? String(value)
      : refuse("a whole number from -(2^53 - 1) to 2^53 - 1"),
};

/** A bigint column as text, for values that go on into JSON. */
const int8AsText: Codec = {
  family: "number",
  decode: (text) => text,
  encode: (value) =>
    typeof value === "string" &&
    /^[+-]?\d{1,40}$/.test(value) &&
    isInt8(BigInt(value.replace("+", "")))
      ? value
      : refuse("the digits of an integer of 64 bits"),
};

/** A numeric as the nearest number: digits beyond the 15th or so are lost. */
const numericAsNumber: Codec = {
  family: "number",
  isLossy: true,
  decode: textToNumber,
  encode: (value) =>
    typeof value === "number" && Math.abs(value) !== Infinity
      ? String(value)
      : refuse("a number that is not infinite"),
};

const dateCodec = (format: (date: Date) => string | undefined): Codec => ({
  family: "temporal",
  isLossy: true,
  decode: (text) =>
    textToDate(text) ??
    unreadable(
      "a moment that no Date can be, such as infinity; let the column be text",
    ),
  encode: (value) =>
    (value instanceof Date ? format(value) : undefined) ??
    refuse("a valid Date"),
});

/** `JSON.stringify` throws at a bigint and at a circle, and gives undefined for a function. */
const stringify = (value: unknown): string => {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined) return text;
  } catch {
    // Its message may quote a property; ours never holds a value.
  }
  return refuse("a value that JSON can hold");
};

/** The message of `JSON.parse` quotes the text. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable("what is no JSON");
  }
};

/** Codecs by what they make of a type. */
export const chosenCodecs = {
  int8AsNumber,
  int8AsText,
  numericAsNumber,
  /** A moment to the millisecond; the microseconds of what is read are cut off. */
  timestamptzAsDate: dateCodec(dateToMoment),
  /** As above, with the day and time taken as UTC, whatever zone the process is in. */
  timestampAsDate: dateCodec(dateToText),
  /** A document, parsed: large numbers lose digits, and JSON's null is read as SQL's. */
  jsonParsed: { family: "json", decode: parse, encode: stringify },
} as const satisfies Record<string, Codec>;
