/** A server that somebody else runs, by connection string: what is made in it, and that nothing stays. */
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { initialise } from "../../src/local/engine/data-folder.js";
import {
  makeWorkplace,
  type Workplace,
} from "../../src/local/engine/program.js";
import { findPrograms } from "../../src/local/engine/programs.js";
import { startServer } from "../../src/local/engine/server.js";
import { runAsWhom } from "../../src/local/engine/server-programs.js";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

const password = "p w/1";
let workplace: Workplace;
let server: Awaited<ReturnType<typeof startServer>>;
let client: Client;

/** As the users of such a server reach it: with a password, over SCRAM. */
beforeAll(async () => {
  workplace = await makeWorkplace(runAsWhom());
  const { folder } = await findPrograms(workplace, undefined, () => undefined);
  await initialise(workplace, folder);
  server = await startServer(workplace, folder);
  const login = { host: workplace.folder, user: "postgres", password };
  const first = new Client({ ...login, database: "postgres" });
  await first.connect();
  await first.query("set password_encryption = 'scram-sha-256'");
  await first.query(`alter role postgres password '${password}'`);
  await first.query(`create role plain login password '${password}'`);
  writeFileSync(
    join(workplace.data, "pg_hba.conf"),
    "local all all scram-sha-256\n",
  );
  await first.query("select pg_reload_conf()");
  await first.end();
  client = new Client({ ...login, database: "postgres" });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await server.stop();
  await workplace.remove();
});

const urlOf = (user: string, secret = password): string =>
  `postgres://${user}:${encodeURIComponent(secret)}@/postgres?host=${encodeURIComponent(workplace.folder)}`;

const start = (url = urlOf("postgres")): Promise<LocalDws> =>
  startLocalDws({ server: { connectionString: url } });

/** Databases and roles of the server that were not there at first. */
const made = async (): Promise<readonly string[]> => {
  const sql = `select datname::text as name from pg_database
    where datname not in ('postgres', 'template0', 'template1')
    union all select rolname from pg_roles
    where rolname !~ '^pg_' and rolname not in ('postgres', 'plain') order by 1`;
  return (await rowsOf<{ name: string }>(client, sql)).map(({ name }) => name);
};

describe("a server by connection string", () => {
  it("serves several at once and is left as it was", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(await made()).toHaveLength(2 * 4 + 1);
    const [a, b] = await Promise.all([connectTo(one), connectTo(two)]);
    await a.query("create table t (a int) distribute by hash (a)");
    await b.query("create table u (a int) distribute by replication");
    const kinds = "select pclocatortype as kind from pgxc_class";
    expect(await rowsOf(a, kinds)).toEqual([{ kind: "H" }]);
    expect(await rowsOf(b, kinds)).toEqual([{ kind: "R" }]);
    expect(await rowsOf(a, "select session_user::text as me")).toEqual([
      { me: "dbadmin" },
    ]);
    expect(await errorOf(connectTo(one, { password: "no" }))).toMatch(/^28P01/);
    const other = await connectTo(one, { database: "postgresgaussdb" });
    expect(await rowsOf(other, kinds)).toEqual([]);
    await one.stop();
    expect(await errorOf(a.query("select 1"))).not.toBe("no error");
    expect(await rowsOf(b, "select 1 as one")).toEqual([{ one: 1 }]);
    await b.end();
    await two.stop();
    expect(await made()).toEqual([]);
  });

  it("cancels", async () => {
    const dws = await start();
    const sleeper = await connectTo(dws);
    const asleep = errorOf(sleeper.query("select pg_sleep(60)"));
    const other = await connectTo(dws);
    const active =
      "select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'";
    await expect.poll(() => rowsOf(other, active)).toHaveLength(1);
    // A CancelRequest, as libpq sends it, on a connection of its own.
    const { processID, secretKey } = sleeper as unknown as {
      readonly processID: number;
      readonly secretKey: number;
    };
    const packet = Buffer.alloc(16);
    for (const [i, word] of [16, 80877102, processID, secretKey].entries()) {
      packet.writeInt32BE(word, i * 4);
    }
    connect(dws.port, dws.host).end(packet);
    expect(await asleep).toMatch(/^57014/);
    await other.end();
    await sleeper.end();
    await dws.stop();
  });

  it("loses what a killed local DWS has left, at the next start", async () => {
    await client.query('create database "gaussdb_dws_00000000"');
    await client.query(
      `comment on database "gaussdb_dws_00000000" is 'generator-dws local 00000000'`,
    );
    const dws = await start();
    expect(await made()).not.toContain("gaussdb_dws_00000000");
    await dws.stop();
    expect(await made()).toEqual([]);
  });

  it("says what is wrong with it, and leaves nothing", async () => {
    const cases = [
      ["nonsense", "The connection string of the server cannot be read."],
      [
        urlOf("postgres", "no"),
        /cannot be used: password authentication failed/,
      ],
      [
        urlOf("plain"),
        "The user of the connection string is no superuser of its server.",
      ],
      [
        "postgres://u@127.0.0.1:1/d",
        /\(127\.0\.0\.1:1\) cannot be used: .*ECONNREFUSED/,
      ],
    ] as const;
    for (const [url, want] of cases) {
      const failing = start(url);
      await expect(failing).rejects.toMatchObject({ kind: "local" });
      await expect(failing).rejects.toThrow(want);
    }
    await client.query("create role dbadmin");
    await expect(start()).rejects.toThrow(
      "The server of the connection string has a role dbadmin that is not ours.",
    );
    expect(await made()).toEqual(["dbadmin"]);
    await client.query("drop role dbadmin");
  });

  it("gets the roles asked for, and loses them", async () => {
    const role = {
      name: "ann",
      password: "Secret-1",
      passwordEncryptionType: 1,
    } as const;
    const server = { connectionString: urlOf("postgres") };
    const dws = await startLocalDws({ server, roles: [role] });
    const { name: user, password: secret } = role;
    const ann = await connectTo(dws, { user, password: secret });
    expect(await rowsOf(ann, "select current_user::text as me")).toEqual([
      { me: "ann" },
    ]);
    await ann.end();
    await dws.stop();
    expect(await made()).toEqual([]);
    const other = { ...role, name: "plain" };
    await expect(startLocalDws({ server, roles: [other] })).rejects.toThrow(
      "a role plain that is not ours",
    );
    expect(await made()).toEqual([]);
  });

  it("has no data folder to prepare", async () => {
    const options = { server: { connectionString: urlOf("postgres") } };
    const folder = join(workplace.folder, "x");
    await expect(
      startLocalDws({ ...options, prepared: folder }),
    ).rejects.toThrow("has no data folder");
  });
});
