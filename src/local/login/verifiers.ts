/** Looks up what the engine keeps of those who log in: the role's password, and the mode of the database. */
import { quoteText, type Lookup } from "../wire/lookup.js";
import { readMode } from "../engine/compatibility.js";
import type { Compatibility } from "../rewrite/type-names.js";

/** The lookups. */
export interface Verifiers {
  /** What is kept of the role's password; undefined when no such role may log in with one. */
  find(role: string): Promise<string | undefined>;
  /** The mode of a database; undefined where there is none of this name. */
  modeOf(database: string): Promise<Compatibility | undefined>;
}

/** The server cuts names at 63 bytes; a name with a zero byte cannot arrive. */
export const findVerifiers = ({ ask }: Lookup): Verifiers => ({
  find: (role) =>
    ask(
      "SELECT rolpassword FROM pg_catalog.pg_authid WHERE rolcanlogin " +
        `AND rolname = ${quoteText(role)}`,
    ),
  modeOf: async (database) => {
    const mode = await ask(
      `SELECT datcompatibility FROM dws_catalog.pg_database WHERE datname = ${quoteText(database)}`,
    );
    return mode === undefined ? undefined : readMode(mode);
  },
});
