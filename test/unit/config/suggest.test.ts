/** Mistyped words and what they were probably meant to be. */
import { describe, expect, it } from "vitest";
import { suggest, suggestion } from "../../../src/config/suggest.js";

const KNOWN = ["schemas", "tables", "exclude", "out", "local", "sslmode"];

const CASES = [
  { given: "schema", want: "schemas" },
  { given: "shcemas", want: "schemas" },
  { given: "Tables", want: "tables" },
  { given: "exlude", want: "exclude" },
  { given: "ssl-mode", want: "sslmode" },
  { given: "uot", want: "out" },
  { given: "o", want: undefined },
  { given: "verbose", want: undefined },
  { given: "", want: undefined },
] as const;

describe("suggest", () => {
  it.each(CASES)("$given → $want", ({ given, want }) => {
    expect(suggest(given, KNOWN)).toBe(want);
  });

  it("lists what there is when nothing is near", () => {
    expect(suggestion("verbose", ["out", "local"])).toBe(
      'Known are "out", "local".',
    );
    expect(suggestion("lokal", ["out", "local"], (name) => `--${name}`)).toBe(
      "Did you mean --local?",
    );
  });
});
