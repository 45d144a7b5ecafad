/** A real server behind a fault proxy, and a database of the runtime that goes through it: for tests of the runtime. */
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  type DatabaseOptions,
  openDatabase,
} from "../../src/runtime/index.js";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.js";
import { type Postgres, startPostgres } from "./postgres.js";

/** What a test of the runtime works with; anew for each test but for the server. */
export interface Proxied {
  readonly proxy: FaultProxy;
  /** Not through the proxy. */
  readonly direct: pg.Client;
  readonly db: Database;
  /** Another database with options of its own; the caller closes it. */
  open(options?: DatabaseOptions): Database;
  /** The same without the proxy, which takes whatever it is sent. */
  openDirect(options?: DatabaseOptions): Database;
  /** The rows of a query, not through the proxy, each value as text. */
  rows(text: string): Promise<readonly (readonly (string | null)[])[]>;
}

// Pauses are cut to a hundredth: what is tested is which attempts are made.
const clock = {
  ...systemClock,
  sleep: async (ms: number, signal: AbortSignal | undefined) =>
    systemClock.sleep(ms <= 15_000 ? ms / 100 : ms, signal),
};

/** Starts them for the tests of this file; `reset` is run before each test. */
export const useProxied = (reset: string): Proxied => {
  let server: Postgres;
  let proxy: FaultProxy;
  let direct: pg.Client;
  let db: Database;
  const openAt = (port: number, options: DatabaseOptions = {}) =>
    openDatabase(
      completeSettings({
        host: "127.0.0.1",
        port,
        database: server.database,
        user: server.user,
        sslmode: "disable",
      }),
      { deadlineMs: 60_000, clock, ...options },
    );
  beforeAll(async () => {
    server = await startPostgres();
    proxy = await startFaultProxy(server);
    direct = new pg.Client({ ...server });
    await direct.connect();
  });
  afterAll(async () => {
    await direct.end();
    await proxy.close();
    await server.stop();
  });
  beforeEach(async () => {
    await direct.query(reset);
    proxy.reset();
    db = openAt(proxy.port);
  });
  afterEach(async () => db.close());
  return {
    get proxy() {
      return proxy;
    },
    get direct() {
      return direct;
    },
    get db() {
      return db;
    },
    open: (options) => openAt(proxy.port, options),
    openDirect: (options) => openAt(server.port, options),
    rows: async (text) => {
      const types = { getTypeParser: () => (value: string) => value };
      const found = await direct.query<(string | null)[]>({
        text,
        rowMode: "array",
        types,
      });
      return found.rows;
    },
  };
};
