/** What stands one item a line in a generated module is read back as it was, whatever is in it. */
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutItems } from "../../../src/render/layout.js";
import { textItems } from "../../../src/runtime/text-items.js";

/** As a module has it: its lines may all be moved, and line ends be those of Windows. */
const valueOf = (code: string) => runInNewContext(`({${code}}).ddl`) as string;

const item = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        ...["\n", "\r", "\t", " ", "\\", "`", "$", "{", "${", "'", '"'],
        ...["\u2028", "\ud83d", "é", "😀", "CONSTRAINT ", ")", "a"],
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
  })
  .map((text) => `a: ${text}`);

describe("items", () => {
  it("are read as they were printed", () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1 }),
        fc.nat({ max: 3 }),
        fc.boolean(),
        (items, depth, isWindows) => {
          const code = layoutItems("ddl", items, 2 * depth);
          const file = isWindows ? code.replaceAll("\n", "\r\n") : code;
          expect(textItems(valueOf(file))).toEqual(items);
        },
      ),
    );
  });

  it("may stand deeper than they were printed, where their names are long", () => {
    const code = layoutItems("ddl", ["WITH (a)", "CHECK ('\n\nb')"], 2);
    expect(textItems(valueOf(code.replaceAll(/^(?=.)/gm, "    ")))).toEqual([
      "WITH (a)",
      "CHECK ('\n\nb')",
    ]);
  });

  it("lose nothing to an editor that takes blanks from the ends of lines", () => {
    const items = ["note: a  ", "note: b\n   \nc "];
    const code = layoutItems("ddl", items, 2).replaceAll(/ +$/gm, "");
    expect(textItems(valueOf(code))).toEqual(items);
  });

  it("are none without a text", () => {
    expect(textItems(undefined)).toEqual([]);
    expect(textItems("")).toEqual([]);
  });
});
