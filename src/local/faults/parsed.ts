/** Knows the texts behind the names of prepared statements and portals. */
import type { Parsed, Talk } from "./unit.js";

const textBetween = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString("utf8", from, to < 0 ? bytes.length : to);

/** The zero-terminated text at `from`, and where the next one begins. */
export const readText = (bytes: Buffer, from: number) => {
  // Most names are empty.
  if (bytes[from] === 0) return { text: "", next: from + 1 };
  const end = bytes.indexOf(0, from);
  return { text: textBetween(bytes, from, end), next: end + 1 };
};

const always =
  (text: string): (() => string) =>
  () =>
    text;

const later = (bytes: Buffer, from: number): (() => string) => {
  let known: string | undefined;
  return () => (known ??= readText(bytes, from).text);
};

/** Keeps what a Parse message prepares. */
export const remember = (talk: Talk, bytes: Buffer): Parsed => {
  const { text: name, next } = readText(bytes, 5);
  // A named one lives long: it must not keep these bytes, which are part of a larger chunk.
  const text =
    name === "" ? later(bytes, next) : always(readText(bytes, next).text);
  const parsed = { name, text };
  talk.parsed.set(name, parsed);
  return parsed;
};

/** Keeps what a Bind message makes a portal of. */
export const bind = (talk: Talk, bytes: Buffer): void => {
  const { text: portal, next } = readText(bytes, 5);
  const parsed = talk.parsed.get(readText(bytes, next).text);
  if (parsed === undefined) talk.portals.delete(portal);
  else talk.portals.set(portal, parsed);
};

/** Forgets what a Close message names. */
export const close = (talk: Talk, bytes: Buffer): void => {
  const { text: name } = readText(bytes, 6);
  const isStatement = bytes.toString("latin1", 5, 6) === "S";
  (isStatement ? talk.parsed : talk.portals).delete(name);
};

/** The text that an Execute message runs. */
export const textToExecute = (talk: Talk, bytes: Buffer): (() => string) => {
  const portal = talk.portals.get(readText(bytes, 5).text);
  return () => portal?.text() ?? "";
};
