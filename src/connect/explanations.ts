/** What the answers of a network, of TLS and of a server mean at connect: a table of sentences. */
import { readFailure } from "../runtime/classify.js";

/** Where and as whom the connection was tried. */
export interface Place {
  /** `host:port`, several with commas. */
  readonly hosts: string;
  readonly database: string;
  readonly user: string;
  /** How long an answer was waited for. */
  readonly seconds: number;
}

/** What happened, and what to do. */
export interface Explanation {
  readonly what: string;
  readonly hint: string;
}

interface Rule {
  /** SQLSTATEs or codes of Node, whole or, with a `*` at the end, by their start. @default any */
  readonly codes?: readonly string[];
  /** The server's or the driver's text. @default any */
  readonly text?: RegExp;
  readonly what: (at: Place) => string;
  readonly hint: string;
}

const CHECK_ADDRESS =
  "Check --host and --port (DWS listens on 8000), and that the cluster has an EIP and lets this machine in.";

const CHECK_CLUSTER =
  "A failover takes about a minute: try again, then look at the cluster's state in the console.";

const NETWORK: readonly Rule[] = [
  {
    codes: ["ECONNREFUSED"],
    what: ({ hosts }) => `Nothing listens at ${hosts}.`,
    hint: CHECK_ADDRESS,
  },
  {
    codes: ["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"],
    what: ({ hosts }) => `There is no way from this machine to ${hosts}.`,
    hint: "Check --host, the network and the VPN of this machine, and the cluster's VPC.",
  },
  {
    codes: ["ENOTFOUND"],
    what: ({ hosts }) => `The host name in ${hosts} is not known.`,
    hint: "Check --host for a typing mistake; a private name is known inside of its VPC alone.",
  },
  {
    codes: ["EAI_AGAIN"],
    what: ({ hosts }) =>
      `The name server did not say where ${hosts} is: it does not answer.`,
    hint: "Check the network and the name server (DNS) of this machine, then try again.",
  },
  {
    text: /does not support SSL/i,
    what: ({ hosts }) => `${hosts} does not speak TLS.`,
    hint: "Take --sslmode prefer or disable, if the network is safe.",
  },
  {
    text: /^timeout (?:expired|exceeded)|due to connection timeout/,
    what: ({ hosts, seconds }) =>
      `No answer from ${hosts} within ${seconds} s.`,
    hint: CHECK_ADDRESS,
  },
  {
    codes: ["ETIMEDOUT"],
    what: ({ hosts }) => `No answer from ${hosts}.`,
    hint: CHECK_ADDRESS,
  },
  {
    codes: ["ECONNRESET", "ECONNABORTED", "EPIPE", "ERR_STREAM_DESTROYED"],
    what: ({ hosts }) => `${hosts} hung up before the session was ready.`,
    hint: "Something on the way may have ended it: a proxy, a load balancer without a healthy coordinator, or a firewall; check the port, and the cluster's state in the console.",
  },
  {
    text: /^Connection terminated|socket disconnected|socket has been ended/,
    what: ({ hosts }) => `${hosts} hung up before the session was ready.`,
    hint: "Something on the way may have ended it: a proxy, a load balancer without a healthy coordinator, or a firewall; check the port, and the cluster's state in the console.",
  },
  {
    text: /not that of a DWS server|error establishing an SSL connection/,
    what: ({ hosts }) =>
      `What listens at ${hosts} does not answer as a DWS does.`,
    hint: "Check --port: DWS listens on 8000.",
  },
];

const TLS: readonly Rule[] = [
  {
    codes: ["CERT_HAS_EXPIRED"],
    what: ({ hosts }) => `The certificate of ${hosts} has expired.`,
    hint: "Renew it in the console (security settings, SSL), or check the clock of this machine.",
  },
  {
    codes: ["CERT_NOT_YET_VALID"],
    what: ({ hosts }) => `The certificate of ${hosts} is not valid yet.`,
    hint: "Check the clock of this machine.",
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    what: ({ hosts }) =>
      `The certificate of ${hosts} was made out to another name.`,
    hint: "Take --sslmode verify-ca: DWS does not support verify-full, since its certificate names no host.",
  },
  {
    text: /certificate|self.signed|altnames/i,
    what: ({ hosts }) => `The certificate of ${hosts} could not be verified.`,
    hint: "Give the console's cacert.pem as --sslrootcert with --sslmode verify-ca; DWS does not support verify-full.",
  },
  {
    codes: ["EPROTO", "ERR_SSL_*"],
    what: ({ hosts }) => `TLS could not be agreed with ${hosts}.`,
    hint: "If the cluster asks for a client certificate, give PGSSLCERT and PGSSLKEY; DWS speaks TLS 1.2.",
  },
];

