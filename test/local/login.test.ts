/** The login at the front, byte for byte: who is asked what, who gets in, and what a session is told of itself. */
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import {
  answerMd5Sha256,
  deriveKeys,
  proveKeys,
  signToken,
} from "../../src/runtime/sha256.js";
import { connectTo, errorOf, rowsOf } from "./client.js";
import { md5User } from "./login-vectors.js";
import {
  describeMessage,
  openRaw,
  packet,
  startup,
  type RawClient,
} from "./login-wire.js";

const password = "gauss@123";
const names = ["type0", "type1", "type2"] as const;
const roles = names.map((name, i) => ({
  name,
  password,
  passwordEncryptionType: i as 0 | 1 | 2,
}));
const lockMs = 60_000;
let now = 0;
let fronts: Readonly<Record<"sha256" | "md5", LocalDws>>;

beforeAll(async () => {
  const more = [
    { name: md5User, password, passwordEncryptionType: 2, iterations: 2048 },
    { name: "type3", password, passwordEncryptionType: 3 },
    { name: "O'Brien \\ Ü", password, passwordEncryptionType: 1 },
  ] as const;
  const options = {
    roles: [...roles, ...more],
    passwordLockMs: lockMs,
    now: () => now,
  };
  const [sha256, md5] = await Promise.all([
    startLocalDws({ ...options, tls: true }),
    startLocalDws({ ...options, authentication: "md5" }),
  ]);
  fronts = { sha256, md5 };
});

afterAll(async () => {
  await Promise.all(Object.values(fronts).map((dws) => dws.stop()));
});

const open = (
  method: "sha256" | "md5",
  user: string,
  minor: number,
  parameters = {},
): RawClient => {
  const all = { user, database: "gaussdb", ...parameters };
  return openRaw(fronts[method].port, startup([3, minor], all));
};

/** Layouts of connection.md 1.2, told by length and content. */
const layouts: Readonly<Record<string, RegExp>> = {
  "5": /^R0000000c00000005.{8}$/,
  "10": /^R000000540000000a00000002(?:3[0-9]|6[1-6]){72}$/,
  "10+iterations":
    /^R000000580000000a00000002(?:3[0-9]|6[1-6]){72}0000(?:2710|0800)$/,
  "10+signature": /^R000000940000000a00000002(?:3[0-9]|6[1-6]){136}$/,
  "13": /^R000000540000000d00000003(?:3[0-9]|6[1-6]){72}$/,
  "11": /^R0000004c0000000b(?:3[0-9]|6[1-6]){64}.{8}$/,
};

const layoutOf = (message: Buffer): string => {
  const text = `${message.toString("latin1", 0, 1)}${message.toString("hex", 1)}`;
  const found = Object.entries(layouts).filter(([, shape]) => shape.test(text));
  return found.map(([name]) => name).join(" or ");
};

/** What a client that knows the password answers. */
const answerTo = async (message: Buffer, user: string): Promise<string> => {
  const text = message.toString("latin1");
  const code = message.readInt32BE(5);
  const counted = user === md5User ? 2048 : 10_000;
  if (code === 13) return "nobody knows SM3 here";
  if (code === 5) {
    const { md5Answer, md5Verifier } =
      await import("../../src/local/wire/wire.js");
    return md5Answer(md5Verifier(user, password), message.subarray(9));
  }
  const salt = text.slice(code === 10 ? 13 : 9).slice(0, 64);
  const keys = await deriveKeys(password, salt, counted);
  if (code === 11) {
    return answerMd5Sha256(keys, salt, message.subarray(73), counted);
  }
  const token = text.slice(77, 85);
  if (message.length === 149) {
    expect(text.slice(85)).toBe(signToken(keys, token));
  }
  return proveKeys(keys, token);
};

// connection.md 1.1; "nobody" under md5 from openGauss auth.cpp, sendAuthRequest.
const S = "10+signature";
const I = "10+iterations";
type Row = readonly [at0: string, at50: string, at51: string];
const matrix: Readonly<
  Record<"sha256" | "md5", Readonly<Record<string, Row>>>
