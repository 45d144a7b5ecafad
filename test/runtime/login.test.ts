/** The client's half of the login: against the local DWS, against PostgreSQL, and against servers that misbehave. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from "vitest";
import { createCertificates } from "../../src/local/login/certificate.js";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  createConnections,
  type PoolOptions,
} from "../../src/runtime/connect.js";
import { openDatabase } from "../../src/runtime/database.js";
import { ConnectError } from "../../src/runtime/errors.js";
import { addLogin, type StartupProtocol } from "../../src/runtime/login.js";
import { execute } from "../../src/runtime/session.js";
import {
  completeSettings,
  type PartialSettings,
} from "../../src/runtime/settings.js";
import { openSqlCursor } from "../../src/runtime/sql-cursor.js";
import { sql } from "../../src/runtime/sql.js";
import { md5User, md5Vectors, vectors } from "../local/login-vectors.js";
import { startCounting, startRelay, type Relay } from "../local/login-wire.js";
import { orders } from "../support/orders.js";
import { startPostgres, type Postgres } from "../support/postgres.js";

const password = "Pässwörd密码1";
const protocols: readonly StartupProtocol[] = ["3.0", "3.51"];
const roles = [
  { name: "type0", passwordEncryptionType: 0 },
  { name: "type1", passwordEncryptionType: 1 },
  { name: "type2", passwordEncryptionType: 2 },
  { name: "old", passwordEncryptionType: 2, iterations: 2048 },
  { name: "slow", passwordEncryptionType: 2, iterations: 20_000 },
] as const;
const host = "127.0.0.1";
let sha256: LocalDws;
let md5: LocalDws;
let relays: Relay[] = [];
let folder: string;
let ca: string;

beforeAll(async () => {
  const options = { roles: roles.map((role) => ({ ...role, password })) };
  [sha256, md5] = await Promise.all([
    startLocalDws({ ...options, tls: true }),
    startLocalDws({ ...options, authentication: "md5" }),
  ]);
  folder = mkdtempSync(join(tmpdir(), "dws-login-"));
  ca = join(folder, "cacert.pem");
  writeFileSync(ca, sha256.ca ?? "");
});

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([sha256.stop(), md5.stop()]);
});

const relayTo = async (port: number, options = {}) => {
  const relay = await startRelay(port, options);
  relays.push(relay);
  return relay;
};

const serverThat = async (serve: (client: Socket) => void) => {
  const server = await startCounting(serve);
  relays.push(server);
  return server;
};

/** Logs in as `user` and says who it is, or how it failed. */
const logIn = async (
  port: number,
  user: string,
  options: PoolOptions = {},
  settings: PartialSettings = {},
): Promise<string> => {
  const connections = createConnections(
    completeSettings({
      host,
      port,
      user,
      password,
      sslmode: "disable",
      ...settings,
    }),
    { max: 1, connectTimeoutMs: 5000, ...options },
    systemClock,
  );
  try {
    const client = await connections.connect(() => true);
    const { rows } = await client.query<{ u: string; tls: boolean }>(
      "select current_user as u",
    );
    connections.release(client, false);
    return rows[0]?.u ?? "nobody";
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    expect(message).not.toContain(password);
    return `${code ?? (error as Error).name}: ${message}`;
  } finally {
    await connections.close();
  }
};

