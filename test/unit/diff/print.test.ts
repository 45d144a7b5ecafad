/** How many changes are printed: grouped, those that break first, and never more than anybody reads. */
import { expect, it } from "vitest";
import { printChange, printChanges } from "../../../src/diff/print.js";
import type { ReportedChange } from "../../../src/diff/report.js";

const change = (fields: Partial<ReportedChange>): ReportedChange => ({
  kind: "table-added",
  schema: "public",
  table: "orders",
  column: null,
  object: null,
  breaks: false,
  sentence: "It came.",
  effect: null,
  code: null,
  before: null,
  after: null,
  ...fields,
});

it("prints nothing where nothing changed", () => {
  expect(printChanges([])).toEqual([]);
});

it("puts what breaks first, in a table and among them, and what belongs below a change below it", () => {
  const changes = [
    change({ table: "a" }),
    change({ table: "b", sentence: "It moved." }),
    change({ table: "b", breaks: true, sentence: "It went.", effect: "Alas." }),
    change({ schema: null, table: null, sentence: "All of it." }),
    change({ table: null, object: "mood\n2", sentence: "An enum." }),
  ];
  expect(
    printChanges(changes, ({ breaks }) => (breaks ? ["here", "there"] : [])),
  ).toEqual([
    "Changed in the schema since last time: 5 changes, 1 of them breaking (!)",
    "  public.b",
    "    ! It went. Alas.",
    "        here",
    "        there",
    "    - It moved.",
    "  public.a",
    "    - It came.",
    "  the database",
    "    - All of it.",
    "  public.mood 2",
    "    - An enum.",
  ]);
});

it("stops after forty places", () => {
  const many = Array.from({ length: 1040 }, (_, n) =>
    change({ table: `t${n}` }),
  );
  const lines = printChanges(many);
  expect(lines[0]).toBe("Changed in the schema since last time: 1,040 changes");
  expect(lines).toHaveLength(82);
  expect(lines.at(-1)).toBe("  … and 1,000 more places (--json lists all)");
});

it("says nothing twice where no effect is known", () => {
  expect(printChange(change({ breaks: true }))).toBe("! It came.");
});