> = {
  sha256: {
    type2: [S, "10", I],
    type1: ["5", "10", I],
    type0: ["5", "5", "5"],
    type3: ["13", "13", "13"],
    nobody: ["5", "10", I],
  },
  md5: {
    type2: ["11", "11", "11"],
    type1: ["5", "5", "5"],
    type0: ["5", "5", "5"],
    type3: ["13", "13", "13"],
    nobody: ["5", "11", "11"],
  },
};
const cases = (["sha256", "md5"] as const).flatMap((method) =>
  Object.entries(matrix[method]).flatMap(([user, row]) =>
    row.map(
      (layout, i) => [method, user, [0, 50, 51][i] ?? 0, layout] as const,
    ),
  ),
);

describe("the question", () => {
  it.each(cases)(
    "under %s for %s with minor %i is %s",
    async (method, user, minor, layout) => {
      const client = open(method, user, minor);
      const question = await client.next();
      expect(layoutOf(question)).toBe(layout);
      client.answer(await answerTo(question, user));
      const denied = "E FATAL 28P01 Invalid username/password,login denied.";
      const isShut = user === "nobody" || user === "type3";
      const expected = isShut ? denied : "R 0";
      expect(describeMessage(await client.next())).toBe(expected);
      client.socket.destroy();
    },
  );

  it("goes by the role's own iteration count", async () => {
    const counts = [];
    for (const user of ["type2", md5User]) {
      const client = open("sha256", user, 51);
      counts.push((await client.next()).readInt32BE(85));
      client.socket.destroy();
    }
    expect(counts).toEqual([10_000, 2048]);
    const old = open("sha256", md5User, 0);
    old.answer(await answerTo(await old.next(), md5User));
    expect(describeMessage(await old.next())).toBe("R 0");
    old.socket.destroy();
  });

  it("has the same salt each time, for a role that does not exist too", async () => {
    for (const user of ["type2", "nobody", "somebody"]) {
      const [one, two] = [open("sha256", user, 51), open("sha256", user, 51)];
      const [first, second] = [await one.next(), await two.next()];
      expect(first.subarray(13, 77)).toEqual(second.subarray(13, 77));
      expect(first.subarray(77, 85)).not.toEqual(second.subarray(77, 85));
      one.socket.destroy();
      two.socket.destroy();
    }
  });

  it("must be answered by a password", async () => {
    const client = open("sha256", "type2", 0);
    await client.next();
    client.socket.write(
      Buffer.from("510000000573656c00", "hex").subarray(0, 6),
    );
    expect(describeMessage(await client.next())).toBe(
      "E FATAL 08P01 expected password response, got message type 81",
    );
    client.socket.destroy();
  });

  it("is not asked where the kept text is of no known kind", async () => {
    const admin = await connectTo(fronts.sha256);
    await admin.query("create role modern login");
    await admin.query("set password_encryption to 'scram-sha-256'");
    await admin.query("alter role modern password 'x'");
    await admin.end();
    const client = open("sha256", "modern", 0);
    expect(describeMessage(await client.next())).toBe(
      "E FATAL 28000 Invalid username/password,login denied.",
    );
    client.socket.destroy();
  });
});

describe("a stock pg client", () => {
  const loginAs = (method: "sha256" | "md5", user: string): Client => {
    const { host, port, database } = fronts[method];
    return new Client({ host, port, database, user, password });
  };
  const streamOf = (client: Client) => client.connection.stream;

  // connection.md 1.7
  it("fails on a type 2 role, and leaves its socket open", async () => {
    const client = loginAs("sha256", "type2");
    const error: unknown = await client.connect().catch((e: unknown) => e);
    expect(error).toMatchObject({
      message: "SASL: Only mechanism(s) SCRAM-SHA-256 are supported",
    });
    expect(error).not.toHaveProperty("code");
    expect(streamOf(client).destroyed).toBe(false);
    streamOf(client).destroy();
  });

  it("fails on a type 2 role under md5 too", async () => {
    const client = loginAs("md5", "type2");
    const error: unknown = await client.connect().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain("message");
    expect(streamOf(client).destroyed).toBe(false);
    streamOf(client).destroy();
  });

  it.each(["type0", "type1", "O'Brien \\ Ü"])("logs in as %s", async (user) => {
    const client = loginAs("sha256", user);
    await client.connect();
    const rows = await rowsOf(client, "select current_user as u");
    expect(rows).toEqual([{ u: user }]);
    await client.end();
  });

  it("finds the guide's databases", async () => {
    for (const database of ["gaussdb", "postgresgaussdb", "postgres"]) {
      const client = await connectTo(fronts.sha256, { database });
      const rows = await rowsOf(
        client,
        "select current_database() as d, (select count(*)::int from pgxc_node) as n",
      );
      expect(rows).toEqual([{ d: database, n: 5 }]);
      await client.end();
    }
  });
});

