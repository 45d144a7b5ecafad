/** Connecting: a node that falls silent after the login, and servers without TLS. */
import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  completeSettings,
  openDatabase,
  query,
  run,
  sql,
} from "../../src/runtime/index.js";
import { movableClock } from "../support/movable-clock.js";
import { orders } from "../support/orders.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";

describe("a node that falls silent after the login", () => {
  it("takes one connect timeout and not the whole deadline", async () => {
    const sockets = new Set<Socket>();
    const clock = { ...movableClock(), random: () => 0 };
    const server = createServer((socket) => {
      sockets.add(socket);
      // The deadline alone ends it, once it was tried again.
      if (sockets.size === 2) clock.pass(60_000);
      socket.on("error", () => undefined);
      // AuthenticationOk and ReadyForQuery to whatever comes first; then nothing more.
      socket.once("data", () => {
        socket.write(Buffer.from("5200000008000000005a0000000549", "hex"));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const db = openDatabase(
      completeSettings({ host: "127.0.0.1", port, sslmode: "disable" }),
      { connectTimeoutMs: 200, deadlineMs: 60_000, clock },
    );
    await expect(orders(db).count()).rejects.toMatchObject({
      outcome: "not-applied",
      transient: true,
    });
    expect(sockets.size).toBe(2);
    await db.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe("a session on a plain server", () => {
  let server: Postgres;

  beforeAll(async () => {
    server = await startPostgres();
    const client = await createDatabase(
      server,
      "shop",
      "create table orders (id bigint primary key, customer_id int not null, total numeric default 0 not null, note text, tags text[])",
    );
    await client.end();
  });
  afterAll(async () => server.stop());

  it("reads strings as the checks of SQL text do, whatever the role's own setting", async () => {
    const settings = { ...server, database: "shop", sslmode: "disable" };
    const admin = openDatabase(completeSettings(settings));
    await run(admin, sql`create role hasty login superuser`);
    await run(
      admin,
      sql`alter role hasty set standard_conforming_strings = off`,
    );
    await admin.close();
    const db = openDatabase(completeSettings({ ...settings, user: "hasty" }));
    expect(await query(db, sql`select 'a\\' as a`)).toEqual([{ a: "a\\" }]);
    await db.close();
  });

  it("is ended by what `await using` calls at the end of a block", async () => {
    const settings = { ...server, database: "shop", sslmode: "disable" };
    const db = openDatabase(completeSettings(settings));
    expect(await orders(db).count()).toBe(0n);
    await db[Symbol.asyncDispose]();
    await expect(orders(db).count()).rejects.toMatchObject({
      code: "DWS_CONNECT",
    });
  });

  it("goes on in clear, with sslmode=prefer, for every one of the first connections", async () => {
    const db = openDatabase(
      completeSettings({ ...server, database: "shop", sslmode: "prefer" }),
    );
    const counts = await Promise.all(
      Array.from({ length: 5 }, async () => orders(db).count()),
    );
    expect(counts).toEqual([0n, 0n, 0n, 0n, 0n]);
    await db.close();
  });
});
