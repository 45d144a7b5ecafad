/** `run.sh` as a newcomer starts it: from an empty environment, at any path, without Node, without an answer, on a terminal. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import {
  type LaunchProject,
  makeLaunchProject,
} from "../support/launch-project.js";
import { filesOf } from "../generators/run-generator.js";
import { run } from "./run.js";

const isWindows = process.platform === "win32";

let project: LaunchProject;
let dws: LocalDws;

beforeAll(async () => {
  [project, dws] = await Promise.all([makeLaunchProject(), startLocalDws()]);
  project.addScripts({
    "exit-7": "exit 7",
    show: `node -e "console.log(JSON.stringify(process.argv.slice(1)))" --`,
    "beside-local": `node -p "process.env.PGHOST + ' ' + process.env.PGPASSWORD" local/with-local-dws.mjs`,
    serve: "npm run --silent build && node serve.mjs",
    "serve-beside": `npm run --silent build && node local/with-local-dws.mjs node serve.mjs`,
    "show-built": "npm run --silent build && node show.mjs",
    settings: `node -p "[process.env.PGHOST, process.env.PGPORT, process.env.PGUSER, process.env.PGPASSWORD].join()"`,
  });
});

/** Ends in its own time when it is told to; told twice, it has none. */
const SERVER = `for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    setTimeout(() => {
      console.log("bye");
      process.exit(3);
    }, 500);
  });
}
setInterval(() => undefined, 1_000);
console.log("up");
`;

