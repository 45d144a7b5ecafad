/** Settles every setting of a run: flag, then `.yo-rc.json`, then environment, then default. */
import { GeneratorError } from "../errors.js";
import { UsageError } from "../runtime/errors.js";
import {
  type ConnectionSettings,
  completeSettings,
  type PartialSettings,
  settingsFromEnvironment,
} from "../runtime/settings.js";
import type { TypesConfig } from "../types/config.js";
import type { Environment } from "./environment.js";
import type { FlagValues } from "./flags.js";
import type { ProjectConfig } from "./project-config.js";

/** What holds when nobody says anything. */
export const CHOICE_DEFAULTS = {
  schemas: ["public"],
  tables: [],
  exclude: [],
  out: "src/repositories",
  runtime: "src/dws",
  localSchema: "local/schema.sql",
} as const;

/** Where the schema is read from. */
export type Source =
  | { readonly kind: "cluster"; readonly connection: ConnectionSettings }
  /** The embedded local DWS, filled with this SQL file of the project. */
  | { readonly kind: "local"; readonly schema: string }
  /** From `dws.schema.json` alone. */
  | { readonly kind: "snapshot" };

/** Everything that a run needs to know about what to read and where to write. */
export interface Choices {
  readonly source: Source;
  readonly schemas: readonly string[];
  readonly tables: readonly string[];
  readonly exclude: readonly string[];
  readonly out: string;
  readonly runtime: string;
  /** Advice that the project silences: `code` or `code schema.table`. */
  readonly ignoreAdvice: readonly string[];
  /** What the project chose for types and columns. */
  readonly types: TypesConfig;
  /** What the project says about names. */
  readonly naming: NamingChoices;
}

/** What the project says about names; what it leaves out is the naming's to decide. */
export type NamingChoices = Readonly<
  Pick<ProjectConfig, "properties" | "names" | "singularRows" | "brandedKeys">
>;

/** The three places where settings come from, and a password that was typed in. */
export interface Given {
  readonly flags: FlagValues;
  readonly config: ProjectConfig;
  readonly environment: Environment;
  /** From the prompt; wins over the environment's, loses against the one in `--url`. */
  readonly password?: string | undefined;
}

/** Runs a check of the runtime; its complaint, which never holds a part of a URL, becomes a wrong use of the tool. */
const refusing = <T>(check: () => T): T => {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new GeneratorError(
      "usage",
      error.message,
      "Correct it in the flag, in .yo-rc.json or in the environment.",
      { cause: error },
    );
  }
};

/** A `--url` says where to connect as a whole; only what it cannot hold or leaves out comes from below. */
const settingsFromUrl = (url: string, given: Given): PartialSettings => {
  const { flags, config, environment } = given;
  const below = {
    ...settingsFromEnvironment(environment),
    ...config.connection,
  };
  const inUrl = refusing(() =>
    completeSettings({
      url,
      host: flags.host,
      port: flags.port,
      sslmode: flags.sslmode,
    }),
  );
  const has = (key: string) => new RegExp(`[?&]${key}=`).test(url);
  return {
    url,
    host: flags.host,
    port: flags.port,
    database: flags.database,
    user: flags.user,
    password: inUrl.password ?? given.password ?? below.password,
    sslmode: flags.sslmode ?? (has("sslmode") ? undefined : below.sslmode),
    sslrootcert:
      flags.sslrootcert ?? (has("sslrootcert") ? undefined : below.sslrootcert),
    sslcert: has("sslcert") ? undefined : below.sslcert,
    sslkey: has("sslkey") ? undefined : below.sslkey,
  };
};

/** Merges the three places key by key; a missing host is left missing. */
export const mergeSettings = (given: Given): PartialSettings => {
  const { flags, config, environment } = given;
  if (flags.url !== undefined) return settingsFromUrl(flags.url, given);
  const own = config.connection ?? {};
  const outside = settingsFromEnvironment(environment);
  return {
    host: flags.host ?? own.host ?? outside.host,
    port: flags.port ?? own.port ?? outside.port,
    database: flags.database ?? own.database ?? outside.database,
    user: flags.user ?? own.user ?? outside.user,
    password: given.password ?? outside.password,
    sslmode: flags.sslmode ?? own.sslmode ?? outside.sslmode,
    sslrootcert: flags.sslrootcert ?? own.sslrootcert ?? outside.sslrootcert,
    sslcert: outside.sslcert,
    sslkey: outside.sslkey,
    url: outside.url,
  };
};

/** Whether the flags or the project ask for the embedded local DWS. */
export const isLocal = ({ flags, config }: Given): boolean =>
  flags.local ??
  (config.local !== undefined &&
    flags.host === undefined &&
    flags.url === undefined);

/** The snapshot holds what was chosen when it was made. */
const assertNothingChosen = (flags: FlagValues): void => {
  const chosen = (["schemas", "tables", "exclude"] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (chosen === undefined) return;
  throw new GeneratorError(
    "usage",
    `--offline and --${chosen} exclude each other: dws.schema.json is taken as it is.`,
    `Leave --${chosen} out, or read the database.`,
  );
};

const chooseSource = (given: Given): Source => {
  if (given.flags.offline === true) {
    assertNothingChosen(given.flags);
    return { kind: "snapshot" };
  }
  const { flags } = given;
  if (flags.local === true && (flags.host ?? flags.url) !== undefined) {
    throw new GeneratorError(
      "usage",
      "--local and a host exclude each other.",
      "Give either --local or --host (or --url).",
    );
  }
  if (isLocal(given)) {
    const schema = given.config.local?.schema ?? CHOICE_DEFAULTS.localSchema;
    return { kind: "local", schema };
  }
  const settings = mergeSettings(given);
  if (settings.host === undefined && settings.url === undefined) {
    throw new GeneratorError(
      "missing-answer",
      "It is not known which host to connect to.",
      "Give --host (or set PGHOST or DATABASE_URL), or --local for the embedded local DWS.",
    );
  }
  return {
    kind: "cluster",
    connection: refusing(() => completeSettings(settings)),
  };
};

const namingOf = (config: ProjectConfig): NamingChoices => {
  const { properties, names, singularRows, brandedKeys } = config;
  return Object.freeze({
    ...(properties === undefined ? {} : { properties }),
    ...(names === undefined ? {} : { names }),
    ...(singularRows === undefined ? {} : { singularRows }),
    ...(brandedKeys === undefined ? {} : { brandedKeys }),
  });
};

/**
 * Settles a run.
 * @throws {GeneratorError} `missing-answer` without a host, `usage` for a value that makes no sense
 */
export const resolveChoices = (given: Given): Choices => {
  const { flags, config } = given;
  return Object.freeze({
    source: chooseSource(given),
    schemas: flags.schemas ?? config.schemas ?? CHOICE_DEFAULTS.schemas,
    tables: flags.tables ?? config.tables ?? CHOICE_DEFAULTS.tables,
    exclude: flags.exclude ?? config.exclude ?? CHOICE_DEFAULTS.exclude,
    out: flags.out ?? config.out ?? CHOICE_DEFAULTS.out,
    runtime: config.runtime ?? CHOICE_DEFAULTS.runtime,
    ignoreAdvice: config.advice?.ignore ?? [],
    types: config.types ?? {},
    naming: namingOf(config),
  });
};
