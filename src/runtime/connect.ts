/** Keeps the connections: hosts in turn, session settings that keep values lossless, and an end without leftovers. */
import { type Cancellable, requestCancel } from "./cancel.js";
import { classify } from "./classify.js";
import { type ClientOptions, DwsClient, isTlsRefusal } from "./client.js";
import { ConnectError, UsageError } from "./errors.js";
import { Hosts } from "./hosts.js";
import { quoteIdentifier } from "./identifiers.js";
import type { StartupProtocol } from "./login.js";
import type { OnNotice } from "./notice.js";
import { Pool } from "./pool.js";
import type { Clock } from "./retry.js";
import type { ConnectionSettings } from "./settings.js";
import { DEFAULT_NAMING } from "./statement-names.js";
import { tlsOptions } from "./tls.js";

/** How many connections, how patient, and what holds for each session. */
export interface PoolOptions {
  /** Connections at most. @default 10 */
  readonly max?: number;
  /** Milliseconds that one connect attempt may take, up to a session that is ready. @default 10000 */
  readonly connectTimeoutMs?: number;
  /** Shown in `pg_stat_activity`; DWS may default it to a node's name. @default "generator-dws" */
  readonly applicationName?: string;
  /** Version that the startup packet names; see {@link StartupProtocol}. @default "3.0" */
  readonly startupProtocol?: StartupProtocol;
  /** Schemas that unqualified names in your own SQL are looked up in; repositories qualify theirs. @default the role's */
  readonly searchPath?: readonly string[];
  /**
   * Milliseconds after which the server ends a statement (57014); a transaction may set its own. DWS lets users bound
   * lock waits in no other way. @default the server's, 24 h on a new cluster (dws_04_0925)
   */
  readonly statementTimeoutMs?: number;
  /**
   * The use from which on a statement with parameters is prepared under a name, once per connection; false for never,
   * say where DDL often recreates tables. @default 5
   */
  readonly nameStatements?: number | false;
  /** Told of the server's notices, whose texts may quote values. @default they are dropped */
  readonly onNotice?: OnNotice;
}

/**
 * Sent once per connection. Without `extra_float_digits` floats lose digits on DWS (default 0, dws_04_0926);
 * the next make the text forms of dates and intervals the same everywhere. A role may have turned
 * standard_conforming_strings off (default on, dws_04_0930), with which a string would end elsewhere than the checks
 * of SQL text, and COPY, take it to.
 */
const SESSION_SETTINGS = [
  "set extra_float_digits to 3",
  "set datestyle to 'ISO, YMD'",
  "set intervalstyle to postgres",
  "set timezone to 'UTC'",
  "set standard_conforming_strings to on",
];

// An ELB cuts a silent TCP connection after 300 s by default, DWS a session after 10 min: stay below both.
const IDLE_TIMEOUT_MS = 210_000;
const SWEEP_MS = 30_000;

/** Milliseconds that a connection lies idle in the pool at most; the server must not end it before. */
export const LONGEST_IDLE_MS: number = IDLE_TIMEOUT_MS + SWEEP_MS;

const KEEP_ALIVE_DELAY_MS = 30_000;

/** The largest `statement_timeout`. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** @throws {UsageError} when it is not a number of milliseconds that the server takes */
export const readTimeout = (name: string, ms: number): number => {
  if (Number.isInteger(ms) && ms > 0 && ms <= LONGEST_TIMEOUT_MS) return ms;
  throw new UsageError(
    `${name} must be a whole number of milliseconds from 1 to ${LONGEST_TIMEOUT_MS}.`,
  );
};

const sessionSettings = (options: PoolOptions): string => {
  const { searchPath, statementTimeoutMs: timeout } = options;
  const path = searchPath?.map(quoteIdentifier).join(", ");
  return [
    ...SESSION_SETTINGS,
    ...(path === undefined || path === ""
      ? []
      : [`set search_path to ${path}`]),
    ...(timeout === undefined
      ? []
      : [
          `set statement_timeout to ${readTimeout("statementTimeoutMs", timeout)}`,
        ]),
  ].join("; ");
};

const readNaming = (naming: number | false = DEFAULT_NAMING) => {
  if (naming === false || (Number.isInteger(naming) && naming > 0)) {
    return naming;
  }
  throw new UsageError(
    "nameStatements must be a whole number from 1, or false.",
  );
};

