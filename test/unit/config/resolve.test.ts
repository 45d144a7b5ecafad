/** Which setting wins: flag, .yo-rc.json, environment, default; and what is kept of it. */
import { describe, expect, it } from "vitest";
import type { Environment } from "../../../src/config/environment.js";
import type { FlagValues } from "../../../src/config/flags.js";
import type { ProjectConfig } from "../../../src/config/project-config.js";
import { resolveChoices } from "../../../src/config/resolve.js";
import { storedConfig } from "../../../src/config/store.js";

const given = (
  flags: FlagValues = {},
  config: ProjectConfig = {},
  environment: Environment = {},
) => ({ flags, config, environment });

type Args = readonly [FlagValues?, ProjectConfig?, Environment?];

const connectionOf = (args: Args) => {
  const { source } = resolveChoices(given(...args));
  if (source.kind !== "cluster") throw new Error(`got ${source.kind}`);
  const { hosts, ...rest } = source.connection;
  return { hosts: hosts.map(({ host, port }) => `${host}:${port}`), ...rest };
};

const DEFAULTS = {
  database: "gaussdb",
  user: "dbadmin",
  password: undefined,
  sslmode: "prefer",
  sslrootcert: undefined,
};

const PRECEDENCE: readonly {
  readonly says: string;
  readonly args: Args;
  readonly want: object;
}[] = [
  {
    says: "the environment alone",
    args: [{}, {}, { PGHOST: "env", PGPORT: "1", PGPASSWORD: "p" }],
    want: { ...DEFAULTS, hosts: ["env:1"], password: "p" },
  },
  {
    says: "the file wins over the environment, key by key",
    args: [
      {},
      { connection: { host: "file" } },
      { PGHOST: "env", PGPORT: "1", PGUSER: "env" },
    ],
    want: { ...DEFAULTS, hosts: ["file:1"], user: "env" },
  },
  {
    says: "a flag wins over both",
    args: [
      { host: "flag", port: 3 },
      { connection: { host: "file", port: 2, database: "file" } },
      { PGHOST: "env", PGPORT: "1", PGDATABASE: "env" },
    ],
    want: { ...DEFAULTS, hosts: ["flag:3"], database: "file" },
  },
  {
    says: "DATABASE_URL is the environment's, below PGUSER",
    args: [
      {},
      { connection: { database: "file" } },
      { DATABASE_URL: "postgres://u:p@env:5/d", PGUSER: "v" },
    ],
    want: {
      ...DEFAULTS,
      hosts: ["env:5"],
      database: "file",
      user: "v",
      password: "p",
    },
  },
  {
    says: "--url says where as a whole",
    args: [
      { url: "postgres://u@flag/d" },
      { connection: { host: "file", port: 2, user: "file" } },
      { PGHOST: "env", PGPORT: "1", PGPASSWORD: "p" },
    ],
    want: {
      ...DEFAULTS,
      hosts: ["flag:8000"],
      database: "d",
      user: "u",
      password: "p",
    },
  },
  {
    says: "a client certificate comes from the environment",
    args: [
      { host: "flag" },
      {},
      { PGSSLCERT: "client.crt", PGSSLKEY: "client.key" },
    ],
    want: {
      ...DEFAULTS,
      hosts: ["flag:8000"],
      sslcert: "client.crt",
      sslkey: "client.key",
    },
  },
  {
    says: "a client certificate in --url wins",
    args: [
      { url: "postgres://flag?sslcert=own.crt&sslkey=own.key" },
      {},
      { PGSSLCERT: "client.crt", PGSSLKEY: "client.key" },
    ],
    want: {
      ...DEFAULTS,
      hosts: ["flag:8000"],
      sslcert: "own.crt",
      sslkey: "own.key",
    },
  },
  {
    says: "--url does not weaken the TLS that the project asks for",
    args: [
      { url: "postgres://flag" },
      { connection: { sslmode: "verify-ca", sslrootcert: "ca.pem" } },
      {},
    ],
    want: {
      ...DEFAULTS,
      hosts: ["flag:8000"],
      sslmode: "verify-ca",
      sslrootcert: "ca.pem",
    },
  },
  {
    says: "what the URL itself says about TLS counts",
    args: [
      { url: "postgres://u:q@flag?sslmode=require", user: "w" },
      { connection: { sslmode: "verify-ca" } },
      { PGPASSWORD: "p" },
    ],
    want: {
      ...DEFAULTS,
      hosts: ["flag:8000"],
      user: "w",
      password: "q",
      sslmode: "require",
    },
  },
  {
    says: "several hosts",
    args: [{ host: "a,b:9" }, {}, {}],
    want: { ...DEFAULTS, hosts: ["a:8000", "b:9"] },
  },
];

describe("the connection", () => {
  it.each(PRECEDENCE)("$says", ({ args, want }) => {
    expect(connectionOf(args)).toEqual(want);
  });

  it("takes a typed password before the environment's", () => {
    const { source } = resolveChoices({
      ...given({ host: "h" }, {}, { PGPASSWORD: "env" }),
      password: "typed",
    });
    expect(source).toMatchObject({ connection: { password: "typed" } });
  });
});

