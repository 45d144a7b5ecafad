/** Teaches `pg` the SHA256 login of DWS, without a fork: one connection's first messages are read before `pg` reads them. */
import { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { ConnectError } from "./errors.js";
import { type Account, answerQuestion } from "./password-answer.js";
import {
  isLoginOver,
  type PasswordQuestion,
  readQuestion,
} from "./password-question.js";

/**
 * Version in the startup packet. `3.0` is what every open-source client sends; the server then proves that it knows the
 * password before anything is sent, but a role with both digests logs in by MD5. `3.51` is what Huawei's clients send:
 * never MD5 where SHA256 is kept, any iteration count, no proof by the server.
 */
export type StartupProtocol = "3.0" | "3.51";

/** Errors and notices are the longest messages before a login is over. */
const LONGEST_MESSAGE = 1_000_000;

/** The parts of `pg` (8.x) that are used here though its types hide them. */
interface Connection extends EventEmitter {
  readonly stream: Duplex;
  attachListeners(stream: EventEmitter): void;
  startup(config: unknown): void;
  password(text: string): void;
}
interface Insides extends Account {
  readonly connection: Connection;
}

const insidesOf = (client: pg.Client): Insides => {
  const insides = client as unknown as Insides;
  const connection = insides.connection as Partial<Connection> | undefined;
  const { attachListeners, startup, password } = connection ?? {};
  for (const method of [attachListeners, startup, password]) {
    if (typeof method === "function") continue;
    throw new ConnectError(
      "The login to DWS needs pg 8 (its Connection lacks attachListeners, startup or password); pg-native cannot be used.",
    );
  }
  return insides;
};

/** Takes bytes until the login is over; then gives back what came from AuthenticationOk on. */
const cutFrames = (onFrame: (frame: Buffer) => void) => {
  let held: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): Buffer | undefined => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 5) {
      const length = held.readInt32BE(1) + 1;
      if (length < 5 || length > LONGEST_MESSAGE) {
        throw new ConnectError("The answer is not that of a DWS server.");
      }
      if (held.length < length) return undefined;
      const frame = held.subarray(0, length);
      if (isLoginOver(frame)) return held;
      held = held.subarray(length);
      onFrame(frame);
    }
    return undefined;
  };
};

/** Type bytes. */
const AUTHENTICATION = 0x52;
const ERROR_RESPONSE = 0x45;
const NOTICE_RESPONSE = 0x4e;
const NEGOTIATE_PROTOCOL_VERSION = 0x76;

/** `pg` (8.23) reads the fields of an error up to the empty one, and never stops where there is none. */
const assertEnds = (frame: Buffer): void => {
  if (frame[0] !== ERROR_RESPONSE && frame[0] !== NOTICE_RESPONSE) return;
  const fields = frame.subarray(5);
  if (fields.at(-1) === 0 && (fields.at(-2) ?? 0) === 0) return;
  throw new ConnectError("The answer is not that of a DWS server.");
};

/** What to do with each message before the login is over: answer it, or leave it to `pg`'s parser. */
const createDialogue = (
  insides: Insides,
  parser: EventEmitter,
  fail: (error: unknown) => void,
) => {
  let isAsked = false;
  const reply = (question: PasswordQuestion) => {
    if (isAsked) {
      throw new ConnectError("The server asks for the password twice.");
    }
    isAsked = true;
    answerQuestion(question, insides).then(
      (text) => insides.connection.password(text),
      fail,
    );
  };
  return (frame: Buffer): void => {
    // PostgreSQL's answer to 3.51, which it does not know: it goes on with a version that `pg` speaks.
    if (frame[0] === NEGOTIATE_PROTOCOL_VERSION) return;
    assertEnds(frame);
    const isQuestion = frame[0] === AUTHENTICATION;
    const question = isQuestion ? readQuestion(frame) : undefined;
    if (question === undefined) parser.emit("data", frame);
    else reply(question);
  };
};

/** Puts our reader between one stream and `pg`'s parser. */
const readFirst = (
  insides: Insides,
  stream: EventEmitter,
  parser: EventEmitter,
) => {
  const { connection } = insides;
  const fail = (error: unknown) => {
    if (!connection.stream.destroyed) connection.emit("error", error);
  };
  const readFrames = cutFrames(createDialogue(insides, parser, fail));
  /** What is thrown in a data listener would end the process. */
  const readSafely = (chunk: Buffer): Buffer | undefined => {
    try {
      return readFrames(chunk);
    } catch (error) {
      fail(error);
      return undefined;
    }
  };
  let isOver = false;
  // The only listener: pg-copy-streams takes it away while it copies, and expects no second one.
  stream.on("data", (chunk: Buffer) => {
    const bytes = isOver ? chunk : readSafely(chunk);
    if (bytes === undefined) return;
    isOver = true;
    parser.emit("data", bytes);
  });
  stream.on("end", () => parser.emit("end"));
};

/** `pg` leaves the socket open when a login fails on its side, and reports some failures where nobody listens. */
const closeOnFailure = (client: pg.Client, connection: Connection) => {
  const close = () => connection.stream.destroy();
  const report = (error: unknown) => connection.emit("error", error);
  connection.on("error", close).on("errorMessage", close);
  client.on("error", report);
  connection.once("readyForQuery", () => {
    connection.off("error", close).off("errorMessage", close);
    client.off("error", report);
  });
};

const MINOR_OFFSET = 6;
const HUAWEI_MINOR = 51;

/** `pg` writes 3.0 into its startup packet: the minor is changed on its way out. */
const sendHuaweiMinor = (connection: Connection) => {
  const stream = {
    write: (packet: Buffer) => {
      const changed = Buffer.from(packet);
      changed.writeInt16BE(HUAWEI_MINOR, MINOR_OFFSET);
      return connection.stream.write(changed);
    },
  };
  const writer = Object.create(connection, {
    stream: { value: stream },
  }) as Connection;
  connection.startup = connection.startup.bind(writer);
};

/**
 * Teaches a new client the login; MD5, SCRAM and everything after the login stay with `pg`.
 * @throws {ConnectError} when this is not the `pg` that the hook was made for
 */
export const addLogin = (
  client: pg.Client,
  protocol: StartupProtocol = "3.0",
): void => {
  const insides = insidesOf(client);
  const { connection } = insides;
  const attach = connection.attachListeners.bind(connection);
  connection.attachListeners = (stream) => {
    const parser = new EventEmitter();
    attach(parser);
    readFirst(insides, stream, parser);
  };
  closeOnFailure(client, connection);
  if (protocol === "3.51") sendHuaweiMinor(connection);
};
