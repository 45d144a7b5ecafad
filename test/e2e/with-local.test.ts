/** `local/with-local-dws.mjs` of a generated project: when it starts the local DWS, and how it ends. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { run, type RunOptions } from "./run.js";

const SCRIPT = "local/with-local-dws.mjs";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "dws-with-local-"));
  mkdirSync(join(project, "local"));
  copyFileSync(
    join(packageRoot, "templates", "app", SCRIPT),
    join(project, SCRIPT),
  );
  writeFileSync(join(project, "local/schema.sql"), "create table t (id int)");
  record(packageRoot);
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

const record = (path: string) => {
  const file = join(project, "local/generator.json");
  writeFileSync(file, JSON.stringify({ path }));
};

const beside = async (
  code: string,
  env: NodeJS.ProcessEnv = {},
  options: Partial<RunOptions> = {},
) =>
  run(process.execPath, [SCRIPT, "node", "-e", code], {
    cwd: project,
    env: { ...process.env, PGHOST: "", DATABASE_URL: "", ...env },
    ...options,
  });

const SHOW = "console.log(process.env.PGHOST, process.env.PGUSER)";

describe("with-local-dws.mjs", () => {
  it("starts nothing where a database is configured", async () => {
    const set = await beside(SHOW, { PGHOST: "cluster", PGUSER: "ann" });
    expect(set).toEqual({ code: 0, stdout: "cluster ann\n", stderr: "" });
    writeFileSync(join(project, ".env"), "PGHOST=file\nPGUSER=ben\n");
    const env = { ...process.env };
    for (const name of ["PGHOST", "PGUSER", "DATABASE_URL"]) {
      Reflect.deleteProperty(env, name);
    }
    const read = await beside(SHOW, {}, { env });
    expect(read).toEqual({ code: 0, stdout: "file ben\n", stderr: "" });
  });

  it("runs the command beside a local DWS and passes its exit code on", async () => {
    const ended = await beside(`${SHOW}; process.exitCode = 7`);
    expect(ended).toMatchObject({ code: 7, stdout: "127.0.0.1 dbadmin\n" });
  });

  it("stops with the command on SIGTERM", async () => {
    const code = "console.log('up'); setTimeout(() => {}, 60_000)";
    const ended = await beside(
      code,
      {},
      {
        onOutput: (_, kill) => {
          kill("SIGTERM");
        },
      },
    );
    expect(ended.code).toBe(128 + 15);
  });

  it("says what to do when the generator is gone", async () => {
    record(join(project, "nowhere"));
    const ended = await beside(SHOW);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("npm install --save-dev generator-dws");
  });

  it("says in a sentence what is wrong with the schema", async () => {
    writeFileSync(join(project, "local/schema.sql"), "create tabel t ()");
    const ended = await beside(SHOW);
    expect(ended.code).toBe(1);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.stdout).toBe("");
  });
});
