/** Opens a connection to a PostgreSQL that somebody else runs, with TLS and a password where it wants them. */
import { readFileSync } from "node:fs";
import { connect as connectPlain, type Socket } from "node:net";
import { userInfo } from "node:os";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import {
  readBytes,
  readMessage,
  type ByteReader,
} from "../wire/byte-reader.js";
import {
  frame,
  md5Answer,
  md5Verifier,
  passwordMessage,
  readErrorFields,
  startupCodes,
  startupPacket,
} from "../wire/wire.js";
import { startScram } from "./scram.js";

/** Where it is and who we are there. */
export interface Upstream {
  readonly target: { readonly path: string } | { host: string; port: number };
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Undefined for a connection in clear. */
  readonly tls: ConnectionOptions | undefined;
}

/** `require` encrypts, the `verify` modes also check the certificate; all others are in clear. */
const readTls = (
  mode: string | null,
  host: string,
  caFile: string | null,
): ConnectionOptions | undefined => {
  const isVerified = mode === "verify-full" || mode === "verify-ca";
  if (!isVerified && mode !== "require") return undefined;
  const ca = caFile === null ? {} : { ca: readFileSync(caFile) };
  const names =
    mode === "verify-full" ? {} : { checkServerIdentity: () => undefined };
  return { servername: host, rejectUnauthorized: isVerified, ...ca, ...names };
};

/** Reads a connection string as libpq does; throws when it is no URL. */
export function readConnectionString(text: string): Upstream {
  // `user@/database?host=/folder` is no URL for JavaScript.
  const url = new URL(text.replace(/^(\w+:\/\/[^/]*@)(?=[/?])/, "$1localhost"));
  if (!/^postgres(?:ql)?:$/.test(url.protocol)) throw new Error("no such URL");
  const option = (name: string): string | null => url.searchParams.get(name);
  const part = decodeURIComponent;
  const host = option("host") ?? (part(url.hostname) || "localhost");
  const port = Number(url.port || (option("port") ?? 5432));
  const user = part(url.username) || (option("user") ?? userInfo().username);
  const path = `${host}/.s.PGSQL.${port}`;
  return {
    target: host.startsWith("/") ? { path } : { host, port },
    user,
    password: part(url.password) || (option("password") ?? ""),
    database: part(url.pathname.slice(1)) || user,
    tls: readTls(option("sslmode"), host, option("sslrootcert")),
  };
}

const openPlain = (upstream: Upstream): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connectPlain(upstream.target);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      socket.on("error", () => undefined);
      resolve(socket.setNoDelay(true));
    });
  });

/** A connection on which nothing has been said yet. */
export async function connectUpstream(upstream: Upstream): Promise<Socket> {
  const socket = await openPlain(upstream);
  if (upstream.tls === undefined) return socket;
  const question = Buffer.alloc(8);
  question.writeInt32BE(8);
  question.writeInt32BE(startupCodes.ssl, 4);
  socket.write(question);
  const reader = readBytes(socket);
  const answer = await reader.take(1);
  // What came in clear after the answer must not be taken for what comes under TLS (CVE-2021-23222).
  if (reader.release().length > 0 || answer.toString() !== "S") {
    socket.destroy();
    throw new Error("the server does not offer TLS");
  }
  return new Promise((resolve, reject) => {
    const secure = connectTls({ ...upstream.tls, socket });
    secure.once("error", reject);
    secure.once("secureConnect", () => {
      secure.off("error", reject);
      secure.on("error", () => undefined);
      resolve(secure);
    });
  });
}

/** Answers until the server is content; `E` is thrown as its text. */
const authenticate = async (
  socket: Socket,
  reader: ByteReader,
  { user, password }: Upstream,
): Promise<void> => {
  const scram = startScram(password);
  for (;;) {
    const { type, body } = await readMessage(reader);
    if (type === "E") throw new Error(readErrorFields(body).get("M"));
    const code = type === "R" ? body.readInt32BE(0) : -1;
    const rest = body.subarray(4);
    if (code === 0) return;
    else if (code === 3) socket.write(passwordMessage(password));
    else if (code === 5) {
      const verifier = md5Verifier(user, password);
      socket.write(passwordMessage(md5Answer(verifier, rest)));
    } else if (code === 10) socket.write(frame("p", scram.first));
    else if (code === 11) {
      socket.write(frame("p", await scram.answer(rest.toString())));
    } else if (code === 12) scram.verify(rest.toString());
    else throw new Error("the server asks for what is not known here");
  }
};

/** An authenticated connection; the server's greeting comes next. */
export async function logInUpstream(
  upstream: Upstream,
  parameters: ReadonlyMap<string, string>,
): Promise<{ readonly socket: Socket; readonly reader: ByteReader }> {
  const socket = await connectUpstream(upstream);
  const reader = readBytes(socket);
  try {
    socket.write(startupPacket(parameters));
    await authenticate(socket, reader, upstream);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { socket, reader };
}
