/** Listeners that are no DWS: one that never accepts, one that is silent, one that hangs up, one that speaks HTTP. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo, connect, type Socket } from "node:net";

/** A listener on 127.0.0.1. */
export interface Listener {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Serves each client with the function. */
export const listen = async (
  serve: (client: Socket) => void,
): Promise<Listener> => {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on("error", () => undefined);
    serve(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, "close");
    },
  };
};

/** A port that was free a moment ago. */
export const findClosedPort = async (): Promise<number> => {
  const { port, stop } = await listen(() => undefined);
  await stop();
  return port;
};

/** Listens with the shortest queue, and never looks at it again. */
const DEAF = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    require("node:fs").writeSync(1, String(server.address().port) + "\\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** A port that drops what asks for a connection, as a firewall does: its queue is full. */
export const startFirewall = async (): Promise<Listener> => {
  const child = spawn(process.execPath, ["-e", DEAF], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(line.toString());
  const fillers = Array.from({ length: 8 }, () =>
    connect(port, "127.0.0.1").on("error", () => undefined),
  );
  // The kernel completes those that fit into the queue at once.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port,
    stop: async () => {
      for (const filler of fillers) filler.destroy();
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
};
