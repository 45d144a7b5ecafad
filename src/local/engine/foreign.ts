/** A PostgreSQL that somebody else runs, by connection string: databases of our own in it, dropped at the end. */
import { createHash, randomBytes } from "node:crypto";
import { GeneratorError } from "../../errors.js";
import { openSession, type Session } from "../wire/session.js";
import { databaseNames, loginRole, makeCatalogs } from "./databases.js";
import type { Engine, EngineOptions } from "./engine.js";
import { openGateway, type Gateway } from "./gateway.js";
import { makeWorkplace, type Workplace } from "./program.js";
import { readConnectionString, type Upstream } from "./upstream.js";

/** The comment on what is ours; on a database the id of its local DWS follows, which also names that one's session. */
const mark = "generator-dws local";

const problem = (text: string, hint: string, cause?: unknown): GeneratorError =>
  new GeneratorError("local", text, hint, { cause });

/** The settings that our databases need, for sessions of all users; throws when the server cannot do. */
const checkServer = async (admin: Session): Promise<readonly string[]> => {
  const settings = await admin.query(
    `SELECT current_setting('server_version_num'), current_setting('is_superuser'),
      current_setting('allow_system_table_mods')`,
  );
  const [version, isSuperuser, mayChange] = settings[0] ?? [];
  if (Number(version) < 120_000) {
    throw problem(
      "The server of the connection string is older than PostgreSQL 12.",
      "Give one of 12 or later.",
    );
  }
  if (isSuperuser !== "on") {
    throw problem(
      "The user of the connection string is no superuser of its server.",
      "Connect as one: the catalogs of DWS are made in pg_catalog.",
    );
  }
  if (mayChange === "on") return [];
  if (Number(version) >= 130_000) return ["allow_system_table_mods = on"];
  throw problem(
    "The server of the connection string runs with allow_system_table_mods = off.",
    "PostgreSQL 12 takes it at its start alone: set allow_system_table_mods = on and restart it, or use 13 or later.",
  );
};

/** Drops what a local DWS that was killed has left: no session carries its mark any more. */
const dropLeftovers = async (admin: Session): Promise<void> => {
  const rows = await admin.query(
    `SELECT datname FROM pg_catalog.pg_database JOIN pg_catalog.pg_shdescription
         ON objoid = oid AND classoid = 'pg_catalog.pg_database'::regclass
      WHERE description LIKE '${mark} %'
        AND description NOT IN (SELECT application_name FROM pg_catalog.pg_stat_activity)`,
  );
  for (const [name] of rows) {
    await admin.query(`DROP DATABASE IF EXISTS "${name ?? ""}"`);
  }
};

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Makes the role unless another local DWS has; one of the same name that is not ours must keep its password. */
const claimRole = async (admin: Session, name: string): Promise<void> => {
  const role = quote(name);
  const make = `CREATE ROLE ${role} LOGIN; COMMENT ON ROLE ${role} IS '${mark}'`;
  // Several may start at once.
  const text = `BEGIN ${make}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END`;
  await admin.query(`DO ${literal(text)}`);
  const rows = await admin.query(
    `SELECT pg_catalog.shobj_description(oid, 'pg_authid')
       FROM pg_catalog.pg_roles WHERE rolname = ${literal(name)}`,
  );
  if (rows[0]?.[0] === mark) return;
  throw problem(
    `The server of the connection string has a role ${name} that is not ours.`,
    "Give another server, or rename that role.",
  );
};

// Any number that nobody else takes.
const lock = 55_459_003;

/** One start after the other: two that change one role at the same time would fail ("tuple concurrently updated"). */
const claimRoles = async (
  admin: Session,
  names: readonly string[],
): Promise<void> => {
  await admin.query(`SELECT pg_catalog.pg_advisory_lock(${lock})`);
  try {
    await dropLeftovers(admin);
    for (const name of names) await claimRole(admin, name);
    // Another local DWS that is there has made it one, and may be setting its password just now.
    const rows = await admin.query(
      `SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = '${loginRole}'`,
    );
    if (rows[0]?.[0] === "t") return;
    await admin.query(`ALTER ROLE ${loginRole} SUPERUSER`);
  } finally {
    await admin.query(`SELECT pg_catalog.pg_advisory_unlock(${lock})`);
  }
};

interface Borrowed {
  readonly admin: Session;
  readonly gateway: Gateway;
  /** DWS's names of the databases and the real ones. */
  readonly names: Map<string, string>;
  readonly id: string;
}

