/** Fills a fresh engine: the catalogs of DWS in every database, and the role to log in as. */
import { readdirSync, readFileSync } from "node:fs";
import type { NetConnectOpts } from "node:net";
import { join } from "node:path";
import { packageRoot } from "../../package-root.js";
import { openSession } from "../wire/session.js";
import { md5Verifier } from "../wire/wire.js";

const readSqlFiles = (): string => {
  const folder = join(packageRoot, "src", "local", "sql");
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
};

const runIn = async (
  target: NetConnectOpts,
  database: string,
  texts: readonly string[],
): Promise<void> => {
  const session = await openSession(target, { user: "postgres", database });
  try {
    await session.queryAll(texts);
  } finally {
    await session.close();
  }
};

/**
 * Makes the login role and the databases `gaussdb` and `postgres`. The catalogs go into template1, so that a
 * database which a client creates has them too. The role is a superuser here, which dbadmin on DWS is not quite.
 */
export async function fillDatabases(
  target: NetConnectOpts,
  user: string,
  password: string,
): Promise<void> {
  const verifier = md5Verifier(user, password);
  await runIn(target, "template1", [
    readSqlFiles(),
    `CREATE ROLE ${user} LOGIN SUPERUSER PASSWORD '${verifier}'`,
  ]);
  await runIn(target, "postgres", [`CREATE DATABASE gaussdb OWNER ${user}`]);
  await runIn(target, "gaussdb", [
    "DROP DATABASE postgres",
    `CREATE DATABASE postgres OWNER ${user}`,
  ]);
}
