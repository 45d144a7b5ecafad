/** Texts of catalog values, as PostgreSQL and DWS print them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeAttnums,
  decodeTextArray,
  isTrue,
} from "../../../src/introspect/catalog-text.js";

// array_out quotes what is empty, NULL, or holds a blank, a quote, a backslash, a comma or a brace.
const encode = (items: readonly (string | null)[]): string => {
  const encoded = items.map((item) => {
    if (item === null) return "NULL";
    const isPlain = /^[^\s"\\,{}]+$/.test(item) && !/^null$/i.test(item);
    return isPlain ? item : `"${item.replace(/["\\]/g, "\\$&")}"`;
  });
  return `{${encoded.join(",")}}`;
};

describe("decodeTextArray", () => {
  it.each([
    { given: null, want: [] },
    { given: "{}", want: [] },
    { given: "{NULL}", want: [null] },
    { given: '{"NULL"}', want: ["NULL"] },
    { given: '{a,"b c",NULL}', want: ["a", "b c", null] },
    { given: '{""}', want: [""] },
    { given: '{"a\\"b","c\\\\d","{,}"}', want: ['a"b', "c\\d", "{,}"] },
    { given: "{2024-01-01}", want: ["2024-01-01"] },
    { given: "[0:1]={a,b}", want: ["a", "b"] },
    {
      given: "{orientation=column,compression=low}",
      want: ["orientation=column", "compression=low"],
    },
  ])("reads $given", ({ given, want }) => {
    expect(decodeTextArray(given)).toEqual(want);
  });

  it("is the inverse of PostgreSQL's encoding", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({
        unit: fc.constantFrom("a", " ", "\\", '"', ",", "{", "}", "\n", "="),
      }),
      fc.constantFrom("NULL", "null", "Null"),
    );
    fc.assert(
      fc.property(fc.array(fc.option(text)), (items) => {
        expect(decodeTextArray(encode(items))).toEqual(items);
      }),
    );
  });
});

describe("decodeAttnums", () => {
  it.each([
    { given: null, want: [] },
    { given: "0", want: [] },
    { given: "1", want: ["1"] },
    { given: "3 1", want: ["3", "1"] },
    { given: "{10,2}", want: ["10", "2"] },
    { given: "{-2}", want: ["-2"] },
  ])("reads $given", ({ given, want }) => {
    expect(decodeAttnums(given)).toEqual(want);
  });
});

describe("isTrue", () => {
  it.each([
    { given: "t", want: true },
    { given: "f", want: false },
    { given: null, want: false },
  ])("reads $given", ({ given, want }) => {
    expect(isTrue(given)).toBe(want);
  });
});
