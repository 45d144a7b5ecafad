/** Asks a client for the password and judges the answer, in the order in which openGauss does. */
import type { Socket } from "node:net";
import { readMessage, type ByteReader } from "../wire/byte-reader.js";
import { chooseChallenge, type Asking } from "./challenge.js";
import type { LockOut } from "./lock-out.js";
import { LoginRefused } from "./refused.js";
import { readStored, type StoredPassword } from "./stored-password.js";

/** What judging needs. */
export interface Judge {
  readonly asking: Asking;
  /** What is kept of the role's password. */
  readonly password: string | undefined;
  readonly lockOut: LockOut;
}

// facts: connection.md 1.5
const denied = "Invalid username/password,login denied.";
const locked = "The account has been locked.";

const readKept = (text: string | undefined): StoredPassword | undefined => {
  if (text === undefined) return undefined;
  const stored = readStored(text);
  // A kind that DWS does not know is refused without a question.
  if (stored === null) throw new LoginRefused("28000", denied);
  return stored;
};

const readAnswer = async (reader: ByteReader): Promise<string> => {
  const { type, body } = await readMessage(reader);
  if (type !== "p") {
    const text = `expected password response, got message type ${type.charCodeAt(0)}`;
    throw new LoginRefused("08P01", text);
  }
  return body.toString("latin1", 0, Math.max(body.length - 1, 0));
};

/**
 * Lets the role in or throws. A locked account is told so after its answer, right or wrong (openGauss auth.cpp,
 * ClientAuthentication); a role that does not exist is never locked.
 * @throws {LoginRefused} 28P01 or 28000
 */
export async function authenticate(
  client: Socket,
  reader: ByteReader,
  { asking, password, lockOut }: Judge,
  startup: { readonly role: string; readonly minor: number },
): Promise<void> {
  const { role, minor } = startup;
  const stored = readKept(password);
  const challenge = chooseChallenge(asking, role, stored, minor);
  client.write(challenge.message);
  const isRight = challenge.isRight(await readAnswer(reader));
  if (lockOut.isLocked(role)) throw new LoginRefused("28000", locked);
  if (isRight) {
    lockOut.reset(role);
    return;
  }
  if (stored !== undefined) lockOut.countFailure(role);
  throw new LoginRefused("28P01", denied);
}
