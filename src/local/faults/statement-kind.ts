/** Tells what a statement is, as far as faults and retries depend on it. */
import {
  isSymbol,
  isWord,
  readTokens,
  splitStatements,
  type Token,
} from "../rewrite/tokens.js";

type Statements = readonly (readonly Token[])[];

const read = (text: string): Statements => {
  const tokens = readTokens(text);
  return tokens === null ? [] : splitStatements(tokens);
};

const mayCommit = /\b(?:commit|end)\b/i;

/** Whether the text holds a COMMIT (or END) of a transaction block. */
export const isCommit = (text: string): boolean =>
  mayCommit.test(text) &&
  read(text).some(
    (tokens) =>
      isWord(tokens[0], "commit", "end") && !isWord(tokens[1], "prepared"),
  );

const isCopyIn = (tokens: readonly Token[]): boolean => {
  if (!isWord(tokens[0], "copy")) return false;
  // The query of COPY ( … ) TO may have a FROM of its own.
  let depth = 0;
  return tokens.some((token) => {
    if (isSymbol(token, "(")) depth++;
    if (isSymbol(token, ")")) depth--;
    return depth === 0 && isWord(token, "from");
  });
};

/** Whether a coordinator may run the text again: one statement, and no COPY FROM; facts: connection.md 2.1. */
export function isRepeatable(text: string): boolean {
  const statements = read(text);
  return statements.length === 1 && !statements.some(isCopyIn);
}
