/** One connection, borrowed for one attempt: every wait is bound by the deadline, and a connection in doubt is destroyed. */
import type pg from "pg";
import type { Connections } from "./connect.js";
import { AbortedError, DeadlineError } from "./errors.js";
import { AttemptFailure, type Clock } from "./retry.js";
import type { Statement, StatementResult } from "./session.js";

/** Until when an attempt may go on, and who may end it sooner. */
export interface Bounds {
  readonly clock: Clock;
  /** Moment on the clock. */
  readonly endsAt: number;
  readonly signal: AbortSignal | undefined;
  readonly label: string;
}

/** Answer of the server with its command tag. */
export interface Answer extends StatementResult {
  /** First word of the command tag: `COMMIT`, `ROLLBACK`, `INSERT`, … */
  readonly command: string;
}

/** Waits for `promise` until the deadline or the signal ends the wait; the promise itself goes on. */
const bounded = async <T>(
  promise: Promise<T>,
  { clock, endsAt, signal, label }: Bounds,
): Promise<T> => {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted === true) stop.abort();
  const cut = clock
    .sleep(Math.max(0, endsAt - clock.now()), stop.signal)
    .then(
      () => new DeadlineError(`${label}: the deadline passed`),
      () => new AbortedError(`${label}: aborted by the caller`),
    )
    .then((error): never => {
      throw error;
    });
  // When the promise wins, stopping the sleep makes `cut` reject with nobody waiting.
  cut.catch(() => undefined);
  try {
    return await Promise.race([promise, cut]);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    stop.abort();
  }
};

/** Every value stays text: this runtime decodes by column, not by OID, and never touches `pg`'s global parsers. */
const TEXT_ONLY = {
  getTypeParser: () => (value: string) => value,
} as unknown as pg.CustomTypesConfig;

/** A borrowed connection. */
export interface Lease {
  /** True once the connection is known to be gone. */
  readonly isLost: boolean;
  query(statement: Statement): Promise<Answer>;
  /** Gives the connection back; `isDoubtful` destroys it instead. */
  release(isDoubtful: boolean): void;
}

/** Takes a client within the bounds; one that arrives after all goes back unused. */
const borrow = async (
  connections: Connections,
  bounds: Bounds,
): Promise<pg.PoolClient> => {
  const connecting = connections.connect();
  try {
    return await bounded(connecting, bounds);
  } catch (error) {
    connecting.then(
      (late) => late.release(),
      () => undefined,
    );
    throw error;
  }
};

/** Refuses to hand over a statement for which there is no time any more: nothing was applied then, whatever it is. */
const assertInTime = ({ clock, endsAt, signal, label }: Bounds): void => {
  if (signal?.aborted === true) {
    const error = new AbortedError(`${label}: aborted by the caller`);
    throw new AttemptFailure(error, "final");
  }
  if (clock.now() >= endsAt) {
    const error = new DeadlineError(`${label}: the deadline passed`);
    throw new AttemptFailure(error, "final");
  }
};

const runOn = async (
  client: pg.PoolClient,
  { text, values }: Statement,
  bounds: Bounds,
): Promise<Answer> => {
  const { rows, rowCount, fields, command } = await bounded(
    client.query<(string | null)[]>({
      text,
      values: [...values],
      rowMode: "array",
      types: TEXT_ONLY,
    }),
    bounds,
  );
  return { rows, rowCount: rowCount ?? 0, fields, command };
};

/** Takes a connection within the bounds. */
export const lease = async (
  connections: Connections,
  bounds: Bounds,
): Promise<Lease> => {
  const client = await borrow(connections, bounds);
  let isLost = false;
  let isReleased = false;
  // pg-pool takes its own listener away at checkout: without this one a lost connection kills the process.
  const onError = () => {
    isLost = true;
  };
  client.on("error", onError);
  client.on("end", onError);
  return {
    get isLost() {
      return isLost;
    },
    query: async (statement) => {
      // Whoever still holds the lease of an ended attempt must not reach the next borrower's work.
      if (isReleased) throw new Error("The connection was given back");
      assertInTime(bounds);
      return runOn(client, statement, bounds);
    },
    release: (isDoubtful) => {
      isReleased = true;
      const isDestroyed = isDoubtful || isLost;
      // A destroyed connection keeps its listener: it may still report its own end, and nobody else listens.
      if (!isDestroyed) {
        client.off("error", onError);
        client.off("end", onError);
      }
      client.release(isDestroyed);
    },
  };
};
