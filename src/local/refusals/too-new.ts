/**
 * Grammar that came after PostgreSQL 9.2 (catalog.md 1.9, engines.md). Where a newer keyword was a plain name in 9.2,
 * it is made one again, and the engine then stops where 9.2 would; functions, types and catalogs are hidden in the
 * engine (60-too-new.sql).
 */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { asName, syntaxErrorAt } from "./raise.js";

/** Place of the parenthesis that closes the one at `open`, -1 when it is not closed. */
export function closingOf(tokens: readonly Token[], open: number): number {
  for (let at = open, depth = 0; at < tokens.length; at++) {
    if (isSymbol(tokens[at], "(")) depth++;
    if (isSymbol(tokens[at], ")") && --depth === 0) return at;
  }
  return -1;
}

/** `unnest(a, b)`: with an ORDER BY in it the parser looks for a function of two arguments, as 9.2 does. */
const stopUnnest = (tokens: readonly Token[], at: number): readonly Edit[] => {
  const close = closingOf(tokens, at + 1);
  let depth = 0;
  const hasComma = tokens.slice(at + 1, close).some((token) => {
    if (isSymbol(token, "(") || isSymbol(token, "[")) depth++;
    if (isSymbol(token, ")") || isSymbol(token, "]")) depth--;
    return depth === 1 && isSymbol(token, ",");
  });
  const start = tokens[close]?.start;
  if (!hasComma || start === undefined) return [];
  return [{ start, end: start, text: " ORDER BY 1" }];
};

const isRowsFrom = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], "rows") &&
  isWord(tokens[at + 1], "from") &&
  isSymbol(tokens[at + 2], "(");

/** Edits that make newer keywords names again. */
export function forgetKeywords(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] {
  return tokens.flatMap((token, at) => {
    if (
      isWord(token, "lateral", "filter") ||
      (isWord(token, "ordinality") && isWord(tokens[at - 1], "with")) ||
      isRowsFrom(tokens, at)
    ) {
      return [asName(sql, token)];
    }
    const isCall = isWord(token, "unnest") && isSymbol(tokens[at + 1], "(");
    return isCall ? stopUnnest(tokens, at) : [];
  });
}

/** `FOR UPDATE` or `FOR SHARE` somewhere before. */
const locksBefore = (tokens: readonly Token[], end: number): boolean =>
  tokens
    .slice(0, end)
    .some(
      (token, at) =>
        isWord(token, "for") && isWord(tokens[at + 1], "update", "share"),
    );

/** Whether 9.2 stops at this token, which a newer grammar takes. */
const isBeyond = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  switch (tokens[at]?.value) {
    // Identity and generated columns: catalog.md 0 (9).
    case "generated":
      return isWord(next, "always")
        ? isWord(tokens[at + 2], "as")
        : isWord(next, "by") && isWord(tokens[at + 2], "default");
    // Row locks: NOWAIT yes, SKIP LOCKED no (S0238, catalog.md 4.1); the two others came with 9.3.
    case "skip":
      return isWord(next, "locked") && locksBefore(tokens, at);
    case "no":
      return isWord(before, "for") && isWord(next, "key");
    case "key":
      return isWord(before, "for") && isWord(next, "share");
    default:
      return false;
  }
};

/** UPDATE has no leading WITH, INSERT and DELETE have (S0240; catalog.md 4.2). */
const updateAfterWith = (tokens: readonly Token[]): Token | undefined => {
  const isAhead = isWord(tokens[0], "explain", "prepare");
  const start = isAhead
    ? tokens.findIndex((token) => isWord(token, "with"))
    : 0;
  if (!isWord(tokens[start], "with")) return undefined;
  let depth = 0;
  return tokens.find((token, at) => {
    if (isSymbol(token, "(")) depth++;
    if (isSymbol(token, ")")) depth--;
    const isAfterQuery = at > start && isSymbol(tokens[at - 1], ")");
    return depth === 0 && isAfterQuery && isWord(token, "update");
  });
};

/** The edits when 9.2's grammar stops somewhere in the statement; undefined when it does not. */
export function stopAtNewGrammar(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] | undefined {
  const token =
    tokens.find(({ kind }, at) => kind === "word" && isBeyond(tokens, at)) ??
    updateAfterWith(tokens);
  return token === undefined ? undefined : syntaxErrorAt(sql, tokens, token);
}
