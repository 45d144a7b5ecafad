/** Cuts what a client sends into runs that pass as they are and messages that carry a statement. */

/** Called in the order of the bytes. */
export interface FrameSink {
  /** Bytes of messages that nobody looks into; may begin and end anywhere in a message. */
  pass(bytes: Buffer): void;
  /** One whole message that carries a statement: `Q` (simple query) or `P` (Parse). */
  statement(type: "Q" | "P", message: Buffer): void;
}

const typeOfQuery = 0x51;
const typeOfParse = 0x50;
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

/** Whether a statement message begins at `at`, and how long the message is. */
function readHeader(bytes: Buffer, at: number) {
  const type = bytes[at];
  const length = bytes.readInt32BE(at + 1) + 1;
  const isMessage = length >= headerLength && length <= longestMessage;
  return {
    isStatement: isMessage && (type === typeOfQuery || type === typeOfParse),
    type: type === typeOfQuery ? ("Q" as const) : ("P" as const),
    length: isMessage ? length : Infinity,
  };
}

/** Takes chunks as they come from a socket; a message may be spread over any number of them. */
export function splitFrames(sink: FrameSink): (chunk: Buffer) => void {
  const hold = createHold();
  /** Bytes of the current message still to pass. */
  let passLeft = 0;

  const pass = (bytes: Buffer, from: number, to: number): void => {
    if (to > from) sink.pass(bytes.subarray(from, to));
  };

  return (chunk) => {
    const bytes = hold.take(chunk);
    if (bytes === undefined) return;
    let passFrom = 0;
    let at = Math.min(passLeft, bytes.length);
    passLeft -= at;
    while (at < bytes.length) {
      const left = bytes.length - at;
      const header = left < headerLength ? undefined : readHeader(bytes, at);
      if (header?.isStatement === false) {
        passLeft = Math.max(header.length - left, 0);
        at += Math.min(header.length, left);
        continue;
      }
      pass(bytes, passFrom, at);
      const needed = header?.length ?? headerLength;
      if (header === undefined || left < needed) {
        hold.keep(bytes.subarray(at), needed);
        return;
      }
      sink.statement(header.type, bytes.subarray(at, at + needed));
      at += needed;
      passFrom = at;
    }
    pass(bytes, passFrom, at);
  };
}
