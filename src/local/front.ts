/** The port that clients connect to: it speaks as DWS does and passes the work to the engine. */
import {
  connect,
  createServer,
  type AddressInfo,
  type NetConnectOpts,
  type Server,
  type Socket,
} from "node:net";
import { openClientSession, type EngineDoor } from "./login/handshake.js";
import { openSession } from "./wire/session.js";
import { findVerifiers } from "./login/verifiers.js";
import { fatalMessage } from "./wire/wire.js";

/** A listening front. */
export interface Front {
  readonly port: number;
  /** Closes the port and every session at once. */
  stop(): Promise<void>;
}

const connectEngine = (target: NetConnectOpts): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ ...target, allowHalfOpen: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      // Until the session is open nobody else listens; an unheard error would end the process.
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const serve = (client: Socket, door: EngineDoor): void => {
  client.setNoDelay(true);
  client.on("error", () => undefined);
  openClientSession(client, door).catch(() => {
    if (client.destroyed) return;
    const text = "the local DWS does not accept connections";
    client.end(fatalMessage("57P03", text));
  });
};

/** Listens on the port (0 = any free one) of 127.0.0.1, in front of the engine at `target`. */
export async function startFront(
  target: NetConnectOpts,
  port: number,
): Promise<Front> {
  const clients = new Set<Socket>();
  const verifiers = findVerifiers(() =>
    openSession(target, { user: "postgres", database: "postgres" }),
  );
  const door = { connect: () => connectEngine(target), verifiers };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.once("close", () => clients.delete(client));
    serve(client, door);
  });
  return {
    port: await listen(server, port),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients) client.destroy();
      await verifiers.close();
      await closed;
    },
  };
}
