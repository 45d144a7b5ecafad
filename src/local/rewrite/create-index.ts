/** Takes DWS's words out of CREATE INDEX: LOCAL of a partitioned table, and the access method of column tables. */
import type { Edit } from "./create-table.js";
import { cursorOver } from "./cursor.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/**
 * The edits for one CREATE INDEX; undefined when it is another statement.
 * The engine's table is one piece, so that a local index is an ordinary one; psort becomes btree.
 */
export function readCreateIndex(
  tokens: readonly Token[],
): readonly Edit[] | undefined {
  const cursor = cursorOver(tokens);
  if (!cursor.takeWords("create")) return undefined;
  cursor.takeWords("unique");
  if (!cursor.takeWords("index")) return undefined;
  const edits: Edit[] = [];
  let previous: Token | undefined;
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    if (isSymbol(token, "(")) {
      cursor.takeList();
      previous = token;
      continue;
    }
    const { start, end } = cursor.next();
    if (isWord(token, "psort") && isWord(previous, "using")) {
      edits.push({ start, end, text: "btree" });
    }
    if (isWord(token, "local") && isSymbol(previous, "(")) {
      if (isSymbol(cursor.peek(), "(")) cursor.takeList();
      const text = " ".repeat(cursor.end() - start);
      edits.push({ start, end: cursor.end(), text });
    }
    previous = token;
  }
  return edits;
}
