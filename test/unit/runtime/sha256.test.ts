/** The client's half of the SHA256 login against the published vectors, and questions told by their shape. */
import { describe, expect, it } from "vitest";
import { readQuestion } from "../../../src/runtime/password-question.js";
import {
  answerMd5Sha256,
  answerSha256OfMd5,
  deriveKeys,
  proveKeys,
  signToken,
} from "../../../src/runtime/sha256.js";
import { md5User, md5Vectors, vectors } from "../../local/login-vectors.js";

describe.each(Object.entries(vectors))("vector %s", (_name, vector) => {
  it("leads to the keys, the signature and the proof", async () => {
    const { password, salt, iterations, token } = vector;
    const keys = await deriveKeys(password, salt, iterations);
    expect({
      clientKey: keys.clientKey.toString("hex"),
      serverKey: keys.serverKey.toString("hex"),
      storedKey: keys.storedKey.toString("hex"),
      signature: signToken(keys, token),
      proof: proveKeys(keys, token),
    }).toEqual({
      clientKey: vector.clientKey,
      serverKey: vector.serverKey,
      storedKey: vector.storedKey,
      signature: vector.signature,
      proof: vector.proof,
    });
  });
});

// Code 5 is answered by pg itself; test/runtime/login.test.ts logs in with it.
describe("the MD5 family", () => {
  const answer11 = async (name: "V1" | "V2", counted: number | null) => {
    const { password, salt, iterations } = vectors[name];
    const keys = await deriveKeys(password, salt, iterations);
    const md5Salt = Buffer.from(md5Vectors[name].salt, "hex");
    return answerMd5Sha256(keys, salt, md5Salt, counted);
  };

  it("has the answers to code 11, with and without the suffix", async () => {
    const { V1, V2 } = md5Vectors;
    expect(await answer11("V1", 10_000)).toBe(V1.code11WithSuffix);
    expect(await answer11("V1", null)).toBe(V1.code11);
    expect(await answer11("V2", null)).toBe(V2.code11);
  });

  it("has the answer to code 10 with method 1", () => {
    const { salt, code10Method1 } = md5Vectors.V1;
    const salted = Buffer.from(salt, "hex");
    expect(answerSha256OfMd5(md5User, "gauss@123", salted)).toBe(code10Method1);
  });
});

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const request = (...parts: readonly (number | string | Buffer)[]) => {
  const body = Buffer.concat(
    parts.map((part) =>
      typeof part === "number" ? int32(part) : Buffer.from(part),
    ),
  );
  return Buffer.concat([Buffer.from("R"), int32(body.length + 4), body]);
};

describe("a question", () => {
  const { salt, token, signature } = vectors.V1;
  const raw = Buffer.from([0, 255, 10, 13]);

  // Lengths: connection.md 1.2.
  it.each([
    [148, request(10, 2, salt, token, signature), { signature }],
    [84, request(10, 2, salt, token), {}],
    [88, request(10, 2, salt, token, 10_000), { iterations: 10_000 }],
  ])("of code 10 and length %i is read", (length, frame, extra) => {
    expect(frame.readInt32BE(1)).toBe(length);
    const bare = { signature: undefined, iterations: undefined };
    const question = { kind: "sha256", salt, token, ...bare, ...extra };
    expect(readQuestion(frame)).toEqual(question);
  });

  it("of code 10 with method 1, or of code 11, is read", () => {
    expect(readQuestion(request(10, 1, raw))).toEqual({
      kind: "sha256-of-md5",
      md5Salt: raw,
    });
    expect(readQuestion(request(11, salt, raw))).toEqual({
      kind: "md5-sha256",
      salt,
      md5Salt: raw,
    });
  });

  it("that pg knows is left to it", () => {
    const frames = [
      request(0),
      request(3),
      request(5, raw),
      request(10, "SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0"),
      request(11, `r=${"a".repeat(40)},s=${"b".repeat(20)},i=4096`),
      request(12, "v=abc"),
    ];
    expect(frames.map(readQuestion)).toEqual(frames.map(() => undefined));
  });

  it.each([
    ["SM3", request(13, 3, salt, token)],
    ["IAM token", request(14)],
    ["code 99", request(99)],
    ["code -1", request()],
    ["in a form that is not known", request(10, 3, salt, token)],
    ["in a form that is not known", request(10, 2, salt, token, "abc")],
  ])("that nobody can answer is refused: %s", (words, frame) => {
    expect(() => readQuestion(frame)).toThrow(words);
  });
});
