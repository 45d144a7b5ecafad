/** Takes DWS's words out of CREATE INDEX: LOCAL of a partitioned table, NULLS IGNORE, COMMENT, and psort. */
import { literalText } from "./bounds.js";
import { cursorOver, type Cursor } from "./cursor.js";
import type { Edit } from "./edits.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** What the engine has no words for, of one index; its table is how the event trigger finds it again. */
export interface IndexClauses {
  readonly index: true;
  schema: string | null;
  name: string;
  local: boolean;
  nullsIgnore?: boolean;
  comment?: string;
}

/** The result for one CREATE INDEX. */
export interface CreateIndex {
  readonly clauses: Readonly<IndexClauses>;
  readonly edits: readonly Edit[];
}

const blank = (start: number, end: number): Edit => ({
  start,
  end,
  text: " ".repeat(end - start),
});

const readTable = (cursor: Cursor, clauses: IndexClauses): void => {
  cursor.next();
  cursor.takeWords("only");
  const names = [cursor.takeName()];
  while (cursor.takeSymbol(".")) names.push(cursor.takeName());
  clauses.schema = names.at(-2) ?? null;
  clauses.name = names.at(-1) ?? "";
};

/** Steps over LOCAL, NULLS IGNORE or COMMENT behind the columns; undefined when it is none of them. */
const readOption = (
  cursor: Cursor,
  clauses: IndexClauses,
): Edit | undefined => {
  const start = cursor.peek()?.start ?? 0;
  if (cursor.takeWords("nulls", "ignore")) {
    clauses.nullsIgnore = true;
    return { start, end: cursor.end(), text: "nulls not distinct" };
  }
  if (isWord(cursor.peek(), "comment") && cursor.peek(1)?.kind === "string") {
    cursor.next();
    clauses.comment = literalText(cursor.next());
    return blank(start, cursor.end());
  }
  if (!cursor.takeWords("local")) return undefined;
  clauses.local = true;
  if (isSymbol(cursor.peek(), "(")) cursor.takeList();
  return blank(start, cursor.end());
};

/**
 * Reads one CREATE INDEX; undefined when it is another statement.
 * The engine's table is one piece, so that a local index is an ordinary one; psort becomes btree.
 */
export function readCreateIndex(
  tokens: readonly Token[],
): CreateIndex | undefined {
  const cursor = cursorOver(tokens);
  if (!cursor.takeWords("create")) return undefined;
  cursor.takeWords("unique");
  if (!cursor.takeWords("index")) return undefined;
  const clauses: IndexClauses = {
    index: true,
    schema: null,
    name: "",
    local: false,
  };
  const edits: Edit[] = [];
  for (let hasColumns = false; cursor.peek() !== undefined;) {
    const option = hasColumns ? readOption(cursor, clauses) : undefined;
    if (option !== undefined) edits.push(option);
    else if (isSymbol(cursor.peek(), "(")) {
      cursor.takeList();
      hasColumns = true;
    } else if (isWord(cursor.peek(), "on") && clauses.name === "") {
      readTable(cursor, clauses);
    } else if (cursor.takeWords("using", "psort")) {
      edits.push({ start: cursor.end() - 5, end: cursor.end(), text: "btree" });
    } else cursor.next();
  }
  return { clauses, edits };
}