// connection.md 1.5
describe("an account", () => {
  const tryLogin = (word: string): Promise<string> =>
    errorOf(
      connectTo(fronts.sha256, { user: "type1", password: word }).then(
        (client) => client.end(),
      ),
    );
  const wrong = "28P01 Invalid username/password,login denied.";

  it("is locked after ten wrong passwords in a row, until time has passed", async () => {
    for (let i = 0; i < 9; i++) expect(await tryLogin("wrong")).toBe(wrong);
    expect(await tryLogin(password)).toBe("no error");
    for (let i = 0; i < 10; i++) expect(await tryLogin("wrong")).toBe(wrong);
    const locked = "28000 The account has been locked.";
    expect(await tryLogin("wrong")).toBe(locked);
    expect(await tryLogin(password)).toBe(locked);
    now += lockMs;
    expect(await tryLogin(password)).toBe("no error");
  });

  it("is not locked by a client that goes away without an answer", async () => {
    for (let i = 0; i < 12; i++) {
      const client = open("sha256", "type1", 0);
      await client.next();
      client.socket.destroy();
    }
    expect(await tryLogin(password)).toBe("no error");
  });
});

describe("the startup", () => {
  it.each([
    [2, 0],
    [3, 2],
    [3, 52],
    [4, 0],
  ])("of version %i.%i is refused", async (major, minor) => {
    const bytes = startup([major, minor], { user: "type1" });
    const client = openRaw(fronts.sha256.port, bytes);
    expect(describeMessage(await client.next())).toBe(
      `E FATAL 0A000 unsupported frontend protocol ${major}.${minor}: server supports 3.0 to 3.51`,
    );
    client.socket.destroy();
  });

  const firstError = async (parameters: object): Promise<string> => {
    const client = open("sha256", "type0", 0, parameters);
    client.answer(await answerTo(await client.next(), "type0"));
    for (;;) {
      const text = describeMessage(await client.next());
      if (!text.startsWith("E") && text !== "Z") continue;
      client.socket.destroy();
      return text;
    }
  };

  // connection.md 3, absent PG settings; pg sends them from its options of those names.
  it.each(["lock_timeout", "idle_in_transaction_session_timeout", "no_such"])(
    "with %s is refused",
    async (name) => {
      const text = `E FATAL 42704 unrecognized configuration parameter "${name}"`;
      expect(await firstError({ [name]: "5" })).toBe(text);
      expect(await firstError({ options: `-c ${name}=5` })).toBe(text);
      expect(await firstError({ options: `-c geqo=on --${name}=5` })).toBe(
        text,
      );
    },
  );

  it("takes settings of PostgreSQL and of DWS, in options too", async () => {
    expect(
      await firstError({
        session_timeout: "0",
        statement_timeout: "70000",
        connection_info: "{}",
        options:
          "-c max_query_retry_times=0 -cwork_mem=2MB --application-name=a\\ b",
      }),
    ).toBe("Z");
    const { host, port, user } = fronts.sha256;
    const client = new Client({
      ...{ host, port, user, password: fronts.sha256.password },
      database: "gaussdb",
      options:
        "-c session_timeout=0 -cwork_mem=2MB --search_path=a,\\ b -c max_query_retry_times=0",
    });
    await client.connect();
    const shown = await rowsOf(
      client,
      "select current_setting('work_mem') as m, current_setting('search_path') as p, current_setting('dws.session_timeout') as t",
    );
    expect(shown).toEqual([{ m: "2MB", p: "a, b", t: "0" }]);
    await client.end();
  });

  it("names a database that does not exist", async () => {
    expect(await firstError({ database: "nowhere" })).toBe(
      'E FATAL 3D000 database "nowhere" does not exist',
    );
  });

  it("may be anything else without harm", async () => {
    for (const bytes of [
      "00000003",
      "7fffffff00030000",
      "00000008000300",
      "",
    ]) {
      const socket = connect(fronts.sha256.port, "127.0.0.1");
      socket.on("error", () => undefined).end(Buffer.from(bytes, "hex"));
      await new Promise((resolve) => socket.resume().once("close", resolve));
    }
    const cancel = packet(Buffer.from("04d2162e00000999000000010", "hex"));
    const unknown = openRaw(fronts.sha256.port, cancel);
    await expect(unknown.next()).rejects.toThrow("closed");
    await (await connectTo(fronts.sha256)).end();
  });
});

