/** Cuts what one side sends into runs that pass as they are and messages that are looked into. */

/** Called in the order of the bytes. */
export interface FrameSink {
  /** Whether a message of this type is wanted whole; asked at its header. */
  isWanted(type: string): boolean;
  /** One whole message that is wanted, type and length in front. */
  message(type: string, message: Buffer): void;
  /** Bytes of messages that nobody looks into; may begin and end anywhere in a message. */
  pass(bytes: Buffer): void;
}

/** The type and the length. */
const headerLength = 5;
/** Longer than the engine takes: what follows is no message, and the engine shall say so. */
const longestMessage = 0x3fffffff;

/** Keeps the beginning of a message until enough of it is there. */
function createHold() {
  let parts: Buffer[] = [];
  let length = 0;
  let wanted = 0;
  return {
    /** Keeps `rest` until `until` bytes are there. */
    keep(rest: Buffer, until: number): void {
      parts = [rest];
      length = rest.length;
      wanted = until;
    },
    /** What is kept and the chunk in one, or undefined while that is not enough. */
    take(chunk: Buffer): Buffer | undefined {
      if (length === 0) return chunk;
      parts.push(chunk);
      length += chunk.length;
      if (length < wanted) return undefined;
      const joined = Buffer.concat(parts);
      parts = [];
      length = 0;
      return joined;
    },
  };
}

/** Length of the message that begins at `at`; of its header while that is not whole; no end for what is no message. */
const readLength = (bytes: Buffer, at: number): number => {
  if (bytes.length - at < headerLength) return headerLength;
  const length = bytes.readInt32BE(at + 1) + 1;
  const isMessage = length >= headerLength && length <= longestMessage;
  return isMessage ? length : Infinity;
};

const typeAt = (bytes: Buffer, at: number): string =>
  String.fromCharCode(bytes[at] ?? 0);

/** Where the first message begins, from `at` on, that is wanted or whose header is not whole; may lie past the end. */
const passOver = (sink: FrameSink, bytes: Buffer, from: number): number => {
  // A result is many messages of one type: one question for all of them.
  let unwanted: number | undefined;
  let at = from;
  while (bytes.length - at >= headerLength) {
    const length = readLength(bytes, at);
    if (bytes[at] !== unwanted && length < Infinity) {
      if (sink.isWanted(typeAt(bytes, at))) return at;
      unwanted = bytes[at];
    }
    at += length;
  }
  return at;
};

/** Takes chunks as they come from a socket; a message may be spread over any number of them. */
export function splitFrames(sink: FrameSink): (chunk: Buffer) => void {
  const hold = createHold();
  /** Bytes of the current message still to pass. */
  let passLeft = 0;

  return (chunk) => {
    const bytes = hold.take(chunk);
    if (bytes === undefined) return;
    const end = bytes.length;
    let at = passLeft;
    passLeft = 0;
    for (let from = 0; ;) {
      at = passOver(sink, bytes, at);
      const to = Math.min(at, end);
      if (to > from) sink.pass(bytes.subarray(from, to));
      if (at >= end) {
        passLeft = at - end;
        return;
      }
      const needed = readLength(bytes, at);
      if (end - at < needed) {
        hold.keep(bytes.subarray(at), needed);
        return;
      }
      sink.message(typeAt(bytes, at), bytes.subarray(at, at + needed));
      at += needed;
      from = at;
    }
  };
}