const SOURCES: readonly { readonly args: Args; readonly want: object }[] = [
  {
    args: [{ local: true }],
    want: { kind: "local", schema: "local/schema.sql" },
  },
  {
    args: [{}, { local: { schema: "db/own.sql" } }, { PGHOST: "env" }],
    want: { kind: "local", schema: "db/own.sql" },
  },
  {
    args: [{ host: "h" }, { local: {} }],
    want: { kind: "cluster" },
  },
  {
    args: [{ local: false }, { local: {} }, { PGHOST: "env" }],
    want: { kind: "cluster" },
  },
  { args: [{ offline: true }], want: { kind: "snapshot" } },
];

describe("the source", () => {
  it.each(SOURCES)("$args → $want", ({ args, want }) => {
    expect(resolveChoices(given(...args)).source).toMatchObject(want);
  });
});

// None of these says any part of the URL: the password might be in it.
const REFUSED: readonly {
  readonly args: Args;
  readonly kind: string;
  readonly message: string;
}[] = [
  {
    args: [{ defaults: true }],
    kind: "missing-answer",
    message: "It is not known which host to connect to.",
  },
  {
    args: [{ local: true, host: "h" }],
    kind: "usage",
    message: "--local and a host exclude each other.",
  },
  {
    args: [{ offline: true, schemas: ["sales"] }],
    kind: "usage",
    message:
      "--offline and --schemas exclude each other: dws.schema.json is taken as it is.",
  },
  {
    args: [{ host: "h", sslmode: "on" }],
    kind: "usage",
    message:
      'sslmode must be one of disable, prefer, require, verify-ca, verify-full, not "on".',
  },
  {
    args: [{ url: "postgres://u:hunter2/x@h/d" }],
    kind: "usage",
    message:
      "The connection URL must look like postgres://user@host:8000/database; in the password write / as %2F, ? as %3F, # as %23, @ as %40.",
  },
  {
    args: [{}, {}, { DATABASE_URL: "postgres://u:hunter2%zz@h/d" }],
    kind: "usage",
    message:
      "The connection URL holds a % that is not followed by two hexadecimal digits; write %25 for a % itself.",
  },
  {
    args: [{ url: "hunter2" }],
    kind: "usage",
    message:
      "The connection URL must look like postgres://user@host:8000/database; in the password write / as %2F, ? as %3F, # as %23, @ as %40.",
  },
];

describe("what is refused", () => {
  it.each(REFUSED)("$args", ({ args, kind, message }) => {
    expect(() => resolveChoices(given(...args))).toThrow(
      expect.objectContaining({ kind, message }),
    );
  });
});

describe("the choices", () => {
  it("come from the flags, then the file, then the defaults", () => {
    const advice = { ignore: ["roundrobin"] };
    const config = { schemas: ["file"], out: "src/file", advice };
    expect(
      resolveChoices(given({ local: true, schemas: ["flag"] }, config)),
    ).toMatchObject({
      schemas: ["flag"],
      tables: [],
      exclude: [],
      out: "src/file",
      runtime: "src/dws",
      ignoreAdvice: ["roundrobin"],
      types: {},
      naming: {},
    });
  });

  it("hold what the file says about types and names", () => {
    const naming = {
      properties: "snake",
      names: { "s.t": "orders" },
      singularRows: true,
      brandedKeys: false,
    } as const;
    const types = { int8: "number" };
    const { types: chosen, naming: named } = resolveChoices(
      given({ local: true }, { types, ...naming }),
    );
    expect(chosen).toEqual(types);
    expect(named).toEqual(naming);
  });
});

const SHARED = {
  schemas: ["public"],
  out: "src/repositories",
  runtime: "src/dws",
};

const STORED = [
  {
    flags: { local: true },
    config: {},
    want: { ...SHARED, local: { schema: "local/schema.sql" } },
  },
  {
    flags: { host: "h", port: 1, tables: ["a"] },
    config: { connection: { user: "u" }, local: {} },
    want: {
      ...SHARED,
      tables: ["a"],
      connection: { host: "h", port: 1, user: "u" },
    },
  },
  {
    flags: { url: "postgres://u:hunter2@a:1,b:2/d" },
    config: {},
    want: {
      ...SHARED,
      connection: {
        host: "a:1,b:2",
        database: "d",
        user: "u",
        sslmode: "prefer",
      },
    },
  },
  { flags: {}, config: {}, want: SHARED },
  {
    flags: {},
    config: { advice: { ignore: ["unlogged"] } },
    want: { ...SHARED, advice: { ignore: ["unlogged"] } },
  },
  {
    flags: {},
    config: {
      types: { int8: "number" },
      properties: "snake",
      names: { "s.t": "orders" },
      singularRows: true,
      brandedKeys: false,
    },
    want: {
      ...SHARED,
      types: { int8: "number" },
      properties: "snake",
      names: { "s.t": "orders" },
      singularRows: true,
      brandedKeys: false,
    },
  },
] as const;

describe("what is kept", () => {
  it.each(STORED)("of $flags over $config", ({ flags, config, want }) => {
    const stored = storedConfig(flags, config);
    expect(stored).toEqual(want);
    expect(JSON.stringify(stored)).not.toContain("hunter2");
  });
});
