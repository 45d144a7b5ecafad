/** TLS as libpq's sslmode says, with the console's certificates. */
import { readFileSync } from "node:fs";
import { type ConnectionOptions, createSecureContext } from "node:tls";
import { UsageError } from "./errors.js";
import type { ConnectionSettings } from "./settings.js";

/** How a PEM file begins that holds what is looked for. */
const CERTIFICATE = /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/;
const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

const read = (path: string | undefined, what: string, holds: RegExp) => {
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new UsageError(`${what} ${path} cannot be read: ${reason}`);
  }
  if (holds.test(text)) return text;
  throw new UsageError(
    `${what} ${path} holds none in PEM form, as the console's zip has it.`,
  );
};

/** Without one Node would ask the public authorities, whose certificates anybody can have; libpq refuses it too. */
const assertRoot = ({ sslmode, sslrootcert }: ConnectionSettings): void => {
  if (sslmode !== "verify-ca" || sslrootcert !== undefined) return;
  throw new UsageError(
    "sslmode verify-ca needs sslrootcert, the CA certificate to check against (cacert.pem of the console's zip).",
  );
};

const PASSPHRASE =
  "The client key (sslkey) has a passphrase, and sslpassword is missing or another one; DATABASE_URL takes it as ?sslpassword=….";

/** What OpenSSL means; it names its reason, never the passphrase. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_OSSL_BAD_DECRYPT: PASSPHRASE,
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: PASSPHRASE,
  ERR_OSSL_PEM_BAD_PASSWORD_READ: PASSPHRASE,
  ERR_OSSL_X509_KEY_VALUES_MISMATCH:
    "The client key (sslkey) does not belong to the client certificate (sslcert): take both from one zip of the console.",
};

/** The certificates, read and decrypted once. */
const readContext = (settings: ConnectionSettings) => {
  const { sslrootcert, sslcert, sslkey, sslpassword } = settings;
  if ((sslcert === undefined) !== (sslkey === undefined)) {
    throw new UsageError(
      "A client certificate needs both sslcert and sslkey (client.crt and client.key of the console's zip).",
    );
  }
  const ca = read(sslrootcert, "The CA certificate (sslrootcert)", CERTIFICATE);
  const cert = read(sslcert, "The client certificate (sslcert)", CERTIFICATE);
  const key = read(sslkey, "The client key (sslkey)", KEY);
  try {
    return createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(sslpassword === undefined ? {} : { passphrase: sslpassword }),
    });
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      REASONS[code] ?? `The certificates cannot be used: ${message}`,
    );
  }
};

/**
 * What `pg` is to do about TLS; false for none. DWS does not support verify-full (its certificate names no host), so
 * verify-ca skips the name check. A CA certificate turns `require` into verify-ca, as libpq has it.
 * @throws {UsageError} when a certificate cannot be read or used, or verify-ca has none to check against
 */
export const tlsOptions = (
  settings: ConnectionSettings,
): ConnectionOptions | false => {
  const { sslmode, sslrootcert } = settings;
  if (sslmode === "disable") return false;
  assertRoot(settings);
  const secureContext = readContext(settings);
  const isVerified =
    sslmode.startsWith("verify-") ||
    (sslmode === "require" && sslrootcert !== undefined);
  if (!isVerified) return { secureContext, rejectUnauthorized: false };
  return sslmode === "verify-full"
    ? { secureContext }
    : { secureContext, checkServerIdentity: () => undefined };
};
