/** Asks a host how it would authenticate the user, and answers nothing: no attempt is counted. */
import type { Duplex } from "node:stream";
import { readQuestion } from "../runtime/password-question.js";
import { tlsOptions } from "../runtime/tls.js";
import { openInbox } from "./inbox.js";
import { probed, type Probed } from "./probe-network.js";
import {
  askForTls,
  attempt,
  type Attempt,
  openTcp,
  shakeHands,
} from "./sockets.js";
import type { Target } from "./target.js";

/** What the server asks for. */
export interface LoginQuestion {
  /** Code of AuthenticationRequest; connection facts, 1.1. */
  readonly code: number;
  /** Whether it is one of DWS's own forms, which share their codes with PostgreSQL's SASL. */
  readonly isDws: boolean;
  /** Whether the runtime, or `pg` below it, has an answer. */
  readonly isAnswered: boolean;
  /** Whether it was asked inside of TLS. */
  readonly isEncrypted: boolean;
}

const PROTOCOL_3_0 = 196_608;

const startupPacket = (user: string, database: string): Buffer => {
  const pairs = ["user", user, "database", database, "client_encoding", "UTF8"];
  const body = Buffer.from([...pairs, "", ""].join("\0"));
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(PROTOCOL_3_0, 4);
  return Buffer.concat([head, body]);
};

const notDws = () => new Error("The answer is not that of a DWS server.");

/** Errors are the longest messages before a login. */
const LONGEST = 1_000_000;

/** The server's error in the shape of `pg`'s. */
const toError = (body: Buffer): Error => {
  const fields = new Map(
    body
      .toString()
      .split("\0")
      .map((text) => [text.slice(0, 1), text.slice(1)]),
  );
  return Object.assign(new Error(fields.get("M") ?? "refused"), {
    code: fields.get("C"),
    severity: fields.get("V") ?? fields.get("S"),
  });
};

/** No question, the password itself, MD5, SCRAM: `pg` answers them. */
const ANSWERED_BY_PG: readonly number[] = [0, 3, 5, 10];

const readFrame = (frame: Buffer): Omit<LoginQuestion, "isEncrypted"> => {
  const code = frame.readInt32BE(5);
  try {
    const isDws = readQuestion(frame) !== undefined;
    return { code, isDws, isAnswered: isDws || ANSWERED_BY_PG.includes(code) };
  } catch {
    return { code, isDws: false, isAnswered: false };
  }
};

/** Reads up to the first question; notices go by. */
const readFirstQuestion = async (socket: Duplex): Promise<Buffer> => {
  const inbox = openInbox(socket);
  for (;;) {
    const head = await inbox.take(5);
    const length = head.readInt32BE(1) - 4;
    const type = head.toString("latin1", 0, 1);
    if (!"RENv".includes(type) || length < 0 || length > LONGEST) {
      throw notDws();
    }
    const body = await inbox.take(length);
    if (type === "E") throw toError(body);
    if (type === "R" && length >= 4) return Buffer.concat([head, body]);
  }
};

/** As the runtime connects: in TLS, in clear, or in clear where the server has no TLS and may be spoken to so. */
const openAsRuntime = async (
  { host, settings }: Target,
  one: Attempt,
): Promise<{ readonly socket: Duplex; readonly isEncrypted: boolean }> => {
  const options = tlsOptions(settings);
  const socket = await openTcp(host, one);
  if (options === false || !(await askForTls(socket))) {
    return { socket, isEncrypted: false };
  }
  const secure = await shakeHands(host, socket, options, one);
  return { socket: secure, isEncrypted: true };
};

/** Asks, and hangs up. */
export const probeLogin = async (
  target: Target,
): Promise<Probed<LoginQuestion>> =>
  probed(async () =>
    attempt(target.waitMs, async (one) => {
      const { socket, isEncrypted } = await openAsRuntime(target, one);
      const { user, database } = target.settings;
      socket.write(startupPacket(user, database));
      const frame = await readFirstQuestion(socket);
      return Object.freeze({ ...readFrame(frame), isEncrypted });
    }),
  );
