/** Carries a session between client and engine once it is open, and ends both sides together. */
import type { Socket } from "node:net";
import { fromClient, pump } from "../faults/client-side.js";
import type { Control } from "../faults/control.js";
import { fromEngine, isLookedAt, passRows } from "../faults/engine-side.js";
import { loseClient, loseEngine } from "../faults/outcome.js";
import { createTalk, hasWork, type Talk, type Wires } from "../faults/unit.js";
import { splitFrames } from "./frame-splitter.js";

/** An engine that is still answering a client who is gone is let finish, up to this much: its word on the outcome counts. */
const longestFarewell = 64 * 1024 * 1024;

/** Messages of the client that the front follows: all but the data of a COPY. */
const followed = "QPBDECSHFcfX";

/** Writes neighbouring parts of one chunk as one. */
function joinWrites(socket: Socket) {
  let run: Buffer | undefined;
  /** Bytes of the run, and where its end is in the chunk. */
  let length = 0;
  let end = 0;
  const flush = (): void => {
    const first = run;
    run = undefined;
    if (first === undefined || !socket.writable) return;
    const { buffer, byteOffset } = first;
    const isOne = first.length === length;
    socket.write(isOne ? first : Buffer.from(buffer, byteOffset, length));
  };
  return {
    flush,
    push(bytes: Buffer): void {
      if (run?.buffer === bytes.buffer && end === bytes.byteOffset) {
        length += bytes.length;
      } else if (bytes.length > 0) {
        flush();
        run = bytes;
        length = bytes.length;
      }
      end = bytes.byteOffset + bytes.length;
    },
  };
}

type Writer = ReturnType<typeof joinWrites>;

interface Sides {
  readonly client: Socket;
  readonly engine: Socket;
  readonly toClient: Writer;
  readonly toEngine: Writer;
}

/** The record is not settled before the engine's side is closed: only then is what was under way written down. */
const awaitEngine = (talk: Talk, engine: Socket): void => {
  if (talk.isOver) return;
  const end = new Promise<void>((resolve) => engine.once("close", resolve));
  talk.control.record.leave(end);
};

/** The client is gone: the engine is told after what it was given, and its answers are still listened to. */
const endEngine = (talk: Talk, engine: Socket): void => {
  loseClient(talk);
  awaitEngine(talk, engine);
  engine.end();
  engine.resume();
};

const followClient = (
  talk: Talk,
  { client, engine, toEngine }: Sides,
): ((chunk: Buffer) => void) => {
  const split = splitFrames({
    isWanted: (type) =>
      followed.includes(type) ||
      (type === "d" && talk.units[0]?.copy !== undefined),
    message: (type, bytes) => fromClient(talk, { type, bytes }),
    pass: (bytes) => fromClient(talk, { type: "", bytes }),
  });
  return (chunk) => {
    split(chunk);
    toEngine.flush();
    if (engine.writableNeedDrain || talk.inbox.length > 0) client.pause();
  };
};

const followEngine = (
  talk: Talk,
  { client, engine, toClient, toEngine }: Sides,
): ((chunk: Buffer) => void) => {
  let farewell = 0;
  const split = splitFrames({
    isWanted: (type) => isLookedAt(talk, type),
    message: (type, bytes) => fromEngine(talk, { type, bytes }),
    pass: (bytes) => passRows(talk, bytes),
  });
  return (chunk) => {
    split(chunk);
    toEngine.flush();
    toClient.flush();
    if (client.destroyed) farewell += chunk.length;
    else if (client.writableNeedDrain) engine.pause();
    if (farewell > longestFarewell) engine.destroy();
  };
};

/** When one side goes, the other goes in the same way; returns what passes the client's end on, once nothing waits. */
const endTogether = (talk: Talk, { client, engine }: Sides): (() => void) => {
  let isBroken = false;
  let hasEnded = client.readableEnded;
  const passEnd = (): void => {
    if (!hasEnded || hasWork(talk)) return;
    engine.end();
    if (talk.mode === "hung") client.end();
  };
  client.on("end", () => {
    hasEnded = true;
    passEnd();
  });
  client.on("close", () => endEngine(talk, engine));
  engine.on("error", () => (isBroken = true));
  engine.on("end", () => {
    awaitEngine(talk, engine);
    if (talk.mode === "open") client.end();
  });
  engine.on("close", () => {
    loseEngine(talk);
    if (talk.mode === "hung" || client.destroyed) return;
    if (isBroken) client.resetAndDestroy();
    else client.end();
  });
  return passEnd;
};

const openWires = (
  { client, engine, toClient, toEngine }: Sides,
  talkOf: () => Talk,
): Wires => ({
  toEngine: (bytes) => toEngine.push(bytes),
  toClient: (bytes) => {
    if (talkOf().mode === "open") toClient.push(bytes);
  },
  end: (how) => {
    toEngine.flush();
    toClient.flush();
    if (how === "reset") client.resetAndDestroy();
    else client.destroySoon();
    endEngine(talkOf(), engine);
  },
});

/** What either side has sent before and nobody has read. */
export interface FirstBytes {
  readonly fromClient: Buffer;
  readonly fromEngine: Buffer;
}

/** Starts carrying. */
export function relay(
  client: Socket,
  engine: Socket,
  first: FirstBytes,
  control: Control,
): void {
  const toClient = joinWrites(client);
  const toEngine = joinWrites(engine);
  const sides = { client, engine, toClient, toEngine };
  const onFree = (): void => {
    pump(talk);
    toEngine.flush();
    toClient.flush();
    if (talk.inbox.length === 0 && !engine.writableNeedDrain) client.resume();
    passEnd();
  };
  const wires = openWires(sides, () => talk);
  const talk = createTalk(control, wires, onFree);
  const passEnd = endTogether(talk, sides);
  const carry = followClient(talk, sides);
  const carryBack = followEngine(talk, sides);
  if (first.fromEngine.length > 0) carryBack(first.fromEngine);
  if (first.fromClient.length > 0) carry(first.fromClient);
  client.on("data", carry);
  engine.on("data", carryBack);
  client.on("drain", () => engine.resume());
  engine.on("drain", () => {
    if (talk.inbox.length === 0) client.resume();
  });
  engine.resume();
  client.resume();
  passEnd();
}
