/** The samples are formatted, though nothing else here formats templates, and each file says what it is for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "prettier";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";

const folder = join(packageRoot, "templates", "sample");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts"),
);

it.each(files)("%s", async (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  expect(await check(text, { filepath: file })).toBe(true);
  expect(text).toMatch(/^\/\*\* ?\S|^\/\*\*\n \* \S/);
  expect(text.split("\n").length).toBeLessThan(150);
});
