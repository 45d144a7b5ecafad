/** SYSDATE: a keyword on DWS, a function for the engine (18-sysdate.sql). */
import type { Edit } from "./edits.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** A reserved word may be a label behind AS, and a part of a longer name. */
const isMereName = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at - 1], "as") ||
  isSymbol(tokens[at - 1], ".") ||
  isSymbol(tokens[at + 1], ".");

/** Edits that add the parentheses. */
export const callSysdate = (tokens: readonly Token[]): readonly Edit[] =>
  tokens.flatMap((token, at) => {
    if (!isWord(token, "sysdate") || isMereName(tokens, at)) return [];
    if (isSymbol(tokens[at + 1], "(")) return [];
    return [{ start: token.start, end: token.end, text: "sysdate()" }];
  });
