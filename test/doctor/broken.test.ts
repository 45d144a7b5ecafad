/** Set-ups that are broken, each in its own way: the doctor names the cause, says what to do, and skips what makes no sense. */
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FaultAction } from "../../src/local/start.js";
import { faultShapes, retryError } from "../../src/local/start.js";
import type { PartialSettings } from "../../src/runtime/settings.js";
import {
  admin,
  as,
  type Bench,
  countSessions,
  look,
  type More,
  startBench,
  stepsOf,
} from "./bench.js";
import {
  findClosedPort,
  listen,
  type Listener,
  startFirewall,
} from "./servers.js";

let bench: Bench;
let firewall: Listener;
let silent: Listener;
let hangingUp: Listener;
let http: Listener;
let garbled: Listener;
let closedPort: number;

beforeAll(async () => {
  [bench, firewall, silent, hangingUp, http, garbled, closedPort] =
    await Promise.all([
      startBench(),
      startFirewall(),
      listen((client) => client.resume()),
      listen((client) => client.destroy()),
      listen((client) => client.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
      listen((client) =>
        client.once("data", () => {
          client.write("S");
          client.once("data", () => client.write("this is no TLS record"));
        }),
      ),
      findClosedPort(),
    ]);
});
afterEach(() => {
  bench.plain.faults.clear();
});
afterAll(async () => {
  await Promise.all(
    [bench, firewall, silent, hangingUp, http, garbled].map(async (one) =>
      one.stop(),
    ),
  );
});

const here = (port: number, sslmode = "disable") =>
  ({
    host: "127.0.0.1",
    port,
    user: "ann",
    password: "Swordfish-1",
    sslmode,
  }) as const;

const certificate = (name: string) => join(bench.folder, name);

interface Broken {
  readonly name: string;
  readonly at: () => PartialSettings;
  readonly more?: More;
  /** Strikes at the login, at the password or at the statements of the server without TLS. */
  readonly fault?: {
    readonly at: "connect" | "auth" | "execute";
    readonly matching?: RegExp;
    readonly do: FaultAction;
  };
  /** The step that names the cause. */
  readonly step: string;
  readonly status: "warning" | "failure";
  readonly says: RegExp;
  readonly remedy: RegExp;
}

const NETWORK: readonly Broken[] = [
  {
    name: "a host that nobody knows",
    at: () => ({ ...here(8000), host: "no-such-host.invalid" }),
    step: "name",
    status: "failure",
    // A sandbox without a name server cannot know that the name is wrong.
    says: /^The host name in no-such-host\.invalid:8000 is not known\.$|^The name server did not say/,
    remedy: /--host|name server/,
  },
  {
    name: "a port where nobody listens",
    at: () => here(closedPort),
    step: "tcp",
    status: "failure",
    says: /^Nothing listens at 127\.0\.0\.1:\d+\.$/,
    remedy: /--port \(DWS listens on 8000\).*lets this machine in/,
  },
  {
    name: "a firewall that drops what comes",
    at: () => here(firewall.port),
    more: { waitMs: 600 },
    step: "tcp",
    status: "failure",
    says: /^No answer from 127\.0\.0\.1:\d+ within 0\.6 s\.$/,
    remedy: /lets this machine in/,
  },
  {
    name: "a server that accepts and says nothing to the question for TLS",
    at: () => here(silent.port, "require"),
    more: { waitMs: 600 },
    step: "tls",
    status: "failure",
    says: /^No answer from .* within 0\.6 s\.$/,
    remedy: /--port/,
  },
  {
    name: "a server that accepts and says nothing to the login",
    at: () => here(silent.port),
    more: { waitMs: 600 },
    step: "authentication",
    status: "failure",
    says: /^No answer from .* within 0\.6 s\.$/,
    remedy: /--port/,
  },
  {
    name: "a proxy that hangs up",
    at: () => here(hangingUp.port, "prefer"),
    step: "tls",
    status: "failure",
    says: /hung up before the session was ready/,
    remedy: /a proxy, a load balancer without a healthy coordinator/,
  },
  {
    name: "a proxy that hangs up at the login",
    at: () => here(hangingUp.port),
    step: "authentication",
    status: "failure",
    says: /hung up before the session was ready/,
    remedy: /load balancer/,
  },
  {
    name: "a web server, asked for TLS",
    at: () => here(http.port, "require"),
    step: "tls",
    status: "failure",
    says: /does not answer as a DWS does/,
    remedy: /DWS listens on 8000/,
  },
  {
    name: "a web server",
    at: () => here(http.port),
    step: "authentication",
    status: "failure",
    says: /does not answer as a DWS does/,
    remedy: /DWS listens on 8000/,
  },
  {
    name: "a plain PostgreSQL",
    at: () => ({ ...bench.postgres, sslmode: "disable" }),
    step: "version",
    status: "warning",
    says: /^This is PostgreSQL [\d.]+, and no GaussDB\(DWS\)\.$/,
    remedy: /--port: it listens on 8000/,
  },
];

/** The console's key has a passphrase, and its certificate comes in a file of its own. */
const clientFiles: readonly Broken[] = [
  {
    name: "a client key whose passphrase is not given",
    files: { sslcert: "tls.pem", sslkey: "secret.key" },
    says: /sslkey\) has a passphrase, and sslpassword is missing or another/,
  },
  {
    name: "a client key whose passphrase is another",
    files: { sslcert: "tls.pem", sslkey: "secret.key", sslpassword: "wrong" },
    says: /sslkey\) has a passphrase, and sslpassword is missing or another/,
  },
  {
    name: "a client key of another certificate",
    files: { sslcert: "tls.pem", sslkey: "open.key" },
    says: /sslkey\) does not belong to the client certificate/,
  },
  {
    name: "a client key that is none",
    files: { sslcert: "tls.pem", sslkey: "nonsense.pem" },
    says: /sslkey\) .*nonsense\.pem holds none/,
  },
  {
    name: "a client certificate that is none",
    files: { sslcert: "nonsense.pem", sslkey: "open.key" },
    says: /sslcert\) .*nonsense\.pem holds none/,
  },
  {
    name: "a client certificate without its key",
    files: { sslcert: "tls.pem" },
    says: /needs both sslcert and sslkey/,
  },
].map(({ name, files, says }) => ({
  name,
  at: () => {
    const { sslcert, sslkey, sslpassword } = files as Partial<typeof files>;
    return {
      ...admin(bench.tls),
      sslmode: "require",
      sslcert: certificate(sslcert ?? ""),
      sslkey: sslkey === undefined ? undefined : certificate(sslkey),
      sslpassword,
    };
  },
  step: "tls",
  status: "failure",
  says,
  remedy: /Correct it/,
}));

