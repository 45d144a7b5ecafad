/** The CN-retry samples print what the README shows, whenever they run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";
import { runProgram } from "./apps-run.js";

let dws: LocalDws;
let project: AppsProject;

beforeAll(async () => {
  [dws, project] = await Promise.all([
    startLocalDws(),
    layOutSamples(["cn-retry"]),
  ]);
});

afterAll(async () => {
  await dws.stop();
  project.remove();
});

it.each(["sync", "async"])("%s", async (name) => {
  const { code, stdout, stderr } = await runProgram(
    project.program("cn-retry", `${name}.js`),
    [],
    environmentOf(dws),
    project.root,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
  const block = new RegExp(
    `<!-- the output of cn-retry/${name}\\.ts -->\\n\\n\`\`\`\\n([^]*?)\`\`\`\\n`,
  ).exec(readme)?.[1];
  expect(stdout.trimStart()).toBe(block);
});
