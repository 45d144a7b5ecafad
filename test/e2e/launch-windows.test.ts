/** The launchers for Windows: `run.cmd` in wine with Node for Windows, `run.ps1` as far as a parser goes. */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import {
  HARD_NAME,
  type LaunchProject,
  makeLaunchProject,
} from "../support/launch-project.js";
import { CACHE, findNode } from "../support/node-versions.js";
import { run } from "./run.js";

const ENV = {
  ...process.env,
  // One of our own, so that its server can be ended; the first start makes it.
  WINEPREFIX: join(CACHE, "wine"),
  WINEDEBUG: "-all",
  LC_ALL: "C.UTF-8",
  // A fresh wine calls itself Windows 7.
  NODE_SKIP_PLATFORM_CHECK: "1",
};

const outputOf = (command: string, ...args: string[]): string | undefined => {
  try {
    const options = { encoding: "utf8", stdio: "pipe", env: ENV } as const;
    return execFileSync(command, args, options).trim();
  } catch {
    return undefined;
  }
};

/** Why `run.cmd` cannot be run here; undefined where it can. */
const findObstacle = (): string | undefined => {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return "this is not Linux on x64";
  }
  return outputOf("wine", "--version") === undefined
    ? "there is no wine"
    : undefined;
};

const npmCli = join(outputOf("npm", "root", "-g") ?? "", "npm/bin/npm-cli.js");
const node = await findNode("20.20.2", "win-x64");
const obstacle =
  findObstacle() ??
  ("reason" in node ? node.reason : undefined) ??
  (existsSync(npmCli) ? undefined : "npm is not where its packages are");
if (obstacle !== undefined)
  console.warn(`Skipped: run.cmd, since ${obstacle}.`);
console.warn(
  "Not run: run.ps1, as nothing here runs PowerShell; it is parsed.",
);

let project: LaunchProject;

beforeAll(async () => {
  project = await makeLaunchProject();
});

afterAll(() => {
  project.remove();
});

/** Paths of this machine as wine sees them. */
const inWine = (path: string) => `Z:${path.replaceAll("/", "\\")}`;

