/** Turns the type names that DWS has and the engine lacks into names of the engine's types (15-types.sql has the rest). */
import { cursorOver } from "./cursor.js";
import type { Edit } from "./edits.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** Compatibility of a database: pg_database.datcompatibility (facts: catalog.md 3.1). */
export type Compatibility = "ORA" | "TD" | "MySQL";

/** Names that are another word for a type (facts: catalog.md 3.2). */
const aliases: ReadonlyMap<string, string> = new Map([
  ["tinyint", "int1"],
  ["binary_integer", "integer"],
  ["binary_double", "double precision"],
  ["number", "numeric"],
  ["varchar2", "varchar"],
  ["clob", "text"],
]);

/** Types whose input function cannot do what DWS does: a literal goes through the engine's type, whose cast can. */
const castThrough: ReadonlyMap<string, string> = new Map([
  ["smalldatetime", "timestamp"],
  ["raw", "text"],
  ["blob", "text"],
  ["abstime", "timestamptz"],
  ["reltime", "text"],
  ["tinterval", "text"],
]);

/** A text that matches none of these patterns behind the beginning of a word holds no type name that matters. */
export const typePatterns: readonly string[] = [
  ...aliases.keys(),
  ...castThrough.keys(),
  "date",
  String.raw`int(?:eger)?\s*\(`,
];

/** The engine's name for the type that begins at `at`; undefined when it is the same. */
const engineName = (
  tokens: readonly Token[],
  at: number,
  mode: Compatibility,
): string | undefined => {
  const token = tokens[at];
  if (token?.kind !== "word") return undefined;
  const { value } = token;
  if (value === "date") return mode === "ORA" ? "timestamp(0)" : undefined;
  // INTEGER(p, s) is a NUMERIC: S0009.
  if (value === "integer" || value === "int") {
    return isSymbol(tokens[at + 1], "(") ? "numeric" : undefined;
  }
  return aliases.get(value);
};

/** The edits for a type name that begins at `at`. */
export function typeEdits(
  tokens: readonly Token[],
  at: number,
  mode: Compatibility,
): readonly Edit[] {
  const token = tokens[at];
  const text = engineName(tokens, at, mode);
  if (token === undefined || text === undefined) return [];
  return [{ start: token.start, end: token.end, text }];
}

/** Edits for a cast: `x::type`, or `CAST(x AS type)`, which goes on behind its parenthesis. */
const castEdits = (
  tokens: readonly Token[],
  at: number,
  mode: Compatibility,
): readonly Edit[] => {
  const token = tokens[at];
  const isAs = isWord(tokens[at - 1], "as");
  const operand = tokens[isAs ? at - 2 : at - 3]?.kind;
  const through = castThrough.get(token?.value ?? "");
  // A default is shown as it was written, and the table's trigger sees to its values.
  const isDefault = !isAs && isWord(tokens[at - 4], "default");
  const isText =
    !isDefault && (operand === "string" || operand === "parameter");
  if (token?.kind !== "word" || through === undefined || !isText) {
    return typeEdits(tokens, at, mode);
  }
  const { start, end, value } = token;
  const close = tokens[at + 1];
  if (isSymbol(close, "[")) return [];
  if (!isAs) return [{ start, end: start, text: `${through}::` }];
  const behind = close?.end ?? end;
  return [
    { start, end, text: through },
    { start: behind, end: behind, text: `::${value}` },
  ];
};

/** Where a type name stands: behind `::`, or behind AS inside CAST( ). */
const isCast = (
  tokens: readonly Token[],
  at: number,
  opened: readonly boolean[],
): boolean =>
  (isSymbol(tokens[at - 1], ":") && isSymbol(tokens[at - 2], ":")) ||
  (isWord(tokens[at - 1], "as") && opened.at(-1) === true);

/** Edits for all casts of a statement, and for literals like `date '…'`. */
export function readCasts(
  tokens: readonly Token[],
  mode: Compatibility,
): readonly Edit[] {
  /** For each open parenthesis, whether it is that of CAST. */
  const opened: boolean[] = [];
  return tokens.flatMap((token, at) => {
    if (isSymbol(token, "(")) opened.push(isWord(tokens[at - 1], "cast"));
    else if (isSymbol(token, ")")) opened.pop();
    else if (isCast(tokens, at, opened)) return castEdits(tokens, at, mode);
    else if (isWord(token, "date") && tokens[at + 1]?.kind === "string") {
      return typeEdits(tokens, at, mode);
    }
    return [];
  });
}

/** Edits for the attributes of CREATE TYPE … AS (…). */
export function readCompositeType(
  tokens: readonly Token[],
  mode: Compatibility,
): readonly Edit[] {
  const cursor = cursorOver(tokens);
  if (!cursor.takeWords("create", "type")) return [];
  while (cursor.peek() !== undefined && !isWord(cursor.peek(), "as")) {
    cursor.next();
  }
  if (!cursor.takeWords("as") || !isSymbol(cursor.peek(), "(")) return [];
  return cursor.takeList().flatMap((item) => typeEdits(item, 1, mode));
}
