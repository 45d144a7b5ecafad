/** A session of our own with the engine or the front: a few simple queries, results as text. */
import { connect, type NetConnectOpts, type Socket } from "node:net";
import { readBytes, readMessage, type ByteReader } from "./byte-reader.js";
import {
  frame,
  md5Answer,
  md5Verifier,
  passwordMessage,
  queryMessage,
  readErrorFields,
  startupPacket,
  type Message,
} from "./wire.js";

/** Who to be, and where. */
export interface Login {
  readonly user: string;
  readonly database: string;
  /** Needed at the front alone; the engine trusts whoever reaches its socket. */
  readonly password?: string;
}

/** Rows of text. */
export type Rows = readonly (readonly (string | null)[])[];

/** An open session; one call at a time. */
export interface Session {
  /** Runs the text, which may hold several statements, and returns the rows of the last one. */
  query(sql: string): Promise<Rows>;
  /** Sends all texts at once, each a message of its own; fails at the first that fails. */
  queryAll(texts: readonly string[]): Promise<void>;
  /** Ends the session and waits until the connection is closed. */
  close(): Promise<void>;
}

/** An error that the server reported. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  /** SQLSTATE. */
  readonly sqlState: string;
  /** 1-based character in the text, where the server named one. */
  readonly position: number | undefined;
  /** What the server advises, where it does. */
  readonly hint: string | undefined;
  /** Which of the texts failed. */
  readonly index: number;

  constructor(fields: ReadonlyMap<string, string>, index: number) {
    super(fields.get("M") ?? "");
    this.sqlState = fields.get("C") ?? "";
    const position = Number(fields.get("P"));
    this.position = position > 0 ? position : undefined;
    this.hint = fields.get("H");
    this.index = index;
  }
}

const readRow = (body: Buffer): (string | null)[] => {
  const row: (string | null)[] = [];
  for (let at = 2, left = body.readInt16BE(0); left > 0; left--) {
    const length = body.readInt32BE(at);
    at += 4;
    row.push(length < 0 ? null : body.toString("utf8", at, at + length));
    at += Math.max(length, 0);
  }
  return row;
};

const answerPassword = (login: Login, body: Buffer): Buffer => {
  if (body.readInt32BE(0) !== 5) throw new Error("unknown authentication");
  const verifier = md5Verifier(login.user, login.password ?? "");
  return passwordMessage(md5Answer(verifier, body.subarray(4, 8)));
};

/** Reads to the next ReadyForQuery; the error, if any came, is thrown there. */
const readResult = async (
  reader: ByteReader,
  socket: Socket,
  index: number,
): Promise<Rows> => {
  let rows: (string | null)[][] = [];
  let failure: ServerError | undefined;
  for (;;) {
    const message: Message = await readMessage(reader);
    if (message.type === "T") rows = [];
    if (message.type === "D") rows.push(readRow(message.body));
    if (message.type === "G") {
      socket.write(frame("f", Buffer.from("no data is at hand here\0")));
    }
    if (message.type === "E") {
      failure ??= new ServerError(readErrorFields(message.body), index);
      // After a fatal error no ReadyForQuery comes.
      if (readErrorFields(message.body).get("V") === "FATAL") throw failure;
    }
    if (message.type !== "Z") continue;
    if (failure !== undefined) throw failure;
    return rows;
  }
};

const logIn = async (
  socket: Socket,
  reader: ByteReader,
  login: Login,
): Promise<void> => {
  // The packet's texts are bytes, each a character.
  const [user = "", database = ""] = [login.user, login.database].map((text) =>
    Buffer.from(text).toString("latin1"),
  );
  const parameters = [
    ["user", user],
    ["database", database],
    ["client_encoding", "UTF8"],
    ["application_name", "generator-dws"],
  ] as const;
  socket.write(startupPacket(new Map(parameters)));
  for (;;) {
    const { type, body } = await readMessage(reader);
    if (type === "E") throw new ServerError(readErrorFields(body), 0);
    if (type === "Z") return;
    if (type === "R" && body.readInt32BE(0) !== 0) {
      socket.write(answerPassword(login, body));
    }
  }
};

/** Connects and logs in. */
export async function openSession(
  target: NetConnectOpts,
  login: Login,
): Promise<Session> {
  const socket = connect(target);
  const reader = readBytes(socket);
  // The reader hands errors to whoever waits; this keeps one that comes later from ending the process.
  socket.on("error", () => undefined);
  try {
    await logIn(socket, reader, login);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    query: (sql) => {
      socket.write(queryMessage(sql));
      return readResult(reader, socket, 0);
    },
    queryAll: async (texts) => {
      for (const text of texts) socket.write(queryMessage(text));
      for (const index of texts.keys()) await readResult(reader, socket, index);
    },
    close: () =>
      new Promise((resolve) => {
        if (socket.closed) {
          resolve();
          return;
        }
        socket.once("close", () => resolve());
        socket.end(frame("X", Buffer.alloc(0)));
      }),
  };
}
