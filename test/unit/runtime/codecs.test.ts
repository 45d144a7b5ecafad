/** Codecs beside those of `values.test.ts`: their properties, those that a project chooses, and the texts of bytes and moments. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesToText, textToBytes } from "../../../src/runtime/bytes.js";
import { chosenCodecs } from "../../../src/runtime/chosen-codecs.js";
import { arrayOf, type Codec, codecs } from "../../../src/runtime/codecs.js";
import {
  dateToMoment,
  dateToText,
  textToDate,
} from "../../../src/runtime/moments.js";
import { numeric } from "../../../src/runtime/values.js";

const all: Readonly<Record<string, Codec>> = { ...codecs, ...chosenCodecs };

const text = fc
  .string({ unit: "binary" })
  .map((one) => one.replaceAll("\0", ""));

/** What comes back is what went, and its text is the same again. */
const travels = <T>(codec: Codec, values: fc.Arbitrary<T>): void => {
  fc.assert(
    fc.property(values, (value) => {
      const sent = codec.encode(value);
      expect(codec.decode(sent)).toEqual(value);
      expect(codec.encode(codec.decode(sent))).toBe(sent);
    }),
  );
};

const digits = fc.stringMatching(/^\d{1,1000}$/);
const json = fc
  .jsonValue()
  .filter((value) => value !== null)
  // JSON has one zero only.
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const VALUES: readonly [string, fc.Arbitrary<unknown>][] = [
  ["uint1", fc.integer({ min: 0, max: 255 })],
  ["int2", fc.integer({ min: -32_768, max: 32_767 })],
  ["int4", fc.integer()],
  ["oid", fc.integer({ min: 0, max: 2 ** 32 - 1 })],
  ["int8", fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  ["float", fc.double()],
  ["bool", fc.boolean()],
  ["bytea", fc.uint8Array().map((bytes) => Buffer.from(bytes))],
  ["text", text],
  [
    "numeric",
    fc
      .tuple(fc.constantFrom("", "-"), digits, fc.option(digits))
      .map(([sign, whole, part]) =>
        numeric(`${sign}${whole}${part === null ? "" : `.${part}`}`),
      ),
  ],
  ["int8AsNumber", fc.maxSafeInteger()],
  [
    "int8AsText",
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  ],
  ["timestamptzAsDate", fc.date({ noInvalidDate: true })],
  ["timestampAsDate", fc.date({ noInvalidDate: true })],
  ["jsonParsed", json],
];

describe("codecs", () => {
  it.each(VALUES)("%s keeps any value", (name, values) => {
    travels(all[name] as Codec, values);
  });

  it.each(VALUES)("%s keeps any value in an array", (name, values) => {
    const isFlat = name === "jsonParsed";
    const row = fc.array(fc.option(values));
    const codec = arrayOf(all[name] as Codec, { isFlat });
    travels(codec, isFlat ? row : fc.oneof(row, fc.array(row)));
  });

  it.each<[string, unknown, RegExp]>([
    ["text", "half \ud83d", /^expects text without half a surrogate pair$/],
    ["oid", -1, /^expects an integer from 0 to 4294967295$/],
    ["int8AsNumber", 2 ** 53, /^expects a whole number from /],
    ["int8AsNumber", 1n, /^expects a whole number from /],
    ["int8AsText", "9223372036854775808", /^expects the digits /],
    ["int8AsText", "1.5", /^expects the digits /],
    ["int8AsText", "", /^expects the digits /],
    ["numericAsNumber", Infinity, /^expects a number that is not infinite$/],
    ["timestamptzAsDate", new Date(NaN), /^expects a valid Date$/],
    ["timestampAsDate", "2026-11-23", /^expects a valid Date$/],
    ["jsonParsed", undefined, /^expects a value that JSON can hold$/],
    ["jsonParsed", { a: 1n }, /^expects a value that JSON can hold$/],
  ])("%s refuses to send %s", (name, value, message) => {
    expect(() => all[name]?.encode(value)).toThrow(message);
  });

  it.each<[string, string, RegExp]>([
    ["int8AsNumber", "9007199254740993", /^holds an integer beyond 2\^53 - 1/],
    ["timestamptzAsDate", "infinity", /^holds a moment that no Date can be/],
    ["timestampAsDate", "-infinity", /^holds a moment that no Date can be/],
    ["timestampAsDate", "290000-01-01 00:00:00", /^holds a moment /],
  ])("%s refuses to read %s", (name, value, message) => {
    expect(() => all[name]?.decode(value)).toThrow(message);
  });

  it.each<[string, string, unknown]>([
    ["float", ".25", 0.25],
    ["float", "-.25", -0.25],
    ["float", "NaN", NaN],
    ["float", "-Infinity", -Infinity],
    ["float", "-0", -0],
    ["numeric", ".25", ".25"],
    ["numericAsNumber", "-.25", -0.25],
    ["numericAsNumber", "NaN", NaN],
    ["jsonParsed", "null", null],
  ])("%s reads %s", (name, given, want) => {
    expect(all[name]?.decode(given)).toEqual(want);
  });

  it("an array of boxes is separated by semicolons, since boxes hold commas", () => {
    const codec = arrayOf(codecs.opaque, { delimiter: ";" });
    expect(codec.decode("{(1,1),(0,0);NULL;(2,2),(1,1)}")).toEqual([
      "(1,1),(0,0)",
      null,
      "(2,2),(1,1)",
    ]);
    expect(codec.encode(["(1,1),(0,0)", null])).toBe('{"(1,1),(0,0)";NULL}');
  });

  it("a flat array takes an inner array for an element, and does not guess at dimensions", () => {
    const codec = arrayOf(chosenCodecs.jsonParsed, { isFlat: true });
    expect(codec.encode([[1], null])).toBe('{"[1]",NULL}');
    expect(codec.decode('{"[1]",NULL}')).toEqual([[1], null]);
    expect(() => codec.decode("{{1},{2}}")).toThrow(/^holds an array of /);
  });

  it.each<[string, string]>([
    ["int4", "array"],
    ["json", "json"],
    ["opaque", "opaque"],
  ])("an array of %s is %s to a filter", (name, family) => {
    expect(arrayOf(all[name] as Codec).family).toBe(family);
  });
});

describe("bytes", () => {
  it.each<[string, readonly number[]]>([
    ["\\x", []],
    ["\\x00ff0a", [0, 255, 10]],
    ["", []],
    ["abc", [97, 98, 99]],
    ["\\\\x41", [92, 120, 52, 49]],
    ["a\\000\\377\\\\", [97, 0, 255, 92]],
  ])("reads %s", (given, want) => {
    expect([...textToBytes(given)]).toEqual(want);
  });

  it("writes a part of a larger buffer, and other arrays of bytes", () => {
    const whole = new Uint8Array([1, 2, 3, 4]);
    expect(bytesToText(whole.subarray(1, 3))).toBe("\\x0203");
  });
});

describe("moments", () => {
  it.each([
    ["2026-11-23 10:00:00+00", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23 10:00:00.1239+05:30", "2026-11-23T04:30:00.123Z"],
    ["2026-11-23 10:00:00-03", "2026-11-23T13:00:00.000Z"],
    ["1890-01-01 00:00:00+00:19:32", "1889-12-31T23:40:28.000Z"],
    ["2026-11-23 10:00:00.5", "2026-11-23T10:00:00.500Z"],
    ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00.000Z"],
    ["0044-03-15 12:00:00+00 BC", "-000043-03-15T12:00:00.000Z"],
    ["0001-12-31 23:59:59 BC", "0000-12-31T23:59:59.000Z"],
    ["0099-01-01 00:00:00", "0099-01-01T00:00:00.000Z"],
    ["12026-11-23 00:00:00", "+012026-11-23T00:00:00.000Z"],
  ])("reads %s", (given, want) => {
    expect(textToDate(given)?.toISOString()).toBe(want);
  });

  it.each([
    ["2026-11-23T10:00:00.120Z", "2026-11-23 10:00:00.120"],
    ["+012026-11-23T00:00:00.000Z", "12026-11-23 00:00:00.000"],
    ["-000043-03-15T12:00:00.000Z", "0044-03-15 12:00:00.000", " BC"],
    ["0000-12-31T23:59:59.000Z", "0001-12-31 23:59:59.000", " BC"],
  ])("writes %s", (given, day, era = "") => {
    expect(dateToText(new Date(given))).toBe(day + era);
    expect(dateToMoment(new Date(given))).toBe(`${day}+00${era}`);
  });

  it("knows no text for an invalid Date", () => {
    expect(dateToMoment(new Date(NaN))).toBeUndefined();
  });
});
