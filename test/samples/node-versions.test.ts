/** The starters run on every Node that a project may have, and the runtime in them logs in there. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import { run } from "../e2e/run.js";
import { findNode } from "../support/node-versions.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";

const VERSIONS = ["20.12.0", "22.22.3", "24.21.0"];

const expected = readFileSync(
  join(packageRoot, "test", "fixtures", "guide", "python_dws-output.txt"),
  "utf8",
);

const found = await Promise.all(
  VERSIONS.map(async (version) => ({ version, ...(await findNode(version)) })),
);
const nodes = found.flatMap((node) => {
  if ("path" in node) return [node];
  console.warn(`Skipped: Node ${node.version}, since ${node.reason}.`);
  return [];
});

let dws: LocalDws;
let project: AppsProject;

beforeAll(async () => {
  [dws, project] = await Promise.all([
    startLocalDws(),
    layOutSamples(["python-dws"]),
  ]);
});

afterAll(async () => {
  project.remove();
  await dws.stop();
});

describe.each([{ version: process.version, path: process.execPath }, ...nodes])(
  "Node $version",
  ({ version, path }) => {
    it.each(["plain.js", "repository.js"])("runs %s", async (file) => {
      const text = execFileSync(path, ["--version"], { encoding: "utf8" });
      expect(text.trim().replace("v", "")).toBe(version.replace("v", ""));
      const ended = await run(path, [project.program("python-dws", file)], {
        cwd: project.root,
        env: environmentOf(dws),
      });
      expect(ended).toEqual({ code: 0, stdout: expected, stderr: "" });
    });
  },
);
