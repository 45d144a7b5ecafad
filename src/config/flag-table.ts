/** The flags themselves: what each is called, what it takes, who has it and how `--help` explains it. */
import type { Flag } from "./flags.js";

const MAKERS = ["app", "sample"] as const;
const GENERATORS = ["app", "repositories", "sample"] as const;
const READING = ["app", "repositories", "docs"] as const;
const CONNECTING = [...GENERATORS, "docs", "doctor"] as const;
const ALL = [...CONNECTING, "local"] as const;

const CONNECTION_FLAGS = [
  {
    name: "host",
    type: "string",
    value: "HOST",
    help: "Coordinator to connect to, or several with commas",
    commands: CONNECTING,
  },
  {
    name: "port",
    type: "port",
    help: "Port of the coordinators",
    default: "8000",
    elsewhere: {
      local: { help: "Port to listen on", default: "a free one" },
    },
    commands: ALL,
  },
  {
    name: "database",
    type: "string",
    value: "NAME",
    help: "Database to read",
    default: "gaussdb",
    commands: CONNECTING,
  },
  {
    name: "user",
    type: "string",
    value: "NAME",
    help: "User to connect as; the password comes from PGPASSWORD",
    default: "dbadmin",
    commands: CONNECTING,
  },
  {
    name: "url",
    type: "string",
    value: "URL",
    help: "All of these in one: postgres://user@host:8000/database?sslmode=require",
    commands: CONNECTING,
  },
  {
    name: "sslmode",
    type: "string",
    value: "MODE",
    help: "disable, prefer, require, verify-ca or verify-full",
    default: "prefer",
    commands: CONNECTING,
  },
  {
    name: "sslrootcert",
    type: "string",
    value: "FILE",
    help: "File of the CA certificate (cacert.pem of the console's zip)",
    commands: CONNECTING,
  },
  {
    name: "local",
    type: "boolean",
    help: "Use the embedded local DWS instead of a cluster",
    commands: CONNECTING,
  },
] as const satisfies readonly Flag[];

const CHOICE_FLAGS = [
  {
    name: "name",
    type: "string",
    value: "NAME",
    help: "Name of the project",
    default: "the folder's name",
    commands: MAKERS,
  },
  {
    name: "schemas",
    type: "list",
    help: "Schemas to read, with commas",
    default: "public",
    commands: [...READING, "doctor"],
  },
  {
    name: "tables",
    type: "list",
    help: "Only these tables: patterns such as sales.* or dim_*, with commas",
    default: "all",
    commands: READING,
  },
  {
    name: "exclude",
    type: "list",
    help: "Tables to leave out: patterns, with commas",
    commands: READING,
  },
  {
    name: "out",
    type: "string",
    value: "FOLDER",
    help: "Folder of the repositories",
    default: "src/repositories",
    elsewhere: {
      docs: {
        value: "FILE",
        help: "File to write",
        default: "dws.schema.html",
      },
    },
    commands: READING,
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
    value: "FILE",
    help: "SQL file to fill the local DWS with",
    default: "the retail demo",
    commands: ["local"],
  },
  {
    name: "compatibility",
    type: "string",
    value: "MODE",
    help: "Compatibility of the databases: ORA, TD or MySQL",
    default: "ORA",
    commands: ["local"],
  },
  {
    name: "tls",
    type: "boolean",
    help: "Let clients encrypt, with a certificate made for the occasion",
    commands: ["local"],
  },
] as const satisfies readonly Flag[];

const RUN_FLAGS = [
  {
    name: "offline",
    type: "boolean",
    help: "Generate from dws.schema.json, without a database",
    commands: ["repositories", "docs"],
  },
  {
    name: "markdown",
    type: "boolean",
    help: "Write Markdown with Mermaid diagrams, dws.schema.md, instead of the HTML page",
    commands: ["docs"],
  },
  {
    name: "skew",
    type: "boolean",
    help: "Count the rows of each distributed table by datanode, which scans them all",
    commands: ["docs"],
  },
  {
    name: "check",
    type: "boolean",
    help: "Write nothing; print what is out of date, and exit with 1 if anything is",
    commands: ["repositories"],
  },
  {
    name: "verify",
    type: "boolean",
    help: "Type-check the project afterwards; list each error beside the change that caused it, and exit with 1 if there is any",
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
    name: "timeout",
    type: "seconds",
    help: "How long each step may wait for an answer",
    default: "10",
    commands: ["doctor"],
  },
  {
    name: "pool",
    type: "number",
    help: "Connections that your pool opens at most, to compare with what the server allows",
    default: "10",
    commands: ["doctor"],
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
    commands: CONNECTING,
  },
  {
    name: "json",
    type: "boolean",
    help: "Print the summary as one JSON document",
    commands: CONNECTING,
  },
  {
    name: "quiet",
    type: "boolean",
    help: "Print nothing but errors",
    commands: ALL,
  },
] as const satisfies readonly Flag[];

/** All of them, in the order in which `--help` lists them. */
export const FLAG_TABLE = [
  ...CONNECTION_FLAGS,
  ...CHOICE_FLAGS,
  ...RUN_FLAGS,
] as const;
