/** What a change of type means to callers: another type in TypeScript, fewer values, or nothing. */
import { describe, expect, it } from "vitest";
import { isNarrower, isSameInCode } from "../../../src/diff/type-change.js";
import type { TypeRef } from "../../../src/model/model.js";

const NAMES: Readonly<Record<string, string>> = {
  smallint: "int2",
  integer: "int4",
  bigint: "int8",
  real: "float4",
  "double precision": "float8",
  "character varying": "varchar",
  character: "bpchar",
  "timestamp without time zone": "timestamp",
};

/** `character varying(5)[]` as the catalog has it. */
const type = (sql: string): TypeRef => {
  const name = sql.replace(/\(.*?\)|\[\]/g, "").trim();
  return {
    sql,
    schema: "pg_catalog",
    name: NAMES[name] ?? name,
    kind: "base",
    isArray: sql.endsWith("[]"),
  };
};

const verdict = (before: string, after: string): string => {
  if (!isSameInCode(type(before), type(after))) return "other";
  return isNarrower(type(before), type(after)) ? "narrower" : "fits";
};

describe("a change of type", () => {
  it.each([
    ["integer", "bigint", "other"],
    ["integer", "integer[]", "other"],
    ["text", "integer", "other"],
    ["date", "timestamp without time zone", "other"],
    ["character varying(20)", "character varying(50)", "fits"],
    ["character varying(50)", "character varying(20)", "narrower"],
    ["character varying(50)", "character varying", "fits"],
    ["character varying", "character varying(50)", "narrower"],
    ["character(5)", "character varying(5)", "fits"],
    ["text", "character(5)", "narrower"],
    ["text", "text", "fits"],
    ["character varying(5)[]", "character varying(4)[]", "narrower"],
    // Filters by a path into the document are gone then.
    ["json", "text", "other"],
    ["json", "character varying(9)", "other"],
    ["text", "uuid", "narrower"],
    ["smallint", "integer", "fits"],
    ["integer", "smallint", "narrower"],
    ["integer", "double precision", "fits"],
    ["integer", "real", "narrower"],
    ["double precision", "integer", "narrower"],
    ["numeric(10,2)", "numeric(12,2)", "fits"],
    ["numeric(12,2)", "numeric(10,2)", "narrower"],
    ["numeric(12,4)", "numeric(12,2)", "narrower"],
    ["numeric(12,2)", "numeric(12,4)", "narrower"],
    ["numeric(10,2)", "numeric", "fits"],
    ["numeric", "numeric(38,10)", "narrower"],
    ["numeric(5)", "numeric(7,2)", "fits"],
    ["timestamp(6)", "timestamp(0)", "narrower"],
    ["timestamp(0)", "timestamp(6)", "fits"],
    ["timestamp(0)", "smalldatetime", "narrower"],
    ["smalldatetime", "timestamp(0)", "fits"],
  ])("from %s to %s: %s", (before, after, want) => {
    expect(verdict(before, after)).toBe(want);
  });

  it("goes by the name of an enum", () => {
    const mood = { ...type("text"), kind: "enum" as const, schema: "public" };
    expect(isSameInCode(mood, { ...mood, name: "other" })).toBe(false);
    expect(isSameInCode(mood, type("text"))).toBe(false);
    expect(isSameInCode(mood, mood)).toBe(true);
    expect(isNarrower(mood, mood)).toBe(false);
  });
});