const makeDatabase = async (
  { admin, names, id }: Borrowed,
  name: string,
  source: string,
  settings: readonly string[],
): Promise<void> => {
  const real = `${name}_dws_${id}`;
  await admin.query(`CREATE DATABASE "${real}" TEMPLATE ${source}`);
  names.set(name, real);
  await admin.query(`COMMENT ON DATABASE "${real}" IS '${mark} ${id}'`);
  await admin.query(`ALTER DATABASE "${real}" OWNER TO ${loginRole}`);
  for (const setting of settings) {
    await admin.query(`ALTER DATABASE "${real}" SET ${setting}`);
  }
};

/** One template with the catalogs, and the databases made from it. */
const makeDatabases = async (
  borrowed: Borrowed,
  settings: readonly string[],
): Promise<void> => {
  const { gateway, names } = borrowed;
  const empty = "template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
  await makeDatabase(borrowed, "template1", empty, settings);
  await makeCatalogs(gateway.target, "template1");
  const filled = `"${names.get("template1") ?? ""}"`;
  for (const name of databaseNames) {
    await makeDatabase(borrowed, name, filled, settings);
  }
};

/** Our roles stay while another local DWS is there, which shares them. */
const dropAll = async ({ admin, names }: Borrowed): Promise<void> => {
  for (const real of names.values()) {
    await admin.query(
      `SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = '${real}'`,
    );
    await admin.query(`DROP DATABASE IF EXISTS "${real}"`);
  }
  const roles = await admin.query(
    `SELECT rolname FROM pg_catalog.pg_roles
      WHERE pg_catalog.shobj_description(oid, 'pg_authid') = '${mark}'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_shdescription WHERE description LIKE '${mark} %')`,
  );
  for (const [name] of roles) {
    // It stays where it owns what a client has made elsewhere in the server.
    const drop = `DROP ROLE IF EXISTS ${quote(name ?? "")}`;
    await admin.query(drop).catch(() => undefined);
  }
};

const logIn = async (
  gateway: Gateway,
  { target, database }: Upstream,
): Promise<Session> => {
  try {
    return await openSession(gateway.target, { user: "postgres", database });
  } catch (cause) {
    const where =
      "path" in target ? target.path : `${target.host}:${target.port}`;
    const reason = cause instanceof Error ? cause.message : "unknown";
    throw problem(
      `The server of the connection string (${where}) cannot be used: ${reason}`,
      "Check that it runs, and the user, password and database in the string.",
      cause,
    );
  }
};

const borrow = async (
  workplace: Workplace,
  upstream: Upstream,
  { roles, log }: EngineOptions,
): Promise<Borrowed> => {
  const names = new Map<string, string>();
  const id = randomBytes(4).toString("hex");
  const gateway = await openGateway(workplace.folder, upstream, names);
  try {
    const admin = await logIn(gateway, upstream);
    const borrowed = { admin, gateway, names, id };
    try {
      const settings = await checkServer(admin);
      await admin.query(`SET application_name = '${mark} ${id}'`);
      await claimRoles(admin, [loginRole, ...roles]);
      log("making the databases of the local DWS in the server given …");
      await makeDatabases(borrowed, settings);
      return borrowed;
    } catch (error) {
      await dropAll(borrowed);
      throw error;
    }
  } catch (error) {
    await gateway.stop();
    throw error;
  }
};

const readUpstream = (connectionString: string): Upstream => {
  try {
    return readConnectionString(connectionString);
  } catch {
    throw problem(
      "The connection string of the server cannot be read.",
      "Write it as postgres://user:password@host:port/database.",
    );
  }
};

/** All local DWS on one server share the role, so they must agree on its password. */
const sharedPassword = (connectionString: string): string =>
  createHash("sha256")
    .update(connectionString)
    .digest("base64url")
    .slice(0, 24);

/** Borrows the server; nothing is left in it when that fails. */
export async function startForeign(
  connectionString: string,
  options: EngineOptions,
): Promise<Engine> {
  if (options.prepared !== undefined) throw noFolder();
  const upstream = readUpstream(connectionString);
  const workplace = await makeWorkplace(undefined);
  try {
    const borrowed = await borrow(workplace, upstream, options);
    return {
      target: borrowed.gateway.target,
      password: sharedPassword(connectionString),
      save: () => Promise.reject(noFolder()),
      stop: async () => {
        await dropAll(borrowed);
        await borrowed.gateway.stop();
        await workplace.remove();
      },
    };
  } catch (error) {
    await workplace.remove();
    throw error;
  }
}

const noFolder = (): GeneratorError =>
  problem(
    "A server given by connection string has no data folder that could be prepared or copied.",
    "Leave out `prepared`, or name the server's programs instead.",
  );
