/** The index module as the first run writes it, and a cheap look that tells when a later run has nothing to do. */

import {
  exportLine,
  type IndexExport,
  moduleKeys,
  PLAIN_STYLE,
  sortExports,
} from "./module-specifier.js";

/** What an index should have, and what is known about its past. */
export interface IndexWish {
  readonly exports: readonly IndexExport[];
  /** Modules that we generated before and whose files are gone: exports from them are removed. */
  readonly gone?: readonly string[];
  /** Modules that an earlier run exported: one that is missing now was taken out by a person and stays out. */
  readonly known?: readonly string[];
  /** Path of the index, for messages. @default "index.ts" */
  readonly file?: string;
}

/** Keeps an index a module when it exports nothing. */
export const PLACEHOLDER = "export {};";

const FIRST_LINE =
  "// This file is yours too: what you write here stays as it is.";
const HEADER = `${FIRST_LINE}
// generator-dws adds exports of modules that it made, and removes those of modules that are gone.

`;

/** The whole text for a folder that has no index yet. */
export function firstIndex(exports: readonly IndexExport[]): string {
  const lines = sortExports(exports).map((one) => exportLine(one, PLAIN_STYLE));
  return `${HEADER}${(lines.length > 0 ? lines : [PLACEHOLDER]).join("\n")}\n`;
}

/** True when the text still begins with our comment. */
export function hasOurHeader(text: string): boolean {
  return /^[^\r\n]*/.exec(text)?.[0] === FIRST_LINE;
}

// Where one of these stands, a line that looks like an export may be inside of a comment or a string.
const HAZARD = /\/\*|[`\\\u2028\u2029]|\bdeclare\b/;
const PLAIN_EXPORT =
  /^export (?:type )?\*(?: as [\w$]+)? from (["'])([^"'\n]*)\1;?\r?$/gm;

/**
 * True when every wanted export is there as a plain line and nothing has to go, told without a parser.
 * False means: somebody has to look closer.
 */
export function isSettled(text: string, wish: IndexWish): boolean {
  if (HAZARD.test(text)) return false;
  const present = new Set<string>();
  const rest = text.replace(
    PLAIN_EXPORT,
    (_line, _quote: string, specifier: string) => {
      moduleKeys(specifier).forEach((key) => present.add(key));
      return "";
    },
  );
  const wanted = new Set(wish.exports.flatMap((one) => moduleKeys(one.module)));
  const known = new Set((wish.known ?? []).flatMap(moduleKeys));
  const gone = (wish.gone ?? [])
    .flatMap(moduleKeys)
    .filter((key) => !wanted.has(key));
  if (gone.some((key) => present.has(key))) return false;
  if (gone.length > 0 && /\bfrom\b/.test(rest)) return false;
  return [...wanted].every((key) => present.has(key) || known.has(key));
}
