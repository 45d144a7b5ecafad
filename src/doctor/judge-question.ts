/** Judges how the server would authenticate the user. Pure. */
import { nameHost } from "../connect/explain.js";
import { failure, type Finding, ok, warning } from "./finding.js";
import { explain } from "./judge-host.js";
import type { LoginQuestion } from "./probe-login.js";
import type { Probed } from "./probe-network.js";
import type { Target } from "./target.js";

/** Codes of AuthenticationRequest (connection facts, 1.1); 10 to 12 are SASL on PostgreSQL. */
const OK = 0;
const CLEARTEXT = 3;
const MD5 = 5;
const SHA256 = 10;
const MD5_SHA256 = 11;

const NAMES: Readonly<Record<number, string>> = {
  2: "Kerberos",
  7: "GSSAPI",
  9: "SSPI",
  12: "SHA256 after RFC 5802",
  13: "SM3",
  14: "IAM token",
};

const CHANGE_PASSWORD =
  "Let an administrator set password_encryption_type to 1 in the console, then change the user's password; or take a user that has one.";

const judgeAnswered = ({
  code,
  isDws,
  isEncrypted,
}: LoginQuestion): Finding => {
  switch (code) {
    case OK:
      return warning(
        "No password is asked for: whoever comes from this machine is let in.",
        "Let an administrator check the rules for clients (pg_hba.conf).",
      );
    case CLEARTEXT:
      return isEncrypted
        ? ok("the password itself (code 3), sent inside of TLS")
        : warning(
            "The password itself is asked for (code 3), and nothing is encrypted.",
            "Take --sslmode require, or better verify-ca.",
          );
    case MD5:
      return ok("MD5 (code 5), as every PostgreSQL client answers it");
    case SHA256:
      return ok(
        isDws
          ? "SHA256 (code 10): this runtime answers it; psql and drivers of PostgreSQL cannot"
          : "SCRAM-SHA-256 (code 10), as PostgreSQL asks for it",
      );
    case MD5_SHA256:
      return warning(
        "MD5 over SHA256 (code 11): answered with 10,000 iterations, which the server does not confirm.",
        `If the right password is refused, stop, since ten attempts lock the account. ${CHANGE_PASSWORD}`,
      );
    default:
      return ok(`code ${code}`);
  }
};

/** Judges the server's question. */
export const judgeQuestion = (
  target: Target,
  probe: Probed<LoginQuestion>,
): Finding => {
  if (probe.kind === "error") return explain(target, probe.error);
  const { facts } = probe;
  if (facts.isAnswered) return judgeAnswered(facts);
  const { code } = facts;
  const name = NAMES[code] === undefined ? "" : `${NAMES[code]} `;
  return failure(
    `${nameHost(target.host)} asks user "${target.settings.user}" for ${name}authentication (code ${code}), which is not supported.`,
    CHANGE_PASSWORD,
  );
};
