/** Connecting to several hosts, with and without TLS, and what each session is given. */
import { createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCertificates } from "../../src/local/login/certificate.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import { createConnections } from "../../src/runtime/connect.js";
import {
  completeSettings,
  type Database,
  type DatabaseOptions,
  openDatabase,
  type PartialSettings,
} from "../../src/runtime/index.js";
import { execute } from "../../src/runtime/session.js";

const password = "Some-password-1";
const roles = [{ name: "shop", password, passwordEncryptionType: 2 }] as const;

let dws: LocalDws;
let encrypted: LocalDws;
let direct: pg.Client;

beforeAll(async () => {
  [dws, encrypted] = await Promise.all([
    startLocalDws({ coordinators: [0, 0], roles }),
    startLocalDws({ tls: true, roles }),
  ]);
  // The other two go down in between.
  const port = dws.coordinators[2]?.port ?? 0;
  direct = new pg.Client({ ...dws, port });
  await direct.connect();
});
afterAll(async () => {
  await direct.end();
  await dws.stop();
  await encrypted.stop();
});
beforeEach(() => dws.faults.clear());

const hostsOf = (ports: readonly number[]) =>
  ports.map((port) => `127.0.0.1:${port}`).join(",");

const open = (
  settings: PartialSettings,
  options: DatabaseOptions = {},
): Database =>
  openDatabase(
    completeSettings({
      user: "shop",
      password,
      database: "gaussdb",
      sslmode: "disable",
      ...settings,
    }),
    options,
  );

const ask = async (db: Database, text: string, values: string[] = []) =>
  (await db[execute]({ text, values }, "read", { label: "ask" })).rows;

/** A clock whose sleeps are counted: there should be none. */
const wakeful = () => {
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
  };
  return { pauses, clock: { ...systemClock, sleep, random: () => 0 } };
};

describe("several hosts", () => {
  it("are tried at once after each other, without a pause", async () => {
    const [first, second, third] = dws.coordinators;
    const { pauses, clock } = wakeful();
    await first?.down("refuse");
    await second?.down("reset");
    const ports = dws.coordinators.map(({ port }) => port);
    const db = open({ host: hostsOf(ports) }, { clock });
    expect(await ask(db, "select 1")).toEqual([["1"]]);
    expect(pauses).toEqual([]);
    // Both are set aside: further connections do not try them.
    await Promise.all(
      Array.from({ length: 4 }, async () => ask(db, "select pg_sleep(0.1)")),
    );
    expect(pauses).toEqual([]);
    await Promise.all([first?.up(), second?.up()]);
    expect(third?.port).toBe(ports[2]);
    await db.close();
  });

  it("are all tried before the first pause, and again after it", async () => {
    const { pauses, clock } = wakeful();
    const starting = {
      kind: "error",
      severity: "FATAL",
      sqlState: "57P03",
      message: "starting up",
    } as const;
    dws.faults.add({ at: "connect", do: starting, times: 4 });
    const ports = dws.coordinators.map(({ port }) => port);
    const db = open({ host: hostsOf(ports) }, { clock });
    await ask(db, "select 1");
    expect(pauses).toHaveLength(1);
    await db.close();
  });

  it("are never all asked with a password that one of them refused", async () => {
    const ports = dws.coordinators.map(({ port }) => port);
    const auth = dws.faults.add({
      at: "connect",
      do: { kind: "error", sqlState: "99999", message: "asked" },
      skip: 1,
      times: 99,
    });
    // At 3.0 a wrong password shows before it is sent.
    const wrong = { host: hostsOf(ports), password: "wrong" };
    const db = open(wrong, { startupProtocol: "3.51" });
    await expect(ask(db, "select 1")).rejects.toMatchObject({
      code: "DWS_CONNECT",
      sqlState: "28P01",
      transient: false,
    });
    expect(auth.struck).toBe(0);
    await db.close();
  });
});

describe("sslmode=prefer", () => {
  it("goes on in clear with the host that has no TLS, and with that one alone", async () => {
    const settings = completeSettings({
      host: hostsOf([dws.port, encrypted.port]),
      user: "shop",
      password,
      database: "gaussdb",
      sslmode: "prefer",
    });
    const connections = createConnections(settings, {}, systemClock);
    const clients = [];
    for (let n = 0; n < 4; n++) {
      clients.push(await connections.connect(() => true));
    }
    const told = clients.map(({ place, ssl }) => [
      place.port,
      String(ssl) !== "false",
    ]);
    expect(new Set(told.map(String))).toEqual(
      new Set([`${dws.port},false`, `${encrypted.port},true`]),
    );
    for (const client of clients) connections.release(client, false);
    await connections.close();
  });
});

