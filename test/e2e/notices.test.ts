/** The licences of the packages whose code the command's files hold lie beside them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";

const folder = join(packageRoot, "dist", "bin");

const { dependencies } = JSON.parse(
  readFileSync(join(packageRoot, "package.json"), "utf8"),
) as { readonly dependencies: Readonly<Record<string, string>> };

const code = readdirSync(join(folder, "chunks")).map((name) =>
  readFileSync(join(folder, "chunks", name), "utf8"),
);

const packages = readFileSync(join(folder, "THIRD-PARTY.txt"), "utf8")
  .split(/^-{80}$/m)
  .map((part) => ({
    part,
    title: /^(\S+) (\S+) \((?:MIT|ISC|Apache-2\.0)\)$/m.exec(part) ?? [],
  }));

/** A word of the code of each package. */
const WORDS = {
  handlebars: "LAST_COMPATIBLE_COMPILER_REVISION",
  inflection: "tableize",
  pg: "_pulseQueryQueue",
  "pg-copy-streams": "CopyToQueryStream",
  "pg-cursor": "_sendRows",
  picocolors: "createColors",
  valibot: "_standardSchema",
} as const;

describe.each(Object.keys(WORDS) as (keyof typeof WORDS)[])("%s", (name) => {
  it("is named with its version and its licence, since its code is there", () => {
    expect(code.some((text) => text.includes(WORDS[name]))).toBe(true);
    const own = packages.find(({ title }) => title[1] === name);
    expect(own?.title[2]).toBe(dependencies[name]);
  });
});

it("names what ts-morph carries: its own package, TypeScript, and Unicode's tables", () => {
  expect(code.some((text) => text.includes("parseDecoratorExpression"))).toBe(
    true,
  );
  const titles = packages.map(({ title }) => title[1]);
  expect(titles).toContain("@ts-morph/common");
  const own = packages.find(({ title }) => title[1] === "typescript");
  expect(own?.title[2]).toBe(ts.version);
  expect(own?.part).toContain("Apache License");
  expect(own?.part).toContain("Unicode, Inc.");
});

it("has a title and a copyright for every package", () => {
  for (const { part, title } of packages) {
    expect(title).toHaveLength(3);
    expect(part).toMatch(/Copyright (?:©|\(c\))/i);
  }
});