describe("TLS", () => {
  const sslRequest = Buffer.from("0000000804d2162f", "hex");
  const gssRequest = Buffer.from("0000000804d21630", "hex");
  const nextChunk = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      socket.once("data", (chunk) => resolve(chunk.toString("latin1")));
      socket.once("close", () => resolve("closed"));
    });
  const openSocket = (method: "sha256" | "md5"): Socket => {
    const socket = connect(fronts[method].port, "127.0.0.1");
    return socket.on("error", () => undefined);
  };
  const open = (): Client => {
    const { host, port, user, ca } = fronts.sha256;
    const ssl = { ca: ca ?? "", checkServerIdentity: () => undefined };
    const own = fronts.sha256.password;
    const client = new Client({
      ...{ host, port, user, password: own, ssl },
      database: "gaussdb",
    });
    return client.on("error", () => undefined);
  };

  it("is refused where there is none, and for GSS", async () => {
    const socket = openSocket("md5");
    socket.write(sslRequest);
    expect(await nextChunk(socket)).toBe("N");
    socket.write(gssRequest);
    expect(await nextChunk(socket)).toBe("N");
    socket.destroy();
    const other = openSocket("sha256");
    other.write(gssRequest);
    expect(await nextChunk(other)).toBe("N");
    other.write(sslRequest);
    expect(await nextChunk(other)).toBe("S");
    other.destroy();
  });

  // facts: connection.md 4, TLS
  it("is version 1.2, with a certificate that names no host of ours", async () => {
    const socket = openSocket("sha256");
    socket.write(sslRequest);
    expect(await nextChunk(socket)).toBe("S");
    const { ca } = fronts.sha256;
    const checkServerIdentity = () => undefined;
    const secure = connectTls({ socket, ca, checkServerIdentity });
    await new Promise((resolve) => secure.once("secureConnect", resolve));
    expect(secure.getProtocol()).toBe("TLSv1.2");
    const { subject, issuer } = secure.getPeerCertificate();
    expect([subject.CN, issuer.CN]).toEqual([
      "local-dws-server",
      "CA of the local DWS",
    ]);
    secure.destroy();
  });

  it("does not take what came in clear for what is encrypted", async () => {
    const packets = [sslRequest, startup([3, 0], { user: "type1" })];
    const socket = openSocket("sha256");
    socket.write(Buffer.concat(packets));
    expect(await nextChunk(socket)).toContain(
      "received unencrypted data after SSL request",
    );
    socket.destroy();
  });

  it("ends with a client that shakes no hands", async () => {
    const socket = openSocket("sha256");
    socket.write(sslRequest);
    await nextChunk(socket);
    socket.write("this is no TLS, however long one reads it");
    await new Promise((resolve) => socket.resume().once("close", resolve));
    await (await connectTo(fronts.sha256)).end();
  });

  it("carries 20 MB, a cancel and an end, as a clear session does", async () => {
    const client = open();
    await client.connect();
    const rows = await rowsOf<{ t: string }>(
      client,
      "select repeat('x', 10000) as t from generate_series(1, 2000)",
    );
    expect(rows.every(({ t }) => t.length === 10_000)).toBe(true);
    await client.query("set application_name = 'encrypted'");
    await client.end();
    const admin = await connectTo(fronts.sha256);
    const count =
      "select count(*)::int as n from pg_stat_activity where application_name = 'encrypted'";
    await expect.poll(() => rowsOf(admin, count)).toEqual([{ n: 0 }]);
    await admin.end();
  });

  it("can be reset by a fault without harm to the front", async () => {
    const client = open();
    await client.connect();
    const { faults } = fronts.sha256;
    faults.add({ at: "reply", do: { kind: "cut", reset: true } });
    expect(await errorOf(client.query("select 1"))).toMatch(
      /ECONNRESET|Connection terminated/,
    );
    faults.clear();
    await (await connectTo(fronts.sha256)).end();
  });
});

