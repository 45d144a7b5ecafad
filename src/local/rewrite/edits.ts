/** Stretches of a statement text and what takes their place. */
import type { Token } from "./tokens.js";

/** A stretch of the statement text and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Blanks of the same length, lines kept, so that positions in the engine's errors stay right. */
export const blanked = (text: string): string => text.replace(/[^\r\n]/g, " ");

/** Blanks one stretch. */
export const blankEdit = (sql: string, start: number, end: number): Edit => ({
  start,
  end,
  text: blanked(sql.slice(start, end)),
});

/** Blanks an item of a list together with the comma that stood between it and a neighbour. */
export function blankItem(
  sql: string,
  items: readonly (readonly Token[])[],
  at: number,
): Edit {
  const item = items[at];
  const before = items[at - 1]?.at(-1)?.end;
  const after = items[at + 1]?.[0]?.start;
  const start = before ?? item?.[0]?.start ?? 0;
  const end = item?.at(-1)?.end ?? start;
  return blankEdit(sql, start, before === undefined ? (after ?? end) : end);
}

/** `fine` without those that lie inside one of `coarse`, and all of `coarse`. */
export const mergeEdits = (
  coarse: readonly Edit[],
  fine: readonly Edit[],
): readonly Edit[] => [
  ...coarse,
  ...fine.filter(
    ({ start }) =>
      !coarse.some((edit) => edit.start <= start && start < edit.end),
  ),
];

/** The text with all edits made; they do not overlap. */
export function applyEdits(sql: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += sql.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + sql.slice(at);
}
