/** The client's half of SCRAM-SHA-256 (RFC 5802, RFC 7677), with which PostgreSQL asks for a password. */
import {
  createHash,
  createHmac,
  pbkdf2,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);
const mechanism = "SCRAM-SHA-256";

const hmac = (key: Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

const readFields = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(",").map((part) => [part.slice(0, 1), part.slice(2)]));

/** One exchange. */
export interface Scram {
  /** The body of the first message. */
  readonly first: Buffer;
  /** The body of the second, for what the server said to the first. */
  answer(challenge: string): Promise<Buffer>;
  /** Throws unless the server has proved that it knows the password too. */
  verify(final: string): void;
}

/** Starts an exchange; PostgreSQL takes the user from the startup packet and does not look at this one. */
export function startScram(
  password: string,
  user = "*",
  nonce: string = randomBytes(18).toString("base64"),
): Scram {
  const bare = `n=${user},r=${nonce}`;
  const text = Buffer.from(`n,,${bare}`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(text.length);
  let expected = Buffer.alloc(0);
  return {
    first: Buffer.concat([Buffer.from(`${mechanism}\0`), length, text]),
    answer: async (challenge) => {
      const fields = readFields(challenge);
      const combined = fields.get("r") ?? "";
      if (!combined.startsWith(nonce)) throw new Error("foreign SCRAM nonce");
      const salt = Buffer.from(fields.get("s") ?? "", "base64");
      const rounds = Number(fields.get("i"));
      const secret = password.normalize("NFKC");
      const salted = await derive(secret, salt, rounds, 32, "sha256");
      const last = `c=biws,r=${combined}`;
      const all = `${bare},${challenge},${last}`;
      const clientKey = hmac(salted, "Client Key");
      const stored = createHash("sha256").update(clientKey).digest();
      const signature = hmac(stored, all);
      const proof = clientKey.map((byte, i) => byte ^ (signature[i] ?? 0));
      expected = Buffer.from(hmac(hmac(salted, "Server Key"), all));
      return Buffer.from(`${last},p=${Buffer.from(proof).toString("base64")}`);
    },
    verify: (final) => {
      const given = Buffer.from(readFields(final).get("v") ?? "", "base64");
      const isSame =
        given.length === expected.length && timingSafeEqual(given, expected);
      if (!isSame) throw new Error("the server does not know the password");
    },
  };
}
