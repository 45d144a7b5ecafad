/** Finds the tables that a FROM clause names, with their aliases. */
import { isName, isSymbol, isWord, type Token } from "../rewrite/tokens.js";

/** A table as written. */
export interface NamedTable {
  /** Undefined when no schema is written. */
  readonly schema: string | undefined;
  readonly name: string;
  /** Schema and name as they stand in the text. */
  readonly written: string;
  /** What the rest of the statement calls it. */
  readonly alias: string;
  /** Place of the first token after the name. */
  readonly end: number;
}

/** The qualified name that begins at `at`; undefined when there is none or when it is a function. */
export function readTable(
  sql: string,
  tokens: readonly Token[],
  at: number,
): NamedTable | undefined {
  const parts: string[] = [];
  let end = at;
  for (;;) {
    const token = tokens[end];
    if (!isName(token)) return undefined;
    parts.push(token.value);
    end++;
    if (!isSymbol(tokens[end], ".")) break;
    end++;
  }
  if (isSymbol(tokens[end], "(")) return undefined;
  const name = parts.at(-1) ?? "";
  const written = sql.slice(tokens[at]?.start, tokens[end - 1]?.end);
  return { schema: parts.at(-2), name, written, alias: name, end };
}

/** Words that may follow a table in FROM and are no alias of it. */
const noAlias = new Set(
  (
    "where group having window order limit offset fetch for union intersect except on using " +
    "join inner left right full cross natural tablesample set returning"
  ).split(" "),
);

const readAlias = (tokens: readonly Token[], table: NamedTable): NamedTable => {
  const star = isSymbol(tokens[table.end], "*") ? 1 : 0;
  const as = isWord(tokens[table.end + star], "as") ? 1 : 0;
  const token = tokens[table.end + star + as];
  const isAlias =
    isName(token) && (token.kind === "quoted" || !noAlias.has(token.value));
  return isAlias ? { ...table, alias: token.value } : table;
};

/** The tables between two places, the first of which is FROM; subqueries are gone into, their conditions are not. */
export function tablesOfFrom(
  sql: string,
  tokens: readonly Token[],
  from: number,
  end: number,
): readonly NamedTable[] {
  const found: NamedTable[] = [];
  /** One flag for each open parenthesis: whether a comma in it stands between tables. */
  const isList: boolean[] = [true];
  let expects = true;
  for (let at = from + 1; at < end; at++) {
    const token = tokens[at];
    if (isSymbol(token, "(")) {
      isList.push(expects);
    } else if (isSymbol(token, ")")) {
      isList.pop();
      expects = false;
    } else if (isWord(token, "from", "join") || isSymbol(token, ",")) {
      if (isWord(token, "from")) isList[isList.length - 1] = true;
      expects = isList.at(-1) === true;
    } else if (isWord(token, "only", "lateral")) {
      continue;
    } else if (isWord(token, "select", "where", "on")) {
      if (!isWord(token, "on")) isList[isList.length - 1] = false;
      expects = false;
    } else if (expects) {
      const table = readTable(sql, tokens, at);
      if (table !== undefined) found.push(readAlias(tokens, table));
      expects = false;
    }
  }
  return found;
}