const TLS: readonly Broken[] = [
  {
    name: "TLS that the server demands, switched off",
    at: () => admin(bench.tls),
    step: "authentication",
    status: "failure",
    says: /lets nobody in without TLS/,
    remedy: /--sslmode require/,
  },
  {
    name: "TLS that is there and not used",
    at: () => admin(bench.expired),
    step: "tls",
    status: "warning",
    says: /speaks TLS, and sslmode disable does without/,
    remedy: /verify-ca/,
  },
  {
    name: "TLS that the server has not",
    at: () => ({ ...admin(bench.plain), sslmode: "require" }),
    step: "tls",
    status: "failure",
    says: /does not speak TLS, and sslmode require wants it/,
    remedy: /Switch SSL on in the console/,
  },
  {
    name: "a fall back to clear text",
    at: () => ({ ...admin(bench.plain), sslmode: "prefer" }),
    step: "tls",
    status: "warning",
    says: /everything is sent in clear/,
    remedy: /Switch SSL on in the console/,
  },
  {
    name: "a server that was not verified",
    at: () => ({ ...admin(bench.tls), sslmode: "require" }),
    step: "tls",
    status: "warning",
    says: /TLSv1\.2, certificate "local-dws-server" until .*, but who the server is was not verified \(sslmode require\)/,
    remedy: /cacert\.pem as --sslrootcert with --sslmode verify-ca/,
  },
  {
    name: "the CA of another cluster",
    at: () => ({
      ...admin(bench.tls),
      sslmode: "verify-ca",
      sslrootcert: certificate("expired.pem"),
    }),
    step: "tls",
    status: "failure",
    says: /is not signed by .*expired\.pem, but by "CA of the local DWS"/,
    remedy: /cacert\.pem of this very cluster/,
  },
  {
    name: "a certificate that expired",
    at: () => ({
      ...admin(bench.expired),
      sslmode: "verify-ca",
      sslrootcert: certificate("expired.pem"),
    }),
    step: "tls",
    status: "failure",
    says: /certificate "local-dws-server" of .* expired on 2020-02-03/,
    remedy: /Renew it in the console/,
  },
  {
    name: "a certificate that expired, not looked at",
    at: () => ({ ...admin(bench.expired), sslmode: "require" }),
    step: "tls",
    status: "warning",
    says: /expired on 2020-02-03, which is not checked/,
    remedy: /Renew it in the console/,
  },
  {
    name: "a certificate that ends soon",
    at: () => ({
      ...admin(bench.tls),
      sslmode: "verify-ca",
      sslrootcert: certificate("tls.pem"),
    }),
    more: { now: () => Date.now() + 350 * 86_400_000 },
    step: "tls",
    status: "warning",
    says: /ends on \d{4}-\d\d-\d\d\.$/,
    remedy: /Renew it in the console/,
  },
  {
    name: "a name that the certificate does not have",
    at: () => ({
      ...admin(bench.tls),
      host: "localhost",
      sslmode: "verify-full",
      sslrootcert: certificate("tls.pem"),
    }),
    step: "tls",
    status: "failure",
    says: /made out to "local-dws-server", and not to localhost/,
    remedy: /verify-ca: DWS does not support verify-full/,
  },
  {
    name: "a CA file that is not there",
    at: () => ({
      ...admin(bench.tls),
      sslmode: "verify-ca",
      sslrootcert: certificate("none.pem"),
    }),
    step: "tls",
    status: "failure",
    says: /The CA certificate \(sslrootcert\) .*none\.pem cannot be read/,
    remedy: /Correct it/,
  },
  {
    name: "a CA file that holds none",
    at: () => ({
      ...admin(bench.tls),
      sslmode: "verify-ca",
      sslrootcert: certificate("nonsense.pem"),
    }),
    step: "tls",
    status: "failure",
    says: /^The CA certificate \(sslrootcert\) .*nonsense\.pem holds none/,
    remedy: /Correct it/,
  },
  ...clientFiles,
  {
    name: "a server whose TLS is none",
    at: () => here(garbled.port, "require"),
    step: "tls",
    status: "failure",
    says: /^TLS could not be agreed with 127\.0\.0\.1:\d+\.$/,
    remedy: /PGSSLCERT and PGSSLKEY; DWS speaks TLS 1\.2/,
  },
  {
    name: "verify-ca without a CA",
    at: () => ({ ...admin(bench.tls), sslmode: "verify-ca" }),
    step: "tls",
    status: "failure",
    says: /verify-ca needs sslrootcert/,
    remedy: /Correct it/,
  },
];

