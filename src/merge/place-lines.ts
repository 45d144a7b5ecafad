/** Finds the places for new export lines: in sorted order among the generated ones, else behind the last export. */

import { compare, moduleKeys } from "./module-specifier.js";
import type { ParsedModule, ParsedStatement } from "./parse-module.js";
import {
  lineBreakOf,
  lineEnd,
  lineStart,
  type Splice,
  spliceText,
} from "./splice.js";

/** A new line and the module that it is sorted by. */
export interface NewLine {
  readonly module: string;
  readonly line: string;
}

interface Anchor {
  readonly module: string;
  readonly statement: ParsedStatement;
}

/** One insertion per place. `live` gives the sort key of each generated module by its module key. */
export function placeLines(
  module: ParsedModule,
  kept: readonly ParsedStatement[],
  removals: readonly Splice[],
  lines: readonly NewLine[],
  live: ReadonlyMap<string, string>,
): readonly Splice[] {
  if (lines.length === 0) return [];
  const anchors = findAnchors(kept, live);
  const [first] = anchors;
  if (first === undefined) {
    const texts = lines.map(({ line }) => line);
    const last = kept.findLast((one) => one.from !== undefined);
    return last === undefined
      ? [atEnd(module.text, removals, texts)]
      : [after(module.text, last, texts)];
  }
  const groups = new Map<ParsedStatement | undefined, string[]>();
  let next = 0;
  for (const { module: key, line } of lines) {
    while (next < anchors.length && (anchors[next]?.module ?? "") < key) next++;
    const previous = anchors[next - 1]?.statement;
    const group = groups.get(previous);
    if (group === undefined) groups.set(previous, [line]);
    else group.push(line);
  }
  return [...groups].map(([previous, texts]) =>
    previous === undefined
      ? before(module.text, first.statement, texts)
      : after(module.text, previous, texts),
  );
}

function findAnchors(
  kept: readonly ParsedStatement[],
  live: ReadonlyMap<string, string>,
): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (const statement of kept) {
    const keys = moduleKeys(statement.from ?? "");
    const module = keys.map((key) => live.get(key)).find((one) => one);
    if (module !== undefined) anchors.push({ module, statement });
  }
  return anchors.sort((one, other) => compare(one.module, other.module));
}

// The rest of a line that may stay with its statement: blanks and comments that end on the line.
const TRAILING = /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*)*(?:\/\/.*)?$/;

function after(
  text: string,
  statement: ParsedStatement,
  lines: readonly string[],
): Splice {
  const lineBreak = lineBreakOf(text);
  const added = lineBreak + lines.join(lineBreak);
  const end = lineEnd(text, statement.end);
  return TRAILING.test(text.slice(statement.end, end))
    ? insertion(end, added)
    : insertion(statement.end, added + lineBreak);
}

// Above the comment that belongs to the statement, unless that is the file's first: a licence or a pragma stays on top.
function before(
  text: string,
  statement: ParsedStatement,
  lines: readonly string[],
): Splice {
  const lineBreak = lineBreakOf(text);
  const start = lineStart(text, statement.attached);
  const isFirstOnLine = text.slice(start, statement.attached).trim() === "";
  const isFileComment =
    statement.attached < statement.start &&
    /^(?:#!.*)?\s*$/.test(text.slice(0, start));
  return isFirstOnLine && !isFileComment
    ? insertion(start, lines.join(lineBreak) + lineBreak)
    : after(text, statement, lines);
}

function atEnd(
  text: string,
  removals: readonly Splice[],
  lines: readonly string[],
): Splice {
  const lineBreak = lineBreakOf(text);
  const rest = spliceText(text, removals);
  const added = lines.join(lineBreak);
  const isOpen = rest !== "" && !rest.endsWith("\n");
  const isApart = rest.trim() === "" || /\n[ \t]*\r?\n$/.test(rest);
  return insertion(
    text.length,
    (isOpen ? lineBreak : "") +
      (isApart ? "" : lineBreak) +
      added +
      (isOpen ? "" : lineBreak),
  );
}

function insertion(position: number, text: string): Splice {
  return { start: position, end: position, text };
}
