/** `''` is NULL in a database of ORA mode (catalog.md 3.3; D0042): the literals of expressions, and no others. */
import type { Edit } from "../rewrite/edits.js";
import { isSymbol, isWord, type Token } from "../rewrite/tokens.js";
import { closingOf } from "./too-new.js";

const empty = /^[en]?''$/i;

/** Statements in which every literal belongs to an expression. */
const allExpressions =
  "select insert update delete merge with values explain prepare execute declare cursor call table".split(
    " ",
  );

/** Words after which an expression comes; after any other word a literal belongs to a type or a function. */
const beforeExpression = new Set(
  (
    "select distinct all any some and or not in like ilike similar to when then else case between escape from by " +
    "values returning default limit offset on where having using placing for both leading trailing as"
  ).split(" "),
);

/** Types that may stand before their literal: `date ''`. */
const typesOfLiterals =
  "date time timetz timestamp timestamptz interval smalldatetime".split(" ");

/** First and last place of the tokens that are expressions, for statements that are not all of them. */
const expressionRange = (
  tokens: readonly Token[],
): readonly [number, number] => {
  const end = tokens.length;
  if (isSymbol(tokens[0], "(") || isWord(tokens[0], ...allExpressions)) {
    return [0, end];
  }
  if (isWord(tokens[0], "copy")) {
    return isSymbol(tokens[1], "(") ? [1, closingOf(tokens, 1)] : [end, end];
  }
  if (!isWord(tokens[0], "create", "alter")) return [end, end];
  const isQuery = (at: number): boolean =>
    isWord(tokens[at], "as") &&
    (isWord(tokens[at + 1], "select", "with", "values") ||
      isSymbol(tokens[at + 1], "("));
  const start = tokens.findIndex(
    (token, at) => isQuery(at) || isWord(token, "where"),
  );
  return [start < 0 ? end : start, end];
};

const readEmpty = (
  sql: string,
  { start, end }: Token,
  before: Token | undefined,
): readonly Edit[] => {
  if (before !== undefined && isWord(before, ...typesOfLiterals)) {
    // The type stays where it is, for it may be DWS's: `date` is `timestamp(0)` in this mode.
    const place = before.start;
    return [
      { start: place, end: place, text: "NULL::" },
      { start, end, text: "" },
    ];
  }
  const isNamed =
    before?.kind === "quoted" ||
    (before?.kind === "word" && !beforeExpression.has(before.value));
  if (isNamed) return [];
  const gapBefore = /[\w$\u0080-\uffff]$/.test(sql.slice(0, start)) ? " " : "";
  const gapAfter = /^[\w$'"\u0080-\uffff]/.test(sql.slice(end)) ? " " : "";
  return [{ start, end, text: `${gapBefore}NULL${gapAfter}` }];
};

/** Edits that turn each empty literal of an expression into NULL. */
export function nullifyEmptyLiterals(
  sql: string,
  tokens: readonly Token[],
): readonly Edit[] {
  const [first, last] = expressionRange(tokens);
  return tokens.flatMap((token, at) => {
    if (token.kind !== "string" || !empty.test(token.value)) return [];
    const before = tokens[at - 1];
    // Literals with a line's end between them are one.
    const isPart =
      before?.kind === "string" || tokens[at + 1]?.kind === "string";
    const isInside = (at >= first && at < last) || isWord(before, "default");
    return isInside && !isPart ? readEmpty(sql, token, before) : [];
  });
}

/**
 * Whether it is worth while to look at the tokens: in a text with nothing but plain literals, only an empty one counts.
 * A long INSERT with many `it''s` in it (5 MB: 2 s for the tokens) comes off with 20 ms.
 */
export function mayHoldEmptyLiteral(sql: string): boolean {
  if (!sql.includes("''")) return false;
  if (/--|\/\*|["\\]|\$\w*\$/.test(sql)) return true;
  for (let at = sql.indexOf("'"); at >= 0;) {
    let end = sql.indexOf("'", at + 1);
    while (end >= 0 && sql[end + 1] === "'") end = sql.indexOf("'", end + 2);
    if (end < 0 || end === at + 1) return true;
    at = sql.indexOf("'", end + 1);
  }
  return false;
}