const LOGIN: readonly Broken[] = [
  {
    name: "a wrong password",
    at: () => ({ ...as("plain", bench.plain), password: "Wrong-horse" }),
    step: "login",
    status: "failure",
    says: /refused the user "plain" or its password/,
    remedy: /PGPASSWORD; ten wrong passwords lock/,
  },
  {
    name: "a wrong password where SHA256 is kept",
    at: () => ({ ...as("sha", bench.plain), password: "Wrong-horse" }),
    step: "login",
    status: "failure",
    says: /password of user "sha" is not the one/,
    remedy: /nothing was sent/,
  },
  {
    name: "a user that does not exist",
    at: () => ({ ...admin(bench.plain), user: "nobody" }),
    step: "login",
    status: "failure",
    says: /refused the user "nobody" or its password: it does not say which/,
    remedy: /--user and PGPASSWORD/,
  },
  {
    name: "no password",
    at: () => ({ ...admin(bench.plain), password: "" }),
    step: "login",
    status: "failure",
    says: /A password is needed for user "dbadmin"/,
    remedy: /PGPASSWORD/,
  },
  {
    name: "MD5 over SHA256 (code 11)",
    at: () => as("sha", bench.md5),
    step: "authentication",
    status: "warning",
    says: /code 11/,
    remedy: /password_encryption_type to 1/,
  },
  {
    name: "SM3 (code 13)",
    at: () => as("sm3", bench.plain),
    step: "authentication",
    status: "failure",
    says: /asks user "sm3" for SM3 authentication \(code 13\), which is not supported/,
    remedy: /password_encryption_type to 1 in the console, then change/,
  },
  {
    name: "a token (code 14)",
    at: () => admin(bench.iam),
    step: "authentication",
    status: "failure",
    says: /IAM token authentication \(code 14\)/,
    remedy: /take a user that has one/,
  },
  {
    name: "a server that lets everybody in",
    at: () => ({ ...bench.postgres, sslmode: "disable" }),
    step: "authentication",
    status: "warning",
    says: /No password is asked for/,
    remedy: /pg_hba\.conf/,
  },
  {
    name: "an account that is locked",
    at: () => as("locked", bench.plain),
    step: "login",
    status: "failure",
    says: /account of user "locked" is locked/,
    remedy: /ACCOUNT UNLOCK/,
  },
  {
    name: "a database that does not exist",
    at: () => ({ ...admin(bench.plain), database: "nowhere" }),
    step: "login",
    status: "failure",
    says: /no database "nowhere"/,
    remedy: /--database; a new DWS cluster has gaussdb/,
  },
  {
    name: "a database that is closed to the user",
    at: () => ({ ...as("plain", bench.plain), database: "private" }),
    step: "login",
    status: "failure",
    says: /User "plain" may not connect to database "private"/,
    remedy: /GRANT CONNECT/,
  },
  {
    name: "a user who may have no more sessions",
    at: () => as("full", bench.plain),
    step: "login",
    status: "failure",
    says: /no free connection/,
    remedy: /max_connections/,
  },
];

