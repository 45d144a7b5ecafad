/** One connection for code in terms of `pg`: logged in as DWS wants it, tried again while a node is lost, and yours from then on. */
import type pg from "pg";
import type { DwsClient } from "./client.js";
import { systemClock } from "./clock.js";
import { createOpener, type PoolOptions } from "./connect.js";
import { toAttemptFailure } from "./failure.js";
import { type Bounds, Guard } from "./guard.js";
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
// Lost nodes are bound by the deadline alone; this is for what else may pass.
const ATTEMPTS = 4;

/** A clock whose timers end with the deadline, at the latest: whichever host is being tried then. */
const endingAt = (clock: Clock, endsAt: number): Clock => ({
  now: () => clock.now(),
  sleep: async (ms, signal) => clock.sleep(ms, signal),
  after: (ms, done) =>
    clock.after(Math.min(ms, Math.max(1, endsAt - clock.now())), done),
  random: () => clock.random(),
});

/** Opens one within the bounds; one that arrives too late is closed. */
const openWithin = async (
  bounds: Bounds,
  open: (mayGoOn: () => boolean) => Promise<DwsClient>,
): Promise<DwsClient> => {
  const guard = new Guard(bounds);
  try {
    guard.assertOpen();
    const opening = open(() => guard.cut === undefined);
    return await guard.race(opening, () => {
      opening.then(
        async (late) => late.close("at-once"),
        () => undefined,
      );
    });
  } catch (error) {
    throw toAttemptFailure("connect", bounds.label, error);
  } finally {
    guard.close();
  }
};

/**
 * A `pg.Client` that is connected: with the SHA256 login of DWS, its TLS modes and its coordinators in turn, and with
 * the session settings of the runtime. What is run on it is neither watched nor repeated: end it yourself. Its types are
 * those of `pg`, so a `bigint` comes as text.
 * @param settings where and as whom; by default from PGHOST, PGPORT, … or DATABASE_URL
 * @throws {ConnectError} when the server refuses it for good, say because of the password
 * @throws {DeadlineError} when no server was reached in time; its `cause` is the last failure before that
 * @throws {AbortedError} as soon as the signal fires
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
    ...session
  } = options;
  const label = "connect";
  return retry(
    clock,
    { attempts: ATTEMPTS, deadlineMs, signal, label },
    async (_, endsAt) => {
      const open = createOpener(settings, session, endingAt(clock, endsAt));
      return openWithin({ clock, endsAt, signal, label }, open);
    },
  );
};
