/** Asks the server to stop a statement: best effort, on a connection of its own, which is never left open. */
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";

/** Whose statement is to stop: the parts of a `pg` client that say so. */
export interface Cancellable {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | ConnectionOptions;
  /** A slot of the coordinator on DWS, not a process (dws_01_0120); null before the login is over. */
  readonly processID: number | null;
  readonly secretKey: number | Buffer | null;
  readonly connection: {
    readonly stream: { readonly remoteAddress?: string | undefined };
  };
}

/** The parts of `pg`'s connection (8.x) that its types hide. */
interface Connection extends NodeJS.EventEmitter {
  readonly stream: Duplex;
  connect(port: number, host: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number | Buffer): void;
}

const PATIENCE_MS = 2_000;

/** The very coordinator: a name may stand for several. A certificate that is checked by name needs the name, though. */
const addressOf = ({ host, ssl, connection }: Cancellable): string => {
  const isNameChecked =
    typeof ssl === "object" &&
    ssl.rejectUnauthorized !== false &&
    ssl.checkServerIdentity === undefined;
  return isNameChecked ? host : (connection.stream.remoteAddress ?? host);
};

/**
 * Sends a CancelRequest and waits until the server has taken it, at most two seconds; never rejects. Behind a load
 * balancer it may reach another coordinator, which knows nothing of the statement and ignores it.
 */
export const requestCancel = async (client: Cancellable): Promise<void> => {
  const { processID, secretKey, port, ssl } = client;
  if (processID === null || secretKey === null) return;
  const connection = new pg.Connection({
    ssl: typeof ssl === "object" ? { ...ssl } : ssl,
  }) as unknown as Connection;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      connection.stream.destroy();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const send = () => connection.cancel(processID, secretKey);
    connection
      .on("error", end)
      .on("end", end)
      .on("connect", ssl === false ? send : () => connection.requestSsl())
      .on("sslconnect", send);
    connection.connect(port, addressOf(client));
  });
};
