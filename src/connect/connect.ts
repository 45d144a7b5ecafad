/** Opens the database for reading its schema: one read-only snapshot, every value as text. */
import { formatArrayText } from "../runtime/array-text.js";
import { systemClock } from "../runtime/clock.js";
import { type Connections, createConnections } from "../runtime/connect.js";
import { databaseOver } from "../runtime/database.js";
import {
  type CallOptions,
  execute,
  type FieldInfo,
  type ReadSession,
  type Statement,
} from "../runtime/session.js";
import type { ConnectionSettings } from "../runtime/settings.js";
import { explainConnectFailure, explainReadFailure } from "./explain.js";

/**
 * Runs one statement; rows are objects by column name, values are text or null. `take` is handed each row as it comes,
 * and none is given then; it must not keep the row, which is the same object each time.
 */
export type RunQuery = <Row>(
  text: string,
  values: readonly unknown[],
  take?: (row: Row) => void,
) => Promise<readonly Row[]>;

// The catalogs of a large schema are read in seconds; the rest is room for a failover in between.
const READ_DEADLINE_MS = 120_000;

const toText = (value: unknown): string | null => {
  if (value === null || typeof value === "string") return value;
  if (Array.isArray(value)) return formatArrayText(value as string[]);
  throw new TypeError("A catalog query takes text and arrays of text only");
};

type Row = Record<string, string | null>;

const blankRow = (names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, null]));

const fill = (
  row: Row,
  names: readonly string[],
  values: readonly (string | null)[],
): Row => {
  for (let at = 0; at < names.length; at++) {
    row[names[at] ?? ""] = values[at] ?? null;
  }
  return row;
};

/** Makes objects of one shape: copies of a blank row, since building each by itself takes as long as reading them. */
const createRow = (names: readonly string[]) => {
  const blank = blankRow(names);
  return (values: readonly (string | null)[]): unknown =>
    fill({ ...blank }, names, values);
};

const namesOf = (fields: readonly FieldInfo[]) =>
  fields.map(({ name }) => name);

/** Hands on the rows of one statement; what `take` throws is kept, since it would end the process inside the driver. */
const createTaker = (take: (row: unknown) => void) => {
  let names: readonly string[] = [];
  let row: Row | undefined;
  let failure: { readonly error: unknown } | undefined;
  const onRow: Statement["onRow"] = (values, fields) => {
    if (failure !== undefined) return;
    try {
      if (row === undefined) {
        names = namesOf(fields);
        row = blankRow(names);
      }
      take(fill(row, names, values));
    } catch (error) {
      failure = { error };
    }
  };
  const end = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  return { onRow, end };
};

/** Runs the catalog statements of one session. */
export const queryIn =
  (session: ReadSession, options: CallOptions = {}): RunQuery =>
  async <Row>(
    text: string,
    values: readonly unknown[],
    take?: (row: Row) => void,
  ) => {
    const taker = take && createTaker(take as (row: unknown) => void);
    const { rows, fields } = await session[execute](
      { text, values: values.map(toText), onRow: taker?.onRow },
      "read",
      { label: "reading the catalogs", ...options },
    );
    taker?.end();
    return rows.map(createRow(namesOf(fields))) as Row[];
  };

/** What is wrong with the settings is said as the rest is: a CA file that is not there, say. */
const openConnections = (settings: ConnectionSettings): Connections => {
  try {
    return createConnections(settings, { max: 1 }, systemClock);
  } catch (error) {
    throw explainConnectFailure(settings, error);
  }
};

/** Connects once, without a repeat: a wrong host or password is to be said at once, and attempts lock accounts. */
const connectOnce = async (
  connections: Connections,
  settings: ConnectionSettings,
): Promise<void> => {
  try {
    connections.release(await connections.connect(() => true), false);
  } catch (error) {
    throw explainConnectFailure(settings, error);
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
  const connections = openConnections(settings);
  const database = databaseOver(connections, { deadlineMs: READ_DEADLINE_MS });
  try {
    await connectOnce(connections, settings);
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
