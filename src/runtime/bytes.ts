/** The text forms of bytea: hexadecimal, which is DWS's default, and the older one with escapes. */

/** `\x0aff` */
export const bytesToText = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;

const BACKSLASH = 0x5c;

/** `bytea_output = escape`: a printable byte is itself, a backslash is doubled, the rest is `\ooo`. */
const unescape = (text: string): Buffer => {
  const bytes = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; length++) {
    const code = text.charCodeAt(at);
    if (code !== BACKSLASH) {
      bytes[length] = code;
      at += 1;
    } else if (text[at + 1] === "\\") {
      bytes[length] = BACKSLASH;
      at += 2;
    } else {
      bytes[length] = Number.parseInt(text.slice(at + 1, at + 4), 8);
      at += 4;
    }
  }
  return bytes.subarray(0, length);
};

/** Reads either form; they differ in how they begin, since the escaped form doubles a backslash. */
export const textToBytes = (text: string): Buffer =>
  text.startsWith("\\x") ? Buffer.from(text.slice(2), "hex") : unescape(text);
