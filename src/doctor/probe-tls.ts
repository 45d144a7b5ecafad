/** Asks a host for TLS and looks at its certificates; nothing is refused here. */
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import { tlsOptions } from "../runtime/tls.js";
import { probed, type Probed } from "./probe-network.js";
import { askForTls, attempt, openTcp, shakeHands } from "./sockets.js";
import type { Target } from "./target.js";

/** One certificate of the chain. */
export interface CertificateFacts {
  /** Common name, or the whole subject where it has none. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** What the server showed. */
export interface TlsFacts {
  /** `TLSv1.2`. */
  readonly protocol: string;
  /** The server's first, then those that it was signed with, as far as they are known. */
  readonly chain: readonly CertificateFacts[];
  /** Why a client that verifies would refuse it, as Node says it: `CERT_HAS_EXPIRED`; undefined where it would not. */
  readonly refusal: string | undefined;
}

/** `undefined` where the server does not speak TLS. */
export type TlsOffer = TlsFacts | undefined;

const nameIn = (parts: Readonly<Record<string, unknown>>): string => {
  const { CN } = parts;
  if (typeof CN === "string") return CN;
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(", ");
};

const toFacts = (certificate: DetailedPeerCertificate): CertificateFacts =>
  Object.freeze({
    subject: nameIn({ ...certificate.subject }),
    issuer: nameIn({ ...certificate.issuer }),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  });

/** Node gives an empty object where there is no certificate, and the last of a chain without its root has no issuer. */
type Link = Partial<DetailedPeerCertificate>;

const readChain = (socket: TLSSocket): readonly CertificateFacts[] => {
  const chain: CertificateFacts[] = [];
  const seen = new Set<string>();
  let at: Link | undefined = socket.getPeerCertificate(true);
  // A root is its own issuer.
  while (at?.fingerprint256 !== undefined && !seen.has(at.fingerprint256)) {
    seen.add(at.fingerprint256);
    chain.push(toFacts(at as DetailedPeerCertificate));
    at = at.issuerCertificate;
  }
  return chain;
};

const readSocket = (socket: TLSSocket): TlsFacts => {
  // Typed as an Error; at run time it is the code, or the text where there is none.
  const refusal = socket.authorizationError as unknown as string | null;
  return Object.freeze({
    protocol: socket.getProtocol() ?? "TLS",
    chain: readChain(socket),
    refusal: refusal ?? undefined,
  });
};

/** Looks at the server's TLS, also where the settings do without. */
export const probeTls = async ({
  host,
  settings,
  waitMs,
}: Target): Promise<Probed<TlsOffer>> =>
  probed(async () => {
    const options = tlsOptions(settings);
    return attempt(waitMs, async (one) => {
      const socket = await openTcp(host, one);
      if (!(await askForTls(socket))) return undefined;
      const secure = await shakeHands(host, socket, options || {}, one);
      return readSocket(secure);
    });
  });
