/** Zero-length parameters in Bind messages (catalog.md 3.3). */
import { describe, expect, it } from "vitest";
import {
  followParameterTypes,
  nullifyEmptyParameters,
} from "../../src/local/refusals/bind.js";

const int16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeInt16BE(value, 2 * at));
  return bytes;
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

/** A Bind message; null is NULL. */
const bind = (
  values: readonly (string | null)[],
  formats: readonly number[] = [],
  statement = "s",
): Buffer =>
  message(
    "B",
    text("portal"),
    text(statement),
    int16(formats.length, ...formats, values.length),
    ...values.map((value) =>
      value === null
        ? int32(-1)
        : Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]),
    ),
    int16(1, 0),
  );

const parse = (statement: string, ...types: readonly number[]): Buffer =>
  message(
    "P",
    text(statement),
    text("select $1"),
    int16(types.length),
    ...types.map(int32),
  );

describe("nullifyEmptyParameters", () => {
  it.each([
    [["", "a", null, ""], [], [null, "a", null, null]],
    [["", ""], [0], [null, null]],
    // 1 is binary: an empty bytea stays one.
    [["", ""], [1], ["", ""]],
    [
      ["", ""],
      [0, 1],
      [null, ""],
    ],
    [["ü", " "], [], ["ü", " "]],
    [[], [], []],
  ] as const)("%j with formats %j becomes %j", (given, formats, want) => {
    expect(nullifyEmptyParameters(bind(given, formats))).toEqual(
      bind(want, formats),
    );
  });

  it("gives the very same message back when there is nothing to do", () => {
    const given = bind(["a", null]);
    expect(nullifyEmptyParameters(given)).toBe(given);
  });

  it("leaves alone what was declared as neither text nor date", () => {
    // 17 bytea, 23 int4, 25 text, 1114 timestamp, 0 left to the server.
    const types = [17, 23, 25, 1114, 0];
    expect(nullifyEmptyParameters(bind(["", "", "", "", ""]), types)).toEqual(
      bind(["", "", null, null, null]),
    );
  });

  it("passes on what is cut off or no Bind message", () => {
    const whole = bind(["", "a"]);
    for (let length = 5; length < whole.length; length++) {
      const cut = whole.subarray(0, length);
      expect(() => nullifyEmptyParameters(cut)).not.toThrow();
    }
    const short = message("B", text("p"));
    expect(nullifyEmptyParameters(short)).toBe(short);
  });
});

describe("followParameterTypes", () => {
  it("knows the types of each statement until it is parsed anew", () => {
    const types = followParameterTypes();
    types.parse(parse("s", 17));
    types.parse(parse("other", 25));
    expect(types.bind(bind([""]))).toEqual(bind([""]));
    expect(types.bind(bind([""], [], "other"))).toEqual(
      bind([null], [], "other"),
    );
    types.parse(parse("s"));
    expect(types.bind(bind([""]))).toEqual(bind([null]));
  });
});
