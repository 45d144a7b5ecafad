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

const endsBlock = ([verb, object]: readonly Token[] = []): boolean =>
  isWord(verb, "commit", "end") && !isWord(object, "prepared");

/** Whether the text holds a COMMIT (or END) of a transaction block. */
export const isCommit = (text: string): boolean =>
  mayCommit.test(text) && read(text).some(endsBlock);

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

/**
 * Whether the text ends a block and then holds one statement that a coordinator may run again: the guide's own way out
 * of the driver's transaction is `end; select …` (dws_01_0120).
 */
export function isRepeatableAfterEnd(text: string): boolean {
  if (!mayCommit.test(text)) return false;
  const [first, second, ...others] = read(text);
  if (second === undefined || others.length > 0) return false;
  return endsBlock(first) && !isCopyIn(second);
}
