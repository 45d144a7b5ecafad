/** Decides what changes in an index: which declarations go, which lines come, and where. */

import { GeneratorError } from "../errors.js";
import { hasOurHeader, type IndexWish, PLACEHOLDER } from "./first-index.js";
import {
  exportLine,
  type ExportStyle,
  type IndexExport,
  moduleKeys,
  PLAIN_STYLE,
  sortExports,
} from "./module-specifier.js";
import type { ParsedModule, ParsedStatement } from "./parse-module.js";
import { placeLines } from "./place-lines.js";
import { lineBreakOf, lineEnd, lineStart, type Splice } from "./splice.js";

/** The edit of one index. */
export interface SplicePlan {
  readonly splices: readonly Splice[];
  /** Statements that have to be there afterwards, in order, with the same text. */
  readonly kept: readonly ParsedStatement[];
  /** Declarations that come in addition. */
  readonly added: readonly string[];
}

/** Compares a parsed index with what is wanted. A name that a person's export already has is a conflict. */
export function planSplices(module: ParsedModule, wish: IndexWish): SplicePlan {
  const live = liveModules(wish);
  const stays = isStaying(wish, live);
  const missing = findMissing(module.statements.filter(stays), wish);
  const mayDropPlaceholder = missing.length > 0 && hasOurHeader(module.text);
  const kept = module.statements.filter(
    (one) =>
      stays(one) &&
      !(mayDropPlaceholder && textOf(module, one) === PLACEHOLDER),
  );
  const keeps = new Set(kept);
  const removed = module.statements.filter((one) => !keeps.has(one));
  if (missing.length === 0 && removed.length === 0) {
    return { splices: [], kept, added: [] };
  }
  refuseTaken(module, kept, missing, wish.file ?? "index.ts");
  const style = styleOf(module, kept);
  const removals = removed.map((one) => removalOf(module.text, one));
  const isEmptied =
    missing.length === 0 && !kept.some((one) => one.isImportOrExport);
  const lines = missing.map((one) => ({
    module: one.module,
    line: exportLine(one, style),
  }));
  if (isEmptied) lines.push({ module: "", line: PLACEHOLDER });
  const insertions = placeLines(module, kept, removals, lines, live);
  return {
    splices: [...removals, ...insertions],
    kept,
    added: lines.map(({ line }) => line),
  };
}

/** Key of each module that is generated and there, with the specifier it is sorted by. */
function liveModules(wish: IndexWish): ReadonlyMap<string, string> {
  const wanted = wish.exports.map((one) => one.module);
  const gone = new Set((wish.gone ?? []).flatMap(moduleKeys));
  const known = (wish.known ?? []).filter(
    (module) => !moduleKeys(module).some((key) => gone.has(key)),
  );
  return new Map(
    [...known, ...wanted].flatMap((module) =>
      moduleKeys(module).map((key) => [key, module] as const),
    ),
  );
}

function isStaying(
  wish: IndexWish,
  live: ReadonlyMap<string, string>,
): (statement: ParsedStatement) => boolean {
  const gone = new Set((wish.gone ?? []).flatMap(moduleKeys));
  return ({ from }) => {
    if (from === undefined) return true;
    const keys = moduleKeys(from);
    return !keys.some((key) => gone.has(key)) || keys.some((k) => live.has(k));
  };
}

function findMissing(
  statements: readonly ParsedStatement[],
  wish: IndexWish,
): readonly IndexExport[] {
  const there = new Set(
    [...statements.map((one) => one.from ?? ""), ...(wish.known ?? [])].flatMap(
      moduleKeys,
    ),
  );
  return sortExports(wish.exports).filter(
    (one) => !moduleKeys(one.module).some((key) => there.has(key)),
  );
}

function refuseTaken(
  module: ParsedModule,
  kept: readonly ParsedStatement[],
  missing: readonly IndexExport[],
  file: string,
): void {
  const names = new Set(missing.flatMap((one) => one.as ?? []));
  const taken = kept.find((one) => one.names.some((name) => names.has(name)));
  if (taken === undefined) return;
  const name = taken.names.find((one) => names.has(one)) ?? "";
  const line = module.text.slice(0, taken.start).split("\n").length;
  const at = `${file}:${line}`;
  throw new GeneratorError(
    "conflict",
    `${at} already exports ${JSON.stringify(name)}, which a generated module needs.`,
    "Rename your export, or export the generated module there yourself under another name.",
    { at },
  );
}

function styleOf(
  module: ParsedModule,
  kept: readonly ParsedStatement[],
): ExportStyle {
  for (const one of kept) {
    if (!one.isImportOrExport) continue;
    const [, quote, semicolon] =
      /\bfrom\s*(["'])[^"'\n]*\1\s*(;?)$/.exec(textOf(module, one)) ?? [];
    if (quote === undefined) continue;
    return { quote: quote === "'" ? "'" : '"', semicolon: semicolon === ";" };
  }
  return PLAIN_STYLE;
}

// Comments around and inside of the declaration are a person's: they stay, on its line.
function removalOf(text: string, statement: ParsedStatement): Splice {
  const { start, end } = statement;
  const comments = statement.comments();
  const first = lineStart(text, start);
  const last = lineEnd(text, end);
  const isLastOnLine = text.slice(end, last).trim() === "";
  if (comments.length === 0 && isLastOnLine) {
    if (text.slice(first, start).trim() === "") {
      const next = text.indexOf("\n", last);
      return { start: first, end: next === -1 ? last : next + 1, text: "" };
    }
    return { start, end: last, text: "" };
  }
  const lineBreak = lineBreakOf(text);
  const spaces = /^[ \t]*/.exec(text.slice(end, last))?.[0].length ?? 0;
  return {
    start,
    end: end + spaces,
    text:
      comments.join(lineBreak) +
      (comments.length > 0 && !isLastOnLine ? lineBreak : ""),
  };
}

function textOf(module: ParsedModule, statement: ParsedStatement): string {
  return module.text.slice(statement.start, statement.end);
}
