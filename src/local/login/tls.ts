/** TLS on a client's socket, asked for as in PostgreSQL. */
import type { Socket } from "node:net";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import { type CertificateOptions, createCertificates } from "./certificate.js";

/** What the front needs to speak TLS. */
export interface ServerTls {
  readonly context: SecureContext;
  /** DWS's `require_ssl`. */
  readonly isRequired: boolean;
  /** The certificate, as text, that a client verifies the server with. */
  readonly ca: string;
}

/** Makes new certificates; takes some hundred milliseconds. */
export async function createServerTls({
  required: isRequired = false,
  ...others
}: CertificateOptions & { readonly required?: boolean }): Promise<ServerTls> {
  const { ca, certificate, key } = await createCertificates(others);
  const context = createSecureContext({
    cert: certificate,
    key,
    // DWS's guide names this version; facts: connection.md 4, TLS.
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.2",
  });
  return { context, isRequired, ca };
}

/** Answers `S` and shakes hands; rejects, with both sockets gone, when the client breaks off. */
export function encrypt(
  raw: Socket,
  { context }: ServerTls,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    raw.write("S");
    const secure = new TLSSocket(raw, {
      isServer: true,
      secureContext: context,
    });
    // Node can reset a bare TCP socket only.
    secure.resetAndDestroy = () => {
      raw.resetAndDestroy();
      return secure.destroy();
    };
    const fail = (error?: Error | boolean): void => {
      raw.destroy();
      const cause = error instanceof Error ? error : undefined;
      reject(cause ?? new Error("the connection was closed"));
    };
    secure.on("error", fail).once("close", fail);
    secure.once("secure", () => {
      secure.off("error", fail).off("close", fail);
      // Whoever reads listens too; between two readers an error must not end the process.
      secure.on("error", () => undefined);
      resolve(secure);
    });
    raw.resume();
  });
}
