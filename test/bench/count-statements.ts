/** Counts the statements that a program sends: a relay in front of the server, which reads along. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/** How many statements came by. */
export interface Statements {
  /** Those that read the catalogs. */
  readonly catalog: number;
  /** Settings, BEGIN and COMMIT. */
  readonly other: number;
}

const PARSE = 0x50;
const SIMPLE = 0x51;

/** Reads the messages of a client without TLS: each a letter, but for the first, and a length. */
const createCounter = () => {
  const counts = { catalog: 0, other: 0 };
  let left = Buffer.alloc(0);
  let head = 0;
  const read = (piece: Buffer): void => {
    left = Buffer.concat([left, piece]);
    while (left.length >= head + 4) {
      const end = head + left.readUInt32BE(head);
      if (left.length < end) return;
      if (head === 1 && (left[0] === PARSE || left[0] === SIMPLE)) {
        const isCatalog = left.subarray(0, end).includes("pg_catalog.");
        counts[isCatalog ? "catalog" : "other"]++;
      }
      left = left.subarray(end);
      head = 1;
    }
  };
  return { counts, read };
};

/** Runs `work` with the port of a relay to the server; gives what all connections sent. */
export const countStatements = async (
  server: { readonly host: string; readonly port: number },
  work: (port: number) => Promise<void>,
): Promise<Statements> => {
  const all: Statements[] = [];
  const relay = createServer((client) => {
    const { counts, read } = createCounter();
    const upstream = connect(server.port, server.host);
    client.on("data", read).pipe(upstream).pipe(client);
    for (const socket of [client, upstream])
      socket.on("error", () => undefined);
    all.push(counts);
  }).listen(0, "127.0.0.1");
  await once(relay, "listening");
  try {
    await work((relay.address() as AddressInfo).port);
  } finally {
    relay.close();
  }
  const sum = (pick: (one: Statements) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  return {
    catalog: sum(({ catalog }) => catalog),
    other: sum(({ other }) => other),
  };
};