describe("the login", () => {
  const cases = protocols.flatMap((startupProtocol) =>
    (["sha256", "md5"] as const).flatMap((method) =>
      ["type0", "type1", "type2"].map(
        (user) => [user, method, startupProtocol] as const,
      ),
    ),
  );

  it.each(cases)(
    "works as %s under %s at %s",
    async (user, method, startupProtocol) => {
      const { port } = method === "md5" ? md5 : sha256;
      expect(await logIn(port, user, { startupProtocol })).toBe(user);
    },
  );

  it("finds 2048 iterations by the signature, and takes any told count", async () => {
    expect(await logIn(sha256.port, "old")).toBe("old");
    const startupProtocol = "3.51";
    expect(await logIn(sha256.port, "old", { startupProtocol })).toBe("old");
    expect(await logIn(sha256.port, "slow", { startupProtocol })).toBe("slow");
  });

  it.each([undefined, ""])(
    "takes no password from elsewhere when it is %o",
    async (given) => {
      vi.stubEnv("PGPASSWORD", password);
      try {
        for (const { port } of [sha256, md5]) {
          expect(await logIn(port, "type1", {}, { password: given })).toMatch(
            /asks for a password and none is given; set PGPASSWORD/,
          );
        }
      } finally {
        vi.unstubAllEnvs();
      }
    },
  );

  it("comes through one byte at a time", async () => {
    for (const startupProtocol of protocols) {
      const { port } = await relayTo(sha256.port, { isSlow: true });
      expect(await logIn(port, "type2", { startupProtocol })).toBe("type2");
    }
  });

  it("takes a password from a function, and names the user without one", async () => {
    const logInWith = async (given: unknown) => {
      const client = new pg.Client({
        ...{ host, port: sha256.port, user: "type2", database: "gaussdb" },
        password: given as string,
      });
      addLogin(client);
      await client.connect();
      await client.end();
    };
    await logInWith(() => password);
    await logInWith(async () => Promise.resolve(password));
    await expect(logInWith(() => 7)).rejects.toThrow(
      'A password is needed for user "type2".',
    );
    const broken = async () => Promise.reject(new Error("no vault"));
    await expect(logInWith(broken)).rejects.toThrow("no vault");
  });
});

describe("after the login", () => {
  const settingsAs = (user: string) =>
    completeSettings({
      host,
      port: sha256.port,
      user,
      password,
      sslmode: "disable",
    });

  it("a pool of connections answers, and a large result comes whole", async () => {
    const db = openDatabase(settingsAs("type2"), { max: 5 });
    const run = async (text: string) =>
      db[execute]({ text, values: [] }, "read", { label: "test" });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => run(`select ${i}`)),
    );
    expect(answers.map(({ rows }) => rows)).toEqual(
      Array.from({ length: 20 }, (_, i) => [[String(i)]]),
    );
    const large =
      "select n, repeat('x', 1000) from generate_series(1, 20000) n";
    const { rows } = await run(large);
    expect(rows).toHaveLength(20_000);
    expect(rows.every((row) => row[1]?.length === 1000)).toBe(true);
    await db.close();
  });

  it("the stream has one data listener, as pg-copy-streams demands", async () => {
    const connections = createConnections(settingsAs("type2"), {}, systemClock);
    const client = await connections.connect(() => true);
    expect(client.connection.stream.listenerCount("data")).toBe(1);
    connections.release(client, false);
    await connections.close();
  });
});

describe("a role that SHA256 alone lets in", () => {
  const ways: Readonly<Record<string, () => Promise<PartialSettings>>> = {
    TCP: async () => ({ port: sha256.port, sslmode: "disable" }),
    TLS: async () => ({
      port: sha256.port,
      sslmode: "verify-ca",
      sslrootcert: ca,
    }),
    "one byte per packet": async () => {
      const { port } = await relayTo(sha256.port, { isSlow: true });
      return { port, sslmode: "disable" };
    },
  };
  const cases = protocols.flatMap((startupProtocol) =>
    Object.keys(ways).map((way) => [way, startupProtocol] as const),
  );

  beforeAll(async () => {
    const { port, user, database } = sha256;
    const admin = new pg.Client({
      ...{ host, port, user, database },
      password: sha256.password,
    });
    await admin.connect();
    await admin.query(
      "create table orders (id bigint primary key, customer_id int not null, total numeric(12,2) default 0 not null, note text, tags text[])",
    );
    await admin.query("grant all on orders to type2");
    await admin.end();
  });

  it.each(cases)(
    "reads by cursors and copies in and out: %s, at %s",
    async (way, startupProtocol) => {
      const settings = { host, user: "type2", password };
      const db = openDatabase(
        completeSettings({ ...settings, ...(await ways[way]?.()) }),
        { max: 1, startupProtocol },
      );
      const rows = Array.from({ length: 30 }, (_, n) => ({
        id: BigInt(n),
        customerId: n,
        note: `it's ${n}\t\\`,
      }));
      const notes = rows.map(({ note }) => note);
      const orderBy = ["id"] as const;
      const query = { columns: ["note"], orderBy } as const;
      const read = async (source: AsyncIterable<{ note: string | null }>) => {
        const found: (string | null)[] = [];
        for await (const { note } of source) found.push(note);
        return found;
      };
      expect(await orders(db).copy(rows)).toBe(30n);
      const stream = orders(db).stream(query, { batchRows: 7 });
      expect(await read(stream)).toEqual(notes);
      expect(await read(orders(db).copyOut(query))).toEqual(notes);
      const some = await db.transaction(async (tx) => {
        const text = sql`select note from orders order by id`;
        const cursor = await openSqlCursor(tx, text);
        return [...(await cursor.fetch(2)), ...(await cursor.fetch(3))];
      });
      expect(some).toEqual(notes.slice(0, 5).map((note) => ({ note })));
      expect(await orders(db).deleteAll({ everyRow: true })).toBe(30n);
      await db.close();
    },
  );
});

