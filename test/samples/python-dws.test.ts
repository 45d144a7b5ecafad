/** The guide's script, our plain sample, our repository sample and our Python script print the same bytes. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import { run } from "../e2e/run.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";

const GUIDE = join(packageRoot, "test", "fixtures", "guide");
const PYTHON = "/usr/bin/python3";

const hasPsycopg2 = (): boolean => {
  try {
    execFileSync(PYTHON, ["-c", "import psycopg2"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const canRunPython = hasPsycopg2();
if (!canRunPython) {
  console.warn(`Skipped: the Python scripts, since ${PYTHON} has no psycopg2.`);
}

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

/** The guide's script with the parameters of ours in place of its own. */
const guideFor = ({ PGHOST, PGPORT, PGUSER, PGPASSWORD }: NodeJS.ProcessEnv) =>
  [
    ["10.154.70.231", PGHOST],
    ["8000", PGPORT],
    ["dbadmin", PGUSER],
    ["'password'", `'${PGPASSWORD ?? ""}'`],
  ].reduce(
    (script, [from = "", to = ""]) => script.replace(from, () => to),
    readFileSync(join(GUIDE, "python_dws.py"), "utf8"),
  );

type Words = (env: NodeJS.ProcessEnv) => readonly string[];

const ours: Readonly<Record<string, Words>> = {
  "plain.ts": () => [
    process.execPath,
    project.program("python-dws", "plain.js"),
  ],
  "repository.ts": () => [
    process.execPath,
    project.program("python-dws", "repository.js"),
  ],
  ...(canRunPython
    ? {
        "our python_dws.py": () => [
          PYTHON,
          join(packageRoot, "templates/sample/python/python_dws.py"),
        ],
      }
    : {}),
};
const guides: typeof ours = canRunPython
  ? { "the guide's python_dws.py": (env) => [PYTHON, "-c", guideFor(env)] }
  : {};

const start = async (words: Words, changes: NodeJS.ProcessEnv = {}) => {
  const env = { ...environmentOf(dws), PGCONNECT_TIMEOUT: "1", ...changes };
  const [command = "", ...args] = words(env);
  return run(command, args, { cwd: project.root, env });
};

/** A port that nobody listens on. */
const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return String(port);
};

describe.each(Object.entries({ ...guides, ...ours }))("%s", (name, words) => {
  const isGuide = Object.hasOwn(guides, name);

  it("prints what the guide's script prints", async () => {
    const expected = readFileSync(join(GUIDE, "python_dws-output.txt"), "utf8");
    const ended = await start(words);
    expect(ended).toEqual({ code: 0, stdout: expected, stderr: "" });
  });

  it("prints the same with the server down", async () => {
    const PGPORT = await freePort();
    const ended = await start(words, { PGPORT });
    // As libpq 14 and newer say it.
    expect(ended.stdout).toBe(
      `connection to server at "127.0.0.1", port ${PGPORT} failed: Connection refused\n` +
        "\tIs the server running on that host and accepting TCP/IP connections?\n" +
        "\nConnect database failed\n",
    );
    // The guide's script says nothing to who started it.
    expect(ended.code).toBe(isGuide ? 0 : 1);
    expect(ended.stderr.includes("attempt 1 failed")).toBe(!isGuide);
  });

  it("prints the same of a password that is refused, which is tried once", async () => {
    const ended = await start(words, { PGPASSWORD: "Wrong_123" });
    expect(ended.stdout).toBe(
      `connection to server at "127.0.0.1", port ${dws.port} failed: FATAL:  Invalid username/password,login denied.\n` +
        "\nConnect database failed\n",
    );
    expect(ended.code).toBe(isGuide ? 0 : 1);
    expect(ended.stderr).not.toContain("attempt");
  });
});
