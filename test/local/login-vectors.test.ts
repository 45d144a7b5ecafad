/** The server's half of the login against the published vectors, and the text that is kept of a password. */
import { describe, expect, it } from "vitest";
import { createLockOut } from "../../src/local/login/lock-out.js";
import {
  deriveKeys,
  isProof,
  serverSignature,
} from "../../src/local/login/sha256.js";
import {
  iterationSuffix,
  md5Sha256Answer,
  readStored,
  storePassword,
} from "../../src/local/login/stored-password.js";
import { md5Answer, md5Verifier } from "../../src/local/wire/wire.js";
import { md5User, md5Vectors, vectors } from "./login-vectors.js";

describe.each(Object.entries(vectors))("vector %s", (_name, vector) => {
  const { password, salt, iterations, token, proof } = vector;

  it("leads to the keys and the signature", async () => {
    const keys = await deriveKeys(password, salt, iterations);
    const { serverKey, storedKey } = vector;
    expect(keys).toEqual({ salt, serverKey, storedKey, iterations });
    expect(serverSignature(keys, token)).toBe(vector.signature);
  });

  it("takes the proof and nothing near it", () => {
    expect(isProof(vector, token, proof)).toBe(true);
    const last = proof.endsWith("0") ? "1" : "0";
    expect(isProof(vector, token, proof.slice(0, -1) + last)).toBe(false);
    expect(isProof(vector, "00000000", proof)).toBe(false);
    for (const answer of ["", proof.slice(2), `${proof}00`, "g".repeat(64)]) {
      expect(isProof(vector, token, answer)).toBe(false);
    }
  });
});

// The front never sends code 10 with method 1, nor does a current server (facts: connection.md 1.2): that vector is
// for the client's half alone.
describe("the MD5 family", () => {
  const { V1, V2 } = md5Vectors;
  const answer5 = (salt: string): string =>
    md5Answer(md5Verifier(md5User, "gauss@123"), Buffer.from(salt, "hex"));
  const answer11 = (name: "V1" | "V2", suffix: string): string =>
    md5Sha256Answer(
      vectors[name],
      suffix,
      Buffer.from(md5Vectors[name].salt, "hex"),
    );

  it("has the answers to code 5", () => {
    expect(answer5(V1.salt)).toBe(V1.code5);
    expect(answer5(V2.salt)).toBe(V2.code5);
  });

  it("has the answers to code 11, with and without the suffix", () => {
    expect(answer11("V1", "ecdfecefade")).toBe(V1.code11WithSuffix);
    expect(answer11("V1", "")).toBe(V1.code11);
    expect(answer11("V2", "")).toBe(V2.code11);
  });
});

describe("what is kept of a password", () => {
  const { salt, serverKey, storedKey } = vectors.V1;
  const keys = `sha256${salt}${serverKey}${storedKey}`;
  const md5 = "md5cd5a37a3b85bd6bd5f6a5ee5a0ca8e8c";

  // The example of connection.md 1.3.
  it("hides the iteration count in a suffix", () => {
    expect(iterationSuffix(10000)).toBe("ecdfecefade");
    expect(iterationSuffix(2048)).toBe("mgdhdcefade");
  });

  it("is read in every form", () => {
    const read = { salt, serverKey, storedKey, iterations: 10000 };
    expect(readStored(md5)).toEqual({ md5, sha256: undefined });
    expect(readStored(keys)).toEqual({
      md5: undefined,
      sha256: { ...read, suffix: "" },
    });
    expect(readStored(`${keys}${md5}ecdfecefade`)).toEqual({
      md5,
      sha256: { ...read, suffix: "ecdfecefade" },
    });
    expect(readStored(`${keys}mgdhdcefade`)?.sha256?.iterations).toBe(2048);
    expect(readStored("SCRAM-SHA-256$4096:a$b:c")).toBeNull();
  });

  it("is written in the three forms", async () => {
    expect(await storePassword(md5User, "gauss@123", 0)).toBe(
      md5Verifier(md5User, "gauss@123"),
    );
    const both = await storePassword("u", "p", 1);
    expect(both).toMatch(/^sha256[0-9a-f]{192}md5[0-9a-f]{32}ecdfecefade$/);
    const one = await storePassword("u", "p", 2, 2048);
    expect(one).toMatch(/^sha256[0-9a-f]{192}mgdhdcefade$/);
  });
});

// facts: connection.md 1.5
describe("the lock", () => {
  it("comes with the tenth wrong password and goes with time", () => {
    let now = 0;
    const lock = createLockOut(() => now);
    for (let i = 0; i < 9; i++) lock.countFailure("a");
    expect(lock.isLocked("a")).toBe(false);
    lock.countFailure("a");
    expect([lock.isLocked("a"), lock.isLocked("b")]).toEqual([true, false]);
    now = 24 * 3600 * 1000 - 1;
    expect(lock.isLocked("a")).toBe(true);
    now++;
    expect(lock.isLocked("a")).toBe(false);
    lock.countFailure("a");
    expect(lock.isLocked("a")).toBe(false);
  });
});
