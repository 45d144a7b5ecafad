/** Opens one session: answers the client as DWS does, then logs in at the engine, which trusts the front. */
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import {
  readBytes,
  readMessage,
  type ByteReader,
} from "../wire/byte-reader.js";
import { relay } from "../wire/relay.js";
import { reportedSettings } from "../rewrite/rewrite.js";
import type { Verifiers } from "./verifiers.js";
import {
  fatalMessage,
  frame,
  md5Answer,
  md5Request,
  parameterStatus,
  readStartupParameters,
  startupCodes,
  startupPacket,
} from "../wire/wire.js";

/** What the front needs of the engine. */
export interface EngineDoor {
  /** A new connection to the engine's socket. */
  connect(): Promise<Socket>;
  /** Where roles' passwords are looked up. */
  readonly verifiers: Verifiers;
}

/** PostgreSQL's own limit for the packet that opens a session. */
const longestStartup = 10_000;

const readPacket = async (reader: ByteReader): Promise<Buffer> => {
  const head = await reader.take(4);
  const length = head.readInt32BE(0);
  if (length < 8 || length > longestStartup) {
    throw new Error("no startup packet");
  }
  return Buffer.concat([head, await reader.take(length - 4)]);
};

/** The first packet that is more than a question whether TLS is spoken here. */
const readStartup = async (
  client: Socket,
  reader: ByteReader,
): Promise<Buffer> => {
  for (;;) {
    const packet = await readPacket(reader);
    const code = packet.readInt32BE(4);
    if (code !== startupCodes.ssl && code !== startupCodes.gssEncryption) {
      return packet;
    }
    client.write("N");
  }
};

/** MD5 (code 5) as a DWS cluster asks of clients from the open-source world; a role that does not exist is asked too. */
const authenticate = async (
  client: Socket,
  reader: ByteReader,
  verifiers: Verifiers,
  user: string,
): Promise<boolean> => {
  const salt = randomBytes(4);
  client.write(md5Request(salt));
  const { type, body } = await readMessage(reader);
  const verifier = await verifiers.find(Buffer.from(user, "latin1").toString());
  if (type !== "p" || !verifier?.startsWith("md5")) return false;
  return (
    body.toString("latin1", 0, body.length - 1) === md5Answer(verifier, salt)
  );
};

/** Passes on what the engine says up to its first ReadyForQuery; false when it ended the session instead. */
const passGreeting = async (
  client: Socket,
  reader: ByteReader,
): Promise<boolean> => {
  for (;;) {
    const { type, body } = await readMessage(reader);
    const name = body.toString("latin1", 0, Math.max(body.indexOf(0), 0));
    const reported = type === "S" ? reportedSettings.get(name) : undefined;
    client.write(
      reported === undefined
        ? frame(type, body)
        : parameterStatus(name, reported),
    );
    if (type === "E") return false;
    if (type === "Z") return true;
  }
};

const openRelay = async (
  client: Socket,
  reader: ByteReader,
  packet: Buffer,
  engine: Socket,
): Promise<void> => {
  const engineReader = readBytes(engine);
  engine.write(startupPacket(readStartupParameters(packet)));
  const isOpen = await passGreeting(client, engineReader);
  const fromEngine = engineReader.release();
  if (!isOpen) {
    client.end();
    engine.destroy();
    return;
  }
  if (fromEngine.length > 0) client.write(fromEngine);
  relay(client, engine, reader.release());
};

const cancel = async (door: EngineDoor, packet: Buffer): Promise<void> => {
  const engine = await door.connect();
  engine.on("error", () => undefined);
  // The engine answers nothing and closes when it has passed the signal on.
  await new Promise<void>((resolve) => {
    engine.once("close", () => resolve());
    engine.end(packet);
    engine.resume();
  });
};

/** Serves one client from its first byte; rejects when either side goes away before the session is open. */
export async function openClientSession(
  client: Socket,
  door: EngineDoor,
): Promise<void> {
  const reader = readBytes(client);
  const packet = await readStartup(client, reader);
  if (packet.readInt32BE(4) === startupCodes.cancel) {
    await cancel(door, packet);
    client.end();
    return;
  }
  const user = readStartupParameters(packet).get("user") ?? "";
  if (!(await authenticate(client, reader, door.verifiers, user))) {
    const text = "Invalid username/password,login denied.";
    client.end(fatalMessage("28P01", text));
    return;
  }
  const engine = await door.connect();
  client.once("close", () => engine.destroy());
  if (client.destroyed) engine.destroy();
  await openRelay(client, reader, packet, engine);
}
