/** Connection settings in the form that libpq takes, so that psql or psycopg2 can be pointed at the same place. */
import type { ConnectionSettings } from "./settings.js";

/** The settings by libpq's names, without the passwords; several hosts are joined by commas, as libpq has them. */
export const dsnParameters = (
  settings: ConnectionSettings,
): Readonly<Record<string, string>> => {
  const { hosts, database, user, sslmode } = settings;
  const { sslrootcert, sslcert, sslkey } = settings;
  const given = {
    host: hosts.map(({ host }) => host).join(","),
    port: hosts.map(({ port }) => port).join(","),
    dbname: database,
    user,
    sslmode,
    sslrootcert,
    sslcert,
    sslkey,
  };
  return Object.freeze(
    Object.fromEntries(
      Object.entries(given).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  );
};

/** In quotes where libpq needs them. */
const quote = (value: string): string =>
  /^[^\s'\\]+$/.test(value) ? value : `'${value.replace(/['\\]/g, "\\$&")}'`;

/** `host=dws.example.com port=8000 dbname=gaussdb user=dbadmin sslmode=prefer`: never with a password. */
export const dsnOf = (settings: ConnectionSettings): string =>
  Object.entries(dsnParameters(settings))
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join(" ");
