/** Makes connections: hosts in turn, TLS as libpq's sslmode says, session settings that keep values lossless. */
import { readFileSync } from "node:fs";
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";
import { UsageError } from "./errors.js";
import { addLogin, type StartupProtocol } from "./login.js";
import type { ConnectionSettings, Host } from "./settings.js";

/** How many connections, and how patient. */
export interface PoolOptions {
  /** Connections at most. @default 10 */
  readonly max?: number;
  /** Milliseconds that one connect attempt, or one wait for a free connection, may take. @default 10000 */
  readonly connectTimeoutMs?: number;
  /** Shown in `pg_stat_activity`; DWS may default it to a node's name. @default "generator-dws" */
  readonly applicationName?: string;
  /** Version that the startup packet names; see {@link StartupProtocol}. @default "3.0" */
  readonly startupProtocol?: StartupProtocol;
}

/**
 * Sent once per connection. Without `extra_float_digits` floats lose digits on DWS (default 0, dws_04_0926);
 * the others make the text forms of dates and intervals the same everywhere.
 */
const SESSION_SETTINGS = [
  "set extra_float_digits to 3",
  "set datestyle to 'ISO, YMD'",
  "set intervalstyle to postgres",
  "set timezone to 'UTC'",
].join("; ");

// An ELB cuts a silent TCP connection after 300 s by default, DWS a session after 10 min: stay below both.
const IDLE_TIMEOUT_MS = 240_000;
const KEEP_ALIVE_DELAY_MS = 30_000;

/** Closes the connection of a client whose node has gone silent; what waits for it then fails at once. */
const cut = (client: pg.ClientBase) => {
  const { connection } = client as unknown as {
    readonly connection: { readonly stream: Duplex };
  };
  connection.stream.destroy(new Error("timeout expired"));
};

// pg-pool's own limit ends with the login: a node that falls silent after it would take the whole deadline.
const setUpSession = async (
  client: pg.ClientBase,
  timeoutMs: number,
): Promise<void> => {
  const timer = setTimeout(() => cut(client), timeoutMs);
  try {
    await client.query(SESSION_SETTINGS);
  } finally {
    clearTimeout(timer);
  }
};

const readCertificate = (path: string) => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(
      `The CA certificate ${path} (sslrootcert) cannot be read: ${(error as Error).message}`,
    );
  }
};

/** DWS does not support verify-full (its certificate names no host), so verify-ca skips the name check. */
const tlsOptions = (
  settings: ConnectionSettings,
): ConnectionOptions | false => {
  const { sslmode, sslrootcert } = settings;
  if (sslmode === "disable") return false;
  const ca =
    sslrootcert === undefined ? {} : { ca: readCertificate(sslrootcert) };
  const isVerified =
    sslmode.startsWith("verify-") ||
    (sslmode === "require" && sslrootcert !== undefined);
  if (!isVerified) return { rejectUnauthorized: false };
  return sslmode === "verify-full"
    ? ca
    : { ...ca, checkServerIdentity: () => undefined };
};

/** What the connections of one pool share: whose turn it is, and whether the server speaks TLS. */
class Route {
  readonly #hosts: readonly Host[];
  readonly #mayFallBack: boolean;
  #ssl: ConnectionOptions | false;
  #turn: number;

  constructor(settings: ConnectionSettings, random: () => number) {
    this.#hosts = settings.hosts;
    this.#mayFallBack = settings.sslmode === "prefer";
    this.#ssl = tlsOptions(settings);
    this.#turn = Math.floor(random() * settings.hosts.length);
  }

  /** The next host in turn: a lost one is only ever tried once before the others. */
  next() {
    const host = this.#hosts[this.#turn++ % this.#hosts.length];
    return { ...host, ssl: this.#ssl };
  }

  /** `sslmode=prefer` and a server without TLS: go on in clear, as libpq does. */
  fallsBack(error: unknown): boolean {
    const isRefused = /does not support SSL/.test((error as Error).message);
    if (!isRefused || !this.#mayFallBack) return false;
    // Several connections may find out at the same time; each of them goes on in clear.
    this.#ssl = false;
    return true;
  }
}

const clientClass = (route: Route, protocol: StartupProtocol | undefined) =>
  class DwsClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      // pg-pool hides the password from enumeration, so that it is not logged: a spread would lose it.
      const { password } = config ?? {};
      super({
        ...config,
        ...(password === undefined ? {} : { password }),
        ...route.next(),
      });
      addLogin(this, protocol);
    }
  };

/** A pool of connections, and how one is taken from it. */
export interface Connections {
  connect(): Promise<pg.PoolClient>;
  close(): Promise<void>;
}

/** Opens no connection yet: the first call does. */
export const createConnections = (
  settings: ConnectionSettings,
  options: PoolOptions,
  random: () => number,
): Connections => {
  const route = new Route(settings, random);
  const timeoutMs = options.connectTimeoutMs ?? 10_000;
  const pool = new pg.Pool({
    Client: clientClass(route, options.startupProtocol),
    user: settings.user,
    database: settings.database,
    ...(settings.password === undefined ? {} : { password: settings.password }),
    max: options.max ?? 10,
    connectionTimeoutMillis: timeoutMs,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    application_name: options.applicationName ?? "generator-dws",
    // Awaited by pg-pool, though its type says that nothing comes back.
    onConnect: (client): unknown => setUpSession(client, timeoutMs),
  });
  // An idle connection that dies is the pool's business: it drops it. Without a listener the process would die too.
  pool.on("error", () => undefined);
  return {
    connect: async () => {
      try {
        return await pool.connect();
      } catch (error) {
        if (route.fallsBack(error)) return pool.connect();
        throw error;
      }
    },
    close: async () => pool.end(),
  };
};
