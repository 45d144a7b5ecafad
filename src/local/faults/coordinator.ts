/** A port that clients connect to, and that can go down and come up again as a coordinator does. */
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";

/** One coordinator; all of them have the same engine behind them. */
export interface Coordinator {
  readonly port: number;
  /**
   * Resets all sessions. New ones are refused (ECONNREFUSED), or accepted and reset as behind a load balancer, until
   * it is up again. The engine finishes the statements that it is at, and rolls open blocks back.
   */
  down(how?: "refuse" | "reset"): Promise<void>;
  /** Takes connections again, on the same port. */
  up(): Promise<void>;
}

/** A coordinator as its owner sees it. */
export interface OpenCoordinator extends Coordinator {
  /** Closes the port and every session at once. */
  stop(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const closeOf = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once("close", resolve));

/** A socket whose own end is under way cannot be reset: Node reports EINVAL, and it would never close. */
const reset = (client: Socket): void => {
  if (client.writableEnded) client.destroy();
  else client.resetAndDestroy();
};

/** The server behind a port, anew each time the port is opened. */
function createDoor(accept: (client: Socket) => void) {
  let server: Server | undefined;
  return {
    open: async (port: number): Promise<number> => {
      if (server !== undefined) return port;
      server = createServer({ allowHalfOpen: true }, accept);
      return listen(server, port);
    },
    close: async (): Promise<void> => {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      await new Promise((resolve) => closing.close(resolve));
    },
  };
}

/** Listens on the port (0 = any free one) of 127.0.0.1. */
export async function openCoordinator(
  wanted: number,
  serve: (client: Socket) => void,
): Promise<OpenCoordinator> {
  const clients = new Set<Socket>();
  let resetsAll = false;
  const door = createDoor((client) => {
    clients.add(client);
    client.once("close", () => clients.delete(client));
    if (resetsAll) client.on("error", () => undefined).resetAndDestroy();
    else serve(client);
  });
  const port = await door.open(wanted);
  const end = async (endClient: (client: Socket) => void): Promise<void> => {
    const ends = [door.close(), ...[...clients].map(closeOf)];
    clients.forEach(endClient);
    await Promise.all(ends);
  };
  return {
    port,
    down: async (how = "refuse") => {
      resetsAll = how === "reset";
      await end(reset);
      if (resetsAll) await door.open(port);
    },
    up: async () => {
      resetsAll = false;
      await door.open(port);
    },
    stop: () => end((client) => client.destroy()),
  };
}

/** All coordinators, or none when one cannot listen. */
export async function openCoordinators(
  ports: readonly number[],
  serve: (client: Socket) => void,
): Promise<readonly OpenCoordinator[]> {
  const open: OpenCoordinator[] = [];
  try {
    for (const port of ports) open.push(await openCoordinator(port, serve));
    return open;
  } catch (error) {
    await Promise.all(open.map((coordinator) => coordinator.stop()));
    throw error;
  }
}