interface Insides {
  readonly processID: number;
  readonly secretKey: number;
}

describe("a session", () => {
  // connection.md 4, ParameterStatus; defaults from openGauss guc.cpp, GUC_REPORT.
  it("is told DWS's parameters, and none that came after 9.2", async () => {
    const { host, port, user, password: own } = fronts.sha256;
    const client = new Client({
      ...{ host, port, user, password: own },
      database: "gaussdb",
      application_name: "me",
    });
    const told: Record<string, string> = {};
    client.connection.on(
      "parameterStatus",
      (message: { parameterName: string; parameterValue: string }) => {
        told[message.parameterName] = message.parameterValue;
      },
    );
    await client.connect();
    await client.end();
    expect(told).toEqual({
      application_name: "me",
      application_type: "not_perfect_sharding_type",
      behavior_compat_options: "",
      client_encoding: "UTF8",
      connection_info: "",
      DateStyle: "ISO, MDY",
      integer_datetimes: "on",
      IntervalStyle: "postgres",
      is_superuser: "on",
      is_sysadmin: "on",
      query_band: "",
      server_encoding: "UTF8",
      server_version: "9.2.4",
      session_authorization: "dbadmin",
      standard_conforming_strings: "on",
      TimeZone: expect.any(String) as string,
    });
  });

  it("is known by a slot, which is free again afterwards", async () => {
    const slotOf = (client: Client): number =>
      (client as unknown as Insides).processID;
    const clients = [];
    for (let i = 0; i < 3; i++) clients.push(await connectTo(fronts.md5));
    expect(clients.map(slotOf)).toEqual([1, 2, 3]);
    await Promise.all(clients.map((client) => client.end()));
    await expect
      .poll(async () => {
        const client = await connectTo(fronts.md5);
        const slot = slotOf(client);
        await client.end();
        return slot;
      })
      .toBe(1);
  });

  it("is cancelled by its slot and key, and by nothing else", async () => {
    const client = await connectTo(fronts.sha256);
    const { processID, secretKey } = client as unknown as Insides;
    const send = async (slot: number, key: number): Promise<void> => {
      const body = Buffer.alloc(12);
      body.writeInt32BE(80877102, 0);
      body.writeInt32BE(slot, 4);
      body.writeInt32BE(key, 8);
      const raw = openRaw(fronts.sha256.port, packet(body));
      await raw.next().catch(() => undefined);
      raw.socket.destroy();
    };
    const [row] = await rowsOf<{ pid: number }>(
      client,
      "select pg_backend_pid() as pid",
    );
    let isDone = false;
    const slow = errorOf(
      client.query("select pg_sleep(60)").finally(() => (isDone = true)),
    );
    const watcher = await connectTo(fronts.sha256);
    const active =
      "select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'";
    await expect.poll(() => rowsOf(watcher, active)).toHaveLength(1);
    await watcher.end();
    await send(processID, secretKey ^ 1);
    await send(processID + 500, secretKey);
    await send(row?.pid ?? 0, secretKey);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isDone).toBe(false);
    await send(processID, secretKey);
    expect(await slow).toBe("57014 canceling statement due to user request");
    await client.end();
  });
});
