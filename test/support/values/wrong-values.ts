/** Values that no column of a kind can hold, and what is said of each before it reaches the server. */
import type { TestColumn } from "./test-table.js";

/** A value, and a word of the sentence that refuses it. */
export type WrongValue = readonly [value: unknown, word: RegExp];

const SECRET = "s3cret";
const TEXTS: readonly WrongValue[] = [
  [`${SECRET}\0`, /U\+0000/],
  [`${SECRET}\ud800`, /surrogate/],
  [5, /a string/],
  [{ not: null }, /a string/],
];
const whole = (...values: readonly unknown[]): readonly WrongValue[] =>
  values.map((value) => [value, /integer|bigint/] as const);

/** By `pg_type.typname`, where the family does not tell. */
const BY_TYPE: Readonly<Record<string, readonly WrongValue[]>> = {
  int1: whole(-1, 256, 1.5, "1", 1n, { not: null }),
  int2: whole(32_768, -32_769, 0.1, "1", NaN),
  int4: whole(2 ** 31, -(2 ** 31) - 1, "1", Infinity),
  int8: whole(1, "1", 2n ** 63n, -(2n ** 63n) - 1n, { not: null }),
  oid: whole(-1, 2 ** 32),
  float4: [
    ["1", /a number/],
    [1n, /a number/],
  ],
  float8: [["1", /a number/]],
  bool: [
    ["t", /a boolean/],
    [1, /a boolean/],
  ],
  bytea: [
    [`\\x00${SECRET}`, /Buffer/],
    [[1, 2], /Buffer/],
  ],
};

/** All for this column; arrays refuse what their elements do, and what is no array. */
export const wrongValuesOf = ({ type }: TestColumn): readonly WrongValue[] => {
  const values = BY_TYPE[type.name] ?? TEXTS;
  if (!type.isArray) return values;
  return [
    [`{${SECRET}}`, /an array/],
    ...values
      .filter(([value]) => !Array.isArray(value))
      .map(([value, word]): WrongValue => [[value], word]),
  ];
};

/** A text that stands in wrong values and may stand in no message. */
export const secret = SECRET;
