/** Which files are documents. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.js";

/** Paths of the documents that users read, from the package's root. */
export const pages = (): readonly string[] => [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(packageRoot, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
];