const fatal = (sqlState: string, message: string): FaultAction => ({
  kind: "error",
  severity: "FATAL",
  sqlState,
  message,
});

const NODES: readonly Broken[] = [
  {
    name: "too many clients (53300)",
    fault: { at: "connect", do: faultShapes.tooManyClients },
    step: "authentication",
    says: /no free connection/,
    remedy: /Close some/,
  },
  {
    name: "a server that starts up (57P03)",
    fault: { at: "connect", do: faultShapes.startingUp },
    step: "authentication",
    says: /starting up, shutting down or recovering/,
    remedy: /Try again in a minute/,
  },
  {
    name: "too many clients of this database (53300)",
    fault: {
      at: "connect",
      do: fatal("53300", 'too many connections for database "gaussdb"'),
    },
    step: "authentication",
    says: /no free connection/,
    remedy: /Close some/,
  },
  {
    name: "a server in recovery (57P03)",
    fault: {
      at: "connect",
      do: fatal("57P03", "the database system is in recovery mode"),
    },
    step: "authentication",
    says: /starting up, shutting down or recovering/,
    remedy: /Try again in a minute/,
  },
  {
    name: "a protocol that is refused (0A000)",
    fault: {
      at: "connect",
      do: fatal("0A000", "unsupported frontend protocol 3.0"),
    },
    step: "authentication",
    says: /does not understand how it is spoken to/,
    remedy: /report this with its version/,
  },
  {
    name: "a balancer that ends the session at its first word",
    fault: { at: "connect", do: faultShapes.lost },
    step: "authentication",
    says: /hung up/,
    remedy: /load balancer/,
  },
  {
    name: "a session that is reset",
    fault: { at: "connect", do: faultShapes.reset },
    step: "authentication",
    says: /hung up/,
    remedy: /firewall/,
  },
  {
    name: "a coordinator that is killed behind the password",
    fault: { at: "auth", do: faultShapes.coordinatorCrash },
    step: "login",
    says: /hung up/,
    remedy: /the cluster's state/,
  },
  {
    name: "a coordinator that falls silent behind the password",
    fault: { at: "auth", do: { kind: "hang" } },
    more: { waitMs: 1_500 },
    step: "login",
    says: /No answer from .* within 1\.5 s/,
    remedy: /--port/,
  },
  {
    name: "a shutdown (57P01)",
    fault: { at: "auth", do: faultShapes.adminShutdown },
    step: "login",
    says: /is being shut down/,
    remedy: /failover takes about a minute/,
  },
  {
    name: "memory that is used up (53200)",
    fault: { at: "auth", do: faultShapes.outOfMemory },
    step: "login",
    says: /no memory or room/,
    remedy: /Try again later/,
  },
  {
    name: "datanodes that the pooler does not reach (08006)",
    fault: { at: "execute", do: faultShapes.poolerCannotConnect },
    step: "login",
    says: /does not reach its datanodes or its GTM/,
    remedy: /failover takes about a minute/,
  },
  {
    name: "no GTM (08006), noticed at the first query of the catalogs",
    fault: { at: "execute", matching: /version/, do: faultShapes.gtmLost },
    step: "version",
    says: /does not reach its datanodes or its GTM/,
    remedy: /cluster's state in the console/,
  },
  {
    name: "a broken stream to a datanode (YY001)",
    fault: { at: "execute", matching: /version/, do: retryError("YY001") },
    step: "version",
    says: /does not reach its datanodes/,
    remedy: /failover/,
  },
  {
    name: "a snapshot that is invalid (YY014)",
    fault: {
      at: "execute",
      matching: /version/,
      do: faultShapes.invalidSnapshot,
    },
    step: "version",
    says: /does not reach its datanodes or its GTM/,
    remedy: /failover/,
  },
  {
    name: "a failover under way (08000)",
    fault: {
      at: "execute",
      matching: /version/,
      do: {
        kind: "error",
        sqlState: "08000",
        message: "canceling statement due to failover, pending",
      },
    },
    step: "version",
    says: /does not reach its datanodes or its GTM/,
    remedy: /failover takes about a minute/,
  },
  {
    name: "memory that DWS counts as used up (YY006)",
    fault: { at: "execute", matching: /version/, do: retryError("YY006") },
    step: "version",
    says: /no memory or room/,
    remedy: /Try again later/,
  },
  {
    name: "a lock on the catalogs (YY003)",
    fault: {
      at: "execute",
      matching: /version/,
      do: faultShapes.lockWaitTimeout,
    },
    step: "version",
    says: /waited for a lock in vain/,
    remedy: /end long transactions/,
  },
  {
    name: "a statement that is cancelled (57014)",
    fault: {
      at: "execute",
      matching: /version/,
      do: {
        kind: "error",
        sqlState: "57014",
        message: "canceling statement due to statement timeout",
      },
    },
    step: "version",
    says: /cancelled a statement/,
    remedy: /statement_timeout/,
  },
  {
    name: "a crash that ends all sessions (57P02)",
    fault: {
      at: "execute",
      matching: /version/,
      do: fatal(
        "57P02",
        "terminating connection because of crash of another server process",
      ),
    },
    step: "version",
    says: /is being shut down/,
    remedy: /failover takes about a minute/,
  },
  {
    name: "a statement that never ends",
    fault: { at: "execute", matching: /clock_timestamp/, do: { kind: "hang" } },
    more: { waitMs: 1_500 },
    step: "clock",
    says: /No answer from .* within 1\.5 s/,
    remedy: /--port/,
  },
].map((one) => ({
  ...(one as Omit<Broken, "at" | "status">),
  at: () => admin(bench.plain),
  status: "failure" as const,
}));

