/** Says in one sentence why a database could not be reached or read, and what to do. */
import { GeneratorError } from "../errors.js";
import { readFailure } from "../runtime/classify.js";
import { DwsError } from "../runtime/errors.js";
import type { ConnectionSettings } from "../runtime/settings.js";

interface Explanation {
  readonly what: (at: Place) => string;
  readonly hint: (at: Place) => string;
}

interface Place {
  readonly hosts: string;
  readonly database: string;
  readonly user: string;
}

const placeOf = (settings: ConnectionSettings): Place => ({
  hosts: settings.hosts.map(({ host, port }) => `${host}:${port}`).join(", "),
  database: settings.database,
  user: settings.user,
});

const CHECK_ADDRESS = () =>
  "Check --host and --port (DWS listens on 8000), and that the cluster has an EIP and lets this machine in.";

const REFUSED: Explanation = {
  what: ({ hosts }) => `Nothing listens at ${hosts}.`,
  hint: CHECK_ADDRESS,
};
const SILENT: Explanation = {
  what: ({ hosts }) => `No answer from ${hosts} within 10 s.`,
  hint: CHECK_ADDRESS,
};
const BAD_LOGIN: Explanation = {
  what: ({ hosts, user }) => `${hosts} refused the password of user "${user}".`,
  hint: () =>
    "Check --user and PGPASSWORD; ten wrong passwords lock the account for a day.",
};

const BY_CODE: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: REFUSED,
  ETIMEDOUT: SILENT,
  EHOSTUNREACH: SILENT,
  ENETUNREACH: SILENT,
  ENOTFOUND: {
    what: ({ hosts }) => `The host name in ${hosts} is not known.`,
    hint: () => "Check --host for a typing mistake.",
  },
  "28P01": BAD_LOGIN,
  "28000": {
    what: ({ hosts, user }) => `${hosts} does not let user "${user}" in.`,
    hint: () =>
      "The account may be locked, or not allowed from this machine: ask the cluster's administrator.",
  },
  "3D000": {
    what: ({ hosts, database }) =>
      `There is no database "${database}" at ${hosts}.`,
    hint: () => "Check --database; a new DWS cluster has gaussdb.",
  },
  "53300": {
    what: ({ hosts }) => `${hosts} has no free connection.`,
    hint: () => "Close some, or try again later.",
  },
};

const BY_MESSAGE: readonly (readonly [RegExp, Explanation])[] = [
  [
    /the server's signature/,
    {
      what: ({ hosts, user }) =>
        `The password of user "${user}" is not the one that ${hosts} knows.`,
      hint: () =>
        "Check --user and PGPASSWORD; nothing was sent, so this does not count towards the lock.",
    },
  ],
  [/timeout/i, SILENT],
  [
    /does not support SSL/i,
    {
      what: ({ hosts }) => `${hosts} does not speak TLS.`,
      hint: () => "Take --sslmode prefer or disable, if the network is safe.",
    },
  ],
  [
    /certificate|self.signed|altnames/i,
    {
      what: ({ hosts }) => `The certificate of ${hosts} could not be verified.`,
      hint: () =>
        "Give the console's cacert.pem as --sslrootcert with --sslmode verify-ca; DWS does not support verify-full.",
    },
  ],
  [
    /SASL|SCRAM|authentication/i,
    {
      what: ({ hosts, user }) =>
        `${hosts} asks user "${user}" for a kind of authentication that is not supported yet.`,
      hint: () =>
        "Set password_encryption_type to 1 in the console, then change the user's password.",
    },
  ],
  [
    /password/i,
    {
      what: ({ user }) => `A password is needed for user "${user}".`,
      hint: () => "Set PGPASSWORD; it is never written to a file.",
    },
  ],
];

const find = (error: unknown): Explanation | undefined => {
  const { code, message } = readFailure(error);
  const byCode =
    code !== undefined && Object.hasOwn(BY_CODE, code)
      ? BY_CODE[code]
      : undefined;
  return byCode ?? BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
};

/** What a failed connect means. */
export const explainConnectFailure = (
  settings: ConnectionSettings,
  error: unknown,
): GeneratorError => {
  const place = placeOf(settings);
  const known = find(error);
  if (known !== undefined) {
    return new GeneratorError("connect", known.what(place), known.hint(place), {
      cause: error,
    });
  }
  return new GeneratorError(
    "connect",
    `Could not connect to ${place.hosts}: ${readFailure(error).message}`,
    CHECK_ADDRESS(),
    { cause: error },
  );
};

/** What a failure while reading means; errors that already say it are passed on. */
export const explainReadFailure = (
  settings: ConnectionSettings,
  error: unknown,
): unknown =>
  error instanceof DwsError
    ? new GeneratorError(
        "introspect",
        `The schema could not be read from ${placeOf(settings).hosts}: ${error.message}`,
        error.transient
          ? "The server was lost while reading: try again."
          : "If a catalog is refused, ask for the right to read it; otherwise please report this.",
        { cause: error },
      )
    : error;
