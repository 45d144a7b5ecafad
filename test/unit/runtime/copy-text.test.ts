/** The text form of COPY, both ways, with hostile values and with chunks that end anywhere. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createCopyReader,
  formatCopyLine,
  parseCopyLine,
} from "../../../src/runtime/copy-text.js";

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\\", "N", ".", "\n", "\r", "\t", "\b") }),
);
const row = fc.array(fc.option(hostile), { minLength: 1, maxLength: 5 });

describe("a line of COPY text", () => {
  it.each<[readonly (string | null)[], string]>([
    [["a", null, ""], "a\t\\N\t\n"],
    [["\\N", "\\."], "\\\\N\t\\\\.\n"],
    [["\t\n\r\b\f\v"], "\\t\\n\\r\\b\\f\\v\n"],
    [["ä😀'\"{}"], "ä😀'\"{}\n"],
  ])("of %j is %j", (texts, line) => {
    expect(formatCopyLine(texts)).toBe(line);
  });

  it("comes back as it went, and is one line", () => {
    fc.assert(
      fc.property(row, (texts) => {
        const line = formatCopyLine(texts);
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(parseCopyLine(line.slice(0, -1))).toEqual(texts);
      }),
    );
  });
});

describe("lines that arrive in chunks", () => {
  it("are whole rows, wherever a chunk ends", () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat(9)), (all, lengths) => {
        // What is sent is well-formed text: half a pair would come back as U+FFFD.
        const sent = all.map((texts) =>
          texts.map((one) =>
            one === null ? null : Buffer.from(one).toString(),
          ),
        );
        const bytes = Buffer.from(sent.map(formatCopyLine).join(""));
        const read = createCopyReader();
        const found: (string | null)[][] = [];
        for (let at = 0; at < bytes.length;) {
          const length = Number(lengths.next().value) + 1;
          found.push(...read(bytes.subarray(at, at + length)));
          at += length;
        }
        expect(found).toEqual(sent);
      }),
    );
  });
});