const CLUSTER: readonly Broken[] = [
  {
    name: "CN retry that is off",
    at: () => as("retry_off", bench.plain),
    step: "retry-times",
    status: "warning",
    says: /max_query_retry_times is 0/,
    remedy: /Set max_query_retry_times to 6/,
  },
  {
    name: "codes that the coordinator does not retry after",
    at: () => as("codes", bench.plain),
    step: "retry-codes",
    status: "warning",
    says: /YY003, YY005, .*YY016/,
    remedy: /default of retry_ecode_list/,
  },
  {
    name: "sessions that end before the pool's idle time",
    at: () => as("hasty", bench.plain),
    step: "session-timeout",
    status: "warning",
    says: /ends idle sessions after 1 min \(session_timeout\), the pool only after 4 min/,
    remedy: /Set session_timeout to 600/,
  },
  {
    name: "transactions that may hardly pause",
    at: () => as("paused", bench.plain),
    step: "idle-in-transaction",
    status: "warning",
    says: /pauses for 1 s .*idle_in_transaction_timeout/,
    remedy: /Raise it/,
  },
  {
    name: "a cluster that is read-only",
    at: () => as("read_only", bench.plain),
    step: "writes",
    status: "warning",
    says: /read-only: every write will be refused with 25006/,
    remedy: /90 % full/,
  },
  {
    name: "passwords that are kept as MD5 alone",
    at: () => admin(bench.md5),
    step: "password-type",
    status: "warning",
    says: /MD5 alone/,
    remedy: /Set it to 2, or to 1/,
  },
  {
    name: "a pool above max_connections",
    at: () => admin(bench.plain),
    more: { poolMax: 1000 },
    step: "connections",
    status: "warning",
    says: /A pool of 1000 does not fit into 200, max_connections/,
    remedy: /smaller max/,
  },
  {
    name: "a pool above the user's own limit",
    at: () => as("narrow", bench.plain),
    step: "connections",
    status: "warning",
    says: /does not fit into 3, the connection limit of the user/,
    remedy: /smaller max/,
  },
  {
    name: "a clock that is an hour ahead",
    at: () => admin(bench.plain),
    more: { now: () => Date.now() - 3_600_000 },
    step: "clock",
    status: "warning",
    says: /clock is 1 h ahead of this machine's/,
    remedy: /NTP/,
  },
  {
    name: "a clock that is a day behind",
    at: () => admin(bench.plain),
    more: { now: () => Date.now() + 86_400_000 },
    step: "clock",
    status: "warning",
    says: /clock is 1 d behind this machine's/,
    remedy: /NTP/,
  },
  {
    name: "a schema that does not exist",
    at: () => as("plain", bench.plain),
    more: { schemas: ["sale"] },
    step: "schema:sale",
    status: "failure",
    says: /Schema "sale" does not exist/,
    remedy: /bare, closed, dark, half, public, sales/,
  },
  {
    name: "a schema that may not be used",
    at: () => as("plain", bench.plain),
    more: { schemas: ["sales", "closed"] },
    step: "schema:closed",
    status: "failure",
    says: /User "plain" may not use schema "closed"/,
    remedy: /GRANT USAGE ON SCHEMA "closed" TO "plain"/,
  },
  {
    name: "a table that may not be read",
    at: () => as("plain", bench.plain),
    more: { schemas: ["half"] },
    step: "schema:half",
    status: "warning",
    says: /may not read 1 of 2 tables and views of schema "half": b\./,
    remedy: /GRANT SELECT ON ALL TABLES IN SCHEMA "half" TO "plain"/,
  },
  {
    name: "a schema in which nothing may be read",
    at: () => as("plain", bench.plain),
    more: { schemas: ["dark"] },
    step: "schema:dark",
    status: "failure",
    says: /may read nothing in schema "dark"/,
    remedy: /GRANT SELECT/,
  },
  {
    name: "a schema without a table",
    at: () => as("plain", bench.plain),
    more: { schemas: ["bare"] },
    step: "schema:bare",
    status: "warning",
    says: /holds no table/,
    remedy: /--schemas/,
  },
];

