/** What the configuration silences, and what it does not. */
import { expect, it } from "vitest";
import type { Advice } from "../../../src/advice/advise.js";
import { codeOf, isAdviceCode, silence } from "../../../src/advice/silence.js";

const say = (code: Advice["code"], at: string): Advice => ({
  code,
  at,
  sentence: "",
  source: "",
});

const ALL = [
  say("roundrobin", "s.t"),
  say("roundrobin", "s.two"),
  say("fixed-char", "s.t.a"),
  say("fixed-char", "s.t.b"),
  say("fixed-char", "s.My Table.a"),
];

const left = (...rules: readonly string[]) =>
  silence(ALL, rules).map(({ code, at }) => `${code} ${at}`);

it.each([
  [[], 5],
  [["roundrobin"], 3],
  [["roundrobin s.t"], 4],
  [["fixed-char s.t"], 3],
  [["fixed-char s"], 2],
  [["fixed-char  s.t.a"], 4],
  [["fixed-char s.My Table"], 4],
  [["roundrobin s.t", "fixed-char s.t"], 2],
  [["roundrobin s.tw", "fixed-char s.t.c", "unlogged"], 5],
])("%j leaves %i pieces", (rules, count) => {
  expect(left(...rules)).toHaveLength(count);
});

it("leaves the neighbour of what it silences", () => {
  expect(left("roundrobin s.t", "fixed-char")).toEqual(["roundrobin s.two"]);
});

it("knows its codes", () => {
  expect(codeOf("no-such-code s.t")).toBe("no-such-code");
  expect(isAdviceCode("no-such-code")).toBe(false);
  expect(isAdviceCode("roundrobin")).toBe(true);
  expect(isAdviceCode("toString")).toBe(false);
});
