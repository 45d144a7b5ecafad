/** Rendered modules: what prettier would leave alone, and what compiles whatever the names. */
import fc from "fast-check";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { nameDatabase } from "../../../src/naming/naming.js";
import { planModules } from "../../../src/plan/plan.js";
import { createRenderer } from "../../../src/render/render.js";
import type { Database } from "../../../src/model/model.js";
import { arbitraryDatabase } from "../../support/model.js";

const layout = { out: "src/repositories", runtime: "src/dws" };

const render = (database: Database) => {
  const renderView = createRenderer();
  const plans = planModules(database, nameDatabase(database), layout);
  return plans.map(({ view }) => renderView(view()));
};

describe("render", () => {
  it("prints what prettier leaves alone, whatever the names and comments", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDatabase, async (database) => {
        for (const { text } of render(database)) {
          expect(text).toBe(
            await prettier.format(text, { parser: "typescript" }),
          );
        }
      }),
      { numRuns: 150, seed: 20261123 },
    );
  });
});
