/** Carries a session between client and engine once it is open, and ends both sides together. */
import type { Socket } from "node:net";
import { splitFrames } from "./frame-splitter.js";
import { rewriteSql } from "../rewrite/rewrite.js";
import { frame } from "./wire.js";

/**
 * The message with its statement rewritten, or the very same one. The bytes of the statement stand for characters
 * one to one (latin1), so that any client encoding comes through and offsets stay byte offsets.
 */
export function rewriteMessage(type: "Q" | "P", message: Buffer): Buffer {
  const nameEnd = type === "P" ? message.indexOf(0, 5) : 4;
  const sqlEnd = message.indexOf(0, nameEnd + 1);
  if (nameEnd < 0 || sqlEnd < 0) return message;
  const sql = message.toString("latin1", nameEnd + 1, sqlEnd);
  const rewritten = rewriteSql(sql);
  if (rewritten === sql) return message;
  return frame(
    type,
    Buffer.concat([
      message.subarray(5, nameEnd + 1),
      Buffer.from(rewritten, "latin1"),
      message.subarray(sqlEnd),
    ]),
  );
}

/** When one side goes, the other goes in the same way: an end is an end, a reset stays a reset. */
const endTogether = (
  one: Socket,
  other: Socket,
  breakOther: () => void,
): void => {
  let isBroken = false;
  one.on("error", () => (isBroken = true));
  one.on("end", () => other.end());
  if (one.readableEnded) other.end();
  one.on("close", () => {
    if (isBroken && !other.destroyed) breakOther();
    else other.end();
  });
};

const pipeStatements = (
  client: Socket,
  engine: Socket,
): ((chunk: Buffer) => void) => {
  const split = splitFrames({
    pass: (bytes) => engine.write(bytes),
    statement: (type, message) => engine.write(rewriteMessage(type, message)),
  });
  return (chunk) => {
    engine.cork();
    split(chunk);
    engine.uncork();
    if (engine.writableNeedDrain) client.pause();
  };
};

/** Starts carrying; the bytes are what either side has already sent and nobody has read. */
export function relay(
  client: Socket,
  engine: Socket,
  fromClient: Buffer,
): void {
  endTogether(client, engine, () => engine.destroy());
  endTogether(engine, client, () => client.resetAndDestroy());
  const carry = pipeStatements(client, engine);
  if (fromClient.length > 0) carry(fromClient);
  client.on("data", carry);
  engine.on("drain", () => client.resume());
  engine.pipe(client, { end: false });
  client.resume();
}
