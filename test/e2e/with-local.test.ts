/** `local/with-local-dws.mjs` of a generated project: when it starts the local DWS, and how it ends. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { isReachable } from "../../src/local/engine/server-programs.js";
import { packageRoot } from "../../src/package-root.js";
import { giveToOrdinaryUser, run, type RunOptions } from "./run.js";

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

const isWindows = process.platform === "win32";

/** What mentions the folder: the servers in it and their guards. */
const processesIn = (folder: string): readonly string[] =>
  execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(`${folder}/generator-dws-`));

/** A temporary folder and a cache of its own, so that everything that stays is seen. */
const makeSurroundings = (isOrdinaryUser: boolean) => {
  const temporary = join(project, "tmp");
  const cache = join(project, "cache");
  for (const folder of [temporary, cache]) mkdirSync(folder);
  if (isOrdinaryUser) {
    for (const path of [project, temporary, cache]) giveToOrdinaryUser(path);
  }
  // The server's user must get in where the tests run as root.
  chmodSync(project, 0o755);
  return {
    temporary,
    cache: join(cache, "generator-dws"),
    env: { TMPDIR: temporary, XDG_CACHE_HOME: cache },
  };
};

/** The guard cleans up within the second; a loaded machine takes longer. */
const untilEmpty = async (read: () => readonly string[]): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (read().length > 0 && Date.now() < deadline) await pause(50);
  expect(read()).toEqual([]);
};

/** Another user can read this checkout only where it is not in somebody's home. */
const users = [
  ["the user of the tests", false],
  ["an ordinary user", true],
] as const;
const usersHere = isReachable(packageRoot) ? users : users.slice(0, 1);

describe.skipIf(isWindows)("SIGKILL", () => {
  it.each(usersHere)(
    "of the process leaves no process and no folder, as %s",
    async (_, isOrdinaryUser) => {
      const { temporary, cache, env } = makeSurroundings(isOrdinaryUser);
      let wasThere: readonly string[] = [];
      const ended = await beside(
        "console.log('up'); setTimeout(() => {}, 5_000)",
        env,
        {
          isOrdinaryUser,
          onOutput: (_text, kill) => {
            wasThere = processesIn(temporary);
            kill("SIGKILL");
          },
        },
      );
      expect(ended.code).toBeNull();
      // The server and the guard.
      expect(wasThere.length).toBeGreaterThanOrEqual(2);
      await untilEmpty(() => [
        ...processesIn(temporary),
        ...readdirSync(temporary),
      ]);
      expect(readdirSync(cache)).toHaveLength(1);
    },
  );

  it("at any moment of the first start leaves nothing half made", async () => {
    const { temporary, cache, env } = makeSurroundings(false);
    for (const afterMs of [200, 400, 700, 1000, 1300, 1600, 2000]) {
      const ended = beside("", env, {
        onStart: (kill) => {
          setTimeout(() => {
            kill("SIGKILL");
          }, afterMs);
        },
      });
      await ended;
      await untilEmpty(() => [
        ...processesIn(temporary),
        ...readdirSync(temporary),
        ...(existsSync(cache) ? readdirSync(cache) : []).filter(
          (name) => !/^data-[0-9a-f]{16}$/.test(name),
        ),
      ]);
      rmSync(cache, { recursive: true, force: true });
    }
  });
});