describe("a client certificate", () => {
  it("is shown, its key read with the passphrase", async () => {
    const { certificate, key, ca } = await createCertificates();
    const folder = mkdtempSync(join(tmpdir(), "dws-test-certificate-"));
    const pathOf = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const encryptedKey = createPrivateKey(key).export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "open sesame",
    });
    let shown = "";
    const stop = new AbortController();
    const server = createServer((raw) => {
      raw.on("error", () => undefined);
      raw.once("data", () => {
        raw.write("S");
        const secure = new TLSSocket(raw, {
          isServer: true,
          secureContext: createSecureContext({ key, cert: certificate }),
          requestCert: true,
          rejectUnauthorized: false,
        });
        secure.on("error", () => undefined);
        secure.on("secure", () => {
          shown = String(secure.getPeerCertificate().subject.CN);
          secure.destroy();
          stop.abort();
        });
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const settings = {
      host: "127.0.0.1",
      port: (server.address() as AddressInfo).port,
      sslmode: "verify-ca",
      sslrootcert: pathOf("cacert.pem", ca),
      sslcert: pathOf("client.crt", certificate),
      sslkey: pathOf("client.key", String(encryptedKey)),
    };
    const db = open({ ...settings, sslpassword: "open sesame" });
    await expect(
      db[execute]({ text: "select 1", values: [] }, "read", {
        label: "ask",
        signal: stop.signal,
      }),
    ).rejects.toMatchObject({ outcome: "not-applied" });
    expect(shown).not.toBe("");
    await db.close();
    for (const sslpassword of [undefined, "wrong"]) {
      expect(() => open({ ...settings, sslpassword })).toThrow(/sslpassword/);
    }
    const { sslkey, ...withoutKey } = settings;
    expect(sslkey).toMatch(/client\.key$/);
    expect(() => open(withoutKey)).toThrow(/both sslcert and sslkey/);
    server.close();
    rmSync(folder, { recursive: true });
  });
});

describe("a session", () => {
  it("has the search path that was asked for, and no setting that DWS refuses", async () => {
    dws.record.clear();
    dws.record.start();
    const searchPath = ["public", 'odd "schema"'];
    const db = open(
      { host: hostsOf([dws.port]) },
      { searchPath, statementTimeoutMs: 60_000 },
    );
    expect(await ask(db, "show search_path")).toEqual([
      ['public, "odd ""schema"""'],
    ]);
    expect(await ask(db, "show statement_timeout")).toEqual([["1min"]]);
    dws.record.stop();
    const texts = dws.record.statements().map(({ text }) => text);
    expect(texts.join()).not.toMatch(/lock_timeout|idle_in_transaction/);
    await db.close();
  });
});

describe("single statements", () => {
  beforeAll(async () => {
    await direct.query("create table plain (id bigint, note text)");
    await direct.query("grant all on plain to shop");
  });

  it("are one round trip in autocommit: no BEGIN, no Flush, so that CN retry holds", async () => {
    const db = open({ host: hostsOf([dws.port]) });
    await ask(db, "select 1");
    dws.record.clear();
    dws.record.start();
    // A datanode's failure is retried by the coordinator only where a statement stands alone and without Flush.
    for (const text of [
      "insert into plain values ($1, 'x')",
      "update plain set note = 'y' where id = $1",
      "select * from plain where id = $1",
      "delete from plain where id = $1",
    ]) {
      for (let times = 0; times < 6; times++) {
        const fault = dws.faults.add({
          at: "execute",
          matching: /plain/,
          do: { kind: "datanode", sqlState: "YY001" },
        });
        const work = text.startsWith("select") ? "read" : "write";
        const statement = { text, values: ["1"] };
        await db[execute](statement, work, { label: "single" });
        expect(fault.struck).toBe(1);
      }
    }
    dws.record.stop();
    const records = dws.record.statements();
    expect(records).toHaveLength(24);
    for (const one of records) {
      expect(one).toMatchObject({
        attempts: 2,
        statusBefore: "I",
        statusAfter: "I",
        protocol: "extended",
      });
    }
    await db.close();
  });

  it("have a name after a few uses, and another one once their plan is stale", async () => {
    const names = "select name from pg_prepared_statements order by name";
    const db = open({ host: hostsOf([dws.port]) }, { max: 1 });
    const look = async () =>
      ask(db, "select * from plain where id = $1", ["1"]);
    for (let times = 0; times < 4; times++) await look();
    expect(await ask(db, names)).toEqual([]);
    await look();
    await look();
    expect(await ask(db, names)).toEqual([["dws_1"]]);
    await direct.query("alter table plain add column more int");
    // 0A000 cached plan must not change result type: prepared again, once, unseen.
    await look();
    await ask(db, "deallocate all");
    for (let times = 0; times < 6; times++) await look();
    expect(await ask(db, names)).toEqual([["dws_2"]]);
    // 26000 prepared statement does not exist.
    await ask(db, "deallocate all");
    await look();
    await db.close();
    const unnamed = open(
      { host: hostsOf([dws.port]) },
      { max: 1, nameStatements: false },
    );
    for (let times = 0; times < 9; times++) {
      await ask(unnamed, "select * from plain where id = $1", ["1"]);
    }
    expect(await ask(unnamed, names)).toEqual([]);
    await unnamed.close();
  });

  it("replay a transaction whole when a plan is stale in it", async () => {
    const db = open(
      { host: hostsOf([dws.port]) },
      { max: 1, nameStatements: 1 },
    );
    const text = "select * from plain where id = $1";
    await ask(db, text, ["1"]);
    await direct.query("alter table plain add column yet_more int");
    let attempts = 0;
    await db.transaction(async (tx) => {
      attempts++;
      await tx[execute]({ text, values: ["1"] }, "read", { label: "look" });
    });
    expect(attempts).toBe(2);
    await db.close();
  });
});