beforeAll(() => {
  const write = (path: string, text: string) => {
    const file = join(project.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const starter = "local/with-local-dws.mjs";
  const template = join(packageRoot, "templates", "app", starter);
  write(starter, readFileSync(template, "utf8"));
  write("serve.mjs", SERVER);
  write(
    "show.mjs",
    "console.log(JSON.stringify(process.argv.slice(2)), process.cwd())",
  );
});

afterAll(async () => {
  project.remove();
  await dws.stop();
});

/** Nothing but where Node is, if that is not where an empty environment looks. */
const SYSTEM = ["/usr/local/bin", "/usr/bin", "/bin"];
const nodeFolder = dirname(process.execPath);
const bare: NodeJS.ProcessEnv = SYSTEM.includes(nodeFolder)
  ? {}
  : { PATH: [nodeFolder, ...SYSTEM].join(":") };

const connection = () => ({
  PGHOST: dws.host,
  PGPORT: String(dws.port),
  PGUSER: dws.user,
  PGPASSWORD: dws.password,
  PGSSLMODE: "disable",
});

const launch = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = "/",
) => run(join(project.root, "run.sh"), args, { cwd, env: { ...bare, ...env } });

/** A program that stands in for another in a folder of its own. */
const standIn = (name: string, text: string): string => {
  const file = join(project.bin, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return project.bin;
};

describe.skipIf(isWindows)("run.sh", () => {
  it("runs the sample from an empty environment and prints its lines alone", async () => {
    const expected = readFileSync(
      join(packageRoot, "test", "fixtures", "guide", "python_dws-output.txt"),
      "utf8",
    );
    const ended = await launch([], connection());
    expect(ended).toEqual({ code: 0, stdout: expected, stderr: "" });
  });

  it("says what the guide asks for when no connection comes about", async () => {
    const settings = { ...connection(), PGPASSWORD: "Wrong_123" };
    const ended = await launch(["python-dws:repository"], settings);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/FATAL.*\n\nConnect database failed\n$/);
    for (const word of [
      "EIP",
      "8000",
      "dbadmin",
      "libpq",
      "SHA256",
      "dws:doctor",
    ]) {
      expect(ended.stderr).toContain(word);
    }
    expect(ended.stderr).toContain("password_encryption_type = 1");
  });

  it("passes exit codes and arguments on", async () => {
    const args = ["a b", "ü$HOME", "it's", '"quoted"', "--flag", ""];
    const shown = await launch(["show", ...args], connection());
    expect(JSON.parse(shown.stdout)).toEqual(args);
    expect(await launch(["exit-7"], connection())).toMatchObject({ code: 7 });
  });

  it("runs a program of the samples in the project's folder, when it is built", async () => {
    const args = ["a b", "ü$HOME", "it's", '"quoted"', "%PATH%", ""];
    const shown = await launch(["show-built", ...args], connection());
    expect(shown).toEqual({
      code: 0,
      stdout: `${JSON.stringify(args)} ${project.root}\n`,
      stderr: "",
    });
    const file = join(project.root, "src", "wrong.ts");
    writeFileSync(file, "export const n: number = '';\n");
    try {
      const failed = await launch(["show-built"], connection());
      expect(failed.code).toBe(2);
      expect(failed.stdout).toMatch(/^src\/wrong\.ts.*TS2322/);
      expect(failed.stdout).not.toContain(project.root);
    } finally {
      rmSync(file);
    }
  });

  it.each(["serve", "serve-beside"])(
    "passes SIGTERM on to %s",
    async (program) => {
      const ended = await run(join(project.root, "run.sh"), [program], {
        cwd: "/",
        env: { ...bare, ...connection() },
        onOutput: (shown, kill) => {
          if (shown === "up\n") kill("SIGTERM");
        },
      });
      expect(ended).toEqual({ code: 3, stdout: "up\nbye\n", stderr: "" });
    },
  );

  it("reads .env, and what the shell sets wins over it", async () => {
    const file = join(project.root, ".env");
    writeFileSync(
      file,
      "PGHOST=file\nPGPORT=1\nPGUSER=ann\nPGPASSWORD='s p'\n",
    );
    try {
      const ended = await launch(["settings"], { PGPORT: "2" });
      expect(ended.stdout).toBe("file,2,ann,s p\n");
    } finally {
      writeFileSync(file, "");
    }
  });

  it("names what is missing where nobody can be asked", async () => {
    const ended = await launch(["settings"]);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain("PGHOST, PGUSER and PGPASSWORD");
  });

  it("lists the programs when there is none of the name", async () => {
    const ended = await launch(["pyton-dws"]);
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain("python-dws, python-dws:repository");
  });

  it.each(["toString", "__proto__"])(
    "knows no program %s, which every object has",
    async (name) => {
      const ended = await launch([name], connection());
      expect(ended).toEqual({
        code: 1,
        stdout: "",
        stderr: `There is no program "${name}". There are: python-dws, python-dws:repository.\n`,
      });
    },
  );

  it.each(["--help", "-h"])("lists the samples alone on %s", async (flag) => {
    expect(await launch([flag])).toEqual({
      code: 0,
      stdout:
        "Usage: node run.mjs [PROGRAM [ARGUMENTS]], or so with run.sh, run.cmd and run.ps1\nPrograms: python-dws, python-dws:repository\n",
      stderr: "",
    });
  });

  it("says that there is no sample", async () => {
    const folder = join(project.bin, "empty");
    mkdirSync(folder);
    copyFileSync(join(project.root, "run.mjs"), join(folder, "run.mjs"));
    writeFileSync(join(folder, "package.json"), "{}");
    const ended = await run(process.execPath, ["run.mjs"], { cwd: folder });
    const stderr = "package.json names no sample.\n";
    expect(ended).toEqual({ code: 1, stdout: "", stderr });
  });

  it("takes files as they are seen from where it is called", async () => {
    writeFileSync(join(project.bin, "orders.csv"), "");
    const long = "x".repeat(5_000);
    const args = ["orders.csv", "none.csv", "src", ".", "/etc/hosts", long];
    const shown = await launch(["show", ...args], connection(), project.bin);
    expect(JSON.parse(shown.stdout)).toEqual([
      join(project.bin, "orders.csv"),
      ...args.slice(1),
    ]);
    const within = await launch(
      ["show", "package.json"],
      connection(),
      project.root,
    );
    expect(JSON.parse(within.stdout)).toEqual(["package.json"]);
  });

  it("says nothing when nobody reads its output", async () => {
    const words = ["-c", '"$1" --help | true', "sh"];
    const file = join(project.root, "run.sh");
    const ended = await run("sh", [...words, file], { cwd: "/", env: bare });
    expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  const OLD = [
    ["none", "exit 127"],
    ["v18.19.0", "echo v18.19.0"],
    ["v20.11.1", "echo v20.11.1"],
  ] as const;

  it.each(OLD)(
    "says how to get Node when there is %s",
    async (version, node) => {
      const PATH = `${standIn("node", node)}:${SYSTEM.join(":")}`;
      const ended = await launch([], { ...connection(), PATH });
      expect(ended).toMatchObject({ code: 1, stdout: "" });
      expect(ended.stderr).toContain(`Found: Node.js ${version}.`);
      for (const word of ["dnf", "yum", "apt install", "brew", "No libpq"]) {
        expect(ended.stderr).toContain(word);
      }
    },
  );

  it("installs what is missing, once, and ends with npm's code when that fails", async () => {
    const other = await makeLaunchProject();
    try {
      other.uninstall();
      writeFileSync(
        join(other.bin, "npm"),
        '#!/bin/sh\nprintf "%s|" "$@"\n[ "$1" = run ] || exit 9\n',
        { mode: 0o755 },
      );
      const PATH = `${other.bin}:${nodeFolder}:${SYSTEM.join(":")}`;
      const env = { ...connection(), PATH };
      const file = join(other.root, "run.sh");
      const ended = await run(file, ["show"], { cwd: "/", env });
      expect(ended).toEqual({
        code: 1,
        stdout: "",
        stderr: expect.stringContaining('no program "show"') as string,
      });
      const failed = await run(file, [], { cwd: "/", env });
      expect(failed).toMatchObject({ code: 9, stdout: "" });
      expect(failed.stderr).toContain("No libpq is needed");
      expect(failed.stderr).toContain(`install|--prefix|${other.root}|`);
    } finally {
      other.remove();
    }
  });

  it("is executable, and hides no password in itself", () => {
    const file = join(project.root, "run.sh");
    expect(statSync(file).mode & 0o111).toBe(0o111);
    expect(readFileSync(file, "utf8")).not.toContain("\r");
  });
});

const PYTHON = "/usr/bin/python3";

/** Types the answers on a terminal of its own, each after its question, and prints all that the terminal showed. */
const TYPIST = `
import os, pty, sys
answers = [line.split("=", 1) for line in os.environ.pop("ANSWERS").split("\\n")]
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    if answers and answers[0][0].encode() in shown:
        os.write(terminal, answers.pop(0)[1].encode() + b"\\r")
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

const hasPython = (): boolean => {
  try {
    execFileSync(PYTHON, ["-c", "import pty"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const canType = hasPython();
if (!canType)
  console.warn(`Skipped: the questions, since there is no ${PYTHON}.`);

describe.skipIf(!canType)("run.sh on a terminal", () => {
  const type = async (
    answers: string,
    env: NodeJS.ProcessEnv = {},
    program = "settings",
  ) =>
    run(PYTHON, ["-c", TYPIST, join(project.root, "run.sh"), program], {
      cwd: project.root,
      env: { ...bare, ...env, ANSWERS: answers },
    });

  it("asks for the settings, shows no password and keeps none", async () => {
    const ended = await type(
      "Host=dws.example\nPort [8000]=\nDatabase [gaussdb]=\nUser [dbadmin]=ann\nPassword=Secret 1",
    );
    expect(ended.code).toBe(0);
    const [before = "", after = ""] = ended.stdout.split("Password: ");
    expect(before).toContain("dws.example");
    // Only the program itself shows it.
    expect(after.split("Secret 1")).toHaveLength(2);
    expect(after).toContain("\ndws.example,8000,ann,Secret 1\r\n");
    for (const file of filesOf(project.root)) {
      const text = readFileSync(join(project.root, file), "utf8");
      expect(text, file).not.toContain("Secret 1");
    }
  });

  it("asks for the password alone where the rest is known", async () => {
    const ended = await type("Password=x", { PGHOST: "h", PGUSER: "u" });
    expect(ended.stdout).not.toContain("Host");
    expect(ended.stdout).toContain("h,,u,x");
  });

  it("asks for it too where a program beside the local DWS is given a host", async () => {
    const ended = await type("Password=x", { PGHOST: "h" }, "beside-local");
    expect(ended.stdout).toContain("h x");
    const local = await type("Password=x", {}, "beside-local");
    expect(local.stdout).not.toContain("Password");
  });

  it.each(["serve", "serve-beside"])(
    "lets %s end in its own time on Ctrl-C",
    async (program) => {
      const ended = await type("up=\u0003", connection(), program);
      expect(ended.stdout).toContain("bye");
      expect(ended.code).toBe(3);
    },
  );

  it("ends with 130 on Ctrl-C at a question", async () => {
    const ended = await type("Host=\u0003");
    expect(ended.code).toBe(130);
  });
});
