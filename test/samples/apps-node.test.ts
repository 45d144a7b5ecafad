/** The CN-retry samples and the sample apps run on every Node that a project may have. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { run } from "../e2e/run.js";
import { findNode } from "../support/node-versions.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";
import { serve } from "./apps-run.js";

const VERSIONS = ["20.12.0", "22.22.3", "24.21.0"];

const found = await Promise.all(
  VERSIONS.map(async (version) => ({ version, ...(await findNode(version)) })),
);
const nodes = found.flatMap((node) => {
  if ("path" in node) return [node];
  console.warn(`Skipped: Node ${node.version}, since ${node.reason}.`);
  return [];
});

let project: AppsProject;

beforeAll(async () => {
  project = await layOutSamples(["cn-retry", "loader", "api", "drill"]);
});

afterAll(() => {
  project.remove();
});

const runOn =
  (node: string, dws: LocalDws) =>
  async (file: string, ...args: readonly string[]) => {
    const options = { cwd: project.root, env: environmentOf(dws) };
    return run(node, [file, ...args], options);
  };

/** Each on a local DWS of its own, since the faults are those of all its sessions. */
it.concurrent.each(nodes)("Node $version runs them all", async ({ path }) => {
  const dws = await startLocalDws();
  try {
    const start = runOn(path, dws);
    const file = "src/samples/loader/orders.csv";
    expect(await start(project.program("loader", "main.js"), file)).toEqual({
      code: 0,
      stdout: `Loaded 3 rows of ${file} into sample_orders.\n`,
      stderr: "",
    });
    const api = project.program("api", "main.js");
    const served = await serve(api, environmentOf(dws), path);
    const response = await fetch(`${served.url}/orders/1`);
    expect(await response.json()).toMatchObject({ customer: "Ada Lovelace" });
    expect(await served.stop()).toBe(0);
    for (const name of ["sync.js", "async.js"]) {
      const ended = await start(project.program("cn-retry", name));
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(ended.stdout).toContain("1 number1, 2 number2, 3 number3");
    }
    const drill = await start(project.program("drill", "main.js"), "3");
    expect(drill).toMatchObject({ code: 0, stderr: "" });
    expect(drill.stdout).toContain("The database says: 0 lost, 0 doubled");
  } finally {
    await dws.stop();
  }
});
