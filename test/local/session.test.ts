/** A session with the front: handshake, versions, traffic in both directions, cancel. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Client } from "pg";
import { type Connection } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { md5Answer, md5Verifier } from "../../src/local/wire/wire.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

const loginError = async (
  overrides: Parameters<typeof connectTo>[1],
): Promise<string> =>
  errorOf(connectTo(dws, overrides).then((opened) => opened.end()));

describe("the login", () => {
  // facts: connection.md 1.5
  const denied = "28P01 Invalid username/password,login denied.";

  it("refuses a wrong password, an unknown role and one without password alike", async () => {
    expect(await loginError({ password: "wrong" })).toBe(denied);
    expect(await loginError({ user: "nobody's" })).toBe(denied);
    expect(await loginError({ user: "postgres" })).toBe(denied);
  });

  it("leaves an unknown database to the engine", async () => {
    const text = '3D000 database "nowhere" does not exist';
    expect(await loginError({ database: "nowhere" })).toBe(text);
  });

  it("takes a role that a client made, in a database that a client made", async () => {
    await client.query("create role reader login password 'Pa ss''word'");
    await client.query('create database "Größe"');
    const other = await connectTo(dws, {
      user: "reader",
      password: "Pa ss'word",
      database: "Größe",
    });
    expect(
      await rowsOf(
        other,
        "select current_user as u, current_database() as d, count(*)::int as n from pgxc_node",
      ),
    ).toEqual([{ u: "reader", d: "Größe", n: 5 }]);
    await other.end();
    await client.query('drop database "Größe"');
    await client.query("drop role reader");
  });

  it("goes on after a client has ended the front's own session", async () => {
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres' and pid <> pg_backend_pid()",
    );
    const other = await connectTo(dws);
    expect(await rowsOf(other, "select 1 as one")).toEqual([{ one: 1 }]);
    await other.end();
  });
});

describe("the versions", () => {
  it("say GaussDB 8.2.1 on 9.2.4, and that this is a stand-in", async () => {
    const [row] = await rowsOf<{ version: string; xc: string }>(
      client,
      "select version(), pgxc_version() as xc",
    );
    expect(row?.version).toMatch(
      /^PostgreSQL 9\.2\.4 .*GaussDB 8\.2\.1 .*stand-in/,
    );
    expect(row?.xc).toMatch(/^Postgres-XC .*based on PostgreSQL 9\.2\.4$/);
    expect(await rowsOf(client, "show server_version")).toEqual([
      { server_version: "9.2.4" },
    ]);
  });
});

/** A client of single bytes: what it sends goes out one byte per packet. */
const sendSlowly = async (socket: Socket, bytes: Buffer): Promise<void> => {
  for (const byte of bytes) {
    await new Promise((resolve) => socket.write(Buffer.of(byte), resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const nextData = (socket: Socket): Promise<Buffer> =>
  new Promise((resolve) => socket.once("data", resolve));

const packet = (type: string, body: string | Buffer): Buffer => {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(4);
  head.writeInt32BE(bytes.length + 4);
  return Buffer.concat([Buffer.from(type), head, bytes]);
};

describe("the traffic", () => {
  it("may come one byte per packet, from the first question on", async () => {
    const socket = connect(dws.port, dws.host).setNoDelay();
    // Listening all the while: what comes between two waits would be lost.
    let text = "";
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    let answer = nextData(socket);
    await sendSlowly(socket, Buffer.from("0000000804d2162f", "hex"));
    expect((await answer).toString()).toBe("N");
    answer = nextData(socket);
    const start = `\0\u0003\0\0user\0${dws.user}\0database\0gaussdb\0\0`;
    await sendSlowly(socket, packet("", start));
    const salt = (await answer).subarray(9);
    const verifier = md5Verifier(dws.user, dws.password);
    await sendSlowly(socket, packet("p", `${md5Answer(verifier, salt)}\0`));
    const create = "create table slow (a int) distribute by hash (a)";
    await sendSlowly(socket, packet("Q", `${create}\0`));
    await sendSlowly(socket, packet("X", ""));
    await once(socket, "close");
    expect(text).toContain("server_version\x009.2.4\0");
    expect(text).toContain("CREATE TABLE\0");
  });

  it("carries 50 MB back whole", async () => {
    const rows = await rowsOf<{ n: number; text: string }>(
      client,
      "select n, repeat(chr(65 + n % 26), 10000) as text from generate_series(1, 5000) n",
    );
    expect(rows).toHaveLength(5000);
    const isRight = rows.every(
      ({ n, text }) =>
        text === String.fromCharCode(65 + (n % 26)).repeat(10000),
    );
    expect(isRight).toBe(true);
  });

  it("carries a statement of 5 MB, and one that only looks like ours", async () => {
    const text = "create from pg_class ".repeat(250_000);
    expect(
      await rowsOf(
        client,
        `select length('${text}') as n from pg_class limit 1`,
      ),
    ).toEqual([{ n: text.length }]);
    expect(await rowsOf(client, "select $1::text as t", [text])).toEqual([
      { t: text },
    ]);
  });

  it("carries every kind of text through COPY and back", async () => {
    const texts = [
      "",
      "it's; -- /* ",
      "create table x distribute by hash(a)",
      "from pg_class",
      "tab\there\nline\\.",
      "ü€😀",
      "/*dws:[]*/",
    ];
    const escape = (text: string): string =>
      text
        .replaceAll("\\", "\\\\")
        .replaceAll("\t", "\\t")
        .replaceAll("\n", "\\n");
    await client.query(
      "create table copied (n int, t text) distribute by hash(n)",
    );
    const lines = texts.map((text, n) => `${n}\t${escape(text)}\n`).join("");
    await copyIn(client, "copy copied from stdin", lines);
    const rows = await rowsOf<{ t: string }>(
      client,
      "select t from copied order by n",
    );
    expect(rows.map(({ t }) => t)).toEqual(texts);
  });

  it("takes names outside ASCII", async () => {
    await client.query(
      'create table "Größe" ("Maß" int) distribute by hash("Maß")',
    );
    expect(
      await rowsOf(client, "select getdistributekey('\"Größe\"') as key"),
    ).toEqual([{ key: "Maß" }]);
  });
});

/** COPY FROM STDIN by pg's own hooks. */
const copyIn = (to: Client, text: string, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const query = {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse: (connection: {
        sendCopyFromChunk(chunk: Buffer): void;
        endCopyFrom(): void;
      }) => {
        connection.sendCopyFromChunk(Buffer.from(data));
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    };
    to.query(query as never);
  });

/** Until the engine is at the one statement that sleeps. */
const untilAsleep = async (): Promise<void> => {
  const watcher = await connectTo(dws);
  const asleep =
    "select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'";
  await expect.poll(() => rowsOf(watcher, asleep)).toHaveLength(1);
  await watcher.end();
};

describe("the end of a statement or a session", () => {
  it("comes by CancelRequest", async () => {
    const slow = errorOf(client.query("select pg_sleep(60)"));
    const { processID, secretKey } = client as unknown as {
      processID: number;
      secretKey: number;
    };
    const request = Buffer.alloc(16);
    [16, 80877102, processID, secretKey].forEach((value, i) =>
      request.writeInt32BE(value, i * 4),
    );
    await untilAsleep();
    const socket = connect(dws.port, dws.host, () => socket.write(request));
    socket.resume();
    expect(await slow).toBe("57014 canceling statement due to user request");
  });

  it("comes from the engine with its own words", async () => {
    const other = await connectTo(dws);
    const [row] = await rowsOf<{ pid: number }>(
      other,
      "select pg_backend_pid() as pid",
    );
    const slow = errorOf(other.query("select pg_sleep(60)"));
    await untilAsleep();
    await client.query("select pg_terminate_backend($1)", [row?.pid]);
    expect(await slow).toMatch(/^57P01 /);
  });

  it("comes from the client and reaches the engine", async () => {
    const other = await connectTo(dws);
    await other.query("set application_name = 'leaving'");
    await other.end();
    const count =
      "select count(*)::int as n from pg_stat_activity where application_name = 'leaving'";
    await expect.poll(() => rowsOf(client, count)).toEqual([{ n: 0 }]);
  });

  it("comes as a reset and reaches the engine", async () => {
    const other = await connectTo(dws);
    await other.query("set application_name = 'broken'");
    const { stream } = (other as unknown as { connection: { stream: Socket } })
      .connection;
    const closed = new Promise((resolve) => stream.once("close", resolve));
    stream.resetAndDestroy();
    await closed;
    const count =
      "select count(*)::int as n from pg_stat_activity where application_name = 'broken'";
    await expect.poll(() => rowsOf(client, count)).toEqual([{ n: 0 }]);
  });

  it("leaves a transaction aborted after a refusal, as any error does", async () => {
    await client.query("begin");
    const refused = "listen channel";
    expect(await errorOf(client.query(refused))).toMatch(/^0A000 /);
    expect(await errorOf(client.query("select 1"))).toMatch(/^25P02 /);
    await client.query("rollback");
    expect(await errorOf(runExtended(client, refused))).toMatch(/^0A000 /);
  });
});