describe("TLS", () => {
  const encrypted = (sslmode: string, sslrootcert?: string) =>
    logIn(sha256.port, "type2", {}, { sslmode, sslrootcert });

  it("carries the login, verified by the CA or not", async () => {
    expect(await encrypted("verify-ca", ca)).toBe("type2");
    expect(await encrypted("require", ca)).toBe("type2");
    expect(await encrypted("require")).toBe("type2");
    expect(await encrypted("prefer")).toBe("type2");
    const startupProtocol = "3.51";
    const settings = { sslmode: "verify-ca", sslrootcert: ca };
    expect(
      await logIn(sha256.port, "type2", { startupProtocol }, settings),
    ).toBe("type2");
  });

  it("refuses a certificate of another CA, and a name that is not the host", async () => {
    const other = join(folder, "other.pem");
    writeFileSync(other, (await createCertificates()).ca);
    const { port, open } = await relayTo(sha256.port);
    const logInWith = (sslmode: string, sslrootcert: string) =>
      logIn(port, "type2", {}, { sslmode, sslrootcert });
    expect(await logInWith("verify-ca", other)).toMatch(/certificate/);
    expect(await logInWith("verify-full", ca)).toMatch(
      /does not match certificate|not in the cert/,
    );
    await expect.poll(open).toBe(0);
  });

  it("is done without where the server has none, if preferred", async () => {
    const settings = { sslmode: "prefer" };
    expect(await logIn(md5.port, "type1", {}, settings)).toBe("type1");
    const refused = await logIn(md5.port, "type1", {}, { sslmode: "require" });
    expect(refused).toMatch("does not support SSL");
  });

  it("can be demanded by the server", async () => {
    const strict = await startLocalDws({
      roles: [{ name: "type2", password, passwordEncryptionType: 2 }],
      tls: { required: true },
    });
    try {
      expect(await logIn(strict.port, "type2")).toBe(
        '28000: no pg_hba.conf entry for host "127.0.0.1", user "type2", database "gaussdb", SSL off',
      );
      const settings = { sslmode: "require" };
      expect(await logIn(strict.port, "type2", {}, settings)).toBe("type2");
    } finally {
      await strict.stop();
    }
  });
});

