/** Judges TLS: whether it is there and wanted, who the server is, and how long its certificates last. Pure. */
import { nameHost } from "../connect/explain.js";
import type { ConnectionSettings } from "../runtime/settings.js";
import { failure, type Finding, ok, warning } from "./finding.js";
import { explain } from "./judge-host.js";
import type { Probed } from "./probe-network.js";
import type { CertificateFacts, TlsFacts, TlsOffer } from "./probe-tls.js";
import type { Target } from "./target.js";

const DAY_MS = 86_400_000;
/** So long before its end a certificate is worth a word. */
const SOON_MS = 30 * DAY_MS;

const VERIFY =
  "Give the console's cacert.pem as --sslrootcert with --sslmode verify-ca.";

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Whether the certificate is checked: a CA turns `require` into verify-ca. */
const isVerifying = ({ sslmode, sslrootcert }: ConnectionSettings): boolean =>
  sslmode.startsWith("verify-") ||
  (sslmode === "require" && sslrootcert !== undefined);

/** The certificate whose end comes first. */
const firstToEnd = (
  chain: readonly CertificateFacts[],
): CertificateFacts | undefined =>
  [...chain].sort((a, b) => a.validTo - b.validTo)[0];

const judgeAbsence = (target: Target): Finding => {
  const { sslmode } = target.settings;
  if (sslmode === "disable") return ok("none, as sslmode disable wants it");
  const name = nameHost(target.host);
  return sslmode === "prefer"
    ? warning(
        `${name} does not speak TLS: everything is sent in clear.`,
        "Switch SSL on in the console, or say --sslmode disable if the network is safe.",
      )
    : failure(
        `${name} does not speak TLS, and sslmode ${sslmode} wants it.`,
        "Switch SSL on in the console, or take --sslmode prefer or disable if the network is safe.",
      );
};

const WRONG_NAME = "ERR_TLS_CERT_ALTNAME_INVALID";
const TIME_CODES = ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"];

const judgeRefusal = (
  target: Target,
  { chain }: TlsFacts,
  refusal: string,
): Finding => {
  const { settings, host } = target;
  const [own] = chain;
  if (refusal === WRONG_NAME) {
    return failure(
      `The certificate of ${nameHost(host)} was made out to "${own?.subject ?? ""}", and not to ${host.host}.`,
      "Take --sslmode verify-ca: DWS does not support verify-full, since its certificate names no host.",
    );
  }
  if (TIME_CODES.includes(refusal)) {
    const ended = firstToEnd(chain);
    return failure(
      refusal === "CERT_HAS_EXPIRED"
        ? `The certificate "${ended?.subject ?? ""}" of ${nameHost(host)} expired on ${day(ended?.validTo ?? 0)}.`
        : `The certificate "${own?.subject ?? ""}" of ${nameHost(host)} is valid from ${day(own?.validFrom ?? 0)} only.`,
      "Renew it in the console (security settings, SSL), or set the clock of this machine right.",
    );
  }
  const ca = settings.sslrootcert ?? "the public authorities";
  return failure(
    `The certificate of ${nameHost(host)} is not signed by ${ca}, but by "${chain.at(-1)?.issuer ?? ""}" (${refusal}).`,
    "Download cacert.pem of this very cluster from the console and give it as --sslrootcert with --sslmode verify-ca.",
  );
};

/** What is worth a word though the session will be opened. */
const judgeAccepted = (target: Target, facts: TlsFacts): Finding => {
  const { settings, now } = target;
  const ending = firstToEnd(facts.chain);
  const until = ending?.validTo ?? Infinity;
  if (until - now() < SOON_MS) {
    const isOver = until <= now();
    return warning(
      `The certificate "${ending?.subject ?? ""}" of ${nameHost(target.host)} ${isOver ? "expired" : "ends"} on ${day(until)}${isOver ? ", which is not checked" : ""}.`,
      "Renew it in the console (security settings, SSL).",
    );
  }
  const length = `${facts.protocol}, certificate "${facts.chain[0]?.subject ?? ""}" until ${day(until)}`;
  return isVerifying(settings)
    ? ok(`${length}, verified (${settings.sslmode})`)
    : warning(
        `${length}, but who the server is was not verified (sslmode ${settings.sslmode}).`,
        VERIFY,
      );
};

/** Judges what the probe brought. */
export const judgeTls = (target: Target, probe: Probed<TlsOffer>): Finding => {
  const { settings } = target;
  if (probe.kind === "error") {
    return settings.sslmode === "disable"
      ? ok("none, as sslmode disable wants it")
      : explain(target, probe.error);
  }
  const { facts } = probe;
  if (facts === undefined) return judgeAbsence(target);
  if (settings.sslmode === "disable") {
    return warning(
      `${nameHost(target.host)} speaks TLS, and sslmode disable does without: everything is sent in clear.`,
      VERIFY,
    );
  }
  return isVerifying(settings) && facts.refusal !== undefined
    ? judgeRefusal(target, facts, facts.refusal)
    : judgeAccepted(target, facts);
};
