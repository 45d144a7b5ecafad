/** The splitter: the same bytes come out however the packets are cut. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFrames } from "../../src/local/wire/frame-splitter.js";
import { frame } from "../../src/local/wire/wire.js";

interface Result {
  readonly bytes: string;
  readonly statements: readonly string[];
}

const run = (chunks: readonly Buffer[]): Result => {
  const out: Buffer[] = [];
  const statements: string[] = [];
  const push = splitFrames({
    pass: (bytes) => out.push(bytes),
    isWanted: (type) => type === "Q" || type === "P",
    message: (type, message) => {
      statements.push(type + message.toString("latin1", 5));
      out.push(message);
    },
  });
  for (const chunk of chunks) push(chunk);
  return { bytes: Buffer.concat(out).toString("hex"), statements };
};

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

const message = fc.record({
  type: fc.constantFrom("Q", "P", "B", "d", "S", "X"),
  body: fc.uint8Array({ maxLength: 60 }),
});

describe("splitFrames", () => {
  it("gives the same bytes and statements for any cut", () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (messages, sizes) => {
          const bytes = Buffer.concat(
            messages.map(({ type, body }) => frame(type, Buffer.from(body))),
          );
          const statements = messages
            .filter(({ type }) => type === "Q" || type === "P")
            .map(
              ({ type, body }) => type + Buffer.from(body).toString("latin1"),
            );
          expect(run(cut(bytes, sizes))).toEqual({
            bytes: bytes.toString("hex"),
            statements,
          });
        },
      ),
    );
  });

  it("passes on what is no message, for the engine to refuse", () => {
    const bytes = Buffer.from("Q\0\0\0\u0001 and more");
    expect(run([bytes])).toEqual({
      bytes: bytes.toString("hex"),
      statements: [],
    });
  });
});
