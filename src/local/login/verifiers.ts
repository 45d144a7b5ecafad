/** Looks up what the engine keeps of those who log in: the role's password, and the mode of the database. */
import { readMode } from "../engine/compatibility.js";
import type { Compatibility } from "../rewrite/type-names.js";
import type { Session } from "../wire/session.js";

/** What is kept. */
export interface Kept {
  /** Of the role; undefined when no such role may log in with a password. */
  readonly password: string | undefined;
  /** Of the database; undefined when it has none of its own. */
  readonly mode: Compatibility | undefined;
}

/** The lookup, and how to end it. */
export interface Verifiers {
  /** One question for both, since each costs a round trip of every login. */
  find(role: string, database: string): Promise<Kept>;
  /** Closes the session behind it. */
  close(): Promise<void>;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const lookup = (role: string, database: string): string =>
  `SELECT (SELECT rolpassword FROM pg_catalog.pg_authid WHERE rolcanlogin AND rolname = ${quote(role)}),
    (SELECT dws_catalog.own_mode(oid) FROM pg_catalog.pg_database WHERE datname = ${quote(database)})`;

/**
 * One session serves all lookups, since a new one costs some milliseconds. A client may end it
 * (pg_terminate_backend) or the engine may restart its sessions: then a second one is opened.
 */
export function findVerifiers(open: () => Promise<Session>): Verifiers {
  let session: Promise<Session> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (sql: string): Promise<Kept> => {
    session ??= open();
    const [row] = await (await session).query(sql);
    const [password, mode] = row ?? [];
    return {
      password: password ?? undefined,
      mode: mode == null ? undefined : readMode(mode),
    };
  };
  const askTwice = async (sql: string): Promise<Kept> => {
    try {
      return await ask(sql);
    } catch {
      session = undefined;
      return ask(sql);
    }
  };
  return {
    find: (role, database) => {
      // The server cuts names at 63 bytes; a name with a zero byte cannot arrive.
      const found = last.then(() => askTwice(lookup(role, database)));
      last = found.catch(() => (session = undefined));
      return found;
    },
    close: async () => {
      await last.catch(() => undefined);
      await (await session?.catch(() => undefined))?.close();
    },
  };
}
