/** One PostgreSQL server of our own: a fresh data folder, the process, and the end of both. */
import { existsSync, rmSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo, type NetConnectOpts } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GeneratorError } from "../../errors.js";
import { endedWell, runProgram, type Program } from "./program.js";
import { temporaryFolder, type RunAs } from "./server-programs.js";
import { openSession } from "../wire/session.js";

/** A running server. */
export interface Engine {
  /** Where its socket is. */
  readonly target: NetConnectOpts;
  /** Ends the process and removes the folder. */
  stop(): Promise<void>;
}

const isWindows = process.platform === "win32";
const startDeadlineMs = 60_000;
const stopDeadlineMs = 5_000;
/** Paths of Unix sockets end at about 103 bytes; our folder's name and the socket's need 35 of them. */
const longestBase = 68;

/** Safety of the data is worth nothing here, speed is; the catalogs of DWS live in pg_catalog, hence the last one. */
const settings = [
  "fsync=off",
  "full_page_writes=off",
  "synchronous_commit=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_connections=200",
  "shared_buffers=32MB",
  "jit=off",
  // The front checks MD5 answers against what the engine stores.
  "password_encryption=md5",
  "logging_collector=off",
  "allow_system_table_mods=on",
];

const failure = (what: string, lines: readonly string[]): GeneratorError =>
  new GeneratorError(
    "local",
    [`The local DWS did not start: ${what}`, ...lines].join(" | "),
    "Look at the server's own words above; most often the temporary folder is full or not writable.",
  );

const makeFolder = async (runAs: RunAs | undefined): Promise<string> => {
  const base = temporaryFolder(runAs);
  const isShort = base.length < longestBase;
  const folder = await mkdtemp(join(isShort ? base : "/tmp", "generator-dws-"));
  if (runAs !== undefined) await chown(folder, runAs.uid, runAs.gid);
  return folder;
};

const initialise = async (
  programs: string,
  folder: string,
  runAs: RunAs | undefined,
): Promise<void> => {
  const flags =
    "--no-sync --no-locale --no-instructions -E UTF8 -U postgres --auth=trust";
  const args = [...flags.split(" "), "-D", join(folder, "data")];
  const initdb = runProgram(join(programs, "initdb"), args, runAs, folder);
  const end = await initdb.end;
  if (end !== endedWell) throw failure(`initdb ${end}.`, initdb.lines());
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A Unix socket in the private folder; Windows (where this is not tried) gets a free loopback port. */
const chooseTarget = async (
  folder: string,
): Promise<{ target: NetConnectOpts; args: readonly string[] }> => {
  if (isWindows) {
    const port = await freePort();
    const args = ["-p", String(port), "-c", "listen_addresses=127.0.0.1"];
    return { target: { host: "127.0.0.1", port }, args };
  }
  const args = ["-p", "5432", "-c", "listen_addresses=", "-k", folder];
  return { target: { path: join(folder, ".s.PGSQL.5432") }, args };
};

/** Resolves when a session can be opened. */
const waitUntilReady = async (
  target: NetConnectOpts,
  isGone: () => boolean,
): Promise<void> => {
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    try {
      const login = { user: "postgres", database: "postgres" };
      await (await openSession(target, login)).close();
      return;
    } catch (error) {
      if (isGone() || Date.now() > deadline) throw error;
      await pause(10);
    }
  }
};

const stopServer = async ({ child, end }: Program): Promise<void> => {
  if (child.pid === undefined) return;
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopDeadlineMs);
  await end;
  clearTimeout(timer);
};

/**
 * For a Node process that ends without stop(): an immediate shutdown, a short wait for the server to remove its
 * pid file, and the folder. Nothing asynchronous runs any more at that point.
 */
const stopAtExit = ({ child }: Program, folder: string): void => {
  const pidFile = join(folder, "data", "postmaster.pid");
  child.kill("SIGQUIT");
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; existsSync(pidFile) && waited < 2000; waited += 10) {
    Atomics.wait(clock, 0, 0, 10);
  }
  if (existsSync(pidFile)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};

/** Starts a server with nothing in it but what initdb makes. */
export async function startEngine(
  programs: string,
  runAs: RunAs | undefined,
): Promise<Engine> {
  const folder = await makeFolder(runAs);
  const remove = (): Promise<void> =>
    rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    await initialise(programs, folder, runAs);
    return await startServer(programs, folder, runAs, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

const startServer = async (
  programs: string,
  folder: string,
  runAs: RunAs | undefined,
  remove: () => Promise<void>,
): Promise<Engine> => {
  const { target, args } = await chooseTarget(folder);
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const data = ["-D", join(folder, "data")];
  const server = runProgram(
    join(programs, "postgres"),
    [...data, ...args, ...flags],
    runAs,
    folder,
  );
  let isGone = false;
  void server.end.then(() => (isGone = true));
  const atExit = (): void => stopAtExit(server, folder);
  process.once("exit", atExit);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    await remove();
    process.off("exit", atExit);
  };
  try {
    await waitUntilReady(target, () => isGone);
  } catch {
    await stop();
    throw failure("the server was not ready in time or ended.", server.lines());
  }
  return { target, stop };
};
