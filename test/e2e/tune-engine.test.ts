/** What the settings of V8 do, in a process of their own: they cannot be taken back. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { succeed } from "./run.js";

const tuned = pathToFileURL(
  join(packageRoot, "dist", "bin", "tune-engine.js"),
).href;

const program = (isTuned: boolean): string => `
  import { setTimeout } from "node:timers/promises";
  import { getHeapSpaceStatistics } from "node:v8";
  import { tuneEngine } from ${JSON.stringify(tuned)};
  if (${String(isTuned)}) tuneEngine();
  const kept = [];
  for (let turn = 0; turn < 40; turn++) {
    for (let index = 0; index < 10_000; index++) kept.push({ turn, index: [index] });
    await setTimeout(6);
  }
  const young = getHeapSpaceStatistics().find((one) => one.space_name === "new_space");
  console.log(young.space_size / 2 ** 20, kept.length);
`;

const youngMegabytes = async (isTuned: boolean): Promise<number> => {
  const args = ["--input-type=module", "-e", program(isTuned)];
  const { stdout, stderr } = await succeed(process.execPath, args, {
    cwd: packageRoot,
  });
  // V8 complains there about a flag that it does not have.
  expect(stderr).toBe("");
  return Number.parseFloat(stdout);
};

it("keeps the space of new objects small, and V8 does not complain", async () => {
  expect(await youngMegabytes(false)).toBeGreaterThanOrEqual(32);
  expect(await youngMegabytes(true)).toBeLessThanOrEqual(16);
});
