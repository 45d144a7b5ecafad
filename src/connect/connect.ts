/** Opens the database for reading its schema: one read-only snapshot, every value as text. */
import { formatArrayText } from "../runtime/array-text.js";
import { systemClock } from "../runtime/clock.js";
import { createConnections } from "../runtime/connect.js";
import { openDatabase } from "../runtime/database.js";
import { execute, type ReadSession } from "../runtime/session.js";
import type { ConnectionSettings } from "../runtime/settings.js";
import { explainConnectFailure, explainReadFailure } from "./explain.js";

/** Runs one statement; rows are objects by column name, values are text or null. */
export type RunQuery = <Row>(
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

// The catalogs of a large schema are read in seconds; the rest is room for a failover in between.
const READ_DEADLINE_MS = 120_000;

const toText = (value: unknown): string | null => {
  if (value === null || typeof value === "string") return value;
  if (Array.isArray(value)) return formatArrayText(value as string[]);
  throw new TypeError("A catalog query takes text and arrays of text only");
};

const queryIn =
  (session: ReadSession): RunQuery =>
  async <Row>(text: string, values: readonly unknown[]) => {
    const { rows, fields } = await session[execute](
      { text, values: values.map(toText) },
      "read",
      { label: "reading the catalogs" },
    );
    const names = fields.map(({ name }) => name);
    return rows.map(
      (row) =>
        Object.fromEntries(
          row.map((value, index) => [names[index], value]),
        ) as Row,
    );
  };

/** Connects once, without a repeat: a wrong host or password is to be said at once, and attempts lock accounts. */
const tryOnce = async (settings: ConnectionSettings): Promise<void> => {
  const connections = createConnections(settings, { max: 1 }, systemClock);
  try {
    connections.release(await connections.connect(() => true), false);
  } catch (error) {
    throw explainConnectFailure(settings, error);
  } finally {
    await connections.close();
  }
};

/**
 * Runs `read` in one read-only transaction, so that all of it sees the same schema; a lost node replays it whole.
 * @throws {GeneratorError} `connect` when the server cannot be reached or refuses
 */
export const withSchemaReader = async <T>(
  settings: ConnectionSettings,
  read: (query: RunQuery) => Promise<T>,
): Promise<T> => {
  await tryOnce(settings);
  const database = openDatabase(settings, {
    max: 1,
    deadlineMs: READ_DEADLINE_MS,
  });
  try {
    return await database.transaction(async (tx) => read(queryIn(tx)), {
      readOnly: true,
      isolation: "repeatable read",
      label: "reading the schema",
    });
  } catch (error) {
    throw explainReadFailure(settings, error);
  } finally {
    await database.close();
  }
};
