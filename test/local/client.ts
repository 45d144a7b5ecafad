/** How these tests talk to a local DWS: one pg client, results and errors as plain values. */
import { Client, type ClientConfig, type QueryResultRow } from "pg";
import type { LocalDws } from "../../src/local/start.js";

/** A connected client; `overrides` change the login. */
export async function connectTo(
  dws: LocalDws,
  overrides: ClientConfig = {},
): Promise<Client> {
  const { host, port, user, password, database } = dws;
  const client = new Client({
    host,
    port,
    user,
    password,
    database,
    ...overrides,
  });
  // A server that goes away is reported by the query; the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Rows of a query, over the extended protocol when there are values. */
export async function rowsOf<Row extends QueryResultRow>(
  client: Client,
  sql: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  const result = await client.query<Row>(sql, values ? [...values] : undefined);
  return result.rows;
}

/** The same text through Parse, Bind and Execute. */
export const runExtended = (client: Client, text: string): Promise<unknown> =>
  client.query({ text, queryMode: "extended" } as { text: string });

/** `SQLSTATE message` of the error that a promise ends in. */
export async function errorOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code ?? "-"} ${message}`;
  }
  return "no error";
}
