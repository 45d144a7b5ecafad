/** The compatibility modes of the databases of one start (catalog.md 3.1). */
import type { NetConnectOpts } from "node:net";
import type { CreatedDatabase } from "../rewrite/create-database.js";
import type { Compatibility } from "../rewrite/type-names.js";
import { openSession } from "../wire/session.js";
import { databaseNames, runIn } from "./databases.js";

/** Databases whose catalogs are not ours are left alone. */
const setMode = (mode: Compatibility): string =>
  `DO $$ BEGIN
     IF EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'dws_catalog') THEN
       PERFORM dws_catalog.set_compatibility('${mode}');
     END IF;
   END $$`;

/** The mode as the catalog says it. */
export const readMode = (text: string | null | undefined): Compatibility =>
  text === "TD" || text === "MySQL" ? text : "ORA";

/** Gives one database a mode of its own: what the engine does by itself, and what everybody reads of it. */
export const keepMode = (
  target: NetConnectOpts,
  { name, mode }: CreatedDatabase,
): Promise<void> =>
  runIn(target, name, [
    `SELECT dws_catalog.set_operators('${mode}')`,
    `ALTER DATABASE "${name.replaceAll('"', '""')}" SET dws.compatibility = '${mode}'`,
  ]);

/** Sets the mode, also for databases that clients will create; without `wanted`, says what the data were prepared with. */
export async function chooseCompatibility(
  target: NetConnectOpts,
  wanted: Compatibility | undefined,
): Promise<Compatibility> {
  if (wanted !== undefined) {
    for (const name of ["template1", ...databaseNames]) {
      await runIn(target, name, [setMode(wanted)]);
    }
    return wanted;
  }
  const login = { user: "postgres", database: "gaussdb" };
  const session = await openSession(target, login);
  try {
    const rows = await session.query(
      "SELECT datcompatibility FROM dws_catalog.pg_database WHERE datname = current_database()",
    );
    return readMode(rows[0]?.[0]);
  } finally {
    await session.close();
  }
}
