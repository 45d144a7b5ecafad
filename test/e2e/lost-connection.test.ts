/** The built command reads the schema through a lost connection: what its files share is of one class in all of them. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";
import { succeed } from "./run.js";

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");

let folder: string;
let server: Postgres;
let proxy: FaultProxy;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dws-lost-"));
  server = await startPostgres();
  proxy = await startFaultProxy(server);
  const sql = "create table public.orders (id int primary key)";
  await (await createDatabase(server, "lost", sql)).end();
});

afterAll(async () => {
  await proxy.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

it("asks again on a new connection", async () => {
  proxy.inject({ at: /pg_class/, kind: "cut-after" });
  const { host, user } = server;
  const flags = { host, port: proxy.port, user, database: "lost" };
  await succeed(
    process.execPath,
    [
      BIN,
      "repositories",
      "--sslmode=disable",
      ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ],
    { cwd: folder },
  );
  expect(proxy.connections()).toBe(2);
  const module = join(folder, "src", "repositories", "public", "orders.ts");
  expect(existsSync(module)).toBe(true);
});
