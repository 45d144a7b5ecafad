/** The tokenizer against PostgreSQL's lexical rules. */
import { describe, expect, it } from "vitest";
import { readTokens, splitStatements } from "../../src/local/rewrite/tokens.js";

const cases: readonly {
  readonly given: string;
  readonly want: readonly string[] | null;
}[] = [
  { given: "", want: [] },
  { given: " -- only a comment", want: [] },
  { given: "select 1", want: ["select", "1"] },
  { given: "SELECT a.B", want: ["select", "a", ".", "b"] },
  { given: `"A b""c" "d"`, want: [`A b"c`, "d"] },
  { given: "'it''s; -- /* \\' x", want: ["'it''s; -- /* \\'", "x"] },
  { given: "E'a\\'b''c\\\\' d", want: ["E'a\\'b''c\\\\'", "d"] },
  { given: "e'\\' x", want: null },
  { given: "U&'x' n'y' B'01'", want: ["U&'x'", "n'y'", "B'01'"] },
  { given: "note'x'", want: ["note", "'x'"] },
  { given: "$$a;'b$$ $t$ $$ $t$ x", want: ["$$a;'b$$", "$t$ $$ $t$", "x"] },
  { given: "$1+$23", want: ["$1", "+", "$23"] },
  { given: "a$b$ c", want: ["a$b$", "c"] },
  { given: "$a$ never", want: null },
  { given: "a /* x /* y */ ' */ b", want: ["a", "b"] },
  { given: "a /* x /* y */", want: null },
  { given: "a -- ' ; \nb", want: ["a", "b"] },
  { given: "1.5e-3 .5 7", want: ["1.5e-3", ".5", "7"] },
  { given: "'open", want: null },
  { given: `"open`, want: null },
  { given: "x::int", want: ["x", ":", ":", "int"] },
  { given: "größe ÄB", want: ["größe", "Äb"] },
];

describe("readTokens", () => {
  it.each(cases)("$given", ({ given, want }) => {
    const tokens = readTokens(given);
    expect(tokens?.map(({ value }) => value) ?? null).toEqual(want);
    for (const { start, end, kind } of tokens ?? []) {
      expect(end).toBeGreaterThan(start);
      if (kind === "string") expect(given.slice(start, end)).toMatch(/['$]$/);
    }
  });

  it("takes a string of a million doubled quotes", () => {
    const text = `'${"''".repeat(1_000_000)}'`;
    expect(readTokens(text)).toHaveLength(1);
  });
});

describe("splitStatements", () => {
  it.each([
    { given: "a; b ;; c;", want: ["a", "b", "c"] },
    {
      given: "create rule r do (a; b); c",
      want: ["create rule r do ( a ; b )", "c"],
    },
    { given: "';' ; $$;$$", want: ["';'", "$$;$$"] },
  ])("$given", ({ given, want }) => {
    const statements = splitStatements(readTokens(given) ?? []);
    const texts = statements.map((each) => each.map((t) => t.value).join(" "));
    expect(texts).toEqual(want);
  });
});
