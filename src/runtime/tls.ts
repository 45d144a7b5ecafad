/** TLS as libpq's sslmode says, with the console's certificates. */
import { readFileSync } from "node:fs";
import { type ConnectionOptions, createSecureContext } from "node:tls";
import { UsageError } from "./errors.js";
import type { ConnectionSettings } from "./settings.js";

const read = (path: string | undefined, what: string) => {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new UsageError(`${what} ${path} cannot be read: ${reason}`);
  }
};

/** Without one Node would ask the public authorities, whose certificates anybody can have; libpq refuses it too. */
const assertRoot = ({ sslmode, sslrootcert }: ConnectionSettings): void => {
  if (sslmode !== "verify-ca" || sslrootcert !== undefined) return;
  throw new UsageError(
    "sslmode verify-ca needs sslrootcert, the CA certificate to check against (cacert.pem of the console's zip).",
  );
};

/** The certificates, read and decrypted once. The error of OpenSSL names its reason, never the passphrase. */
const readContext = (settings: ConnectionSettings) => {
  const { sslrootcert, sslcert, sslkey, sslpassword } = settings;
  if ((sslcert === undefined) !== (sslkey === undefined)) {
    throw new UsageError(
      "A client certificate needs both sslcert and sslkey (client.crt and client.key of the console's zip).",
    );
  }
  const ca = read(sslrootcert, "The CA certificate (sslrootcert)");
  const cert = read(sslcert, "The client certificate (sslcert)");
  const key = read(sslkey, "The client key (sslkey)");
  try {
    return createSecureContext({
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(sslpassword === undefined ? {} : { passphrase: sslpassword }),
    });
  } catch (error) {
    throw new UsageError(
      `The certificates cannot be used; is sslpassword right? ${(error as Error).message}`,
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
