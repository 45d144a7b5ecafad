/**
 * SELECT … FOR UPDATE and FOR SHARE of a column-store table: 0A000 on DWS (catalog.md 4.1). Only the engine knows which
 * tables those are, so the SELECT gets an OFFSET that asks it when the statement is planned, and that is none otherwise.
 */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { quoteLiteral } from "./raise.js";
import { tablesOfFrom, type NamedTable } from "./table-names.js";

/** Places of the tokens of one SELECT: those at its own depth, in order, from SELECT to its end. */
function ownPlaces(tokens: readonly Token[], lock: number): readonly number[] {
  const places = [lock];
  let depth = 0;
  for (let at = lock - 1; at >= 0; at--) {
    if (isSymbol(tokens[at], ")")) depth++;
    if (isSymbol(tokens[at], "(") && --depth < 0) break;
    if (depth > 0) continue;
    places.unshift(at);
    if (isWord(tokens[at], "select")) break;
  }
  depth = 0;
  for (let at = lock + 1; at < tokens.length; at++) {
    if (isSymbol(tokens[at], ")") && --depth < 0) break;
    if (depth === 0) places.push(at);
    if (isSymbol(tokens[at], "(")) depth++;
  }
  return places;
}

/** Names after OF, or undefined when all tables are meant. */
const namesAfterOf = (
  tokens: readonly Token[],
  lock: number,
): readonly string[] | undefined => {
  if (!isWord(tokens[lock + 2], "of")) return undefined;
  const names: string[] = [];
  for (let at = lock + 3; at < tokens.length; at += 2) {
    names.push(tokens[at]?.value ?? "");
    if (!isSymbol(tokens[at + 1], ",")) break;
  }
  return names;
};

/** Names that WITH gives to queries: `name AS (`, `name (columns) AS (`; a table of that name is not meant. */
const isQueryName = (tokens: readonly Token[], name: string): boolean =>
  isWord(tokens[0], "with") &&
  tokens.some(
    (token, at) =>
      token.value === name &&
      isWord(tokens[at + 1], "as") &&
      (isSymbol(tokens[at + 2], "(") ||
        isWord(tokens[at + 2], "materialized", "not")),
  );

const arrayOf = (texts: readonly string[]): string => {
  const items = texts.map((text) => JSON.stringify(text));
  return quoteLiteral(`{${items.join()}}`);
};

const checkOf = (tables: readonly NamedTable[]): string =>
  `dws_catalog.check_lock(${arrayOf(tables.map(({ written }) => written))}, ${arrayOf(tables.map(({ alias }) => alias))})`;

/** Where the check fits into the grammar, beside a LIMIT or OFFSET that is there. */
const placeCheck = (
  tokens: readonly Token[],
  own: readonly number[],
  lock: number,
  check: string,
): readonly Edit[] => {
  const find = (...words: string[]): Token | undefined =>
    own.map((at) => tokens[at]).find((token) => isWord(token, ...words));
  const offset = find("offset");
  const limit = find("limit", "fetch");
  if (offset !== undefined && limit !== undefined) return [];
  const before = offset ?? limit ?? tokens[lock];
  const start = before?.start ?? 0;
  const word = offset === undefined ? "OFFSET" : "LIMIT";
  return [{ start, end: start, text: `${word} ${check} ` }];
};

const checkLock = (
  sql: string,
  tokens: readonly Token[],
  lock: number,
): readonly Edit[] => {
  const own = ownPlaces(tokens, lock);
  const from = own.find((at) => isWord(tokens[at], "from"));
  const end = own.find(
    (at) =>
      at > (from ?? at) &&
      isWord(
        tokens[at],
        ..."where group having window order limit offset fetch for".split(" "),
      ),
  );
  if (from === undefined || end === undefined) return [];
  const names = namesAfterOf(tokens, lock);
  const tables = tablesOfFrom(sql, tokens, from, end).filter(
    ({ alias, name }) =>
      names?.includes(alias) !== false && !isQueryName(tokens, name),
  );
  return tables.length === 0
    ? []
    : placeCheck(tokens, own, lock, checkOf(tables));
};

/** The edits that let the engine check the locked tables of a statement. */
export function guardLocks(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] {
  // Policies and rules have a FOR UPDATE of their own.
  if (isWord(tokens[0], "create", "alter")) return [];
  const locks = tokens.flatMap((token, at) =>
    isWord(token, "for") && isWord(tokens[at + 1], "update", "share")
      ? [at]
      : [],
  );
  // Two clauses of one SELECT would need one OFFSET each; the first one is checked.
  const edits = locks.flatMap((lock) => checkLock(sql, tokens, lock));
  return edits.filter(
    ({ start }, at) => edits.findIndex((each) => each.start === start) === at,
  );
}
