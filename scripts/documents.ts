/** `npm run docs:update`: writes what the documents take from the code, the tables of configuration, flags and advice. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { packageRoot } from "../src/package-root.js";
import { BLOCKS } from "./documents/blocks.js";
import { fill } from "./documents/fill.js";
import { pages } from "./documents/pages.js";

for (const page of pages()) {
  const path = join(packageRoot, page);
  const before = readFileSync(path, "utf8");
  const after = await format(fill(before, BLOCKS), { parser: "markdown" });
  if (after === before) continue;
  writeFileSync(path, after);
  console.log(`${page} was brought up to date`);
}
