/** The messages of the wire protocol (version 3) that the front reads and writes itself. */
import { createHash } from "node:crypto";

/** First word of a packet that has no type byte: what the client wants before a session exists. */
export const startupCodes = {
  cancel: 80877102,
  ssl: 80877103,
  gssEncryption: 80877104,
} as const;

/** Version 3.0: what the engine is spoken to with, whichever 3.x the client asked for. */
const protocolVersion = 196608;

/** One message of the server or the client. */
export interface Message {
  /** Type byte as a character. */
  readonly type: string;
  readonly body: Buffer;
}

const zeroTerminated = (text: string): Buffer => Buffer.from(`${text}\0`);

/** A message with its type and length in front. */
export function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** The simple query message. */
export const queryMessage = (sql: string): Buffer =>
  frame("Q", zeroTerminated(sql));

/** The answer to a password request. */
export const passwordMessage = (text: string): Buffer =>
  frame("p", zeroTerminated(text));

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** Asks the client for its password, salted (code 5). */
export const md5Request = (salt: Buffer): Buffer =>
  frame("R", Buffer.concat([int32(5), salt]));

/** What {@link sha256Request} carries beside salt and token; which of it, the startup version decides. */
export interface Sha256Extras {
  /** 64 hex characters. */
  readonly signature?: string;
  readonly iterations?: number;
}

/** The methods that code 10 and code 13 name; facts: connection.md 1.1. */
const sha256Method = 2;
const sm3Method = 3;

/** Asks for a proof by SM3 (code 13), laid out as code 10; facts: connection.md 1.2. */
export const sm3Request = (salt: string, token: string): Buffer =>
  frame(
    "R",
    Buffer.concat([
      int32(13),
      int32(sm3Method),
      Buffer.from(salt + token, "latin1"),
    ]),
  );

/** Asks for a token of the cloud's identity service (code 14); facts: connection.md 1.1. */
export const iamRequest = (): Buffer => frame("R", int32(14));

/** Asks for a proof of the password (code 10); salt and token in hex, facts: connection.md 1.2. */
export const sha256Request = (
  salt: string,
  token: string,
  { signature = "", iterations }: Sha256Extras = {},
): Buffer =>
  frame(
    "R",
    Buffer.concat([
      int32(10),
      int32(sha256Method),
      Buffer.from(salt + token + signature, "latin1"),
      iterations === undefined ? Buffer.alloc(0) : int32(iterations),
    ]),
  );

/** Asks for the MD5 of what SHA256 keeps (code 11); facts: connection.md 1.2. */
export const md5Sha256Request = (sha256Salt: string, salt: Buffer): Buffer =>
  frame(
    "R",
    Buffer.concat([int32(11), Buffer.from(sha256Salt, "latin1"), salt]),
  );

/** An error that ends the session. */
export function fatalMessage(sqlState: string, text: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C${sqlState}\0M${text}\0\0`;
  return frame("E", Buffer.from(fields));
}

/** Tells the client how to cancel what its session does. */
export const backendKeyData = (slot: number, key: Buffer): Buffer =>
  frame("K", Buffer.concat([int32(slot), key]));

/** The packet that cancels what a session does. */
export const cancelRequest = (pid: number, key: Buffer): Buffer =>
  Buffer.concat([
    int32(12 + key.length),
    int32(startupCodes.cancel),
    int32(pid),
    key,
  ]);

/** Tells the client a parameter of the server. */
export const parameterStatus = (name: string, value: string): Buffer =>
  frame("S", Buffer.from(`${name}\0${value}\0`));

/** The packet that opens a session. */
export function startupPacket(parameters: ReadonlyMap<string, string>): Buffer {
  const pairs = [...parameters].map(([key, value]) => `${key}\0${value}\0`);
  const body = Buffer.from(`${pairs.join("")}\0`, "latin1");
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(protocolVersion, 4);
  return Buffer.concat([head, body]);
}

/** The parameters of a packet that opens a session; bytes are kept one to one as latin1 characters. */
export function readStartupParameters(
  packet: Buffer,
): ReadonlyMap<string, string> {
  const texts = packet.toString("latin1", 8).split("\0");
  const parameters = new Map<string, string>();
  for (let i = 0; i + 1 < texts.length; i += 2) {
    const [key = "", value = ""] = texts.slice(i, i + 2);
    if (key === "") break;
    parameters.set(key, value);
  }
  return parameters;
}

/** What PostgreSQL stores for a role with an MD5 password. */
export const md5Verifier = (user: string, password: string): string =>
  `md5${md5(password, user)}`;

/** What a client that knows the password answers to {@link md5Request}. */
export const md5Answer = (verifier: string, salt: Buffer): string =>
  `md5${md5(verifier.slice(3), salt)}`;

const md5 = (first: string, second: string | Buffer): string =>
  createHash("md5").update(first).update(second).digest("hex");

/** Fields of an error or a notice, by their letter (C = SQLSTATE, M = message, P = position). */
export function readErrorFields(body: Buffer): ReadonlyMap<string, string> {
  const texts = body.toString("utf8").split("\0");
  return new Map(texts.map((text) => [text.slice(0, 1), text.slice(1)]));
}
