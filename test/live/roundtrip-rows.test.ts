/** Every row of the facts on DDL and types has a case in the corpus, or a reason why none can cover it. */
import { describe, expect, it } from "vitest";
import { readCorpus } from "../support/corpus.js";
import { FACT_ROWS } from "../support/corpus-rows.js";

const cases = readCorpus().map(({ name }) => name);

const rows = Object.entries(FACT_ROWS).flatMap(([section, held]) =>
  Object.entries(held).map(([row, covered]) => ({ section, row, covered })),
);

describe("the rows of the facts", () => {
  it.each(rows)("$section: $row", ({ covered }) => {
    if (typeof covered === "string") {
      expect(covered).toMatch(/\w.*\.$/);
      return;
    }
    expect(covered).not.toEqual([]);
    expect(covered.filter((name) => !cases.includes(name))).toEqual([]);
  });
});

/** Cases that are there for names, or for what is shared between rows, and not for one row. */
const BESIDES = ["replicated and partitioned"];

describe("the cases of the corpus", () => {
  it("have names of their own", () => {
    expect(cases).toEqual([...new Set(cases)]);
  });

  it("are each there for a row", () => {
    const named = new Set(rows.flatMap(({ covered }) => covered));
    expect(
      cases.filter((name) => !named.has(name) && !BESIDES.includes(name)),
    ).toEqual([]);
  });
});
