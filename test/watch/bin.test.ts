/** The built command with `--watch`: what it prints, and that Ctrl-C ends it well. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");

let server: Postgres;
let client: pg.Client;
let root: string;
let child: ChildProcess;
let stdout = "";
let stderr = "";

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

beforeEach(async () => {
  const sql = "create table orders (id int primary key, note text)";
  client = await createDatabase(server, "shop", sql);
  root = mkdtempSync(join(tmpdir(), "dws-watch-bin-"));
  [stdout, stderr] = ["", ""];
  const { host, port, user } = server;
  child = spawn(
    process.execPath,
    [BIN, "repositories", "--watch", "--interval", "0.1"],
    {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: `postgres://${user}@${host}:${port}/shop?sslmode=disable`,
        DEBUG: "",
        NODE_OPTIONS: "",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
});
afterEach(async () => {
  child.kill("SIGKILL");
  await client.end();
  rmSync(root, { recursive: true });
});

const watching = () => stderr.split("until Ctrl-C").length - 1;

const until = async (condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`In vain:\n${stdout}${stderr}`);
    await new Promise((done) => setTimeout(done, 20));
  }
};

it("prints what changed, says nothing of what changes nothing, and ends with 0 on Ctrl-C", async () => {
  await until(() => watching() === 1);
  expect(stdout).toMatch(/^1 table of PostgreSQL /);
  const before = stdout;
  await client.query("create index on orders (note)");
  await client.query("alter table orders drop column note");
  await until(() => stdout.includes("orders.note (text) was removed"));
  const seen = watching();
  expect(stdout.slice(before.length)).toContain("Changed: 2 files");

  const printed = stdout;
  await client.query("grant select on orders to public");
  await until(() => watching() > seen);
  expect(stdout).toBe(printed);

  child.kill("SIGINT");
  const [code, signal] = (await once(child, "close")) as [number, string];
  expect([code, signal]).toEqual([0, null]);
  expect(stderr).not.toMatch(/^\s+at /m);
  const { rows } = await client.query<{ n: string }>(
    "select count(*) as n from pg_stat_activity where datname = 'shop' and pid <> pg_backend_pid()",
  );
  expect(rows).toEqual([{ n: "0" }]);
  expect(existsSync(join(root, "src/repositories/public/orders.ts"))).toBe(
    true,
  );
});
