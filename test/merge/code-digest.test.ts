/** The digest of code: blind to what formatters decide, and to nothing else. */
import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it, test } from "vitest";
import { codeDigest } from "../../src/merge/code-digest.js";
import { printReason } from "./modules.js";

describe("the same", () => {
  it.each([
    ["quotes", `a("b", 'c\\'d', "e\\"f")`, `a('b', "c'd", 'e"f')`],
    ["blanks", "type A = {\n  b: C;\n};\n", "type A={b:C}"],
    ["line ends", "a\nb", "a\r\nb"],
    ["closing commas", "f(\n  a,\n  b,\n)", "f(a, b)"],
    ["semicolons", "type A = B;\ntype C = D;", "type A = B\ntype C = D"],
    ["a union's first bar", "type A =\n  | B\n  | C", "type A = B | C"],
    ["indented comments", "/**\n * a\n */", "  /**\n   * a\n   */"],
  ])("%s", (_name, one, other) => {
    expect(codeDigest(one)).toBe(codeDigest(other));
  });
});

describe("different", () => {
  it.each([
    ["blanks in a string", '"a b"', '"ab"'],
    ["blanks between words", "type A", "typeA"],
    ["a comma that says something", "[a, b]", "[a b]"],
    ["a comment more", "a", "a // b"],
    ["where a comment ends", "/* a */ b", "/* a b */"],
    ["what is in a comment", "/** a */", "/** b */"],
    ["where a string ends", `["a", "b"]`, `["a, b"]`],
    ["a semicolon in a string", '"a;"', '"a"'],
    ["a comma in a comment", "/** a, */", "/** a */"],
    ["the kind of quote of a template", "`a`", '"a"'],
    ["an escape", '"\\n"', '"n"'],
    ["a hole in a list", "[a,,b]", "[a,b]"],
    ["a name", "label: number", "lable: number"],
    ["a bar within", "A | B", "A B"],
    ["order", "a b", "b a"],
  ])("%s", (_name, one, other) => {
    expect(codeDigest(one)).not.toBe(codeDigest(other));
  });
});

test("whatever is typed into a member shows, unless it means nothing", async () => {
  const { text } = await printReason(["id!", "a"], ["id"], "Why, that's it.");
  const code = text.slice(text.indexOf("/**"));
  const plain = async (one: string) =>
    format(one, { parser: "typescript" }).catch(() => undefined);
  const before = await plain(code);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(code.length),
      fc.constantFrom(...Array.from("ab1 _,;|\n'\"`/*(){}<>.:\\é")),
      async (at, typed) => {
        const edited = code.slice(0, at) + typed + code.slice(at);
        if (codeDigest(edited) !== codeDigest(code)) return;
        const after = await plain(edited);
        // What cannot be parsed is refused before anybody looks at digests.
        if (after === undefined) return;
        // Blank lines are a formatter's to keep or not.
        const squeeze = (one: string | undefined) =>
          one?.replaceAll(/\s+/g, " ");
        expect(squeeze(after)).toBe(squeeze(before));
      },
    ),
    { numRuns: 400, seed: 3 },
  );
});
