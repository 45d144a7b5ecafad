/** One connection for code in terms of `pg`: logged in as DWS wants it, tried again while a node is lost, and yours from then on. */
import type pg from "pg";
import { systemClock } from "./clock.js";
import { createOpener, type PoolOptions } from "./connect.js";
import { toAttemptFailure } from "./failure.js";
import { type Clock, retry } from "./retry.js";
import type { ConnectionSettings } from "./settings.js";
import { completeSettings, settingsFromEnvironment } from "./settings.js";

/** How patient, and what holds for the session. */
export interface OpenClientOptions extends Omit<
  PoolOptions,
  "max" | "nameStatements"
> {
  /** Milliseconds for all attempts together; a failover takes up to 60 s. @default 120000 */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  /** Time and chance; for tests. */
  readonly clock?: Clock;
}

const DEFAULT_DEADLINE_MS = 120_000;
const DEFAULT_CONNECT_MS = 10_000;
// Lost nodes are bound by the deadline alone; this is for what else may pass.
const ATTEMPTS = 4;

/**
 * A `pg.Client` that is connected: with the SHA256 login of DWS, its TLS modes and its coordinators in turn, and with
 * the session settings of the runtime. What is run on it is neither watched nor repeated: end it yourself. Its types are
 * those of `pg`, so a `bigint` comes as text.
 * @param settings where and as whom; by default from PGHOST, PGPORT, … or DATABASE_URL
 * @throws {ConnectError} when the server refuses it for good, say because of the password
 * @throws {DeadlineError} when no server was reached in time; its `cause` is the last failure
 */
export const openClient = async (
  settings: ConnectionSettings = completeSettings(
    settingsFromEnvironment(process.env),
  ),
  options: OpenClientOptions = {},
): Promise<pg.Client> => {
  const {
    deadlineMs = DEFAULT_DEADLINE_MS,
    signal,
    clock = systemClock,
    connectTimeoutMs = DEFAULT_CONNECT_MS,
    ...session
  } = options;
  const label = "connect";
  return retry(
    clock,
    { attempts: ATTEMPTS, deadlineMs, signal, label },
    async (_, endsAt) => {
      const left = Math.max(1, endsAt - clock.now());
      const bounds = { connectTimeoutMs: Math.min(connectTimeoutMs, left) };
      const open = createOpener(settings, { ...session, ...bounds }, clock);
      try {
        return await open(() => clock.now() < endsAt);
      } catch (error) {
        throw toAttemptFailure("connect", label, error);
      }
    },
  );
};
