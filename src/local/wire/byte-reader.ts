/** Reads exact numbers of bytes from a socket, for the part of a session that is a dialogue. */
import type { Socket } from "node:net";
import type { Message } from "./wire.js";

/** A reader; while it lives, nothing else may listen to the data of the socket. */
export interface ByteReader {
  /** The next `length` bytes; fails when the socket closes before they are there. */
  take(length: number): Promise<Buffer>;
  /** Stops reading, leaves the socket paused, and returns what came and was not taken. */
  release(): Buffer;
}

/** More than this in one message of a dialogue is no message. */
const longestMessage = 0x3fffffff;

/** Starts reading from `socket`. */
export function readBytes(socket: Socket): ByteReader {
  let held: Buffer[] = [];
  let heldLength = 0;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const onData = (chunk: Buffer): void => {
    held.push(chunk);
    heldLength += chunk.length;
    wake?.();
  };
  const fail = (error?: Error | boolean): void => {
    const cause = error instanceof Error ? error : undefined;
    failure ??= cause ?? new Error("the connection was closed");
    wake?.();
  };
  const onEnd = (): void => fail();
  socket.on("data", onData).on("error", fail);
  socket.on("end", onEnd).on("close", fail);
  const take = async (length: number): Promise<Buffer> => {
    while (heldLength < length) {
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const all = held.length === 1 ? held[0] : undefined;
    const joined = all ?? Buffer.concat(held);
    held = [joined.subarray(length)];
    heldLength -= length;
    return joined.subarray(0, length);
  };
  const release = (): Buffer => {
    socket.pause();
    socket.off("data", onData).off("error", fail);
    socket.off("end", onEnd).off("close", fail);
    return Buffer.concat(held);
  };
  return { take, release };
}

/** The next whole message. */
export async function readMessage(reader: ByteReader): Promise<Message> {
  const head = await reader.take(5);
  const length = head.readInt32BE(1);
  if (length < 4 || length > longestMessage) {
    throw new Error("a message has an impossible length");
  }
  const body = await reader.take(length - 4);
  return { type: head.toString("latin1", 0, 1), body };
}