describe("a wrong password", () => {
  const denied = "28P01: Invalid username/password,login denied.";
  const wrong = { password: "wrong" };

  it("is tried once, over any protocol and encryption", async () => {
    const relay = await relayTo(sha256.port);
    const startupProtocol = "3.51";
    expect(await logIn(relay.port, "type1", {}, wrong)).toBe(denied);
    expect(relay.made()).toBe(1);
    expect(await logIn(relay.port, "type1", { startupProtocol }, wrong)).toBe(
      denied,
    );
    expect(relay.made()).toBe(2);
    const settings = { ...wrong, sslmode: "prefer" };
    expect(await logIn(relay.port, "type1", {}, settings)).toBe(denied);
    expect(relay.made()).toBe(3);
    await expect.poll(relay.open).toBe(0);
    expect(await logIn(sha256.port, "type1")).toBe("type1");
  });

  it("is not retried by a database", async () => {
    const relay = await relayTo(sha256.port);
    const settings = { host, port: relay.port, user: "type1", ...wrong };
    const db = openDatabase(
      completeSettings({ ...settings, sslmode: "disable" }),
    );
    const reading = db[execute]({ text: "select 1", values: [] }, "read", {
      label: "test",
    });
    await expect(reading).rejects.toMatchObject({
      code: "DWS_CONNECT",
      sqlState: "28P01",
      transient: false,
    });
    expect(relay.made()).toBe(1);
    await db.close();
  });

  it("is seen by the server's signature, before anything is sent", async () => {
    const relay = await relayTo(sha256.port);
    for (let i = 0; i < 50; i++) {
      expect(await logIn(relay.port, "type2", {}, wrong)).toMatch(
        /^DWS_CONNECT: The password of user "type2" does not fit the server's signature/,
      );
    }
    expect(relay.made()).toBe(50);
    await expect.poll(relay.open).toBe(0);
    expect(await logIn(sha256.port, "type2")).toBe("type2");
  });

  it("does not count where only the iteration count is unusual", async () => {
    expect(await logIn(sha256.port, "slow")).toMatch(
      /startupProtocol to "3.51"/,
    );
  });

  it("leaves no connection open, locked or not", async () => {
    const relay = await relayTo(md5.port);
    const answers = new Set<string>();
    for (let i = 0; i < 50; i++) {
      answers.add(await logIn(relay.port, "type2", {}, wrong));
    }
    expect([...answers]).toEqual([
      denied,
      "28000: The account has been locked.",
    ]);
    expect(relay.made()).toBe(50);
    await expect.poll(relay.open).toBe(0);
  });
});

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const request = (...parts: readonly (number | string | Buffer)[]) => {
  const body = Buffer.concat(
    parts.map((part) =>
      typeof part === "number" ? int32(part) : Buffer.from(part),
    ),
  );
  return Buffer.concat([Buffer.from("R"), int32(body.length + 4), body]);
};

describe("what goes over the wire", () => {
  const { V1, V2 } = vectors;
  const salted = (name: "V1" | "V2") =>
    Buffer.from(md5Vectors[name].salt, "hex");
  const code10 = ({ salt, token, signature }: typeof V1) =>
    request(10, 2, salt, token, signature);
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ["code 10, V1", code10(V1), V1.proof],
    ["code 10, V2", code10(V2), V2.proof],
    [
      "code 10, method 1",
      request(10, 1, salted("V1")),
      md5Vectors.V1.code10Method1,
    ],
    [
      "code 11",
      request(11, V1.salt, salted("V1")),
      md5Vectors.V1.code11WithSuffix,
    ],
    ["code 5, V1", request(5, salted("V1")), md5Vectors.V1.code5],
    ["code 5, V2", request(5, salted("V2")), md5Vectors.V2.code5],
  ];

  it.each(cases)(
    "is the published answer to %s",
    async (_name, question, answer) => {
      let received = "";
      const server = await serverThat((client) => {
        client.once("data", () => {
          client.write(question);
          client.once("data", (bytes) => {
            received = bytes.toString("latin1");
            client.end();
          });
        });
      });
      await logIn(server.port, md5User, {}, { password: "gauss@123" });
      const length = int32(answer.length + 5).toString("latin1");
      expect(received).toBe(`p${length}${answer}\0`);
    },
  );
});

