/** The tables of configuration, flags and advice in the documents are those of the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { BLOCKS } from "../../scripts/documents/blocks.js";
import { fill } from "../../scripts/documents/fill.js";
import { pages } from "../../scripts/documents/pages.js";
import { packageRoot } from "../../src/package-root.js";
import { readPage } from "./read-pages.js";

const read = (page: string) => readFileSync(join(packageRoot, page), "utf8");

describe("generated parts", () => {
  it.each(pages())(
    "of %s are up to date (npm run docs:update)",
    async (page) => {
      const filled = fill(read(page), BLOCKS);
      expect(await format(filled, { parser: "markdown" })).toBe(read(page));
    },
  );

  it("all stand somewhere", () => {
    const all = pages().map(read).join("\n");
    for (const name of Object.keys(BLOCKS)) {
      expect(all).toContain(`npm run docs:update\`: ${name} -->`);
    }
  });
});

describe("docs/retry-and-outcome.md", () => {
  it("has a row for every error code", () => {
    const errors = read("src/runtime/errors.ts");
    const codes = new Set(errors.match(/(?<=\| ")DWS_[A-Z_]+(?=")/g));
    const { spans } = readPage("docs/retry-and-outcome.md");
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !spans.includes(code))).toEqual([]);
  });
});
