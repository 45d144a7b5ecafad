/** Indexes that no constraint stands for, out of the text of `pg_get_indexdef`. */
import type { Index } from "../model/model.js";
import { isTrue } from "./catalog-text.js";

/** A row of `indexes.sql`. */
export interface IndexRow {
  readonly indrelid: string;
  readonly relname: string;
  readonly indisunique: string;
  readonly amname: string;
  readonly definition: string;
}

// A literal, a quoted name, a word, or any one character: a keyword inside of quotes is no keyword.
const token = /'[^']*'|"[^"]*"|\w+|[^]/g;

const closingPlace = (tokens: readonly string[], opening: number): number => {
  let depth = 0;
  for (let place = opening; place < tokens.length; place++) {
    if (tokens[place] === "(") depth++;
    if (tokens[place] === ")" && --depth === 0) return place;
  }
  return tokens.length - 1;
};

const skipBlanks = (tokens: readonly string[], from: number): number => {
  let place = from;
  while (tokens[place] === " ") place++;
  return place;
};

/** The place after `LOCAL (PARTITION …)` or `TABLESPACE name`; the same place when neither is there. */
const skipPlacement = (tokens: readonly string[], place: number): number => {
  const next = skipBlanks(tokens, place + 1);
  if (tokens[place] === "TABLESPACE") return next + 1;
  if (tokens[place] !== "LOCAL") return place;
  return tokens[next] === "(" ? closingPlace(tokens, next) + 1 : next;
};

/**
 * What follows USING, without what says where the index lies: LOCAL, which every index of a partitioned table of DWS
 * is, with the names of its parts, and TABLESPACE. Blanks outside of quotes come out one at a time.
 */
export const readDefinition = (indexdef: string): string => {
  const tokens: readonly string[] = indexdef.match(token) ?? [];
  const start = skipBlanks(tokens, tokens.indexOf("USING") + 1);
  const kept: string[] = [];
  let depth = 0;
  for (let place = start; place < tokens.length;) {
    const next = depth === 0 ? skipPlacement(tokens, place) : place;
    if (next > place) {
      place = next;
      continue;
    }
    const text = tokens[place++] ?? "";
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (text !== " " || kept.at(-1) !== " ") kept.push(text);
  }
  return kept.join("").trim();
};

/** The index of a row. */
export const readIndex = (row: IndexRow): Index => ({
  name: row.relname,
  isUnique: isTrue(row.indisunique),
  method: row.amname,
  definition: readDefinition(row.definition),
});
