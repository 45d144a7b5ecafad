/** The servers that the broken set-ups are made of, and how one is examined. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import type { Result } from "../../src/doctor/check.js";
import { examine, type Report } from "../../src/doctor/examine.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  completeSettings,
  type PartialSettings,
} from "../../src/runtime/settings.js";
import { connectTo } from "../local/client.js";
import { type Postgres, startPostgres } from "../support/postgres.js";

const PASSWORD = "hunter2-Secret";

const SQL = `
  create schema sales; create table sales.orders (id int) distribute by hash (id);
  create schema closed; create table closed.orders (id int) distribute by hash (id);
  create schema half; create table half.a (id int) distribute by hash (id);
  create table half.b (id int) distribute by hash (id);
  create schema dark; create table dark.a (id int) distribute by hash (id);
  create schema bare;
  grant usage on schema sales, half, dark, bare to public;
  grant all on sales.orders, half.a to public;`;

/** A role each, and what its sessions begin with. */
const OF_ROLES = {
  plain: "",
  sha: "",
  sm3: "",
  locked: "",
  retry_off: "set max_query_retry_times = 0",
  codes: "set retry_ecode_list = 'YY001 YY002 YY004'",
  hasty: "set session_timeout = 60",
  paused: "set idle_in_transaction_timeout = 1",
  read_only: "set default_transaction_read_only = on",
  narrow: "connection limit 3",
  full: "connection limit 0",
} as const;

const TYPES: Readonly<Record<string, 2 | 3>> = { sha: 2, sm3: 3 };

/** One of the roles. */
export type Role = keyof typeof OF_ROLES;

/** All servers. */
export interface Bench {
  /** Without TLS, with two coordinators. */
  readonly plain: LocalDws;
  /** With TLS, and nobody gets in without. */
  readonly tls: LocalDws;
  /** With a certificate that is over. */
  readonly expired: LocalDws;
  /** Asks by MD5, and a SHA256 role by code 11; keeps new passwords as MD5. */
  readonly md5: LocalDws;
  /** Asks for a token. */
  readonly iam: LocalDws;
  readonly postgres: Postgres;
  /** A folder for certificates. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

const prepareRoles = async (plain: LocalDws): Promise<void> => {
  const admin = await connectTo(plain);
  for (const [role, change] of Object.entries(OF_ROLES)) {
    if (change !== "") await admin.query(`alter role ${role} ${change}`);
  }
  await admin.query("create database private");
  await admin.query("revoke connect on database private from public");
  await admin.end();
  for (let wrong = 0; wrong < 10; wrong++) {
    const login = { user: "locked", password: "no" };
    await connectTo(plain, login).catch((error: unknown) => error);
  }
};

/** Starts them all. */
export const startBench = async (): Promise<Bench> => {
  const roles = Object.keys(OF_ROLES).map((name) => ({
    name,
    password: PASSWORD,
    passwordEncryptionType: TYPES[name] ?? (1 as const),
  }));
  const folder = mkdtempSync(join(tmpdir(), "dws-doctor-"));
  const [plain, tls, expired, md5, iam, postgres] = await Promise.all([
    startLocalDws({ roles, schemaSql: SQL, coordinators: [0] }),
    startLocalDws({ tls: { required: true } }),
    startLocalDws({ tls: { validTo: new Date("2020-02-03T00:00:00Z") } }),
    startLocalDws({
      roles,
      authentication: "md5",
      settings: { password_encryption_type: "0" },
    }),
    startLocalDws({ authentication: "iam" }),
    startPostgres(),
  ]);
  writeFileSync(join(folder, "tls.pem"), tls.ca ?? "");
  writeFileSync(join(folder, "expired.pem"), expired.ca ?? "");
  writeFileSync(join(folder, "nonsense.pem"), "nonsense");
  for (const [name, secret] of [
    ["open.key", {}],
    ["secret.key", { cipher: "aes-256-cbc", passphrase: "let me in" }],
  ] as const) {
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem", ...secret },
    });
    writeFileSync(join(folder, name), privateKey);
  }
  await prepareRoles(plain);
  const all = [plain, tls, expired, md5, iam, postgres];
  return {
    ...{ plain, tls, expired, md5, iam, postgres, folder },
    stop: async () => {
      await Promise.all(all.map(async (each) => each.stop()));
      rmSync(folder, { recursive: true });
    },
  };
};

/** How to reach a server as its administrator. */
export const admin = ({ host, port, user, password }: LocalDws) =>
  ({ host, port, user, password, sslmode: "disable" }) as const;

/** How to reach a server as a role. */
export const as = (role: Role, { host, port }: LocalDws) =>
  ({ host, port, user: role, password: PASSWORD, sslmode: "disable" }) as const;

/** What is examined beside the connection. */
export interface More {
  readonly schemas?: readonly string[];
  readonly poolMax?: number;
  readonly waitMs?: number;
  readonly now?: () => number;
}

/** Examines, and makes sure that no password is told. */
export const look = async (
  connection: PartialSettings,
  more: More = {},
): Promise<Report> => {
  const report = await examine({
    settings: completeSettings(connection),
    schemas: ["public"],
    poolMax: 10,
    waitMs: 5_000,
    now: Date.now,
    ...more,
  });
  const text = JSON.stringify(report);
  for (const secret of [PASSWORD, connection.password]) {
    if (secret !== undefined && secret !== "" && text.includes(secret)) {
      throw new Error("A password was told");
    }
  }
  return report;
};

/** All steps of a report. */
export const stepsOf = ({ hosts, cluster }: Report): readonly Result[] => [
  ...hosts.flatMap(({ results }) => results),
  ...(cluster?.results ?? []),
];

/** Sessions that are open at the engine, but for the one that asks. */
export const countSessions = async (dws: LocalDws): Promise<number> => {
  const client: Client = await connectTo(dws);
  const { rows } = await client.query<{ readonly n: number }>(
    "select count(*)::int as n from pg_stat_activity where application_name = 'generator-dws'",
  );
  await client.end();
  return rows[0]?.n ?? -1;
};
