/** The guide's script, our plain sample, our repository sample and our Python script print the same bytes. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
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
import { gate } from "../support/gate.js";
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

const start = async (
  words: Words,
  changes: NodeJS.ProcessEnv = {},
  onError: (text: string) => void = () => undefined,
) => {
  const env = { ...environmentOf(dws), PGCONNECT_TIMEOUT: "60", ...changes };
  const [command = "", ...args] = words(env);
  return run(command, args, { cwd: project.root, env, onError });
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
    // The pause before the second attempt is a second at most: there is time for it.
    const ended = await start(words, { PGPORT, PGCONNECT_TIMEOUT: "3" });
    // As libpq 14 and newer say it.
    expect(ended.stdout).toBe(
      `connection to server at "127.0.0.1", port ${PGPORT} failed: Connection refused\n` +
        "\tIs the server running on that host and accepting TCP/IP connections?\n" +
        "\nConnect database failed\n",
    );
    // The guide's script says nothing to who started it.
    expect(ended.code).toBe(isGuide ? 0 : 1);
    const tried =
      /^connect: attempt 1 failed, the next one in .* m?s, the last one within 3 s$/m;
    expect(tried.test(ended.stderr)).toBe(!isGuide);
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

describe.skipIf(!canRunPython)("the guide's script and ours", () => {
  // The first name has addresses at which nobody listens, the second has none (RFC 6761).
  it.each(["localhost", "nowhere.invalid"])(
    "say the same of the host %s",
    async (PGHOST) => {
      const PGPORT = await freePort();
      const changes = { PGHOST, PGPORT, PGCONNECT_TIMEOUT: "1" };
      const all = Object.values({ ...guides, ...ours });
      const [guide, ...others] = await Promise.all(
        all.map(async (words) => start(words, changes)),
      );
      expect(guide?.stdout).toMatch(
        /^co.*host.*\n[^]*Connect database failed\n$/,
      );
      for (const { stdout, code } of others) {
        expect({ stdout, code }).toEqual({ stdout: guide?.stdout, code: 1 });
      }
    },
  );
});

describe.skipIf(!canRunPython)("our python_dws.py", () => {
  const script = join(packageRoot, "templates/sample/python/python_dws.py");
  const python = () => [PYTHON, script];

  it("tries a password once that is refused in another language", async () => {
    let logins = 0;
    const server = createServer((socket) => {
      logins++;
      const fields =
        "S致命错误\0VFATAL\0C28P01\0M用户 dbadmin 的密码认证失败\0\0";
      const body = Buffer.from(fields);
      const head = Buffer.alloc(5, "E");
      head.writeInt32BE(body.length + 4, 1);
      socket.once("data", () => socket.end(Buffer.concat([head, body])));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const ended = await start(python, {
      PGPORT: String(port),
      PGCONNECT_TIMEOUT: "20",
    });
    server.close();
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toContain("Connect database failed");
    expect(logins).toBe(1);
  });

  it("ends at once without a password", async () => {
    const ended = await start(python, { PGPASSWORD: "" });
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toContain("no password supplied");
  });

  const to = 'connection to server at "dws" (10.0.0.1), port 8000 failed: ';
  const refused = `${to}Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n`;
  const closed =
    "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n";
  const MESSAGES: readonly (readonly [string, boolean])[] = [
    [refused, true],
    [`${refused}${refused}`, true],
    ["could not connect to server: Operation now in progress\n\tIs …", true],
    [`${to}Connection refused (0x0000274D/10061)\n\tIs …`, true],
    [`${to}${closed}`, true],
    [closed, true],
    ["timeout expired\n", true],
    [`${to}FATAL:  the database system is starting up\n`, true],
    // The first address refuses the connection, the second the password.
    [`${refused}${to}FATAL:  Invalid username/password,login denied.\n`, false],
    [`${to}致命错误:  密码认证失败\n`, false],
    [`${to}FATAL:  no such user "Connection refused"\n`, false],
    [`${to}authentication method 10 not supported\n`, false],
    ["FATAL:  The account has been locked.\n", false],
    ['could not translate host name "dws" to address: …\n', false],
    ["", false],
  ];

  it("goes on after what is known to pass, and after nothing else", async () => {
    const code =
      "import json, python_dws, sys\nprint(json.dumps([python_dws.will_pass(m) for m in json.loads(sys.argv[1])]))";
    const messages = JSON.stringify(MESSAGES.map(([message]) => message));
    const ended = await run(PYTHON, ["-B", "-c", code, messages], {
      cwd: dirname(script),
    });
    expect(ended.stderr).toBe("");
    const said = JSON.parse(ended.stdout) as readonly boolean[];
    expect(MESSAGES.map(([message], n) => [message, said[n]])).toEqual(
      MESSAGES,
    );
  });
});

it.each(["plain.ts", "repository.ts"])(
  "%s says which setting is wrong",
  async (name) => {
    const ended = await start(ours[name] as Words, { PGPORT: "eighty" });
    expect(ended).toEqual({
      code: 1,
      stdout:
        'The port must be a number from 1 to 65535, not "eighty".\nConnect database failed\n',
      stderr: "",
    });
  },
);

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
      const failed = gate();
      const ended = start(words, {}, (text) => {
        if (text.includes("attempt 1 failed")) failed.open();
      });
      await Promise.race([failed.passed, ended]);
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
