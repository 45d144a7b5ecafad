/** All samples together compile in a new project, under its strict options. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SAMPLES } from "../../generators/sample/samples.js";
import { layOutSamples } from "./apps-project.js";

const STRICT = [
  "strict",
  "exactOptionalPropertyTypes",
  "noUncheckedIndexedAccess",
  "verbatimModuleSyntax",
];

it("compiles every sample", async () => {
  // It rejects with what the compiler says.
  const project = await layOutSamples(SAMPLES.map(({ name }) => name));
  try {
    const file = join(project.root, "tsconfig.json");
    const { compilerOptions } = JSON.parse(readFileSync(file, "utf8")) as {
      compilerOptions: Readonly<Record<string, unknown>>;
    };
    const missing = STRICT.filter((name) => compilerOptions[name] !== true);
    expect(missing).toEqual([]);
  } finally {
    project.remove();
  }
});
