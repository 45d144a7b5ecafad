/** The text form of COPY: one line per row, tabs between values, `\N` for NULL, a backslash before what would be syntax. */

/** What stands for NULL. */
export const COPY_NULL = "\\N";

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};
const SPECIAL = /[\\\b\f\n\r\t\v]/;
const EVERY_SPECIAL = /[\\\b\f\n\r\t\v]/g;

/** A text between two tabs. */
export const escapeCopyText = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(EVERY_SPECIAL, (one) => ESCAPES[one] ?? one)
    : text;

/** Writes one row, its line end included. */
export const formatCopyLine = (texts: readonly (string | null)[]): string => {
  let line = "";
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] ?? null;
    if (index > 0) line += "\t";
    line += text === null ? COPY_NULL : escapeCopyText(text);
  }
  return `${line}\n`;
};

const MEANINGS: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const unescape = (text: string): string | null => {
  if (!text.includes("\\")) return text;
  if (text === COPY_NULL) return null;
  return text.replace(
    /\\(.)/gs,
    (_, letter: string) => MEANINGS[letter] ?? letter,
  );
};

/** Reads one line, without its line end. */
export const parseCopyLine = (line: string): (string | null)[] =>
  line.split("\t").map(unescape);

// NULL is said: by the manual's notes DWS takes \N for an empty text otherwise (dws_06_0230).
const FORMAT = `(format 'text', delimiter E'\\t', null E'\\\\N', encoding 'UTF8')`;

/** `copy t (…) from stdin …` */
export const copyInText = (quoted: string, columns: readonly string[]) =>
  `copy ${quoted} (${columns.join(", ")}) from stdin with ${FORMAT}`;

/** `copy (select …) to stdout …` */
export const copyOutText = (query: string) =>
  `copy (${query}) to stdout with ${FORMAT}`;

const LINE_END = 10;

/** Cuts what arrives into lines: gives the rows that are whole with each chunk, and keeps the rest for the next. */
export const createCopyReader = () => {
  let rest: Buffer[] = [];
  return (chunk: Buffer): (string | null)[][] => {
    const end = chunk.lastIndexOf(LINE_END);
    if (end === -1) {
      rest.push(chunk);
      return [];
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString();
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    return text.split("\n").map(parseCopyLine);
  };
};
