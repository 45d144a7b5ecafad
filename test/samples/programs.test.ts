/** What the programs of the samples have in common: they read .env, say why they failed, and let their output be cut off. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SampleName } from "../../generators/sample/samples.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { run } from "../e2e/run.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";

let dws: LocalDws;
let project: AppsProject;

beforeAll(async () => {
  [dws, project] = await Promise.all([
    startLocalDws(),
    layOutSamples(["cn-retry", "loader", "api", "drill"]),
  ]);
});

afterEach(() => {
  rmSync(join(project.root, ".env"), { force: true });
});

afterAll(async () => {
  await dws.stop();
  project.remove();
});

const CSV = "src/samples/loader/orders.csv";

type Program = readonly [SampleName, string, ...string[]];

const PROGRAMS: readonly Program[] = [
  ["cn-retry", "sync.js"],
  ["cn-retry", "async.js"],
  ["loader", "main.js", CSV],
  ["api", "main.js"],
  ["drill", "main.js", "1"],
];

/** Only .env says where to connect. */
const start = async (
  [sample, file, ...args]: Program,
  settings: NodeJS.ProcessEnv,
) => {
  const { PATH, ...env } = { ...environmentOf(dws), ...settings };
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  writeFileSync(join(project.root, ".env"), lines.join("\n"));
  const words = [project.program(sample, file), ...args];
  return run(process.execPath, words, { cwd: project.root, env: { PATH } });
};

describe.each(PROGRAMS.map((program) => ({ program })))(
  "$program",
  ({ program }) => {
    it("takes a password that is refused from .env, and says what to do", async () => {
      const ended = await start(program, { PGPASSWORD: "Wrong_123" });
      expect(ended.code).toBe(1);
      const [first, ...rest] = ended.stderr.split("\n");
      expect(first).toMatch(
        /^[\w. ]+: .*Invalid username\/password,login denied/,
      );
      expect(rest.slice(0, 2)).toEqual([
        "",
        "No connection. Before the first one, the guide asks for this:",
      ]);
      expect(ended.stderr).not.toMatch(/^ +at |Wrong_123|orders\.csv/m);
    });
  },
);

it("the loader loads with the settings of .env", async () => {
  const ended = await start(["loader", "main.js", CSV], {});
  expect(ended).toMatchObject({ code: 0, stderr: "" });
});

it("the API says that its port is taken, and closes its connections", async () => {
  const ended = await start(["api", "main.js"], { PORT: String(dws.port) });
  expect(ended).toMatchObject({
    code: 1,
    stderr: `listen EADDRINUSE: address already in use 127.0.0.1:${dws.port}\n`,
  });
});

it("a program says nothing when its output is not read to the end", async () => {
  const file = project.program("cn-retry", "sync.js");
  const script = '{ "$1" "$2"; echo "$?" >&2; } | head -n 1';
  const words = ["-c", script, "sh", process.execPath, file];
  const options = { cwd: project.root, env: environmentOf(dws) };
  const ended = await run("sh", words, options);
  expect(ended).toEqual({ code: 0, stdout: "\n", stderr: "0\n" });
});

describe("a deadline", () => {
  const print = async (error: string) => {
    const script = `import { printFailure } from "./dist/samples/program.js";
      import { ConnectError, DeadlineError } from "./dist/dws/index.js";
      printFailure(${error});`;
    const words = ["--input-type=module", "-e", script];
    return run(process.execPath, words, { cwd: project.root });
  };

  it("of connecting says what to do", async () => {
    const { stderr } = await print(
      'new DeadlineError("late", { cause: new ConnectError("refused") })',
    );
    expect(stderr).toMatch(/^late\n\nNo connection\./);
  });

  it("of work does not", async () => {
    const { stderr } = await print('new DeadlineError("late")');
    expect(stderr).toBe("late\n");
  });
});
