/** The few forms that all DDL texts share: lists of names, and lists that are laid out one item a line. */
import { quoteIdentifier } from "../runtime/identifiers.js";

const WIDTH = 72;

/** `"a", "b"` */
export const nameList = (names: readonly string[]): string =>
  names.map(quoteIdentifier).join(", ");

/** `head (a, b)` as one line, or as several where that line would be long: emitted text is there to be read. */
export const listText = (head: string, items: readonly string[]): string => {
  const line = `${head} (${items.join(", ")})`;
  return line.length <= WIDTH ? line : brokenText(head, items);
};

/** `head (` and one line per item, the last with `)`. */
export const brokenText = (head: string, items: readonly string[]): string =>
  `${head} (\n${items.join(",\n")})`;

/** A quoted text, a parenthesis, a comma, blanks, or a word of a deparsed text. */
export const TOKEN =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|\s+|[^\s(),'"]+|['"]/g;

/** What a `'…'` or `E'…'` stands for; undefined when the text is something else. */
export const literalValue = (text: string): string | undefined => {
  const found = /^(E?)'((?:[^']|'')*)'$/.exec(text);
  if (found === null) return undefined;
  const [, escape, body = ""] = found;
  const value = body.replaceAll("''", "'");
  return escape === "E" ? value.replaceAll("\\\\", "\\") : value;
};
