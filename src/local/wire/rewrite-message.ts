/** Rewrites the statement in a message of the client. */
import { followParameterTypes } from "../refusals/bind.js";
import { rewriteSql } from "../rewrite/rewrite.js";
import type { Compatibility } from "../rewrite/type-names.js";
import { frame } from "./wire.js";

/**
 * The message with its statement rewritten, or the very same one. The bytes of the statement stand for characters
 * one to one (latin1), so that any client encoding comes through and offsets stay byte offsets.
 */
export function rewriteMessage(
  type: "Q" | "P",
  message: Buffer,
  mode: Compatibility = "ORA",
): Buffer {
  const nameEnd = type === "P" ? message.indexOf(0, 5) : 4;
  const sqlEnd = message.indexOf(0, nameEnd + 1);
  if (nameEnd < 0 || sqlEnd < 0) return message;
  const sql = message.toString("latin1", nameEnd + 1, sqlEnd);
  const rewritten = rewriteSql(sql, mode);
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

/** The message as the engine gets it. */
export type MessageRewriter = (type: string, message: Buffer) => Buffer;

/** For the messages of one session, in their order: statements, and in ORA mode the values bound to them. */
export function createMessageRewriter(mode: Compatibility): MessageRewriter {
  const types = mode === "ORA" ? followParameterTypes() : undefined;
  return (type, message) => {
    if (type === "P") types?.parse(message);
    if (type === "Q" || type === "P")
      return rewriteMessage(type, message, mode);
    return type === "B" ? (types?.bind(message) ?? message) : message;
  };
}
