/** Isolation levels as DWS takes them, and the transaction modes that its grammar lacks. */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { syntaxErrorAt } from "./raise.js";

/** The levels that DWS quietly turns into another (dws_06_0264, dws_06_0265). */
const lowered: ReadonlyMap<string, string> = new Map([
  ["serializable", "repeatable read"],
  ["read uncommitted", "read committed"],
]);

const isTransactionStart = (tokens: readonly Token[]): boolean =>
  isWord(tokens[0], "begin") ||
  (isWord(tokens[0], "start") && isWord(tokens[1], "transaction"));

/** `ISOLATION LEVEL …` of BEGIN, START TRANSACTION, SET TRANSACTION and SET SESSION CHARACTERISTICS. */
const lowerLevel = (tokens: readonly Token[]): readonly Edit[] => {
  const edits: Edit[] = [];
  tokens.forEach((token, at) => {
    if (!isWord(token, "level") || !isWord(tokens[at - 1], "isolation")) return;
    const first = tokens[at + 1];
    const second = tokens[at + 2];
    if (isWord(first, "serializable")) {
      edits.push({
        start: first?.start ?? 0,
        end: first?.end ?? 0,
        text: "REPEATABLE READ",
      });
    } else if (isWord(first, "read") && isWord(second, "uncommitted")) {
      const { start = 0, end = 0 } = second ?? {};
      edits.push({ start, end, text: "COMMITTED" });
    }
  });
  return edits;
};

/** `SET default_transaction_isolation = …` and `SET transaction_isolation TO …`. */
const lowerSetting = (tokens: readonly Token[]): readonly Edit[] => {
  const at = isWord(tokens[1], "session", "local") ? 2 : 1;
  const isIsolation = isWord(
    tokens[at],
    "default_transaction_isolation",
    "transaction_isolation",
  );
  const link = tokens[at + 1];
  const value = tokens[at + 2];
  if (!isIsolation || value === undefined || tokens.length !== at + 3)
    return [];
  if (!isWord(link, "to") && !isSymbol(link, "=")) return [];
  const isLiteral = value.kind === "string" && value.value.startsWith("'");
  const written = isLiteral ? value.value.slice(1, -1) : value.value;
  const level = lowered.get(written.toLowerCase());
  if (level === undefined) return [];
  return [{ start: value.start, end: value.end, text: `'${level}'` }];
};

/**
 * The edits for a statement that sets transaction modes; undefined for every other statement. DEFERRABLE is not in
 * the grammar of START TRANSACTION and BEGIN (dws_06_0265).
 */
export function planTransactionModes(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] | undefined {
  const isSet = isWord(tokens[0], "set");
  if (!isSet && !isTransactionStart(tokens)) return undefined;
  if (isSet) return [...lowerLevel(tokens), ...lowerSetting(tokens)];
  const at = tokens.findIndex((token) => isWord(token, "deferrable"));
  const first = isWord(tokens[at - 1], "not") ? tokens[at - 1] : tokens[at];
  if (first !== undefined) return syntaxErrorAt(sql, tokens, first);
  return lowerLevel(tokens);
}
