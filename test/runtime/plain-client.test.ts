/** openClient: a client of `pg` that logs in to DWS, waits for a server, and gives up in time. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import {
  type AddressInfo,
  connect,
  createServer,
  type Server,
  type Socket,
} from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localSettings } from "../../generators/with-local.js";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  ConnectError,
  type ConnectionSettings,
  DeadlineError,
  openClient,
} from "../../src/runtime/index.js";
import { movableClock } from "../support/movable-clock.js";

const SHA256_ONLY = {
  name: "ann",
  password: "Secret_1",
  passwordEncryptionType: 2,
} as const;

let dws: LocalDws;
let settings: ConnectionSettings;

beforeAll(async () => {
  dws = await startLocalDws({ roles: [SHA256_ONLY] });
  const { name: user, password } = SHA256_ONLY;
  settings = { ...localSettings(dws), user, password };
});

afterAll(async () => dws.stop());

/** A server of the test's own, as a host to connect to. */
const listening = async (
  onSocket: (socket: Socket) => void,
): Promise<{ readonly server: Server; readonly hosts: [Host] }> => {
  const server = createServer(onSocket).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, hosts: [{ host: "127.0.0.1", port }] };
};

type Host = ConnectionSettings["hosts"][number];

describe("openClient", () => {
  it("logs in with SHA256, and speaks as pg does", async () => {
    const client = await openClient(settings);
    const { rows } = await client.query(
      "select current_user as name, 1::bigint as big, $1::int as small",
      [7],
    );
    expect(rows).toEqual([{ name: "ann", big: "1", small: 7 }]);
    await client.end();
    await expect(client.query("select 1")).rejects.toThrow();
  });

  it("tries a refused password once", async () => {
    const failed: unknown[] = [];
    const listen = (event: unknown) => failed.push(event);
    subscribe("dws.connect", listen);
    const wrong = { ...settings, password: "Wrong_1" };
    const opening = openClient(wrong, { deadlineMs: 5_000 });
    await expect(opening).rejects.toBeInstanceOf(ConnectError);
    unsubscribe("dws.connect", listen);
    expect(failed).toHaveLength(1);
  });

  it("waits for a server that is down", async () => {
    await dws.down("refuse");
    const opening = openClient(settings, { deadlineMs: 60_000 });
    setTimeout(() => void dws.up(), 500);
    const client = await opening;
    await client.end();
  });

  it("takes the next coordinator at once", async () => {
    const [host] = settings.hosts;
    const hosts = [{ host: "127.0.0.1", port: 1 }, ...(host ? [host] : [])];
    const pauses: number[] = [];
    const sleep = async (ms: number) => void pauses.push(ms);
    const clock = { ...systemClock, sleep };
    const client = await openClient({ ...settings, hosts }, { clock });
    expect(pauses).toEqual([]);
    await client.end();
  });

  it("gives up at the deadline, of a silent server too", async () => {
    const clock = movableClock();
    const { server, hosts } = await listening(() => clock.pass(300));
    const opening = openClient(
      { ...settings, hosts },
      { deadlineMs: 300, clock },
    );
    await expect(opening).rejects.toBeInstanceOf(DeadlineError);
    server.close();
  });

  it("stops when the caller says so", async () => {
    const hosts = [{ host: "127.0.0.1", port: 1 }];
    const signal = AbortSignal.timeout(100);
    const opening = openClient({ ...settings, hosts }, { signal });
    await expect(opening).rejects.toMatchObject({ code: "DWS_ABORTED" });
  });

  it("stops at once while a server is silent, too", async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const accepted = new Promise<void>((resolve) => {
      stop.signal.addEventListener("abort", () => setImmediate(resolve));
    });
    const { server, hosts } = await listening(() => stop.abort());
    const opening = openClient({ ...settings, hosts }, { signal });
    opening.catch(() => undefined);
    const inTheSameTurn = Promise.race([opening, accepted]);
    await expect(inTheSameTurn).rejects.toMatchObject({ code: "DWS_ABORTED" });
    server.close();
  });

  it("gives the second host what the first has left of the deadline", async () => {
    // Less than a connection may take, so that it is the deadline that ends it.
    const clock = { ...movableClock(), random: () => 0 };
    const first = await listening((socket) => {
      clock.pass(700);
      socket.destroy();
    });
    let isClosed: (value: unknown) => void = () => undefined;
    const closed = new Promise((resolve) => (isClosed = resolve));
    const second = await listening((socket) => {
      socket.on("error", () => undefined).on("close", isClosed);
      socket.resume();
      clock.pass(300);
    });
    const hosts: readonly Host[] = [...first.hosts, ...second.hosts];
    const all = { ...settings, hosts };
    const opening = openClient(all, { deadlineMs: 1_000, clock });
    await expect(opening).rejects.toBeInstanceOf(DeadlineError);
    await closed;
    first.server.close();
    second.server.close();
  });

  it("closes a connection that comes after the signal", async () => {
    const { server, hosts } = await listening((socket) => {
      socket.on("error", () => undefined);
      setTimeout(() => {
        const [host] = settings.hosts as [Host];
        const behind = connect(host.port, host.host);
        behind.on("error", () => undefined);
        socket.pipe(behind).pipe(socket);
      }, 400);
    });
    const ended = new Promise((resolve) => {
      server.on("connection", (socket: Socket) => socket.on("close", resolve));
    });
    const signal = AbortSignal.timeout(100);
    const opening = openClient({ ...settings, hosts }, { signal });
    await expect(opening).rejects.toMatchObject({ code: "DWS_ABORTED" });
    await ended;
    server.close();
  });
});
