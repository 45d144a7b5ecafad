/** Raw sockets for the login tests: startup packets of any version, whole messages back, and a relay that counts. */
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import {
  readBytes,
  readMessage,
  type ByteReader,
} from "../../src/local/wire/byte-reader.js";
import { frame, readErrorFields } from "../../src/local/wire/wire.js";

/** A client that does what it is told. */
export interface RawClient {
  readonly socket: Socket;
  readonly reader: ByteReader;
  /** The next message, whole. */
  next(): Promise<Buffer>;
  /** Answers the password question. */
  answer(text: string): void;
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** A packet without a type byte. */
export const packet = (body: Buffer): Buffer =>
  Buffer.concat([int32(body.length + 4), body]);

/** A packet that opens a session. */
export function startup(
  version: readonly [major: number, minor: number],
  parameters: Readonly<Record<string, string>>,
): Buffer {
  const [major, minor] = version;
  const texts = Object.entries(parameters).flat();
  const body = Buffer.from([...texts, ""].map((text) => `${text}\0`).join(""));
  return packet(Buffer.concat([int32(major * 65536 + minor), body]));
}

/** Connects and sends the bytes. */
export function openRaw(port: number, bytes: Buffer): RawClient {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const reader = readBytes(socket);
  socket.write(bytes);
  return {
    socket,
    reader,
    next: async () => {
      const { type, body } = await readMessage(reader);
      return frame(type, body);
    },
    answer: (text) => socket.write(frame("p", Buffer.from(`${text}\0`))),
  };
}

/** `R 0`, or `E <severity> <SQLSTATE> <text>`. */
export function describeMessage(message: Buffer): string {
  const type = message.toString("latin1", 0, 1);
  if (type === "R") return `R ${message.readInt32BE(5)}`;
  if (type !== "E") return type;
  const fields = readErrorFields(message.subarray(5));
  return ["E", ...["S", "C", "M"].map((key) => fields.get(key))].join(" ");
}

/** A relay before a server. */
export interface Relay {
  readonly port: number;
  /** Connections that were ever made. */
  readonly made: () => number;
  /** Connections that are open. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve((server.address() as AddressInfo).port),
    );
  });

/** Sends every byte in a packet of its own. */
const trickle = async (from: Socket, to: Socket): Promise<void> => {
  for await (const chunk of from) {
    for (const byte of chunk as Buffer) {
      if (to.destroyed) return;
      await new Promise((resolve) => to.write(Buffer.of(byte), resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  to.end();
};

/** Serves each connection by `serve`, and counts. */
export async function startCounting(
  serve: (client: Socket) => void,
): Promise<Relay> {
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer((client) => {
    made++;
    open.add(client);
    client.setNoDelay(true).on("error", () => undefined);
    client.once("close", () => open.delete(client));
    serve(client);
  });
  return {
    port: await listen(server),
    made: () => made,
    open: () => open.size,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of open) client.destroy();
      await closed;
    },
  };
}

/** A relay to the port; the server's bytes may come one by one. */
export const startRelay = (
  port: number,
  { isSlow = false } = {},
): Promise<Relay> =>
  startCounting((client) => {
    const server = connect(port, "127.0.0.1").setNoDelay();
    server.on("error", () => client.destroy());
    client.once("close", () => server.destroy());
    client.pipe(server);
    if (isSlow) trickle(server, client).catch(() => undefined);
    else server.pipe(client);
  });