/** The connections of one database. */
export interface Connections {
  /** An idle one, if there is one. */
  take(): DwsClient | undefined;
  /** Waits for one: of several hosts each is tried at once after the other, while `mayGoOn` says so. */
  connect(mayGoOn: () => boolean): Promise<DwsClient>;
  /** Takes one back; one in doubt is ended. */
  release(client: DwsClient, isDoubtful: boolean): void;
  /** Asks the server, in the background, to stop what the client runs; the client must be ended after it. */
  cancel(client: DwsClient): void;
  close(): Promise<void>;
}

/** Whether another host may do better: the failure is this one's alone. A refused password is never tried elsewhere. */
export const isOfHost = (error: unknown): boolean => {
  const { reason } = classify("connect", error);
  return reason === "lost" || reason === "overload";
};

/** Tries each host once, and once more in clear where it may fall back. */
const openSomewhere =
  (hosts: Hosts, options: ClientOptions) =>
  async (mayGoOn: () => boolean): Promise<DwsClient> => {
    let failures = 0;
    let place = hosts.next(options.clock.now());
    for (;;) {
      const client = new DwsClient(place, options);
      try {
        await client.open();
        return client;
      } catch (error) {
        if (!mayGoOn()) throw error;
        const mayFallBack = options.mayFallBack && !client.isClear;
        if (mayFallBack && isTlsRefusal(error)) continue;
        if (++failures >= hosts.count || !isOfHost(error)) throw error;
        place = hosts.next(options.clock.now());
      }
    }
  };

/**
 * Asked for when the server wants one. A function, since `pg` looks for a password that is missing or empty in PGPASSWORD
 * and ~/.pgpass, which may be that of another server.
 */
const passwordOf =
  ({ password = "" }: ConnectionSettings) =>
  (): string => {
    if (password !== "") return password;
    throw new ConnectError(
      "the server asks for a password and none is given; set PGPASSWORD, or password in the settings",
    );
  };

const readMax = (max = 10): number => {
  if (Number.isInteger(max) && max > 0) return max;
  throw new UsageError("max must be a whole number of connections from 1.");
};

const clientOptions = (
  settings: ConnectionSettings,
  options: PoolOptions,
  clock: Clock,
): ClientOptions => ({
  config: {
    user: settings.user,
    database: settings.database,
    password: passwordOf(settings),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    application_name: options.applicationName ?? "generator-dws",
  },
  ssl: tlsOptions(settings),
  mayFallBack: settings.sslmode === "prefer",
  protocol: options.startupProtocol,
  naming: readNaming(options.nameStatements),
  setUp: sessionSettings(options),
  timeoutMs: options.connectTimeoutMs ?? 10_000,
  onNotice: options.onNotice,
  clock,
});

/** How connections are made: each call logs in to one host, or, while `mayGoOn` says so, tries all of them once. */
export const createOpener = (
  settings: ConnectionSettings,
  options: PoolOptions,
  clock: Clock,
): ((mayGoOn: () => boolean) => Promise<DwsClient>) =>
  openSomewhere(
    new Hosts(settings.hosts, () => clock.random()),
    clientOptions(settings, options, clock),
  );

/** Opens no connection yet: the first call does. */
export const createConnections = (
  settings: ConnectionSettings,
  options: PoolOptions,
  clock: Clock,
): Connections => {
  const now = () => clock.now();
  const pool = new Pool(
    readMax(options.max),
    now,
    createOpener(settings, options, clock),
  );
  const sweeper = setInterval(
    () => pool.sweep(now() - IDLE_TIMEOUT_MS),
    SWEEP_MS,
  );
  // What is idle keeps no process alive that has nothing else to do but to tidy up.
  sweeper.unref();
  const cancels = new Set<Promise<void>>();
  return {
    take: () => pool.take(),
    connect: async (mayGoOn) => pool.connect(mayGoOn),
    release: (client, isDoubtful) => pool.release(client, isDoubtful),
    cancel: (client) => {
      const cancel = requestCancel(client as unknown as Cancellable);
      cancels.add(cancel);
      void cancel.then(() => cancels.delete(cancel));
    },
    close: async () => {
      clearInterval(sweeper);
      await pool.close();
      await Promise.all(cancels);
    },
  };
};
