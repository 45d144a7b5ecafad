/** Fills a fresh engine: the catalogs of DWS in every database, and the role to log in as. */
import { readdirSync, readFileSync } from "node:fs";
import type { NetConnectOpts } from "node:net";
import { join } from "node:path";
import { GeneratorError } from "../../errors.js";
import { packageRoot } from "../../package-root.js";
import { openSession } from "../wire/session.js";

/** The role to log in as; it gets its password with the other roles. */
export const loginRole = "dbadmin";

/** The databases of a new cluster: `gaussdb`, and `postgresgaussdb`, which some of the guides use. */
export const databaseNames = [
  "postgres",
  "gaussdb",
  "postgresgaussdb",
] as const;

/** All that makes the catalogs of DWS, as one text. */
export const readCatalogSql = (): string => {
  const folder = join(packageRoot, "src", "local", "sql");
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
};

/** Runs the catalog SQL in a database that has none of it yet. */
export const makeCatalogs = async (
  target: NetConnectOpts,
  database: string,
): Promise<void> => {
  try {
    await runIn(target, database, [readCatalogSql()]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "unknown";
    throw new GeneratorError(
      "local",
      `The catalogs of DWS cannot be made in this server: ${reason}.`,
      "Use PostgreSQL 15, which they are written for.",
      { cause },
    );
  }
};

/** Runs the texts in a database of the engine, as its superuser. */
export const runIn = async (
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
 * Makes the login role and the databases. The catalogs go into template1, so that a database which a client creates has
 * them too. The role is a superuser here, which dbadmin on DWS is not quite.
 */
export const fillDatabases = async (target: NetConnectOpts): Promise<void> => {
  await makeCatalogs(target, "template1");
  await runIn(target, "template1", [
    `CREATE ROLE ${loginRole} LOGIN SUPERUSER`,
    // What initdb made is without the catalogs.
    "DROP DATABASE postgres",
    ...databaseNames.map(
      (name) => `CREATE DATABASE ${name} OWNER ${loginRole}`,
    ),
  ]);
};
