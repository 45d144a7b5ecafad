/** One PostgreSQL server on a data folder: the process, how it is reached, and its end. */
import { createServer, type AddressInfo, type NetConnectOpts } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GeneratorError } from "../../errors.js";
import { openSession } from "../wire/session.js";
import { runProgram, type Program, type Workplace } from "./program.js";

/** A running server. */
export interface Server {
  /** Where its socket is; it trusts whoever reaches it. */
  readonly target: NetConnectOpts;
  /** Ends it so that its data can be used again. */
  shutDown(): Promise<void>;
  /** Ends it at once; its data is not fit for use then. */
  stop(): Promise<void>;
}

const startDeadlineMs = 60_000;
const stopDeadlineMs = 10_000;

/** Safety of the data is worth nothing here, speed is; the catalogs of DWS live in pg_catalog, hence the last one. */
const settings = [
  "fsync=off",
  "full_page_writes=off",
  "synchronous_commit=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  // Segments are small (see initialise) and so is what initdb derives from them.
  "max_wal_size=1GB",
  "wal_recycle=off",
  "max_connections=200",
  "shared_buffers=32MB",
  "jit=off",
  "logging_collector=off",
  "allow_system_table_mods=on",
];

/** The error for a program of the server that failed. */
export const failure = (
  what: string,
  lines: readonly string[],
): GeneratorError =>
  new GeneratorError(
    "local",
    [`The local DWS did not start: ${what}`, ...lines].join(" | "),
    "Look at the server's own words above; most often the temporary folder is full or not writable.",
  );

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
  if (process.platform === "win32") {
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
      await pause(5);
    }
  }
};

const endServer = async (
  { child, end }: Program,
  signal: NodeJS.Signals,
): Promise<void> => {
  if (child.pid === undefined) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), stopDeadlineMs);
  await end;
  clearTimeout(timer);
};

/** Starts the server on the data in the workplace. */
export async function startServer(
  workplace: Workplace,
  programs: string,
): Promise<Server> {
  const { target, args } = await chooseTarget(workplace.folder);
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const path = join(programs, "postgres");
  const all = ["-D", workplace.data, ...args, ...flags];
  const server = runProgram(workplace, path, all);
  let isGone = false;
  void server.end.then(() => (isGone = true));
  try {
    await waitUntilReady(target, () => isGone);
  } catch {
    await endServer(server, "SIGQUIT");
    throw failure("the server was not ready in time or ended.", server.lines());
  }
  return {
    target,
    shutDown: () => endServer(server, "SIGINT"),
    stop: () => endServer(server, "SIGQUIT"),
  };
}
