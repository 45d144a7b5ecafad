/** Which password question a client is asked, as openGauss decides it, and whether the answer is right. */
import { createHash, randomBytes } from "node:crypto";
import {
  iamRequest,
  md5Answer,
  md5Request,
  md5Sha256Request,
  sha256Request,
  sm3Request,
} from "../wire/wire.js";
import {
  defaultIterations,
  isProof,
  keyLength,
  serverSignature,
  type Sha256Keys,
} from "./sha256.js";
import { md5Sha256Answer, type StoredPassword } from "./stored-password.js";

/** The method that `pg_hba.conf` names for the client; `iam` lets nobody in here. */
export type AuthenticationMethod = "sha256" | "md5" | "iam";

/** A question as it goes out, and the check of what comes back. */
export interface Challenge {
  readonly message: Buffer;
  isRight(answer: string): boolean;
}

/** Startup minors from here on are those of GaussDB's own clients. */
const firstGaussMinor = 50;
const never = (): boolean => false;

const askMd5 = (verifier: string | undefined): Challenge => {
  const salt = randomBytes(4);
  return {
    message: md5Request(salt),
    isRight:
      verifier === undefined
        ? never
        : (answer) => answer === md5Answer(verifier, salt),
  };
};

/** Minor 0 gets the server's signature, 50 nothing, 51 the iteration count; facts: connection.md 1.2. */
const askSha256 = (
  keys: Sha256Keys,
  minor: number,
  isFake: boolean,
): Challenge => {
  const token = randomBytes(4).toString("hex");
  const isOld = minor < firstGaussMinor;
  return {
    message: sha256Request(keys.salt, token, {
      ...(isOld && { signature: serverSignature(keys, token) }),
      ...(minor > firstGaussMinor && { iterations: keys.iterations }),
    }),
    isRight: isFake ? never : (answer) => isProof(keys, token, answer),
  };
};

/** The same under every method and startup version; facts: connection.md 1.1. */
const askSm3 = (salt: string): Challenge => ({
  message: sm3Request(salt, randomBytes(4).toString("hex")),
  isRight: never,
});

const askMd5Sha256 = (
  keys: Sha256Keys & { readonly suffix: string },
  isFake: boolean,
): Challenge => {
  const salt = randomBytes(4);
  return {
    message: md5Sha256Request(keys.salt, salt),
    isRight: isFake
      ? never
      : (answer) => answer === md5Sha256Answer(keys, keys.suffix, salt),
  };
};

/** The same salt each time, so that asking twice does not tell that the role is missing (openGauss auth.cpp). */
const fakeKeys = (role: string, secret: Buffer) => ({
  salt: createHash("sha256").update(role).update(secret).digest("hex"),
  serverKey: randomBytes(keyLength).toString("hex"),
  storedKey: randomBytes(keyLength).toString("hex"),
  iterations: defaultIterations,
  suffix: "",
});

/** How the front asks everybody. */
export interface Asking {
  readonly method: AuthenticationMethod;
  /** Of this start: makes fake salts that cannot be told from real ones. */
  readonly secret: Buffer;
}

/**
 * The question for a role by the table in connection.md 1.1 (openGauss auth.cpp, sendAuthRequest); a role that does
 * not exist (`stored` undefined) is asked as well, and no answer is right.
 */
export function chooseChallenge(
  { method, secret }: Asking,
  role: string,
  stored: StoredPassword | undefined,
  minor: number,
): Challenge {
  if (method === "iam") return { message: iamRequest(), isRight: never };
  if (stored?.sm3Salt !== undefined) return askSm3(stored.sm3Salt);
  const isFake = stored === undefined;
  const isOld = minor < firstGaussMinor;
  const md5 = stored?.md5;
  if (isFake && isOld) return askMd5(undefined);
  const keys = isFake ? fakeKeys(role, secret) : stored.sha256;
  if (keys === undefined) return askMd5(md5);
  if (method === "md5") {
    return md5 === undefined ? askMd5Sha256(keys, isFake) : askMd5(md5);
  }
  return md5 !== undefined && isOld
    ? askMd5(md5)
    : askSha256(keys, minor, isFake);
}
