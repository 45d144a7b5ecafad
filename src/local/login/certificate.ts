/** Certificates for one start: a CA of our own, and a server certificate that names no host, as DWS's does not. */
import { generateKeyPair, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { promisify } from "node:util";

/** Texts in PEM. */
export interface Certificates {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** What the server's certificate says. */
export interface CertificateOptions {
  /**
   * The moment at which it ends.
   * @default in a year
   */
  readonly validTo?: Date;
  /**
   * Host names that it was made out to.
   * @default none, as on DWS: verify-full fails
   */
  readonly hostNames?: readonly string[];
}

/** The little of node-forge, which brings no types, that is used here. */
interface Forge {
  readonly pki: {
    createCertificate(): ForgeCertificate;
    publicKeyFromPem(pem: string): object;
    privateKeyFromPem(pem: string): object;
    certificateToPem(certificate: ForgeCertificate): string;
  };
  readonly md: { readonly sha256: { create(): object } };
}

interface ForgeCertificate {
  publicKey: object;
  serialNumber: string;
  readonly validity: { notBefore: Date; notAfter: Date };
  setSubject(attributes: readonly object[]): void;
  setIssuer(attributes: readonly object[]): void;
  setExtensions(extensions: readonly object[]): void;
  sign(key: object, digest: object): void;
}

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const generate = promisify(generateKeyPair);
const rsaBits = 2048;
const dayMs = 24 * 60 * 60 * 1000;

const createKeys = async (): Promise<KeyPair> =>
  generate("rsa", {
    modulusLength: rsaBits,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

const nameOf = (commonName: string): readonly object[] => [
  { name: "commonName", value: commonName },
];

const caName = nameOf("CA of the local DWS");
/** No name that a client can have connected to: verify-full fails on DWS; facts: connection.md 4, TLS. */
const serverName = nameOf("local-dws-server");

interface Subject {
  readonly name: readonly object[];
  readonly keys: KeyPair;
  readonly validTo?: Date | undefined;
}

const issue = (
  forge: Forge,
  subject: Subject,
  issuerKey: string,
  extensions: readonly object[],
): string => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(subject.keys.publicKey);
  // A first byte below 80 keeps the number positive.
  certificate.serialNumber = `01${randomBytes(8).toString("hex")}`;
  const notAfter = subject.validTo ?? new Date(Date.now() + 365 * dayMs);
  // Clocks differ a little between machines.
  const notBefore = Math.min(Date.now(), notAfter.getTime()) - dayMs;
  certificate.validity.notBefore = new Date(notBefore);
  certificate.validity.notAfter = notAfter;
  certificate.setSubject(subject.name);
  certificate.setIssuer(caName);
  certificate.setExtensions(extensions);
  const key = forge.pki.privateKeyFromPem(issuerKey);
  certificate.sign(key, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
};

/** Type of a DNS name among the alternative names (RFC 5280). */
const dnsName = 2;

const namesExtension = (names: readonly string[]): readonly object[] => {
  const altNames = names.map((value) => ({ type: dnsName, value }));
  return names.length === 0 ? [] : [{ name: "subjectAltName", altNames }];
};

/** Makes both, with keys that nobody has had before. */
export async function createCertificates({
  validTo,
  hostNames = [],
}: CertificateOptions = {}): Promise<Certificates> {
  // Loaded only when somebody wants TLS.
  const forge = createRequire(import.meta.url)("node-forge") as Forge;
  const [caKeys, keys] = await Promise.all([createKeys(), createKeys()]);
  const issuerKey = caKeys.privateKey;
  return {
    ca: issue(forge, { name: caName, keys: caKeys }, issuerKey, [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ]),
    certificate: issue(forge, { name: serverName, keys, validTo }, issuerKey, [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      ...namesExtension(hostNames),
    ]),
    key: keys.privateKey,
  };
}
