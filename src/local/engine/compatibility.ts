/** The compatibility mode of the databases of one start (catalog.md 3.1). */
import type { NetConnectOpts } from "node:net";
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
      "SELECT datcompatibility FROM dws_catalog.pg_database LIMIT 1",
    );
    const mode = rows[0]?.[0];
    return mode === "TD" || mode === "MySQL" ? mode : "ORA";
  } finally {
    await session.close();
  }
}
