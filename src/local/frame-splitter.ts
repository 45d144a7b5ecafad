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
/** Longer than the engine takes: what follows is no message, and the engine shall say so. */
const longestMessage = 0x3fffffff;

/** Takes chunks as they come from a socket; a message may be spread over any number of them. */
export function splitFrames(sink: FrameSink): (chunk: Buffer) => void {
  /** Bytes of the current message still to pass. */
  let passLeft = 0;
  /** Parts of a statement message, or of a header, that is not complete. */
  let held: Buffer[] = [];
  let heldLength = 0;
  /** Length at which `held` can be looked at again. */
  let wanted = 0;

  const pass = (chunk: Buffer, from: number, to: number): void => {
    if (to > from) sink.pass(chunk.subarray(from, to));
  };
  const hold = (rest: Buffer, length: number): void => {
    held = [rest];
    heldLength = rest.length;
    wanted = length;
  };
  const takeHeld = (chunk: Buffer): Buffer | undefined => {
    if (heldLength === 0) return chunk;
    held.push(chunk);
    heldLength += chunk.length;
    if (heldLength < wanted) return undefined;
    const joined = Buffer.concat(held);
    held = [];
    heldLength = 0;
    return joined;
  };

  return (chunk) => {
    const bytes = takeHeld(chunk);
    if (bytes === undefined) return;
    let passFrom = 0;
    let at = Math.min(passLeft, bytes.length);
    passLeft -= at;
    while (at < bytes.length) {
      const left = bytes.length - at;
      if (left < 5) {
        pass(bytes, passFrom, at);
        hold(bytes.subarray(at), 5);
        return;
      }
      const type = bytes[at];
      const length = bytes.readInt32BE(at + 1) + 1;
      const isMessage = length >= 5 && length <= longestMessage;
      if (isMessage && (type === typeOfQuery || type === typeOfParse)) {
        pass(bytes, passFrom, at);
        if (left < length) {
          hold(bytes.subarray(at), length);
          return;
        }
        const message = bytes.subarray(at, at + length);
        sink.statement(type === typeOfQuery ? "Q" : "P", message);
        at += length;
        passFrom = at;
      } else {
        const step = isMessage ? length : Infinity;
        passLeft = Math.max(step - left, 0);
        at += Math.min(step, left);
      }
    }
    pass(bytes, passFrom, at);
  };
}
