/** Codecs, array text, branded values and SQL quoting, with hostile input. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ArrayText,
  formatArrayText,
  parseArrayText,
} from "../../../src/runtime/array-text.js";
import { arrayOf, codecs } from "../../../src/runtime/codecs.js";
import {
  quoteIdentifier,
  quoteLiteral,
} from "../../../src/runtime/identifiers.js";
import {
  date,
  numeric,
  timestamp,
  timestamptz,
} from "../../../src/runtime/values.js";

const text = fc
  .string({ unit: "binary" })
  .map((one) => one.replaceAll("\0", ""));

describe("array text", () => {
  it("comes back as it went, nested and hostile", () => {
    const { array } = fc.letrec<{ array: ArrayText }>((tie) => ({
      array: fc.array(fc.oneof({ maxDepth: 3 }, fc.option(text), tie("array"))),
    }));
    fc.assert(
      fc.property(array, (value) => {
        expect(parseArrayText(formatArrayText(value))).toEqual(value);
      }),
    );
  });

  it.each<[string, ArrayText]>([
    ["{}", []],
    ["{1,2,NULL}", ["1", "2", null]],
    ['{"NULL",null,""}', ["NULL", null, ""]],
    ["[0:1]={a,b}", ["a", "b"]],
    [
      "{{1,2},{3,4}}",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ['{"a\\"b","c\\\\d"}', ['a"b', "c\\d"]],
    ['{"\\a","\\\\","a\\\\\\"b"}', ["a", "\\", 'a\\"b']],
    [
      "[-1:0][2:3]={{1,NULL},{2,3}}",
      [
        ["1", null],
        ["2", "3"],
      ],
    ],
  ])("reads %s", (given, want) => {
    expect(parseArrayText(given)).toEqual(want);
  });

  it.each(["{", '{"a', "{a,"])("refuses %s", (given) => {
    expect(() => parseArrayText(given)).toThrow(/Unfinished/);
  });
});

describe("codecs", () => {
  it.each<[keyof typeof codecs, unknown[]]>([
    ["uint1", [0, 255]],
    ["int2", [-32768, 32767]],
    ["int4", [-(2 ** 31), 2 ** 31 - 1]],
    ["int8", [-(2n ** 63n), 2n ** 63n - 1n]],
    ["float", [0.1, -0, Number.MAX_VALUE, 5e-324, Infinity, -Infinity, NaN]],
    ["bool", [true, false]],
    ["text", ["", "it's", "\u2028", "客"]],
    ["bytea", [Buffer.from([0, 255, 10])]],
  ])("%s keeps its extremes", (name, values) => {
    const codec = codecs[name];
    const travel = (value: unknown) => {
      const sent = codec.encode(value);
      // The server prints booleans as t and f, which is how they are sent too.
      return codec.decode(sent);
    };
    expect(values.map(travel)).toEqual(values);
  });

  it.each<[keyof typeof codecs, unknown]>([
    ["uint1", -1],
    ["uint1", 256],
    ["int2", 32768],
    ["int4", 1.5],
    ["int4", "1"],
    ["int4", 2 ** 31],
    ["int8", 1],
    ["int8", 2n ** 63n],
    ["float", "1"],
    ["bool", 1],
    ["text", 1],
    ["text", "a\0b"],
    ["bytea", "x"],
  ])("%s refuses %s", (name, value) => {
    expect(() => codecs[name].encode(value)).toThrow(/^expects /);
  });

  it("arrays carry their element's codec", () => {
    const codec = arrayOf(codecs.int8);
    const value = [1n, null, [2n]];
    expect(codec.decode(codec.encode(value))).toEqual(value);
    expect(() => codec.encode("x")).toThrow(/an array/);
  });
});

describe("branded values", () => {
  it.each<[(value: string) => string, string[], string[]]>([
    [
      numeric,
      ["1", "-1.50", ".25", "-.25", "1.", "1e10", "NaN", "9".repeat(1000)],
      ["", "abc", "1,5", "--1", ".", "Infinity", "9".repeat(100_000) + "x"],
    ],
    [
      date,
      ["2026-11-23", "infinity", "0044-03-15 BC", "12026-01-01"],
      ["23.11.2026", "today"],
    ],
    [
      timestamp,
      [
        "2026-11-23 10:00:00.000001",
        "2026-11-23",
        "12026-11-23 10:00:00",
        "0044-03-15 10:00:00 BC",
        "-infinity",
      ],
      ["now", "2026"],
    ],
    [
      timestamptz,
      [
        "2026-11-23 10:00:00+08",
        "-infinity",
        "0044-03-15 10:00:00+00:19:32 BC",
        "12026-11-23 10:00:00.000001-03:30",
      ],
      ["2026-11-23 10:00:00"],
    ],
  ])("%o", (make, good, bad) => {
    for (const value of good) expect(make(value)).toBe(value);
    for (const value of bad) expect(() => make(value)).toThrow(/This is not/);
  });

  it("take numbers and dates", () => {
    expect(numeric(12.5)).toBe("12.5");
    expect(numeric(10n ** 30n)).toBe("1".padEnd(31, "0"));
    expect(timestamptz(new Date(0))).toBe("1970-01-01 00:00:00.000+00");
    expect(timestamptz(new Date(Date.UTC(12_026, 0)))).toBe(
      "12026-01-01 00:00:00.000+00",
    );
    expect(timestamptz(new Date("-000043-03-15"))).toBe(
      "0044-03-15 00:00:00.000+00 BC",
    );
    expect(() => timestamptz(new Date(NaN))).toThrow(/This is not a moment/);
  });
});

describe("SQL quoting", () => {
  it.each([
    ["plain", '"plain"', "'plain'"],
    ['a"b', '"a""b"', "'a\"b'"],
    ["a'b", '"a\'b"', "'a''b'"],
    ["a\\'b", '"a\\\'b"', "E'a\\\\''b'"],
    ["; drop table x; --", '"; drop table x; --"', "'; drop table x; --'"],
    ["a\0b", '"ab"', "'ab'"],
  ])("%s", (given, identifier, literal) => {
    expect(quoteIdentifier(given)).toBe(identifier);
    expect(quoteLiteral(given)).toBe(literal);
  });
});
