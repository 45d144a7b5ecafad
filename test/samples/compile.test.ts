/** All samples together compile in a new project, under its strict options, with every TypeScript that it may have. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SAMPLES } from "../../generators/sample/samples.js";
import { packageRoot } from "../../src/package-root.js";
import { run } from "../e2e/run.js";
import { type AppsProject, layOutSamples } from "./apps-project.js";

const STRICT = [
  "strict",
  "exactOptionalPropertyTypes",
  "noUncheckedIndexedAccess",
  "verbatimModuleSyntax",
];

let project: AppsProject;

beforeAll(async () => {
  project = await layOutSamples(SAMPLES.map(({ name }) => name));
});

afterAll(() => project.remove());

it("is strict", () => {
  const file = join(project.root, "tsconfig.json");
  const { compilerOptions } = JSON.parse(readFileSync(file, "utf8")) as {
    compilerOptions: Readonly<Record<string, unknown>>;
  };
  const missing = STRICT.filter((name) => compilerOptions[name] !== true);
  expect(missing).toEqual([]);
});

it.each(["ts5", "typescript", "ts7"])("compiles with %s", async (compiler) => {
  const tsc = join(packageRoot, "node_modules", compiler, "bin", "tsc");
  const words = [tsc, "-p", project.root, "--noEmit"];
  const ended = await run(process.execPath, words, { cwd: project.root });
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
});
