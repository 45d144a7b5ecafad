/** Finds where a statement reads a stock catalog, and sends it to the view in the shape of DWS (20-views.sql). */
import type { Edit } from "./edits.js";
import { isName, isSymbol, isWord, type Token } from "./tokens.js";

/** Catalogs that have a view of the same name in `dws_catalog`. */
export const redirectedCatalogs: readonly string[] = [
  "pg_class",
  "pg_attribute",
  "pg_database",
  "pg_namespace",
  "pg_attrdef",
  "pg_constraint",
  "pg_index",
  "pg_proc",
];

/** Words after which no table of the same FROM list can follow. */
const endOfFrom = new Set(
  (
    "select where group having order limit offset fetch for union intersect " +
    "except window returning set values"
  ).split(" "),
);

interface Level {
  isFromList: boolean;
  expectsTable: boolean;
}

const isFromClause = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  // "DELETE FROM pg_class" is no reading; "IS DISTINCT FROM" is an operator.
  return (
    !isWord(before, "delete", "distinct") || isWord(tokens[at - 2], "select")
  );
};

/** Follows FROM, JOIN, commas and parentheses, and keeps in `levels` whether a table may come next. */
const step = (tokens: readonly Token[], at: number, levels: Level[]): void => {
  const token = tokens[at];
  const level = levels.at(-1);
  if (token === undefined || level === undefined) return;
  if (isSymbol(token, "(")) {
    const isNested = level.expectsTable;
    level.expectsTable = false;
    levels.push({ isFromList: isNested, expectsTable: isNested });
  } else if (isSymbol(token, ")")) {
    if (levels.length > 1) levels.pop();
  } else if (isWord(token, "from")) {
    level.isFromList = isFromClause(tokens, at);
    level.expectsTable = level.isFromList;
  } else if (isWord(token, "join") || isSymbol(token, ",")) {
    level.expectsTable = level.isFromList;
  } else if (token.kind === "word" && endOfFrom.has(token.value)) {
    level.isFromList = false;
    level.expectsTable = false;
  } else if (!isWord(token, "only", "lateral")) {
    level.expectsTable = false;
  }
};

/** Words that come where a table may, and are none; what is newer than 9.2 is for the refusals. */
const notRelations = new Set([...endOfFrom, "only", "lateral", "rows"]);

/** Settings that 9.2 keeps in the sequence; a statement that names all three reads a sequence. */
const sequenceSettings = ["start_value", "cache_value", "is_cycled"];

/** The relation that begins at a token, as a call that gives the columns of a sequence (46-sequences.sql). */
const readSequence = (
  sql: string,
  tokens: readonly Token[],
  at: number,
): Edit | undefined => {
  const first = tokens[at];
  if (!isName(first)) return undefined;
  if (first.kind === "word" && notRelations.has(first.value)) return undefined;
  // A catalog, in a statement that names its own columns like those of a sequence.
  if (first.value.startsWith("pg_")) return undefined;
  let last = at;
  while (isSymbol(tokens[last + 1], ".")) last += 2;
  const { start } = first;
  const end = tokens[last]?.end ?? first.end;
  const name = sql.slice(start, end).replaceAll("'", "''");
  const text = `dws_catalog.sequence_settings('${name}'::regclass)`;
  return { start, end, text };
};

/** Edits that turn each read of a stock catalog, or of a sequence, in one statement into a read of its view. */
export function redirectCatalogs(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] {
  const edits: Edit[] = [];
  const words = new Set(tokens.map(({ value }) => value));
  const readsSequences = sequenceSettings.every((name) => words.has(name));
  const levels: Level[] = [{ isFromList: false, expectsTable: false }];
  const isCatalog = (token: Token | undefined): boolean =>
    isName(token) && redirectedCatalogs.includes(token.value);
  tokens.forEach((token, at) => {
    const mayBeTable = levels.at(-1)?.expectsTable === true;
    const isQualified =
      isName(token) &&
      token.value === "pg_catalog" &&
      isSymbol(tokens[at + 1], ".") &&
      isCatalog(tokens[at + 2]) &&
      !isSymbol(tokens[at - 1], ".");
    // "pg_catalog.pg_class.relname" names a column of the table that was redirected.
    const isColumn = isQualified && isSymbol(tokens[at + 3], ".");
    const sequence =
      readsSequences && mayBeTable ? readSequence(sql, tokens, at) : undefined;
    if (sequence !== undefined) {
      edits.push(sequence);
    } else if (isQualified && (mayBeTable || isColumn)) {
      edits.push({ start: token.start, end: token.end, text: "dws_catalog" });
    } else if (
      mayBeTable &&
      isCatalog(token) &&
      !isSymbol(tokens[at + 1], ".")
    ) {
      const { start } = token;
      edits.push({ start, end: start, text: "dws_catalog." });
    }
    step(tokens, at, levels);
  });
  return edits;
}
