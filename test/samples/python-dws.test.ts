/** The guide's script, our plain sample, our repository sample and our Python script print the same bytes. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  faultShapes,
  type LocalDws,
  startLocalDws,
} from "../../src/local/start.js";
import { localSettings } from "../../generators/with-local.js";
import { openClient } from "../../src/runtime/index.js";
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

const EXPECTED = readFileSync(join(GUIDE, "python_dws-output.txt"), "utf8");

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
    const ended = await start(words);
    expect(ended).toEqual({ code: 0, stdout: EXPECTED, stderr: "" });
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

const countRows = async (): Promise<string> => {
  const client = await openClient(localSettings(dws));
  try {
    const { rows } = await client.query<{ count: string }>(
      "select count(*) from test",
    );
    return rows[0]?.count ?? "";
  } finally {
    await client.end();
  }
};

const INSERT = /^insert into .*test/i;

describe.each(Object.entries(ours))(
  "%s, better than the guide,",
  (name, words) => {
    afterEach(() => dws.faults.clear());

    it("goes on as soon as a server that was down is up", async () => {
      await dws.down("refuse");
      const ended = start(words, { PGCONNECT_TIMEOUT: "50" });
      await pause(1_500);
      await dws.up();
      expect(await ended).toMatchObject({ code: 0, stdout: EXPECTED });
      expect((await ended).stderr).toContain("attempt 1 failed");
    });

    it("says that the select failed, and ends with 1", async () => {
      const denied = {
        kind: "error",
        sqlState: "42501",
        message: "permission denied for relation test",
      } as const;
      dws.faults.add({
        at: "execute",
        matching: /^select\b.*\btest\b/is,
        do: denied,
      });
      const ended = await start(words);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(
        /\nBegin to select data\n.*permission denied for relation test\n+select failed\n$/,
      );
      expect(ended.stdout).not.toContain("update");
    });

    it("inserts all rows or none when an insert is refused", async () => {
      const full = {
        kind: "error",
        sqlState: "53100",
        message: "disk full",
      } as const;
      const do_ = {
        at: "execute",
        matching: INSERT,
        skip: 2,
        do: full,
      } as const;
      dws.faults.add({ ...do_, times: 10 });
      const ended = await start(words);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/\nBegin to insert data\n.*disk full\n+$/);
      expect(await countRows()).toBe("0");
    });

    it("is not fooled by a connection that is lost in the middle", async () => {
      const lost = {
        at: "reply",
        matching: INSERT,
        skip: 1,
        do: faultShapes.lost,
      } as const;
      const fault = dws.faults.add(lost);
      const ended = await start(words);
      expect(fault.struck).toBe(1);
      if (name === "repository.ts") {
        // The transaction is run again.
        expect(ended).toMatchObject({ code: 0, stdout: EXPECTED });
      } else {
        expect(ended.code).toBe(1);
        expect(await countRows()).toBe("0");
      }
    });
  },
);
