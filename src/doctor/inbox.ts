/** Reads a socket by number of bytes, with an end to the waiting. */
import type { Duplex } from "node:stream";

/** The first bytes of a conversation. */
export interface Inbox {
  /** Waits for so many bytes. @throws the socket's error, or one in the words of `pg` */
  take(count: number): Promise<Buffer>;
  /** Stops listening. @throws when more has come than was taken: nobody may speak before he is asked */
  release(): void;
}

/** In the words of `pg`, so that it is understood as a lost connection. */
const hungUp = () => new Error("Connection terminated unexpectedly");

/** Listens to a socket; whoever made it ends it. */
export const openInbox = (socket: Duplex): Inbox => {
  let held: Buffer = Buffer.alloc(0);
  let error: Error | undefined;
  let wake: () => void = () => undefined;
  const onData = (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    wake();
  };
  const onError = (cause?: Error) => {
    error ??= cause ?? hungUp();
    wake();
  };
  const onEnd = () => onError();
  socket.on("data", onData).on("error", onError);
  socket.on("end", onEnd).on("close", onEnd);
  // Whoever read before has paused it.
  socket.resume();
  return {
    take: async (count) => {
      while (held.length < count) {
        if (error !== undefined) throw error;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const bytes = held.subarray(0, count);
      held = held.subarray(count);
      return bytes;
    },
    release: () => {
      socket.pause();
      socket.off("data", onData).off("error", onError);
      socket.off("end", onEnd).off("close", onEnd);
      if (held.length > 0) {
        throw new Error("The answer is not that of a DWS server.");
      }
    },
  };
};
