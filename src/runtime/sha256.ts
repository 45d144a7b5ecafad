/** What a client that knows the password answers to the password questions of DWS; pure computation, no protocol. */
import { createHash, createHmac, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);

const KEY_BYTES = 32;

const hmac = (key: Buffer, data: Buffer | string) =>
  createHmac("sha256", key).update(data).digest();

const hex = (algorithm: "md5" | "sha256", ...parts: (Buffer | string)[]) => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** Keys that a password and a salt lead to. */
export interface PasswordKeys {
  readonly clientKey: Buffer;
  readonly serverKey: Buffer;
  readonly storedKey: Buffer;
}

/**
 * Derives the keys of a password: PBKDF2 over HMAC-SHA1 (not SHA-256, and the password as it stands), then RFC 5802's
 * keys. "Sever Key" is misspelt in the protocol itself (openGauss sha2.cpp, MD5Digest.java of its JDBC driver).
 * @param salt 64 hex characters
 */
export const deriveKeys = async (
  password: string,
  salt: string,
  iterations: number,
): Promise<PasswordKeys> => {
  const saltBytes = Buffer.from(salt, "hex");
  const key = await derive(password, saltBytes, iterations, KEY_BYTES, "sha1");
  const clientKey = hmac(key, "Client Key");
  return {
    clientKey,
    serverKey: hmac(key, "Sever Key"),
    storedKey: createHash("sha256").update(clientKey).digest(),
  };
};

/** What a server that knows the password signs the token with. */
export const signToken = (keys: PasswordKeys, token: string): string =>
  hmac(keys.serverKey, Buffer.from(token, "hex")).toString("hex");

/**
 * The answer to code 10 (SHA256): shows that the password is known without telling it.
 * @param token 8 hex characters
 */
export const proveKeys = (keys: PasswordKeys, token: string): string => {
  const mask = hmac(keys.storedKey, Buffer.from(token, "hex"));
  const proof = keys.clientKey.map((byte, index) => byte ^ (mask[index] ?? 0));
  return Buffer.from(proof).toString("hex");
};

/** Letters that openGauss adds the digits of the iteration count to, last digit first (user.cpp). */
const SUFFIX_BASE = "ecdfdcefade";

const iterationSuffix = (iterations: number) => {
  const digits = String(iterations).split("").reverse();
  return SUFFIX_BASE.replace(/./g, (letter, index: number) =>
    String.fromCharCode(letter.charCodeAt(0) + Number(digits[index] ?? 0)),
  );
};

/**
 * The answer to code 11 (MD5 of what the server keeps for SHA256). The server hashes all that it keeps, the iteration
 * suffix too (openGauss crypt.cpp; logs in to openGauss 7.0); `null` leaves the suffix out, as JDBC does with 2048.
 */
export const answerMd5Sha256 = (
  keys: PasswordKeys,
  salt: string,
  md5Salt: Buffer,
  iterations: number | null,
): string => {
  const kept = `${salt}${keys.serverKey.toString("hex")}${keys.storedKey.toString("hex")}`;
  const suffix = iterations === null ? "" : iterationSuffix(iterations);
  return `md5${hex("md5", kept, suffix, md5Salt)}`;
};

/** The answer to code 10 with method 1: SHA256 over what MD5 keeps (openGauss fe-auth.cpp). */
export const answerSha256OfMd5 = (
  user: string,
  password: string,
  salt: Buffer,
): string => `sha256${hex("sha256", hex("md5", password, user), salt)}`;
