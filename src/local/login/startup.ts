/** Reads a client's first packets: questions for encryption, then what opens a session or cancels one. */
import type { Socket } from "node:net";
import { readBytes, type ByteReader } from "../wire/byte-reader.js";
import { startupCodes } from "../wire/wire.js";
import { LoginRefused } from "./refused.js";
import { encrypt, type ServerTls } from "./tls.js";

/** A client that has said what it wants. */
export interface Startup {
  /** The socket to go on with, which is not the first one when the client asked for TLS. */
  readonly client: Socket;
  readonly isEncrypted: boolean;
  readonly reader: ByteReader;
  readonly packet: Buffer;
}

/** PostgreSQL's own limit for the packet that opens a session. */
const longestStartup = 10_000;

const readPacket = async (reader: ByteReader): Promise<Buffer> => {
  const head = await reader.take(4);
  const length = head.readInt32BE(0);
  if (length < 8 || length > longestStartup) {
    throw new LoginRefused("08P01", "invalid length of startup packet");
  }
  return Buffer.concat([head, await reader.take(length - 4)]);
};

/** `S` and the TLS handshake; what came in clear before it must not be taken for what comes after (CVE-2021-23222). */
const upgrade = async (
  client: Socket,
  reader: ByteReader,
  tls: ServerTls,
): Promise<Socket> => {
  if (reader.release().length > 0) {
    const text = "received unencrypted data after SSL request";
    throw new LoginRefused("08P01", text);
  }
  return encrypt(client, tls);
};

/**
 * The first packet that is more than a question for encryption. `onClient` is told each socket, so that whoever reports
 * a failure knows on which.
 */
export async function readStartup(
  first: Socket,
  tls: ServerTls | undefined,
  onClient: (client: Socket) => void,
): Promise<Startup> {
  let client = first;
  let reader = readBytes(client);
  for (;;) {
    const packet = await readPacket(reader);
    const code = packet.readInt32BE(4);
    if (code !== startupCodes.ssl && code !== startupCodes.gssEncryption) {
      return { client, isEncrypted: client !== first, reader, packet };
    }
    if (code === startupCodes.ssl && tls !== undefined && client === first) {
      client = await upgrade(client, reader, tls);
      onClient(client);
      reader = readBytes(client);
    } else {
      client.write("N");
    }
  }
}

/** The only versions that openGauss takes, beside 2.0; facts: connection.md 1.1. */
const minors: readonly number[] = [0, 50, 51];

/**
 * The minor of the startup version 3.x.
 * @throws {LoginRefused} 0A000 for every other version
 */
export function readMinor(packet: Buffer): number {
  const major = packet.readUInt16BE(4);
  const minor = packet.readUInt16BE(6);
  if (major === 3 && minors.includes(minor)) return minor;
  throw new LoginRefused(
    "0A000",
    `unsupported frontend protocol ${major}.${minor}: server supports 3.0 to 3.51`,
  );
}
