/** What of the answers is kept in `.yo-rc.json`: what somebody chose, never what the environment said, never a password. */
import { completeSettings, type Host } from "../runtime/settings.js";
import type { FlagValues } from "./flags.js";
import type { ProjectConfig } from "./project-config.js";
import { CHOICE_DEFAULTS, isLocal } from "./resolve.js";

type Connection = NonNullable<ProjectConfig["connection"]>;

/** Leaves out what is undefined. */
const defined = (
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );

const joinHosts = (hosts: readonly Host[]): Connection => {
  const [first] = hosts;
  const isSamePort = hosts.every(({ port }) => port === first?.port);
  const names = hosts.map(({ host, port }) => {
    const name = host.includes(":") ? `[${host}]` : host;
    return isSamePort ? name : `${name}:${port}`;
  });
  return defined({
    host: names.join(","),
    port: isSamePort ? first?.port : undefined,
  });
};

/** The parts of a URL are kept one by one, its password is not. */
const connectionOfUrl = (url: string): Connection => {
  const { hosts, database, user, sslmode, sslrootcert } = completeSettings({
    url,
  });
  return {
    ...joinHosts(hosts),
    ...defined({ database, user, sslmode, sslrootcert }),
  };
};

const connectionOf = (flags: FlagValues): Connection => {
  const { url, host, port, database, user, sslmode, sslrootcert } = flags;
  return {
    ...(url === undefined ? {} : connectionOfUrl(url)),
    ...defined({ host, port, database, user, sslmode, sslrootcert }),
  };
};

/** The configuration after this run: what stood there, with the given flags over it. */
export const storedConfig = (
  flags: FlagValues,
  config: ProjectConfig,
): ProjectConfig => {
  const { tables, exclude } = { ...config, ...flags };
  const { advice, types, properties, names, singularRows, brandedKeys } =
    config;
  const schemas = flags.schemas ?? config.schemas ?? CHOICE_DEFAULTS.schemas;
  const out = flags.out ?? config.out ?? CHOICE_DEFAULTS.out;
  const runtime = config.runtime ?? CHOICE_DEFAULTS.runtime;
  const shared = {
    schemas,
    ...defined({ tables, exclude }),
    out,
    runtime,
    ...defined({ advice, types, properties, names }),
    ...defined({ singularRows, brandedKeys }),
  };
  if (isLocal({ flags, config, environment: {} })) {
    const schema = config.local?.schema ?? CHOICE_DEFAULTS.localSchema;
    return { ...shared, local: { schema } };
  }
  const connection = { ...config.connection, ...connectionOf(flags) };
  return Object.keys(connection).length === 0
    ? shared
    : { ...shared, connection };
};
