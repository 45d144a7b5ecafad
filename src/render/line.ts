/** One line or several: what prettier asks itself at every bracket. */
import { getStringWidth } from "./width.js";

/** Columns of a line. */
export const WIDTH = 80;

/** Whether a line is short enough, as prettier counts. No character takes more than two columns: half of them need no count. */
export const fits = (line: string, width = WIDTH): boolean =>
  2 * line.length <= width || getStringWidth(line) <= width;

const PADS = Array.from({ length: 17 }, (_, indent) => " ".repeat(indent));

/** So many blanks. */
export const pad = (indent: number): string =>
  PADS[indent] ?? " ".repeat(indent);

/** `head` + items + `tail` on one line, else one item per line, each ended by a comma, the last one by `end`. */
export const breakable = (
  indent: number,
  head: string,
  items: readonly string[],
  tail: string,
  end: "," | "",
  width = WIDTH,
): string => {
  const line = `${pad(indent)}${head}${items.join(", ")}${tail}`;
  return fits(line, width) ? line : broken(indent, head, items, tail, end);
};

/** The same, one item per line in any case. */
export const broken = (
  indent: number,
  head: string,
  items: readonly string[],
  tail: string,
  end: "," | "",
): string => {
  const inner = items.join(`,\n${pad(indent + 2)}`);
  return `${pad(indent)}${head}\n${pad(indent + 2)}${inner}${items.length === 0 ? "" : end}\n${pad(indent)}${tail}`;
};
