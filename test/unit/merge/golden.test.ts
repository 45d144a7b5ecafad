/** Golden directories: an index before, what is wanted, and the index after. `npx vitest -u` writes the `after.ts`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type IndexWish, mergeIndex } from "../../../src/merge/merge-index.js";

const golden = join(import.meta.dirname, "__golden__");

describe("mergeIndex", () => {
  test.each(readdirSync(golden))("%s", async (name) => {
    const folder = join(golden, name);
    const before = join(folder, "before.ts");
    const wish = JSON.parse(
      readFileSync(join(folder, "wish.json"), "utf8"),
    ) as IndexWish;

    const after = await mergeIndex(
      existsSync(before) ? readFileSync(before, "utf8") : undefined,
      wish,
    );

    await expect(after).toMatchFileSnapshot(join(folder, "after.ts"));
    expect(await mergeIndex(after, wish)).toBe(after);
  });
});