describe.skipIf(obstacle !== undefined)("run.cmd", () => {
  let dws: LocalDws;

  beforeAll(async () => {
    dws = await startLocalDws();
    mkdirSync(CACHE, { recursive: true });
    outputOf("wine", "cmd", "/c", "exit");
    if ("path" in node) copyFileSync(node.path, join(project.bin, "node.exe"));
    writeFileSync(
      join(project.bin, "npm.cmd"),
      `@node "${inWine(npmCli)}" %*\r\n@exit /b %errorlevel%\r\n`,
    );
    // Compiled here: the compiler of the checkout is a program for this system.
    const tsc = join(packageRoot, "node_modules", "ts7", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", project.root]);
    project.addScripts({
      build: "node -e 0",
      "show-built": "npm run --silent build && node show.mjs",
      show: `node -e "console.log(JSON.stringify(process.argv.slice(1))); process.exit(7)" --`,
    });
  });

  afterAll(async () => {
    // The server of wine would stay for some seconds, and keep files open.
    outputOf("wineserver", "-k");
    await dws.stop();
  });

  /** What it prints goes to files: Node's pipes are sockets, which a program for Windows cannot write to. */
  const launch = async (...args: readonly string[]) => {
    const [out, err] = [join(project.bin, "out"), join(project.bin, "err")];
    const words = ["cmd", "/c", "run.cmd", ...args];
    const script = 'exec wine "$@" >"$OUT" 2>"$ERR"';
    const { code } = await run("sh", ["-c", script, "sh", ...words], {
      cwd: project.root,
      env: {
        ...ENV,
        OUT: out,
        ERR: err,
        WINEPATH: inWine(project.bin),
        PGHOST: dws.host,
        PGPORT: String(dws.port),
        PGUSER: dws.user,
        PGPASSWORD: dws.password,
        PGSSLMODE: "disable",
      },
    });
    const [stdout, stderr] = [
      readFileSync(out, "utf8"),
      readFileSync(err, "utf8"),
    ];
    return { code, stdout, stderr };
  };

  it(`runs the sample on Windows' Node, in the folder ${HARD_NAME}`, async () => {
    const expected = readFileSync(
      join(packageRoot, "test", "fixtures", "guide", "python_dws-output.txt"),
      "utf8",
    );
    const ended = await launch();
    expect(ended).toEqual({ code: 0, stdout: expected, stderr: "" });
  });

  it("passes exit codes and arguments on", async () => {
    const shown = await launch("show", "a b", "ü", "--flag");
    expect(JSON.parse(shown.stdout)).toEqual(["a b", "ü", "--flag"]);
    expect(shown.code).toBe(7);
  });

  it("passes them to a program of the samples as they are", async () => {
    writeFileSync(
      join(project.root, "show.mjs"),
      "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;",
    );
    const args = ["a b", "ü", "a & b", "(1) 2", "--flag"];
    const shown = await launch("show-built", ...args);
    expect(JSON.parse(shown.stdout)).toEqual(args);
    expect(shown.code).toBe(7);
  });

  const OLD = [
    ["none", undefined],
    ["v18.19.0", "@echo v18.19.0"],
    ["v20.11.1", "@echo v20.11.1"],
  ] as const;

  it.each(OLD)("says how to get Node when there is %s", async (_, text) => {
    rmSync(join(project.bin, "node.exe"));
    const standIn = join(project.bin, "node.cmd");
    if (text !== undefined) writeFileSync(standIn, `${text}\r\n`);
    try {
      const ended = await launch();
      expect(ended).toMatchObject({ code: 1, stdout: "" });
      expect(ended.stderr).toContain("winget install OpenJS.NodeJS.LTS");
      expect(ended.stderr).toContain("No libpq is needed");
    } finally {
      rmSync(standIn, { force: true });
      if ("path" in node)
        copyFileSync(node.path, join(project.bin, "node.exe"));
    }
  });
});

describe("run.cmd and run.ps1", () => {
  it.each(["run.cmd", "run.ps1"])("%s has CRLF alone, and is ASCII", (file) => {
    const text = readFileSync(join(project.root, file), "latin1");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^[\t\r\n -~]+$/);
  });

  it("stay so in git, whatever it is set to", () => {
    const git = (...args: string[]) =>
      outputOf("git", "-C", project.root, "-c", "core.autocrlf=true", ...args);
    git("init", "-q");
    expect(
      git("check-attr", "eol", "run.cmd", "run.ps1", "run.sh")?.split("\n"),
    ).toEqual(["run.cmd: eol: crlf", "run.ps1: eol: crlf", "run.sh: eol: lf"]);
  });
});

describe("run.ps1", () => {
  const parse = async () => {
    await Parser.init();
    const grammar =
      "node_modules/tree-sitter-powershell/tree-sitter-powershell.wasm";
    const parser = new Parser();
    parser.setLanguage(await Language.load(join(packageRoot, grammar)));
    return (text: string) => parser.parse(text)?.rootNode;
  };

  it("is PowerShell without a mistake", async () => {
    const rootOf = await parse();
    const text = readFileSync(join(project.root, "run.ps1"), "utf8");
    expect(rootOf(text)?.hasError).toBe(false);
    // The parser does see mistakes.
    expect(rootOf(text.replace("} else {", "} else"))?.hasError).toBe(true);
  });

  it("runs run.mjs with what it was given, and ends with its code", async () => {
    const rootOf = await parse();
    const text = readFileSync(join(project.root, "run.ps1"), "utf8");
    const commands = rootOf(text)
      ?.descendantsOfType("command")
      .map((command) => command?.text);
    expect(commands).toContain(
      "& node (Join-Path $PSScriptRoot 'run.mjs') @args",
    );
    expect(text.trimEnd().endsWith("exit $code")).toBe(true);
  });
});