const LOGIN: readonly Rule[] = [
  {
    codes: ["28P01"],
    what: ({ hosts, user }) =>
      `${hosts} refused the user "${user}" or its password: it does not say which is wrong.`,
    hint: "Check --user and PGPASSWORD; ten wrong passwords lock the account for a day.",
  },
  {
    codes: ["28000"],
    text: /locked/i,
    what: ({ hosts, user }) =>
      `The account of user "${user}" is locked at ${hosts}.`,
    hint: "Wait until the lock ends (a day by default), or let an administrator run ALTER USER … ACCOUNT UNLOCK; then give the right password.",
  },
  {
    codes: ["28000"],
    text: /SSL off|require_?ssl|no encryption/i,
    what: ({ hosts }) => `${hosts} lets nobody in without TLS.`,
    hint: "Take --sslmode require, or better verify-ca with the console's cacert.pem as --sslrootcert.",
  },
  {
    codes: ["28000"],
    what: ({ hosts, user }) => `${hosts} does not let user "${user}" in.`,
    hint: "The account may be locked, or not allowed from this machine: ask the cluster's administrator.",
  },
  {
    text: /the server's signature/,
    what: ({ hosts, user }) =>
      `The password of user "${user}" is not the one that ${hosts} knows.`,
    hint: "Check --user and PGPASSWORD; nothing was sent, so this does not count towards the lock.",
  },
  {
    codes: ["3D000"],
    what: ({ hosts, database }) =>
      `There is no database "${database}" at ${hosts}.`,
    hint: "Check --database; a new DWS cluster has gaussdb.",
  },
  {
    codes: ["42501"],
    what: ({ hosts, database, user }) =>
      `User "${user}" may not connect to database "${database}" at ${hosts}.`,
    hint: "Let an administrator run GRANT CONNECT ON DATABASE.",
  },
  {
    text: /SASL|SCRAM|authentication/i,
    what: ({ hosts, user }) =>
      `${hosts} asks user "${user}" for a kind of authentication that is not supported.`,
    hint: "Set password_encryption_type to 1 in the console, then change the user's password.",
  },
  {
    text: /password and none is given|password is needed|client password must be/i,
    what: ({ user }) => `A password is needed for user "${user}".`,
    hint: "Set PGPASSWORD; it is never written to a file.",
  },
];

const CLUSTER: readonly Rule[] = [
  {
    codes: ["57P03"],
    what: ({ hosts }) =>
      `${hosts} is starting up, shutting down or recovering.`,
    hint: "Try again in a minute; the console shows the cluster's state.",
  },
  {
    codes: ["53300"],
    what: ({ hosts }) => `${hosts} has no free connection.`,
    hint: "Close some, give the pool a lower max, or raise max_connections in the console; then try again.",
  },
  {
    codes: ["53*", "YY006", "YY007", "YY009"],
    what: ({ hosts }) => `${hosts} has no memory or room left for a session.`,
    hint: "Try again later, or look for what fills it in the console.",
  },
  {
    codes: ["YY003", "55P03"],
    what: ({ hosts }) => `${hosts} waited for a lock in vain.`,
    hint: "Somebody holds the catalogs: end long transactions (pg_stat_activity shows them), then try again.",
  },
  {
    codes: ["57014"],
    what: ({ hosts }) => `${hosts} cancelled a statement before it was done.`,
    hint: "Raise the user's statement_timeout (ALTER ROLE … SET), or ask who cancels it.",
  },
  {
    codes: ["57P01", "57P02"],
    what: ({ hosts }) => `${hosts} ended the session: it is being shut down.`,
    hint: CHECK_CLUSTER,
  },
  {
    codes: ["08P01", "0A000"],
    what: ({ hosts }) => `${hosts} does not understand how it is spoken to.`,
    hint: "Check --port (DWS listens on 8000); if it is a DWS, please report this with its version.",
  },
  {
    codes: ["08*", "YY*", "XX003", "XX009"],
    what: ({ hosts }) =>
      `${hosts} lets sessions in, but does not reach its datanodes or its GTM.`,
    hint: CHECK_CLUSTER,
  },
];

const RULES = [...NETWORK, ...TLS, ...LOGIN, ...CLUSTER];

const hasCode = (codes: readonly string[], code = ""): boolean =>
  codes.some((one) =>
    one.endsWith("*") ? code.startsWith(one.slice(0, -1)) : one === code,
  );

/** The sentences for a failure; undefined where the table knows none. */
export const findExplanation = (
  place: Place,
  error: unknown,
): Explanation | undefined => {
  const { code, message } = readFailure(error);
  const rule = RULES.find(
    ({ codes, text }) =>
      (codes === undefined || hasCode(codes, code)) &&
      (text === undefined || text.test(message)),
  );
  return rule && { what: rule.what(place), hint: rule.hint };
};
