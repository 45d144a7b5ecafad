/** The samples' packages are those that the tests here ran with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SAMPLES } from "../../generators/sample/samples.js";
import { packageRoot } from "../../src/package-root.js";

type Versions = Readonly<Record<string, string>>;

const ours = JSON.parse(
  readFileSync(join(packageRoot, "package.json"), "utf8"),
) as Readonly<Record<string, Versions>>;

it.each(SAMPLES)("$name", (sample) => {
  const { dependencies, devDependencies, overrides } = sample;
  expect({ ...ours["dependencies"], ...ours["devDependencies"] }).toMatchObject(
    { ...dependencies, ...devDependencies },
  );
  expect(ours["overrides"]).toMatchObject({ ...overrides });
});
