/** Questions to the engine with one value for an answer, asked beside the sessions of the clients. */
import type { Session } from "./session.js";

/** Answers one question after the other. */
export interface Lookup {
  /** The first value of the first row; undefined when there is none, or NULL. */
  readonly ask: (sql: string) => Promise<string | undefined>;
  /** Closes the session behind it. */
  close(): Promise<void>;
}

/** A literal. */
export const quoteText = (text: string): string =>
  `'${text.replaceAll("'", "''")}'`;

/**
 * One session serves all questions, since a new one costs some milliseconds. A client may end it
 * (pg_terminate_backend) or the engine may restart its sessions: then a second one is opened.
 */
export function openLookup(open: () => Promise<Session>): Lookup {
  let session: Promise<Session> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (sql: string): Promise<string | undefined> => {
    session ??= open();
    const rows = await (await session).query(sql);
    return rows[0]?.[0] ?? undefined;
  };
  const askTwice = async (sql: string): Promise<string | undefined> => {
    try {
      return await ask(sql);
    } catch {
      session = undefined;
      return ask(sql);
    }
  };
  return {
    ask: (sql) => {
      const found = last.then(() => askTwice(sql));
      last = found.catch(() => (session = undefined));
      return found;
    },
    close: async () => {
      await last.catch(() => undefined);
      await (await session?.catch(() => undefined))?.close();
    },
  };
}
