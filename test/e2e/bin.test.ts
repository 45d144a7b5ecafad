/** The built command itself: exit codes, what it imports, and that its local DWS ends with it. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageRoot, packageVersion } from "../../src/package-root.js";
import { run, type RunOptions } from "./run.js";

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dws-bin-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const bin = async (
  args: readonly string[],
  options: Partial<RunOptions> = {},
  nodeFlags: readonly string[] = [],
) => {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const name of ["DEBUG", "DATABASE_URL", "PGHOST", "NODE_OPTIONS"]) {
    env[name] = "";
  }
  return run(process.execPath, [...nodeFlags, BIN, ...args], {
    cwd: folder,
    ...options,
    env,
  });
};

const CODES = [
  { args: ["--version"], code: 0, stdout: `${packageVersion}\n` },
  { args: ["help"], code: 0 },
  {
    args: ["repositories"],
    code: 1,
    stderr:
      "It is not known which host to connect to.\nGive --host (or set PGHOST or DATABASE_URL), or --local for the embedded local DWS.\n",
  },
  {
    args: ["app", "--defaults", "--quiet"],
    code: 1,
    stderr:
      "It is not known which host to connect to.\nGive --host (or set PGHOST or DATABASE_URL), or --local for the embedded local DWS.\n",
  },
  { args: ["repositories", "--offline"], code: 1 },
  {
    args: ["repositories", "--ofline"],
    code: 2,
    stderr: "There is no flag --ofline.\nDid you mean --offline?\n",
  },
  { args: ["repo"], code: 2 },
  {
    args: ["sample", "--sample", "lodaer"],
    code: 2,
    stderr: 'There is no sample "lodaer".\nDid you mean "loader"?\n',
  },
  { args: ["sample", "--quiet"], code: 0, stdout: "", stderr: "" },
  { args: ["local", "--schema", "no.sql"], code: 2 },
  {
    args: ["local", "--quiet", "--", process.execPath, "-e", "process.exit(7)"],
    code: 7,
  },
];

it("says nothing when nobody reads its output", async () => {
  const words = ["-c", '"$1" "$2" help | true', "sh", process.execPath, BIN];
  const ended = await run("sh", words, { cwd: folder });
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
});

describe("exit codes", () => {
  it.each(CODES)("$args → $code", async ({ args, ...want }) => {
    const ended = await bin(args);
    expect(ended).toMatchObject(want);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});

const isListening = async (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });

describe("generator-dws local", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "prints how to connect and ends with %s",
    async (signal) => {
      let wasListening: Promise<boolean> | undefined;
      const portOf = (text: string) =>
        Number(/^PGPORT=(\d+)$/m.exec(text)?.[1]);
      const ended = await bin(["local", "--quiet"], {
        onOutput: (text, kill) => {
          if (!text.includes("PGSSLMODE")) return;
          wasListening = isListening(portOf(text)).finally(() => {
            kill(signal);
          });
        },
      });
      expect(ended.code).toBe(0);
      expect(ended.stdout).toMatch(
        /^PGHOST=127\.0\.0\.1\nPGPORT=\d+\nPGDATABASE=\S+\nPGUSER=\S+\nPGPASSWORD=\S+\nPGSSLMODE=disable\n$/,
      );
      expect(await wasListening).toBe(true);
      expect(await isListening(portOf(ended.stdout))).toBe(false);
    },
  );
});

describe("generator-dws docs", () => {
  const docs = async (...more: string[]) =>
    bin(["docs", "--offline", "--defaults", ...more]);

  it("writes its page, says what is on it, and keeps what is not its own", async () => {
    copyFileSync(
      join(packageRoot, "test/cases/distributions/schema.json"),
      join(folder, "dws.schema.json"),
    );
    const made = await docs();
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(
      /^\d+ tables of dws\.schema\.json on one page: dws\.schema\.html \(\d+ kB\)\.\n/,
    );
    const file = join(folder, "dws.schema.html");
    const page = readFileSync(file, "utf8");
    expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/);

    const again = await docs("--json");
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      file: "dws.schema.html",
      isChanged: false,
      bytes: Buffer.byteLength(page),
    });

    expect(await docs("--markdown", "--out", "dws.schema.html")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "dws.schema.html is there and was not made by generator-dws docs --markdown.\nChoose another file with --out, or delete it or move it away.\n",
    });
    expect(await docs("--out", "./")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "./ is a folder: name a file.\nWrite --out ./dws.schema.html, for example.\n",
    });
    expect(readFileSync(file, "utf8")).toBe(page);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe("generator-dws repositories", () => {
  it("loads no package when nothing is edited", async () => {
    const made = await bin(["app", "--local", "--defaults", "--skip-install"]);
    expect(made).toMatchObject({ code: 0 });
    const log = join(folder, "imports.log");
    const hook = fileURLToPath(new URL("log-imports.mjs", import.meta.url));
    const ended = await bin(
      ["repositories", "--offline", "--check"],
      { env: { IMPORT_LOG: log } },
      ["--import", pathToFileURL(hook).href],
    );
    expect(ended).toMatchObject({ code: 0 });
    const imports = readFileSync(log, "utf8").split("\n");
    expect(imports.some((url) => url.includes("/pipeline"))).toBe(true);
    // What nearly every run needs of packages is in the command's own files.
    expect(imports.filter((url) => url.includes("/node_modules/"))).toEqual([]);
  });
});
