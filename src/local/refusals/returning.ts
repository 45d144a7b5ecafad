/** Notes which tables of a text are written with RETURNING, for the triggers that column-store tables have (60-refusals.sql). */
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { readTable } from "./table-names.js";

/** A table that is written with RETURNING. */
export interface ReturningNote {
  readonly command: string;
  /** Null when no schema is written. */
  readonly schema: string | null;
  readonly name: string;
}

/** Place of the INSERT, UPDATE or DELETE whose clause begins at `clause`, -1 when there is none. */
const commandBefore = (tokens: readonly Token[], clause: number): number => {
  let depth = 0;
  for (let at = clause - 1; at >= 0; at--) {
    if (isSymbol(tokens[at], ")")) depth++;
    if (isSymbol(tokens[at], "(") && --depth < 0) return -1;
    const isCommand =
      depth === 0 && isWord(tokens[at], "insert", "update", "delete");
    // ON CONFLICT DO UPDATE and FOR UPDATE name no table.
    if (isCommand && !isWord(tokens[at - 1], "do", "for", "key")) return at;
  }
  return -1;
};

/** The tables of one statement. */
export function noteReturning(
  sql: string,
  tokens: readonly Token[],
): readonly ReturningNote[] {
  return tokens.flatMap((token, clause) => {
    if (!isWord(token, "returning")) return [];
    const at = commandBefore(tokens, clause);
    if (at < 0) return [];
    let place = at + 1;
    while (isWord(tokens[place], "into", "from", "only")) place++;
    const table =
      readTable(sql, tokens, place) ?? insertTarget(sql, tokens, place);
    if (table === undefined) return [];
    const { schema = null, name } = table;
    return [{ command: tokens[at]?.value ?? "", schema, name }];
  });
}

/** `INSERT INTO t (a, b)` looks like a function's call. */
const insertTarget = (
  sql: string,
  tokens: readonly Token[],
  at: number,
): { schema: string | undefined; name: string } | undefined => {
  const open = tokens.findIndex((token, i) => i > at && isSymbol(token, "("));
  return readTable(sql, tokens.slice(0, open), at);
};

/** The comment that carries the notes; no slash is left in the json, so that it can neither end nor open a comment. */
export const returningComment = (notes: readonly ReturningNote[]): string =>
  notes.length === 0
    ? ""
    : `\n/*dws-returning:${JSON.stringify(notes).replaceAll("/", "\\u002f")}*/`;
