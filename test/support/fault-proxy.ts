/** A TCP proxy before a real server: records what is sent, and cuts, hangs or answers with an error at a chosen statement. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What to do at a statement that matches. */
export interface Fault {
  /** Which statement; matched against its SQL text. */
  readonly at: RegExp;
  /** Type of a message after the statement that is struck in its place: `d` CopyData, `c` CopyDone, `E` Execute. */
  readonly of?: string;
  /** How many such messages go by before. @default 0 */
  readonly skip?: number;
  /**
   * - `cut-before`: the connection ends, the server never sees the statement
   * - `cut-after`: the server carries it out, its answer is lost with the connection
   * - `hang`: the server never sees it, and nothing comes back
   * - `error`: the server answers with `sqlState` and `message` instead of carrying it out
   * - `fatal`: the same with severity FATAL, then the connection ends
   * - `replace`: the server gets `text` instead (simple queries only)
   */
  readonly kind:
    "cut-before" | "cut-after" | "hang" | "error" | "fatal" | "replace";
  readonly text?: string;
  readonly sqlState?: string;
  readonly message?: string;
  /** How often. @default 1 */
  readonly times?: number;
}

/** A running proxy. */
export interface FaultProxy {
  readonly port: number;
  /** SQL texts as they were sent, one per Parse or Query message. */
  readonly statements: string[];
  /** Types of all frontend messages after the startup, in order. */
  readonly messages: string[];
  /** Connections accepted so far. */
  connections(): number;
  inject(fault: Fault): void;
  /** Resets what was recorded and forgets pending faults. */
  reset(): void;
  /** Refuses connections, and ends the open ones, while down. */
  setDown(isDown: boolean): void;
  close(): Promise<void>;
}

interface Message {
  readonly type: string;
  readonly bytes: Buffer;
}

const int32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};

const message = (type: string, body: Buffer) =>
  Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);

const query = (text: string) => message("Q", Buffer.from(`${text}\0`));

const errorResponse = (severity: string, sqlState: string, text: string) =>
  message(
    "E",
    Buffer.from(`S${severity}\0V${severity}\0C${sqlState}\0M${text}\0\0`),
  );

/** Cuts a byte stream into messages; the startup packet has no type. */
const createSplitter = (hasStartup: boolean) => {
  let rest = Buffer.alloc(0);
  let isStarted = !hasStartup;
  return (chunk: Buffer): Message[] => {
    rest = Buffer.concat([rest, chunk]);
    const found: Message[] = [];
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return found;
      const length = rest.readInt32BE(head) + head;
      if (rest.length < length) return found;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      const type = isStarted ? String.fromCharCode(bytes[0] ?? 0) : "startup";
      // SSLRequest and its like are 8 bytes and are answered before the real startup packet comes.
      isStarted ||= length > 8;
      found.push({ type, bytes });
    }
  };
};

const textOf = ({ type, bytes }: Message): string | undefined => {
  if (type === "Q") return bytes.toString("utf8", 5, bytes.length - 1);
  if (type !== "P") return undefined;
  const start = bytes.indexOf(0, 5) + 1;
  return bytes.toString("utf8", start, bytes.indexOf(0, start));
};

const raise = ({ sqlState = "XX000", message: text = "injected" }: Fault) =>
  `do $dws$ begin raise exception using errcode = '${sqlState}', message = '${text.replaceAll("'", "''")}'; end $dws$`;

/** Starts a proxy in front of `target`. */
export const startFaultProxy = async (target: {
  readonly host: string;
  readonly port: number;
}): Promise<FaultProxy> => {
  const statements: string[] = [];
  const messages: string[] = [];
  const faults: { fault: Fault; left: number; skip: number }[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let isDown = false;

  /** `text` is the statement that the message belongs to, `type` that of the message unless it is the statement itself. */
  const takeFault = (text: string, type?: string): Fault | undefined => {
    const found = faults.find(
      ({ fault, left }) => left > 0 && fault.of === type && fault.at.test(text),
    );
    if (found === undefined || found.skip-- > 0) return undefined;
    found.left--;
    return found.fault;
  };

  const serve = (client: Socket) => {
    if (isDown) {
      client.destroy();
      return;
    }
    connections++;
    const upstream = connect(target.port, target.host);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Messages are passed on one by one: without it each waits for the other side's delayed ACK, 40 ms.
      socket.setNoDelay(true);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    /** Set after a fault struck: what to do with everything that follows. */
    let mode: "pass" | "skip-to-sync" | "swallow-answer" | "hang" = "pass";
    let pending: Fault | undefined;
    let statement = "";

    const strike = (fault: Fault, one: Message) => {
      if (fault.kind === "cut-before") end();
      else if (fault.kind === "hang") mode = "hang";
      else if (fault.kind === "replace")
        upstream.write(query(fault.text ?? ""));
      else if (fault.kind === "fatal") {
        const { sqlState = "57P01", message: text = "terminating" } = fault;
        client.end(errorResponse("FATAL", sqlState, text), () => end());
      } else if (fault.kind === "cut-after") {
        mode = "swallow-answer";
        upstream.write(one.bytes);
      } else if (one.type === "Q") upstream.write(query(raise(fault)));
      else {
        mode = "skip-to-sync";
        pending = fault;
      }
    };

    const fromClient = createSplitter(true);
    client.on("data", (chunk: Buffer) => {
      for (const one of fromClient(chunk)) {
        if (one.type !== "startup") messages.push(one.type);
        if (mode === "hang") continue;
        if (mode === "skip-to-sync") {
          // A cursor says Flush where others say Sync.
          if (/[SH]/.test(one.type) && pending !== undefined) {
            mode = "pass";
            upstream.write(query(raise(pending)));
          }
          continue;
        }
        const text = textOf(one);
        if (text !== undefined) statements.push((statement = text));
        const type = text === undefined ? one.type : undefined;
        const fault = mode === "pass" ? takeFault(statement, type) : undefined;
        if (fault === undefined) upstream.write(one.bytes);
        else strike(fault, one);
      }
    });
    const fromServer = createSplitter(false);
    upstream.on("data", (chunk: Buffer) => {
      // Only a swallowed answer is looked into: its ReadyForQuery says that the work is done.
      if (mode !== "swallow-answer") client.write(chunk);
      else if (fromServer(chunk).some(({ type }) => type === "Z")) end();
    });
  };

  const server = createServer(serve);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    statements,
    messages,
    connections: () => connections,
    inject: (fault) =>
      faults.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 }),
    reset: () => {
      statements.length = 0;
      messages.length = 0;
      faults.length = 0;
      connections = 0;
    },
    setDown: (down) => {
      isDown = down;
      if (down) for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
