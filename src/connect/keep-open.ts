/** Keeps one connection for statements that are asked again and again, and makes a new one when it was lost. */
import { systemClock } from "../runtime/clock.js";
import { createConnections } from "../runtime/connect.js";
import { databaseOver } from "../runtime/database.js";
import type { ConnectionSettings } from "../runtime/settings.js";
import { queryIn, type RunQuery } from "./connect.js";

/** A connection that stays. */
export interface OpenCatalogs {
  /** Runs one statement, which is given up after some seconds or when the signal fires. */
  readonly query: (signal: AbortSignal) => RunQuery;
  /** Closes the connection. */
  readonly close: () => Promise<void>;
}

// Whoever asks again and again need not insist.
const DEADLINE_MS = 5_000;

/** Opens nothing yet: the first statement connects. A statement may take `deadlineMs` in all. */
export const keepOpen = (
  settings: ConnectionSettings,
  deadlineMs = DEADLINE_MS,
): OpenCatalogs => {
  // Seconds lie between two uses: a name would spare nothing, and a plan that is kept goes stale with each change.
  const options = {
    max: 1,
    connectTimeoutMs: DEADLINE_MS,
    nameStatements: false as const,
  };
  const connections = createConnections(settings, options, systemClock);
  const database = databaseOver(connections, { deadlineMs });
  return {
    query: (signal) => queryIn(database, { signal }),
    close: async () => database.close(),
  };
};
