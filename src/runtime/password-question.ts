/** Reads which password question a server asks: DWS's own kinds share their codes with PostgreSQL's SASL. */
import { ConnectError } from "./errors.js";

/** A question that `pg` cannot answer. Salts and tokens are hex, but for the raw ones of MD5. */
export type PasswordQuestion =
  | {
      readonly kind: "sha256";
      readonly salt: string;
      readonly token: string;
      /** Startup 3.0 alone. */
      readonly signature: string | undefined;
      /** Startup 3.51 alone. */
      readonly iterations: number | undefined;
    }
  | { readonly kind: "sha256-of-md5"; readonly md5Salt: Buffer }
  | {
      readonly kind: "md5-sha256";
      readonly salt: string;
      readonly md5Salt: Buffer;
    };

/** Codes of AuthenticationRequest (openGauss pqcomm.h). */
const OK = 0;
const SHA256 = 10;
const MD5_SHA256 = 11;

/** Those that `pg` knows; 10 to 12 are SASL to it. */
const KNOWN_TO_PG: readonly number[] = [OK, 3, 5, SHA256, MD5_SHA256, 12];

/** Names for the codes that nobody here can answer. */
const NAMES: Readonly<Record<number, string>> = {
  2: "Kerberos",
  7: "GSSAPI",
  9: "SSPI",
  13: "SM3",
  14: "IAM token",
};

const SHA256_METHOD = 2;
const MD5_METHOD = 1;

const SALT_HEX = 64;
const TOKEN_HEX = 8;
const SIGNATURE_HEX = 64;

const readSha256 = (body: Buffer): PasswordQuestion => {
  const text = body.toString("latin1", 8);
  const saltEnd = SALT_HEX;
  const tokenEnd = saltEnd + TOKEN_HEX;
  const rest = text.length - tokenEnd;
  const isLayout = rest === 0 || rest === 4 || rest === SIGNATURE_HEX;
  if (body.readInt32BE(4) !== SHA256_METHOD || !isLayout) {
    throw new ConnectError(
      "The server asks for SHA256 authentication in a form that is not known.",
    );
  }
  return {
    kind: "sha256",
    salt: text.slice(0, saltEnd),
    token: text.slice(saltEnd, tokenEnd),
    signature: rest === SIGNATURE_HEX ? text.slice(tokenEnd) : undefined,
    iterations: rest === 4 ? body.readInt32BE(8 + tokenEnd) : undefined,
  };
};

/** Whether the message is AuthenticationOk. */
export const isLoginOver = (frame: Buffer): boolean =>
  frame[0] === 0x52 && frame.length === 9 && frame.readInt32BE(5) === OK;

/**
 * Reads an AuthenticationRequest, type byte and length included; undefined for what `pg` answers itself. Told by shape,
 * since real SASL messages must pass.
 * @throws {ConnectError} when nobody here knows an answer
 */
export const readQuestion = (frame: Buffer): PasswordQuestion | undefined => {
  const body = frame.subarray(5);
  const code = body.length < 4 ? -1 : body.readInt32BE(0);
  if (!KNOWN_TO_PG.includes(code)) {
    const name = NAMES[code] ?? `code ${code}`;
    throw new ConnectError(
      `The server asks for ${name} authentication, which is not supported.`,
    );
  }
  if (code === SHA256) {
    const isHex = /^[0-9a-f]{72}/i.test(body.toString("latin1", 8, 80));
    if (isHex) return readSha256(body);
    if (body.length === 12 && body.readInt32BE(4) === MD5_METHOD) {
      return { kind: "sha256-of-md5", md5Salt: body.subarray(8) };
    }
  }
  if (code === MD5_SHA256 && body.length === 72) {
    const salt = body.toString("latin1", 4, 68);
    const isHex = /^[0-9a-f]{64}$/i.test(salt);
    if (isHex) return { kind: "md5-sha256", salt, md5Salt: body.subarray(68) };
  }
  return undefined;
};
