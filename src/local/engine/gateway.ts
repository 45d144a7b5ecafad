/** A socket of our own in front of a foreign PostgreSQL: whoever reaches it is trusted, as at a server of our own. */
import { randomBytes } from "node:crypto";
import { createServer, type NetConnectOpts, type Socket } from "node:net";
import { join } from "node:path";
import {
  readBytes,
  readMessage,
  type ByteReader,
} from "../wire/byte-reader.js";
import {
  fatalMessage,
  frame,
  queryMessage,
  readStartupParameters,
  startupCodes,
} from "../wire/wire.js";
import { connectUpstream, logInUpstream, type Upstream } from "./upstream.js";

/** A listening gateway. */
export interface Gateway {
  readonly target: NetConnectOpts;
  /** Closes every session. */
  stop(): Promise<void>;
}

/** What the superuser of a server of our own is called. */
const ourSuperuser = "postgres";

/** Reads what follows the login, up to ReadyForQuery; the messages as bytes, and whether it came so far. */
const readGreeting = async (
  reader: ByteReader,
  keep: (type: string) => boolean,
): Promise<{ readonly bytes: Buffer; readonly isReady: boolean }> => {
  const kept: Buffer[] = [];
  for (;;) {
    const { type, body } = await readMessage(reader);
    if (type === "Z") return { bytes: Buffer.concat(kept), isReady: true };
    if (keep(type)) kept.push(frame(type, body));
    if (type === "E") return { bytes: frame(type, body), isReady: false };
  }
};

const becomeSql = (user: string): string =>
  `SET SESSION AUTHORIZATION "${user.replaceAll('"', '""')}"`;

/** The superuser logs in and then becomes the user asked for, whose password there nobody here knows. */
const openAs = async (
  client: Socket,
  upstream: Upstream,
  asked: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): Promise<{ readonly socket: Socket; readonly reader: ByteReader }> => {
  const user = asked.get("user") ?? "";
  const database = asked.get("database") ?? user;
  const parameters = new Map(asked)
    .set("user", Buffer.from(upstream.user).toString("latin1"))
    .set("database", names.get(database) ?? database);
  const opened = await logInUpstream(upstream, parameters);
  const { socket, reader } = opened;
  const greeting = await readGreeting(reader, () => true);
  let end = greeting;
  if (greeting.isReady && user !== ourSuperuser) {
    const name = Buffer.from(user, "latin1").toString();
    socket.write(queryMessage(becomeSql(name)));
    end = await readGreeting(reader, (type) => type === "S");
  }
  if (!end.isReady) {
    socket.destroy();
    client.end(end.bytes);
    throw new Error("refused");
  }
  client.write(frame("R", Buffer.alloc(4)));
  client.write(greeting.bytes);
  if (end !== greeting) client.write(end.bytes);
  client.write(frame("Z", Buffer.from("I")));
  return opened;
};

const joinSockets = (one: Socket, other: Socket): void => {
  one.pipe(other).pipe(one);
  one.once("close", () => other.destroy());
  other.once("close", () => one.destroy());
};

const serve = async (
  client: Socket,
  upstream: Upstream,
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  const fromClient = readBytes(client);
  const head = await fromClient.take(8);
  const rest = await fromClient.take(head.readInt32BE(0) - 8);
  const packet = Buffer.concat([head, rest]);
  if (head.readInt32BE(4) === startupCodes.cancel) {
    const socket = await connectUpstream(upstream);
    socket.once("close", () => client.end());
    socket.resume().end(packet);
    return;
  }
  const asked = readStartupParameters(packet);
  const { socket, reader } = await openAs(client, upstream, asked, names);
  client.write(reader.release());
  socket.write(fromClient.release());
  joinSockets(client, socket);
};

/**
 * Opens it in a private folder. `names` gives the real names of databases, and may grow.
 */
export async function openGateway(
  folder: string,
  upstream: Upstream,
  names: ReadonlyMap<string, string>,
): Promise<Gateway> {
  const path =
    process.platform === "win32"
      ? `\\\\.\\pipe\\generator-dws-${randomBytes(16).toString("hex")}`
      : join(folder, ".s.PGSQL.5432");
  const clients = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.once("close", () => clients.delete(client));
    client.on("error", () => undefined);
    serve(client, upstream, names).catch((error: unknown) => {
      if (client.destroyed || client.writableEnded) return;
      const text = error instanceof Error ? error.message : "unknown";
      client.end(fatalMessage("08006", text));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve());
  });
  return {
    target: { path },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}