describe("a server that asks what nobody can answer", () => {
  const { salt, token, signature } = vectors.V4;
  const asked = request(10, 2, salt, token, 10_000);
  const cases: readonly (readonly [string, Buffer, RegExp])[] = [
    ["code 13", request(13, 3, salt, token), /SM3 authentication/],
    ["code 14", request(14), /IAM token authentication/],
    ["code 99", request(99), /code 99/],
    [
      "neither signature nor count",
      request(10, 2, salt, token),
      /without a signature/,
    ],
    [
      "too few iterations",
      request(10, 2, salt, token, 2047),
      /2047 iterations/,
    ],
    [
      "too many iterations",
      request(10, 2, salt, token, 100_001),
      /100001 iterations/,
    ],
    ["another method", request(10, 3, salt, token), /form that is not known/],
    [
      "another signature",
      request(10, 2, salt, token, signature.replaceAll("9", "8")),
      /does not fit/,
    ],
    ["twice", Buffer.concat([asked, asked]), /twice/],
    [
      "with a length of 0",
      Buffer.from("5200000000", "hex"),
      /not that of a DWS/,
    ],
    [
      "with a huge length",
      Buffer.from("527fffffff", "hex"),
      /not that of a DWS/,
    ],
    ["MD5 without salt", request(5), /./],
    ["SASL without a name", request(10), /./],
    ["SASL out of turn", request(11, "r=x,s=eA==,i=4096"), /./],
  ];

  it.each(cases)("is told so and left: %s", async (_name, bytes, words) => {
    let passwords = 0;
    const server = await serverThat((client) => {
      client.once("data", () => {
        client.write(bytes);
        client.on(
          "data",
          (answer) => (passwords += answer[0] === 0x70 ? 1 : 0),
        );
      });
    });
    for (const startupProtocol of protocols) {
      const options = { startupProtocol, connectTimeoutMs: 500 };
      expect(await logIn(server.port, "someone", options)).toMatch(words);
    }
    await expect.poll(server.open).toBe(0);
    expect(passwords).toBe(0);
  });

  it("is left when it never answers the password", async () => {
    const server = await serverThat((client) => {
      client.once("data", () => client.write(asked));
    });
    const options = { connectTimeoutMs: 200 };
    expect(await logIn(server.port, "someone", options)).toMatch(/timeout/);
    await expect.poll(server.open).toBe(0);
  });

  it("gives a ConnectError", async () => {
    const server = await serverThat((client) => {
      client.once("data", () => client.write(request(14)));
    });
    const client = new pg.Client({ host, port: server.port, password });
    addLogin(client);
    await expect(client.connect()).rejects.toBeInstanceOf(ConnectError);
    expect(client.connection.stream.destroyed).toBe(true);
  });

  it("is a pg that the hook was not made for", () => {
    const strange = { connection: {} } as unknown as pg.Client;
    expect(() => addLogin(strange)).toThrow(ConnectError);
  });
});

describe("PostgreSQL itself", () => {
  let postgres: Postgres;

  beforeAll(async () => {
    postgres = await startPostgres();
    const { port, user, database } = postgres;
    const admin = new pg.Client({ host, port, user, database });
    await admin.connect();
    const { rows } = await admin.query<{ hba_file: string }>("show hba_file");
    const rule = `host all all ${host}/32 scram-sha-256`;
    const file = pg.escapeLiteral(rows[0]?.hba_file ?? "");
    await admin.query("set password_encryption to 'scram-sha-256'");
    await admin.query("create role modern login password 'x'");
    await admin.query(`copy (select '${rule}') to ${file}`);
    await admin.query("select pg_reload_conf()");
    await admin.end();
  });

  afterAll(() => postgres.stop());

  // PostgreSQL answers 3.51 with NegotiateProtocolVersion.
  it.each(protocols)(
    "is logged in to by SCRAM at %s",
    async (startupProtocol) => {
      const settings = { database: "postgres", password: "x" };
      const options = { startupProtocol };
      await expect
        .poll(() => logIn(postgres.port, "modern", options, settings))
        .toBe("modern");
      const wrong = { ...settings, password: "y" };
      expect(await logIn(postgres.port, "modern", options, wrong)).toMatch(
        /^28P01/,
      );
    },
  );
});
