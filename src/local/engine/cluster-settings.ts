/** Parameters of the whole cluster, as the console sets them: kept as settings of every database. */
import type { NetConnectOpts } from "node:net";
import { dwsSettings } from "../refusals/settings.js";
import { databaseNames, runIn } from "./databases.js";

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** On a server by connection string the database has another name, which it knows itself. */
const statement = (name: string, value: string): string => {
  const own = dwsSettings.has(name) ? `dws.${name}` : name;
  return `DO ${literal(
    `BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I SET ${own} TO %L', pg_catalog.current_database(), ${literal(value)}); END`,
  )}`;
};

/** Sets them for the sessions that begin from now on. */
export async function applySettings(
  target: NetConnectOpts,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const texts = Object.entries(settings).map(([name, value]) =>
    statement(name, value),
  );
  if (texts.length === 0) return;
  for (const database of databaseNames) await runIn(target, database, texts);
}
