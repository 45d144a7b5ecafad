/** Answers a password question of DWS, or says why it cannot; nothing is ever guessed twice. */
import { ConnectError } from "./errors.js";
import type { PasswordQuestion } from "./password-question.js";
import {
  answerMd5Sha256,
  answerSha256OfMd5,
  deriveKeys,
  proveKeys,
  signToken,
} from "./sha256.js";

/** Who logs in, as `pg`'s client knows it. */
export interface Account {
  readonly user: string;
  /** A text, or a function that gives one. */
  readonly password: unknown;
  /** What such a function is called with. */
  readonly connectionParameters: unknown;
}

/** openGauss's default today, and the count that its JDBC driver takes for older servers. */
const ITERATION_COUNTS = [10_000, 2048] as const;
/** openGauss's lower bound, and the upper one of `pg` for SCRAM: more would stall, less would make the proof cheap to search. */
const FEWEST_ITERATIONS = 2048;
const MOST_ITERATIONS = 100_000;

const passwordOf = async (account: Account): Promise<string> => {
  const given = account.password;
  const password: unknown =
    typeof given === "function"
      ? await (given as (parameters: unknown) => unknown)(
          account.connectionParameters,
        )
      : given;
  if (typeof password === "string") return password;
  throw new ConnectError(`A password is needed for user "${account.user}".`);
};

const answerSha256 = async (
  question: PasswordQuestion & { readonly kind: "sha256" },
  user: string,
  password: string,
): Promise<string> => {
  const { salt, token, signature, iterations } = question;
  if (signature !== undefined) {
    for (const count of ITERATION_COUNTS) {
      const keys = await deriveKeys(password, salt, count);
      if (signToken(keys, token) === signature) return proveKeys(keys, token);
    }
    throw new ConnectError(
      `The password of user "${user}" does not fit the server's signature; nothing was sent, so this attempt does not count towards the lock. If it is right, its iteration count is unusual: set startupProtocol to "3.51".`,
    );
  }
  if (iterations === undefined) {
    // A guess that fails counts towards the lock of the account.
    throw new ConnectError(
      'The server asks for SHA256 authentication without a signature or an iteration count: set startupProtocol to "3.51".',
    );
  }
  if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
    throw new ConnectError(
      `The server asks for SHA256 authentication with ${iterations} iterations; ${FEWEST_ITERATIONS} to ${MOST_ITERATIONS} are accepted.`,
    );
  }
  return proveKeys(await deriveKeys(password, salt, iterations), token);
};

/**
 * The text to send.
 * @throws {ConnectError} when there is no password or no answer; what a password function throws is passed on
 */
export const answerQuestion = async (
  question: PasswordQuestion,
  account: Account,
): Promise<string> => {
  const password = await passwordOf(account);
  switch (question.kind) {
    case "sha256":
      return answerSha256(question, account.user, password);
    case "sha256-of-md5":
      return answerSha256OfMd5(account.user, password, question.md5Salt);
    case "md5-sha256": {
      // The count is not told; this is the one that logs in to openGauss, and a second guess would count towards the lock.
      const [count] = ITERATION_COUNTS;
      const { salt, md5Salt } = question;
      const keys = await deriveKeys(password, salt, count);
      return answerMd5Sha256(keys, salt, md5Salt, count);
    }
  }
};
