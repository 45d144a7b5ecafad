/** Connection settings, named as libpq names them, read from the environment or one URL. */
import { isIPv6 } from "node:net";
import { UsageError } from "./errors.js";

/** A coordinator or a load balancer in front of several. */
export interface Host {
  readonly host: string;
  readonly port: number;
}

/** libpq's sslmode. DWS documents `verify-ca` as its strongest; `prefer` encrypts if the server offers it. */
export type SslMode =
  "disable" | "prefer" | "require" | "verify-ca" | "verify-full";

/** Where and as whom to connect. */
export interface ConnectionSettings {
  /** At least one; a lost one is skipped in favour of the next. */
  readonly hosts: readonly Host[];
  readonly database: string;
  readonly user: string;
  /** Undefined or empty: none is sent, and a server that asks for one is an error. */
  readonly password: string | undefined;
  readonly sslmode: SslMode;
  /** Path of the CA certificate, `cacert.pem` of the console's zip. */
  readonly sslrootcert: string | undefined;
  /** Path of the client's certificate, `client.crt` of the console's zip; DWS recommends two-way authentication. */
  readonly sslcert?: string | undefined;
  /** Path of its key, `client.key`. */
  readonly sslkey?: string | undefined;
  /** Passphrase of the key; the console's has one. */
  readonly sslpassword?: string | undefined;
}

/** Settings as people give them: each may be missing. */
export interface PartialSettings {
  /** One host, or several with commas, each with its own `:port` if it likes. */
  readonly host?: string | undefined;
  readonly port?: string | number | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly sslmode?: string | undefined;
  readonly sslrootcert?: string | undefined;
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
  readonly sslpassword?: string | undefined;
  /** `postgres://user:password@host:port/database?sslmode=…`; what is given beside it wins. */
  readonly url?: string | undefined;
}

/** DWS's port (dws_01_0120), database and administrator. */
export const DEFAULTS = {
  port: 8000,
  database: "gaussdb",
  user: "dbadmin",
  sslmode: "prefer",
} as const;

const SSL_MODES: readonly string[] = [
  "disable",
  "prefer",
  "require",
  "verify-ca",
  "verify-full",
] satisfies readonly SslMode[];

const readPort = (value: string | number): number => {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(
      `The port must be a number from 1 to 65535, not "${value}".`,
    );
  }
  return port;
};

const readHosts = (hosts: string, ports: string): readonly Host[] => {
  const portList = ports.split(",");
  return hosts.split(",").map((part, index) => {
    const text = part.trim();
    // libpq takes an IPv6 address as it is; only one with a port of its own needs brackets.
    const match =
      /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(
        isIPv6(text) ? `[${text}]` : text,
      );
    const host = match?.groups?.["v6"] ?? match?.groups?.["name"];
    if (host === undefined) {
      throw new UsageError(`"${part}" is not a host name or address.`);
    }
    const port = match?.groups?.["port"] ?? portList[index] ?? portList[0];
    return { host, port: readPort(port ?? DEFAULTS.port) };
  });
};

// The host list of a multi-host URL is no valid URL. A password may hold any character but these must be encoded in it.
const URL_SHAPE =
  /^(?:postgres(?:ql)?|gaussdb):\/\/(?<authority>[^/?#]*)(?<rest>[/?].*)?$/;

const decode = (text: string | null | undefined): string | undefined => {
  if (text === null || text === undefined || text === "") return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(
      "The connection URL holds a % that is not followed by two hexadecimal digits; write %25 for a % itself.",
    );
  }
};

const HOST_LIST =
  /^(?:\[[^\]]+\]|[\w.-]+)(?::\d+)?(?:,(?:\[[^\]]+\]|[\w.-]+)(?::\d+)?)*$/;

/** No part of the URL is repeated in an error: what was taken for a host may be the end of a password. */
const readUrl = (text: string): PartialSettings => {
  const groups = URL_SHAPE.exec(text)?.groups;
  const authority = groups?.["authority"] ?? "";
  const at = authority.lastIndexOf("@");
  const hosts = authority.slice(at + 1);
  if (groups === undefined || (hosts !== "" && !HOST_LIST.test(hosts))) {
    throw new UsageError(
      "The connection URL must look like postgres://user@host:8000/database; in the password write / as %2F, ? as %3F, # as %23, @ as %40.",
    );
  }
  const rest = new URL(`postgres://host${groups["rest"] ?? ""}`);
  const [user, ...password] = authority.slice(0, Math.max(at, 0)).split(":");
  return {
    host: decode(hosts),
    database: decode(rest.pathname.slice(1)),
    user: decode(user),
    password: decode(password.join(":")),
    sslmode: rest.searchParams.get("sslmode") ?? undefined,
    sslrootcert: rest.searchParams.get("sslrootcert") ?? undefined,
    sslcert: rest.searchParams.get("sslcert") ?? undefined,
    sslkey: rest.searchParams.get("sslkey") ?? undefined,
    sslpassword: rest.searchParams.get("sslpassword") ?? undefined,
  };
};

/**
 * Completes partial settings with the defaults.
 * @throws {UsageError} when no host is given or a value makes no sense
 */
export const completeSettings = (
  given: PartialSettings,
): ConnectionSettings => {
  const url = given.url === undefined ? {} : readUrl(given.url);
  const pick = (key: keyof PartialSettings) => {
    const value = given[key] ?? url[key];
    return value === undefined ? undefined : String(value);
  };
  const host = pick("host");
  if (host === undefined || host === "") {
    throw new UsageError(
      "No host is given: set PGHOST or DATABASE_URL, e.g. PGHOST=dws.example.com.",
    );
  }
  const sslmode = pick("sslmode") ?? DEFAULTS.sslmode;
  if (!SSL_MODES.includes(sslmode)) {
    throw new UsageError(
      `sslmode must be one of ${SSL_MODES.join(", ")}, not "${sslmode}".`,
    );
  }
  return Object.freeze({
    hosts: readHosts(host, pick("port") ?? String(DEFAULTS.port)),
    database: pick("database") ?? DEFAULTS.database,
    user: pick("user") ?? DEFAULTS.user,
    password: pick("password"),
    sslmode: sslmode as SslMode,
    sslrootcert: pick("sslrootcert"),
    sslcert: pick("sslcert"),
    sslkey: pick("sslkey"),
    sslpassword: pick("sslpassword"),
  });
};

/** The environment's share: libpq's names, or `DATABASE_URL`. */
export const settingsFromEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
): PartialSettings => {
  const read = (name: string) => {
    const value = environment[name];
    return value === undefined || value === "" ? undefined : value;
  };
  return {
    host: read("PGHOST"),
    port: read("PGPORT"),
    database: read("PGDATABASE"),
    user: read("PGUSER"),
    password: read("PGPASSWORD"),
    sslmode: read("PGSSLMODE"),
    sslrootcert: read("PGSSLROOTCERT"),
    sslcert: read("PGSSLCERT"),
    sslkey: read("PGSSLKEY"),
    url: read("DATABASE_URL"),
  };
};
