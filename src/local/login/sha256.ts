/** The server's half of the SHA256 login: the keys it keeps of a password, and whether an answer proves the password. */
import {
  createHash,
  createHmac,
  pbkdf2,
  timingSafeEqual,
  type BinaryLike,
} from "node:crypto";
import { promisify } from "node:util";

const stretch = promisify(pbkdf2);

/** Length of a salt and of every key, in bytes. */
export const keyLength = 32;

/** openGauss's default for `auth_iteration_count`; facts: connection.md 1.3. */
export const defaultIterations = 10_000;

/** What is kept of a password, in hex; the password cannot be got back from it. */
export interface Sha256Keys {
  readonly salt: string;
  readonly serverKey: string;
  readonly storedKey: string;
  readonly iterations: number;
}

const hmac = (key: BinaryLike, data: BinaryLike): Buffer =>
  createHmac("sha256", key).update(data).digest();

const sha256 = (data: BinaryLike): Buffer =>
  createHash("sha256").update(data).digest();

const fromHex = (text: string): Buffer => Buffer.from(text, "hex");

/** The keys of a password. The misspelt "Sever Key" is part of the protocol; facts: connection.md 1.3. */
export async function deriveKeys(
  password: string,
  salt: string,
  iterations: number = defaultIterations,
): Promise<Sha256Keys> {
  const secret = await stretch(
    password,
    fromHex(salt),
    iterations,
    keyLength,
    "sha1",
  );
  return {
    salt,
    serverKey: hmac(secret, "Sever Key").toString("hex"),
    storedKey: sha256(hmac(secret, "Client Key")).toString("hex"),
    iterations,
  };
}

/** What shows a client of startup 3.0 that the server knows the keys, before the client answers. */
export const serverSignature = (keys: Sha256Keys, token: string): string =>
  hmac(fromHex(keys.serverKey), fromHex(token)).toString("hex");

/** Whether the answer was made with the client key behind `storedKey`; facts: connection.md 1.3, server check. */
export function isProof(
  { storedKey }: Sha256Keys,
  token: string,
  answer: string,
): boolean {
  const proof = fromHex(answer);
  const stored = fromHex(storedKey);
  if (proof.length !== keyLength || stored.length !== keyLength) return false;
  const mask = hmac(stored, fromHex(token));
  const clientKey = proof.map((byte, i) => byte ^ (mask[i] ?? 0));
  return timingSafeEqual(sha256(clientKey), stored);
}
