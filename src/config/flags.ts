/** Every flag of every command, once: help, parsing, prompts and Yeoman's options are made from this table. */

/** The commands that take flags. */
export type CommandName = "app" | "repositories" | "sample" | "local";

/** One flag of the command line. */
export interface Flag {
  /** Without the dashes: `dry-run`. */
  readonly name: string;
  /** A `list` is given with commas: `--schemas public,sales`. */
  readonly type: "string" | "port" | "seconds" | "list" | "boolean";
  /** One sentence for `--help`, without a full stop. */
  readonly help: string;
  /** What holds when nothing is given, for `--help`. */
  readonly default?: string;
  /** The commands that have it. */
  readonly commands: readonly CommandName[];
}

const READERS = ["app", "repositories"] as const;
const MAKERS = ["app", "sample"] as const;
const GENERATORS = ["app", "repositories", "sample"] as const;
const ALL = ["app", "repositories", "sample", "local"] as const;

const CONNECTION_FLAGS = [
  {
    name: "host",
    type: "string",
    help: "Coordinator to connect to, or several with commas",
    commands: GENERATORS,
  },
  {
    name: "port",
    type: "port",
    help: "Port of the coordinators; for `local`, the port to listen on",
    default: "8000; for `local`, a free one",
    commands: ALL,
  },
  {
    name: "database",
    type: "string",
    help: "Database to read",
    default: "gaussdb",
    commands: GENERATORS,
  },
  {
    name: "user",
    type: "string",
    help: "User to connect as; the password comes from PGPASSWORD",
    default: "dbadmin",
    commands: GENERATORS,
  },
  {
    name: "url",
    type: "string",
    help: "All of these in one: postgres://user@host:8000/database?sslmode=require",
    commands: GENERATORS,
  },
  {
    name: "sslmode",
    type: "string",
    help: "disable, prefer, require, verify-ca or verify-full",
    default: "prefer",
    commands: GENERATORS,
  },
  {
    name: "sslrootcert",
    type: "string",
    help: "File of the CA certificate",
    commands: GENERATORS,
  },
  {
    name: "local",
    type: "boolean",
    help: "Use the embedded local DWS instead of a cluster",
    commands: GENERATORS,
  },
] as const satisfies readonly Flag[];

const CHOICE_FLAGS = [
  {
    name: "name",
    type: "string",
    help: "Name of the project",
    default: "the folder's name",
    commands: MAKERS,
  },
  {
    name: "schemas",
    type: "list",
    help: "Schemas to read, with commas",
    default: "public",
    commands: READERS,
  },
  {
    name: "tables",
    type: "list",
    help: "Only these tables: patterns such as sales.* or dim_*, with commas",
    default: "all",
    commands: READERS,
  },
  {
    name: "exclude",
    type: "list",
    help: "Tables to leave out: patterns, with commas",
    commands: READERS,
  },
  {
    name: "out",
    type: "string",
    help: "Folder of the repositories",
    default: "src/repositories",
    commands: READERS,
  },
  {
    name: "sample",
    type: "list",
    help: "Samples to start from, with commas: python-dws, cn-retry, loader, api, drill; or none",
    default: "python-dws",
    commands: MAKERS,
  },
  {
    name: "python",
    type: "boolean",
    help: "Add the guide's python_dws.py for Python 3, with a retry",
    commands: MAKERS,
  },
  {
    name: "schema",
    type: "string",
    help: "SQL file to fill the local DWS with",
    default: "the retail demo",
    commands: ["local"],
  },
  {
    name: "compatibility",
    type: "string",
    help: "Mode of the databases of the local DWS: ORA, TD or MySQL",
    default: "ORA",
    commands: ["local"],
  },
  {
    name: "tls",
    type: "boolean",
    help: "Let clients of the local DWS encrypt, with a certificate made for the occasion",
    commands: ["local"],
  },
] as const satisfies readonly Flag[];

const RUN_FLAGS = [
  {
    name: "offline",
    type: "boolean",
    help: "Generate from dws.schema.json, without a database",
    commands: ["repositories"],
  },
  {
    name: "check",
    type: "boolean",
    help: "Write nothing; print what is stale and exit with 1 if anything is",
    commands: ["repositories"],
  },
  {
    name: "verify",
    type: "boolean",
    help: "Type-check the project afterwards; list each error beside the change that caused it and exit with 1",
    commands: ["repositories"],
  },
  {
    name: "watch",
    type: "boolean",
    help: "Stay, and regenerate whenever the schema changes, until Ctrl-C",
    commands: ["repositories"],
  },
  {
    name: "interval",
    type: "seconds",
    help: "How often --watch looks at the schema",
    default: "2",
    commands: ["repositories"],
  },
  {
    name: "strict",
    type: "boolean",
    help: "Exit with 1 if there is advice that .yo-rc.json does not ignore",
    commands: ["repositories"],
  },
  {
    name: "dry-run",
    type: "boolean",
    help: "Write nothing; print what would be written",
    commands: GENERATORS,
  },
  {
    name: "keep-mine",
    type: "boolean",
    help: "Where you edited what has to change, keep your side",
    commands: GENERATORS,
  },
  {
    name: "force",
    type: "boolean",
    help: "Where you edited what has to change, take the generated side; what you added stays",
    commands: GENERATORS,
  },
  {
    name: "skip-install",
    type: "boolean",
    help: "Do not run npm install",
    commands: ["app"],
  },
  {
    name: "defaults",
    type: "boolean",
    help: "Ask nothing and take every default",
    commands: GENERATORS,
  },
  {
    name: "json",
    type: "boolean",
    help: "Print the summary as one JSON document",
    commands: GENERATORS,
  },
  {
    name: "quiet",
    type: "boolean",
    help: "Print nothing but errors",
    commands: ALL,
  },
] as const satisfies readonly Flag[];

const TABLE = [...CONNECTION_FLAGS, ...CHOICE_FLAGS, ...RUN_FLAGS] as const;

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

interface ValueOf {
  readonly string: string;
  readonly port: number;
  readonly seconds: number;
  readonly list: readonly string[];
  readonly boolean: boolean;
}

/** The flags that were given, by their camelCase names. */
export type FlagValues = {
  readonly [
    F in (typeof TABLE)[number] as Camel<F["name"]>
  ]?: ValueOf[F["type"]];
};

/** All flags, in the order in which `--help` lists them. */
export const FLAGS: readonly Flag[] = TABLE;

/** The flags that a command has. */
export const flagsOf = (command: CommandName): readonly Flag[] =>
  FLAGS.filter((flag) => flag.commands.includes(command));

/** `dry-run` as a property: `dryRun`. */
export const toCamel = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
