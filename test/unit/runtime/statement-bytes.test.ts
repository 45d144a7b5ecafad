/** What is sent to run a statement, read as the protocol has it (PostgreSQL, "Message Formats"). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statementBytes } from "../../../src/runtime/statement-bytes.js";

/** Splits bytes into messages by the length that each says of itself. */
const messagesOf = (bytes: Buffer) => {
  const messages: { readonly code: string; readonly body: Buffer }[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    const code = bytes.toString("latin1", at, at + 1);
    messages.push({ code, body: bytes.subarray(at + 5, end) });
    at = end;
  }
  return messages;
};

const readBind = (body: Buffer) => {
  let at = 0;
  const int16 = () => body.readInt16BE((at += 2) - 2);
  const cString = () => {
    const from = at;
    at = body.indexOf(0, from) + 1;
    return body.toString("utf8", from, at - 1);
  };
  const value = () => {
    const length = body.readInt32BE((at += 4) - 4);
    if (length === -1) return null;
    return body.toString("utf8", at, (at += length));
  };
  const [portal, name] = [cString(), cString()];
  const formats = int16();
  const values = Array.from({ length: int16() }, value);
  const results = Array.from({ length: int16() }, int16);
  return { portal, name, formats, values, results, left: body.length - at };
};

// Halves of pairs become U+FFFD, as everywhere in Node.
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
  fc.constantFrom("", "\ud800", "\udc00a", "ü".repeat(5_000)),
);

const asSent = (value: string | null) =>
  value === null ? null : Buffer.from(value).toString();

describe("the bytes of a statement", () => {
  it("are the messages that run it, whatever its values are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(text), { minLength: 1, maxLength: 40 }),
        fc.constantFrom("", "dws_1", "dws_200"),
        fc.boolean(),
        (values, name, isPrepared) => {
          const statement = { text: 'select $1 as "ü"', name, values };
          const messages = messagesOf(statementBytes(statement, isPrepared));
          const codes = messages.map(({ code }) => code).join("");
          expect(codes).toBe(isPrepared ? "BDES" : "PBDES");
          const [bind, describePortal, run, sync] = messages.slice(-4);
          expect(readBind(bind?.body as Buffer)).toEqual({
            portal: "",
            name,
            formats: 0,
            values: values.map(asSent),
            results: [0],
            left: 0,
          });
          expect(describePortal?.body.toString("latin1")).toBe("P\0");
          expect(run?.body.toString("latin1")).toBe("\0\0\0\0\0");
          expect(sync?.body).toHaveLength(0);
          if (isPrepared) return;
          const parsed = `${name}\0${statement.text}\0\0\0`;
          expect(messages[0]?.body.toString()).toBe(parsed);
        },
      ),
    );
  });
});