describe.each([
  ["the network", NETWORK],
  ["TLS", TLS],
  ["the login", LOGIN],
  ["nodes", NODES],
  ["the cluster", CLUSTER],
])("%s", (_title, cases) => {
  it.each(cases)("$name", async (broken) => {
    const { fault } = broken;
    if (fault !== undefined) bench.plain.faults.add({ times: 99, ...fault });
    const report = await look(broken.at(), broken.more);
    const steps = stepsOf(report);
    const { says, remedy, status } = broken;
    const step = steps.find(({ id }) => id === broken.step);
    expect(step).toMatchObject({
      status,
      says: expect.stringMatching(says) as string,
      remedy: expect.stringMatching(remedy) as string,
    });
    const failed = steps.filter((each) => each.status === "failure");
    expect(failed.map(({ id }) => id)).toEqual(
      status === "failure" ? [broken.step] : [],
    );
    expect(report.isStopped).toBe(status === "failure");
  });
});

describe("several hosts", () => {
  const both = () => {
    const [first, second] = bench.plain.coordinators;
    const { host } = bench.plain;
    return {
      ...admin(bench.plain),
      host: `${host}:${first?.port ?? 0},${host}:${second?.port ?? 0}`,
    };
  };

  const shape = (report: Awaited<ReturnType<typeof look>>) =>
    report.hosts.map(({ results }) => results.map(({ status }) => status));

  it("passes one over that is down, whichever it is", async () => {
    for (const down of bench.plain.coordinators) {
      await down.down();
      const report = await look(both());
      await down.up();
      const lost = report.hosts.find(({ port }) => port === down.port);
      expect(lost?.results[1]?.says).toMatch(/^Nothing listens at/);
      expect(report.isStopped).toBe(false);
      expect(report.cluster?.results.length).toBeGreaterThan(10);
    }
  });

  it("is stopped when all are down", async () => {
    await bench.plain.down();
    const report = await look(both());
    await bench.plain.up();
    const host = ["ok", "failure", "skipped", "skipped", "skipped", "skipped"];
    expect(shape(report)).toEqual([host, host]);
    expect(report).toMatchObject({ isStopped: true, cluster: undefined });
  });

  it("tries a wrong password at one of them alone", async () => {
    const report = await look({
      ...both(),
      user: "plain",
      password: "Wrong-horse",
    });
    expect(shape(report).map((results) => results[4])).toEqual([
      "failure",
      "skipped",
    ]);
    expect(report.isStopped).toBe(true);
  });
});

