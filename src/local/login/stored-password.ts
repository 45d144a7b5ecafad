/** The text that DWS keeps in `pg_authid.rolpassword`, written and read; facts: connection.md 1.3. */
import { randomBytes } from "node:crypto";
import { md5Answer, md5Verifier } from "../wire/wire.js";
import {
  defaultIterations,
  deriveKeys,
  keyLength,
  type Sha256Keys,
} from "./sha256.js";

/** `password_encryption_type`: 0 = MD5, 1 = SHA256 and MD5, 2 = SHA256, 3 = SM3 (openGauss); facts: connection.md 1.1. */
export type PasswordEncryptionType = 0 | 1 | 2 | 3;

/** What is kept of one role's password. */
export interface StoredPassword {
  /** `md5` and 32 hex characters; undefined for type 2. */
  readonly md5: string | undefined;
  /** Undefined for types 0 and 3. */
  readonly sha256: (Sha256Keys & { readonly suffix: string }) | undefined;
  /** The salt of type 3; SM3 is asked for here, and no answer is right. */
  readonly sm3Salt?: string;
}

const suffixBase = "ecdfdcefade";

/** The iteration count as DWS hides it: its digits, last one first, added to the letters of a fixed word. */
export function iterationSuffix(iterations: number): string {
  const digits = Array.from(String(iterations)).reverse();
  const letters = Array.from(suffixBase, (letter, i) =>
    String.fromCharCode(letter.charCodeAt(0) + Number(digits[i] ?? 0)),
  );
  return letters.join("");
}

const readSuffix = (suffix: string): number => {
  // Without a suffix the count is the default.
  if (suffix === "") return defaultIterations;
  const digits = Array.from(
    suffix,
    (letter, i) => letter.charCodeAt(0) - suffixBase.charCodeAt(i),
  );
  return Number(digits.reverse().join(""));
};

const key = `[0-9a-f]{${keyLength * 2}}`;
const shape = new RegExp(
  `^sha256(${key})(${key})(${key})(md5[0-9a-f]{32})?([a-z]{${suffixBase.length}}|)$`,
);
const md5Shape = /^md5[0-9a-f]{32}$/;
const sm3Shape = new RegExp(`^sm3(${key})${key}${key}[a-z]*$`);

/** Reads the text; null when it is of no kind that DWS knows. */
export function readStored(text: string): StoredPassword | null {
  if (md5Shape.test(text)) return { md5: text, sha256: undefined };
  const [, sm3Salt] = sm3Shape.exec(text) ?? [];
  if (sm3Salt !== undefined)
    return { md5: undefined, sha256: undefined, sm3Salt };
  const match = shape.exec(text);
  if (match === null) return null;
  const [, salt = "", serverKey = "", storedKey = "", md5, suffix = ""] = match;
  const iterations = readSuffix(suffix);
  return { md5, sha256: { salt, serverKey, storedKey, iterations, suffix } };
}

/** The text that is kept for a password. */
export async function storePassword(
  role: string,
  password: string,
  type: PasswordEncryptionType,
  iterations: number = defaultIterations,
): Promise<string> {
  if (type === 3) {
    // Keys that no password leads to: SM3 itself is not imitated.
    const keys = randomBytes(3 * keyLength).toString("hex");
    return `sm3${keys}${iterationSuffix(iterations)}`;
  }
  const md5 = type === 2 ? "" : md5Verifier(role, password);
  if (type === 0) return md5;
  const salt = randomBytes(keyLength).toString("hex");
  const { serverKey, storedKey } = await deriveKeys(password, salt, iterations);
  const suffix = iterationSuffix(iterations);
  return `sha256${salt}${serverKey}${storedKey}${md5}${suffix}`;
}

/**
 * What a client that knows the password answers to code 11. The server hashes all that is kept after `sha256`, the
 * suffix too; facts: connection.md 1.4.
 */
export const md5Sha256Answer = (
  kept: Pick<Sha256Keys, "salt" | "serverKey" | "storedKey">,
  suffix: string,
  salt: Buffer,
): string =>
  md5Answer(`md5${kept.salt}${kept.serverKey}${kept.storedKey}${suffix}`, salt);
