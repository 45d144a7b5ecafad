/** Opens sockets as `pg` does, in steps that can be told apart: TCP, the question for TLS, the handshake. */
import { connect, isIP, type NetConnectOpts, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import {
  connect as connectTls,
  type ConnectionOptions,
  type TLSSocket,
} from "node:tls";
import type { Host } from "../runtime/settings.js";
import { openInbox } from "./inbox.js";

/** Whether the host is a socket in the file system of this machine. */
export const isFileSocket = ({ host }: Host): boolean => host.startsWith("/");

const addressOf = (place: Host): NetConnectOpts =>
  isFileSocket(place)
    ? { path: `${place.host}/.s.PGSQL.${place.port}` }
    : { host: place.host, port: place.port };

/** A timer and a list of sockets that end with the work, whatever becomes of it. */
export interface Attempt {
  /** Keeps a socket for the end. */
  readonly keep: <S extends Duplex>(socket: S) => S;
}

/**
 * Runs the work, and ends its sockets after it.
 * @throws what the work throws, or `timeout expired` in the words of `pg`
 */
export const attempt = async <T>(
  waitMs: number,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> => {
  const sockets: Duplex[] = [];
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout expired")), waitMs);
  });
  const keep = <S extends Duplex>(socket: S): S => {
    sockets.push(socket);
    // What comes after the end is nobody's business.
    socket.on("error", () => undefined);
    return socket;
  };
  try {
    return await Promise.race([work({ keep }), tooLate]);
  } finally {
    clearTimeout(timer);
    // TLS before what is below it: the other way round Node 20 crashes.
    for (const socket of sockets.toReversed()) socket.destroy();
  }
};

/** Opens a TCP connection. */
export const openTcp = async (
  place: Host,
  { keep }: Attempt,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = keep(connect(addressOf(place)));
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });

/** SSLRequest of the protocol: length and code. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Whether the server speaks TLS.
 * @throws what a server that does not know the question answers, as `pg` puts it
 */
export const askForTls = async (socket: Duplex): Promise<boolean> => {
  const inbox = openInbox(socket);
  socket.write(SSL_REQUEST);
  const answer = (await inbox.take(1)).toString("latin1");
  if (answer === "N") {
    inbox.release();
    return false;
  }
  if (answer !== "S") {
    throw new Error("There was an error establishing an SSL connection");
  }
  inbox.release();
  return true;
};

/** Shakes hands as `pg` does, whose server name is empty for an address; who is there is only noted. */
export const shakeHands = async (
  { host }: Host,
  socket: Duplex,
  options: ConnectionOptions,
  { keep }: Attempt,
): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const secure = keep(
      connectTls({
        ...options,
        socket,
        rejectUnauthorized: false,
        ...(isIP(host) === 0 ? { servername: host } : {}),
      }),
    );
    secure.once("error", reject);
    secure.once("close", () =>
      reject(new Error("Connection terminated unexpectedly")),
    );
    secure.once("secureConnect", () => {
      secure.off("error", reject);
      resolve(secure);
    });
  });
