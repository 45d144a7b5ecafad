/** Looks up what the engine stores for a role's password, so that the front can check it. */
import type { Session } from "../wire/session.js";

/** The lookup, and how to end it. */
export interface Verifiers {
  /** What is kept of the role's password; undefined when no such role may log in with one. */
  find(role: string): Promise<string | undefined>;
  /** Closes the session behind it. */
  close(): Promise<void>;
}

const lookup = (role: string): string =>
  "SELECT rolpassword FROM pg_catalog.pg_authid WHERE rolcanlogin " +
  `AND rolname = '${role.replaceAll("'", "''")}'`;

/**
 * One session serves all lookups, since a new one costs some milliseconds. A client may end it
 * (pg_terminate_backend) or the engine may restart its sessions: then a second one is opened.
 */
export function findVerifiers(open: () => Promise<Session>): Verifiers {
  let session: Promise<Session> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (role: string): Promise<string | undefined> => {
    session ??= open();
    const rows = await (await session).query(lookup(role));
    return rows[0]?.[0] ?? undefined;
  };
  const askTwice = async (role: string): Promise<string | undefined> => {
    try {
      return await ask(role);
    } catch {
      session = undefined;
      return ask(role);
    }
  };
  return {
    find: (role) => {
      // The server cuts names at 63 bytes; a name with a zero byte cannot arrive.
      const found = last.then(() => askTwice(role));
      last = found.catch(() => (session = undefined));
      return found;
    },
    close: async () => {
      await last.catch(() => undefined);
      await (await session?.catch(() => undefined))?.close();
    },
  };
}