describe("what works", () => {
  it("has no failure, and leaves no session behind", async () => {
    // Those that hang by a fault of before go on hanging.
    const before = await countSessions(bench.plain);
    const report = await look(admin(bench.plain), { schemas: ["sales"] });
    expect(stepsOf(report).filter(({ status }) => status !== "ok")).toEqual([]);
    await expect.poll(async () => countSessions(bench.plain)).toBe(before);
  });

  it("verifies the server and says so", async () => {
    const report = await look({
      ...admin(bench.tls),
      sslmode: "verify-ca",
      sslrootcert: certificate("tls.pem"),
    });
    expect(stepsOf(report).find(({ id }) => id === "tls")).toMatchObject({
      status: "ok",
      says: expect.stringContaining("verified (verify-ca)") as string,
    });
  });

  it("logs a SHA256 user in, and says who cannot", async () => {
    const report = await look(as("sha", bench.plain), { schemas: ["s*"] });
    expect(report.isStopped).toBe(false);
    const steps = stepsOf(report);
    expect(steps.find(({ id }) => id === "authentication")?.says).toMatch(
      /SHA256 \(code 10\).*psql and drivers of PostgreSQL cannot/,
    );
    expect(steps.find(({ id }) => id === "schema:sales")?.status).toBe("ok");
  });

  it("skips what a PostgreSQL does not have", async () => {
    const report = await look({ ...bench.postgres, sslmode: "disable" });
    const skipped = stepsOf(report).filter(
      ({ status }) => status === "skipped",
    );
    expect(skipped.map(({ id }) => id)).toEqual([
      "compatibility",
      "nodes",
      "retry-times",
      "retry-codes",
      "session-timeout",
      "idle-in-transaction",
      "password-type",
    ]);
  });
});
