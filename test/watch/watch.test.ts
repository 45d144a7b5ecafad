/** Watching a real database: what is regenerated, what is said when the server is away, and how it ends. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { keepOpen } from "../../src/connect/keep-open.js";
import type { GeneratorError } from "../../src/errors.js";
import { generateRepositories } from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import { completeSettings } from "../../src/runtime/settings.js";
import { createLook, watchSchema } from "../../src/watch.js";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";

const INTERVAL_MS = 50;

let server: Postgres;
let proxy: FaultProxy;
let databases = 0;
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startFaultProxy(server);
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
});
afterEach(async () => {
  proxy.setDown(false);
  proxy.reset();
  for (const end of endings.splice(0).reverse()) await end();
});

interface Watched {
  readonly client: pg.Client;
  readonly file: (path: string) => string;
  /** What was said and done, in order. */
  readonly events: string[];
  readonly runs: () => number;
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

const start = async (): Promise<Watched> => {
  const database = `watched_${++databases}`;
  const sql = "create table public.a (id int primary key)";
  const client = await createDatabase(server, database, sql);
  const root = await mkdtemp(join(tmpdir(), "dws-watch-"));
  const connection = completeSettings({
    host: server.host,
    port: proxy.port,
    user: server.user,
    database,
    sslmode: "disable",
  });
  const events: string[] = [];
  const controller = new AbortController();
  const open = keepOpen(connection);
  const choices = { schemas: ["public"], tables: [], exclude: [] };
  const folders = { root, out: "src/repositories", runtime: "src/dws" };
  const ended = watchSchema({
    look: createLook(open, choices.schemas),
    regenerate: async () => {
      const settled = { dryRun: false, keepMine: false };
      const { changes } = await generateRepositories(
        { connection, ...choices, ...folders, ...settled },
        silent,
      );
      events.push(
        `regenerated ${changes.map(({ kind, table }) => `${kind} ${table ?? ""}`).join(", ")}`,
      );
    },
    intervalMs: INTERVAL_MS,
    signal: controller.signal,
    onLost: () => events.push("lost"),
    onBack: () => events.push("back"),
    onFailed: ({ kind }: GeneratorError) => events.push(`failed: ${kind}`),
  });
  ended.catch(() => undefined);
  const stop = () => {
    controller.abort();
  };
  endings.push(
    async () => rm(root, { recursive: true, force: true }),
    async () => client.end(),
    async () => open.close(),
    async () => ended.catch(() => undefined),
    async () => {
      stop();
    },
  );
  const runs = () =>
    events.filter((event) => event.startsWith("regenerated")).length;
  return {
    client,
    file: (path) => join(root, path),
    events,
    runs,
    stop,
    ended,
  };
};

const until = async (condition: () => boolean, what: string): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
};

const looks = () =>
  proxy.statements.filter((text) => text.includes("AS fingerprint")).length;

it("regenerates at the start and after a change, and asks one statement a turn otherwise", async () => {
  const { client, file, events, runs, stop, ended } = await start();
  await until(() => runs() === 1, "the first run");
  proxy.reset();
  await until(() => looks() === 5, "five looks");
  expect(
    proxy.statements.filter((text) => !text.includes("AS fingerprint")),
  ).toEqual([]);
  await client.query("create table public.b (id int)");
  await until(() => runs() === 2, "the second run");
  expect(existsSync(file("src/repositories/public/b.ts"))).toBe(true);
  await client.query("comment on table public.b is 'Seen at once'");
  await until(() => runs() === 3, "the third run");
  expect(events).toEqual([
    "regenerated ",
    "regenerated table-added b",
    "regenerated table-comment-changed b",
  ]);
  stop();
  await expect(ended).resolves.toBeUndefined();
});

it("reports a failed regeneration and goes on", async () => {
  const { client, file, events, runs } = await start();
  await until(() => runs() === 1, "the first run");
  await client.query("alter schema public rename to away");
  await until(() => events.length === 2, "the failure");
  await client.query(
    "alter schema away rename to public; create table public.c (id int)",
  );
  await until(() => runs() === 2, "the next run");
  expect(events.slice(1)).toEqual([
    "failed: introspect",
    "regenerated table-added c",
  ]);
  expect(existsSync(file("src/repositories/public/c.ts"))).toBe(true);
});

it("reports a file in the way, leaves it as it is, and goes on", async () => {
  const { client, file, events, runs } = await start();
  await until(() => runs() === 1, "the first run");
  const module = file("src/repositories/public/b.ts");
  await writeFile(file("mine.ts"), "// mine\n");
  await symlink(file("mine.ts"), module);
  await client.query("create table public.b (id int)");
  await until(() => events.length === 2, "the conflict");
  expect(events[1]).toBe("failed: conflict");
  expect(await readFile(module, "utf8")).toBe("// mine\n");
  await rm(module);
  await client.query("create table public.c (id int)");
  await until(() => runs() === 2, "the next run");
  expect(events[2]).toBe("regenerated table-added b, table-added c");
});

it("says once that the server is away, tries again, and sees what changed meanwhile", async () => {
  const { client, events, runs } = await start();
  await until(() => runs() === 1, "the first run");
  proxy.setDown(true);
  await until(() => events.includes("lost"), "the loss");
  await client.query("create table public.b (id int)");
  // Long enough for further turns: each of them gives up after five seconds.
  await new Promise((done) => setTimeout(done, 6_000));
  proxy.setDown(false);
  await until(() => runs() === 2, "the second run");
  expect(events).toEqual([
    "regenerated ",
    "lost",
    "back",
    "regenerated table-added b",
  ]);
});

it("ends when the login is refused: ten wrong passwords lock the account", async () => {
  const { runs, ended } = await start();
  await until(() => runs() === 1, "the first run");
  proxy.inject({
    at: /AS fingerprint/,
    kind: "fatal",
    sqlState: "28P01",
    message: "Invalid username/password",
  });
  await expect(ended).rejects.toMatchObject({ sqlState: "28P01" });
});

it("ends when the first connection fails, and says why", async () => {
  proxy.setDown(true);
  const { events, ended } = await start();
  await expect(ended).rejects.toMatchObject({ kind: "connect" });
  expect(events).toEqual([]);
});

it("ends at once while the server is away", async () => {
  const { events, runs, stop, ended } = await start();
  await until(() => runs() === 1, "the first run");
  proxy.setDown(true);
  await until(() => events.includes("lost"), "the loss");
  const stoppedAt = Date.now();
  stop();
  await expect(ended).resolves.toBeUndefined();
  // A turn gives up after five seconds.
  expect(Date.now() - stoppedAt).toBeLessThan(4_000);
});

it("spends a tenth of its time on looking, however long a look takes", async () => {
  const controller = new AbortController();
  let asked = 0;
  const startedAt = Date.now();
  await watchSchema({
    look: async () => {
      await new Promise((done) => setTimeout(done, 40));
      if (++asked === 3) controller.abort();
      return "the same";
    },
    regenerate: async () => undefined,
    intervalMs: 1,
    signal: controller.signal,
    onLost: () => undefined,
    onBack: () => undefined,
    onFailed: () => undefined,
  });
  expect(Date.now() - startedAt).toBeGreaterThan(2 * 9 * 38);
});
