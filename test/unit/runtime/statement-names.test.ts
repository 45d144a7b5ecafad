/** Which statements get a name. */
import { describe, expect, it } from "vitest";
import { StatementNames } from "../../../src/runtime/statement-names.js";

const uses = (names: StatementNames, text: string, times: number) =>
  Array.from({ length: times }, () => names.use(text));

describe("statement names", () => {
  it("are given from the asked use on", () => {
    const names = new StatementNames(3);
    expect(uses(names, "a", 4)).toEqual([
      undefined,
      undefined,
      "dws_1",
      "dws_1",
    ]);
    expect(uses(new StatementNames(1), "a", 1)).toEqual(["dws_1"]);
    expect(uses(new StatementNames(false), "a", 99).join("")).toBe("");
  });

  it("are never given again once forgotten", () => {
    const names = new StatementNames(1);
    expect(names.forget("a")).toBe(false);
    names.use("a");
    expect(names.forget("a")).toBe(true);
    expect(names.use("a")).toBe("dws_2");
  });

  it("are bounded, and so are the texts that are counted", () => {
    const names = new StatementNames(1);
    const given = Array.from({ length: 300 }, (_, n) => names.use(`s${n}`));
    expect(given.filter((name) => name !== undefined)).toHaveLength(200);
    expect(names.use("s0")).toBe("dws_1");
    expect(new StatementNames(1).use("x".repeat(8_193))).toBeUndefined();
    const busy = new StatementNames(2);
    for (let n = 0; n < 100_000; n++) busy.use(`t${n}`);
    expect(uses(busy, "again", 2)[1]).toMatch(/^dws_/);
  });
});
