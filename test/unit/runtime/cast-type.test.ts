/** What values are cast to on their way into a column: never to a type that cuts them. */
import { describe, expect, it } from "vitest";
import { castTypeOf } from "../../../src/runtime/cast-type.js";

describe("the cast of a column", () => {
  it.each([
    ["serial", "integer"],
    ["bigserial", "bigint"],
    ["smallserial", "smallint"],
    ["character varying(50)", "character varying"],
    ["character varying", "character varying"],
    ["character varying(3)[]", "character varying[]"],
    ["nvarchar2(4)", "nvarchar2"],
    ["character(3)", "bpchar"],
    ["character", "bpchar"],
    ["character(3)[]", "bpchar[]"],
    ["bit(3)", "bit varying"],
    ["bit varying(4)", "bit varying"],
    ["bit varying(4)[]", "bit varying[]"],
    // What only looks alike.
    ['"char"', '"char"'],
    ['"bit"', '"bit"'],
    ["characters.kind", "characters.kind"],
    ["numeric(5,2)", "numeric(5,2)"],
    ["timestamp(0) without time zone", "timestamp(0) without time zone"],
    ["text[]", "text[]"],
  ])("%s is %s", (sqlType, cast) => {
    expect(castTypeOf(sqlType)).toBe(cast);
  });
});
