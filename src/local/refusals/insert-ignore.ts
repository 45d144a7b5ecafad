/** `INSERT IGNORE` (S0236, S0237): rows that meet a unique key are left out, as with ON CONFLICT DO NOTHING. */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";

/** Offset where the INSERT's own clauses end: before RETURNING, a closing parenthesis or the end. */
const endOfInsert = (tokens: readonly Token[], start: number): number => {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    if (isSymbol(tokens[at], "(")) depth++;
    const isClosed = isSymbol(tokens[at], ")") && --depth < 0;
    const isReturning = depth === 0 && isWord(tokens[at], "returning");
    if (isClosed || isReturning) return tokens[at - 1]?.end ?? 0;
  }
  return tokens.at(-1)?.end ?? 0;
};

/** The edits that turn each INSERT IGNORE of a statement into what the engine knows. */
export function readInsertIgnore(tokens: readonly Token[]): readonly Edit[] {
  return tokens.flatMap((token, at) => {
    const isIgnore =
      isWord(token, "ignore") &&
      isWord(tokens[at - 1], "insert") &&
      isWord(tokens[at + 1], "into");
    if (!isIgnore) return [];
    const end = endOfInsert(tokens, at);
    return [
      { start: token.start, end: token.end, text: " ".repeat(6) },
      { start: end, end, text: " ON CONFLICT DO NOTHING" },
    ];
  });
}
