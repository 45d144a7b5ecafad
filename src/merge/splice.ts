/** Replaces byte ranges of a text and leaves every other byte alone. */

/** One replacement; `start` equals `end` for an insertion. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies the splices, which may come in any order but may not overlap; those at one place keep their order. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
  const parts: string[] = [];
  let position = 0;
  for (const { start, end, text: replacement } of sorted) {
    parts.push(text.slice(position, start), replacement);
    position = end;
  }
  parts.push(text.slice(position));
  return parts.join("");
}

/** Where the line begins that holds the position. */
export function lineStart(text: string, position: number): number {
  // lastIndexOf takes -1 for 0.
  return position === 0 ? 0 : text.lastIndexOf("\n", position - 1) + 1;
}

/** Where the line of the position ends, before its line end. */
export function lineEnd(text: string, position: number): number {
  const end = text.indexOf("\n", position);
  if (end === -1) return text.length;
  return end > position && text[end - 1] === "\r" ? end - 1 : end;
}

/** The line end that the text uses; LF when it has none. */
export function lineBreakOf(text: string): string {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}
