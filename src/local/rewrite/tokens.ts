/** Cuts SQL text into tokens, by PostgreSQL's lexical rules, without understanding any grammar. */

/** What a token is: `word` covers keywords and plain identifiers, `quoted` is an identifier in double quotes. */
export type TokenKind =
  "word" | "quoted" | "string" | "number" | "parameter" | "symbol";

/** One token; blanks and comments are left out, `start` and `end` are offsets in the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** A word in lower case, a quoted identifier without its quotes, otherwise the token as written. */
  readonly value: string;
}

const blank = /\s+/y;
const lineEnd = /[\r\n]/g;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const parameter = /\$\d+/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
/** Prefixes that a string literal may carry; only `e` makes the backslash an escape. */
const stringPrefix = /(?:[eEbBxXnN]|[uU]&)?'/y;
const quotedPrefix = /(?:[uU]&)?"/y;
const backquote = /`/y;

const matchAt = (
  pattern: RegExp,
  sql: string,
  at: number,
): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0];
};

/** Offset after the closing quote, -1 when there is none; a doubled quote stands for itself. */
const endOfQuoted = (sql: string, from: number, quote: string): number => {
  for (let at = from; ; at += 2) {
    at = sql.indexOf(quote, at);
    if (at < 0) return -1;
    if (sql[at + 1] !== quote) return at + 1;
  }
};

const endOfEscaped = (sql: string, from: number): number => {
  const stop = /['\\]/g;
  for (let at = from; ;) {
    stop.lastIndex = at;
    const found = stop.exec(sql);
    if (found === null) return -1;
    const isPair = found[0] === "\\" || sql[found.index + 1] === "'";
    if (!isPair) return found.index + 1;
    at = found.index + 2;
  }
};

const endOfBlockComment = (sql: string, from: number): number => {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  for (let depth = 1; depth > 0;) {
    const found = mark.exec(sql);
    if (found === null) return -1;
    depth += found[0] === "/*" ? 1 : -1;
  }
  return mark.lastIndex;
};

/** Offset after blanks and comments, -1 when a comment does not end. */
const skipBlank = (sql: string, from: number): number => {
  for (let at = from; ;) {
    if (sql.startsWith("--", at)) {
      lineEnd.lastIndex = at;
      at = lineEnd.exec(sql)?.index ?? sql.length;
    } else if (sql.startsWith("/*", at)) {
      at = endOfBlockComment(sql, at + 2);
      if (at < 0) return -1;
    } else {
      const gap = matchAt(blank, sql, at);
      if (gap === undefined) return at;
      at += gap.length;
    }
  }
};

const readString = (sql: string, at: number): Token | null | undefined => {
  const prefix = matchAt(stringPrefix, sql, at);
  const from = at + (prefix?.length ?? 0);
  let end: number;
  if (prefix !== undefined) {
    end = /^e/i.test(prefix)
      ? endOfEscaped(sql, from)
      : endOfQuoted(sql, from, "'");
  } else {
    const tag = matchAt(dollarTag, sql, at);
    if (tag === undefined) return undefined;
    const close = sql.indexOf(tag, at + tag.length);
    end = close < 0 ? -1 : close + tag.length;
  }
  if (end < 0) return null;
  return { kind: "string", start: at, end, value: sql.slice(at, end) };
};

const readQuoted = (
  sql: string,
  at: number,
  opening: RegExp,
): Token | null | undefined => {
  const prefix = matchAt(opening, sql, at);
  if (prefix === undefined) return undefined;
  const from = at + prefix.length;
  const quote = prefix.slice(-1);
  const end = endOfQuoted(sql, from, quote);
  if (end < 0) return null;
  const value = sql.slice(from, end - 1).replaceAll(quote + quote, quote);
  return { kind: "quoted", start: at, end, value };
};

const readPlain = (sql: string, at: number): Token => {
  const token = (kind: TokenKind, text: string): Token => ({
    kind,
    start: at,
    end: at + text.length,
    value: kind === "word" ? lowerAscii(text) : text,
  });
  const name = matchAt(word, sql, at);
  if (name !== undefined) return token("word", name);
  const digits = matchAt(number, sql, at);
  if (digits !== undefined) return token("number", digits);
  const place = matchAt(parameter, sql, at);
  if (place !== undefined) return token("parameter", place);
  return token("symbol", sql.charAt(at));
};

// PostgreSQL folds ASCII letters only in multi-byte encodings.
const lowerAscii = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * The tokens of `sql`; null when a string, a quoted name or a comment does not end. Backquotes quote names in MySQL mode
 * alone.
 */
export function readTokens(
  sql: string,
  hasBackquotes = false,
): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = skipBlank(sql, 0); at < sql.length;) {
    if (at < 0) return null;
    let token = readString(sql, at);
    if (token === undefined) token = readQuoted(sql, at, quotedPrefix);
    if (token === undefined && hasBackquotes) {
      token = readQuoted(sql, at, backquote);
    }
    if (token === undefined) token = readPlain(sql, at);
    if (token === null) return null;
    tokens.push(token);
    at = skipBlank(sql, token.end);
    if (at < 0) return null;
  }
  return tokens;
}

/** The tokens of each statement, without the semicolons between them; one inside parentheses ends nothing. */
export function splitStatements(
  tokens: readonly Token[],
): readonly (readonly Token[])[] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, "(")) depth++;
    if (isSymbol(token, ")")) depth--;
    if (depth <= 0 && isSymbol(token, ";")) {
      if (current.length > 0) statements.push(current);
      current = [];
      depth = 0;
    } else {
      current.push(token);
    }
  }
  if (current.length > 0) statements.push(current);
  return statements;
}

/** True for the punctuation character `symbol`. */
export const isSymbol = (token: Token | undefined, symbol: string): boolean =>
  token?.kind === "symbol" && token.value === symbol;

/** True for the keyword `value`, which is written in lower case here. */
export const isWord = (
  token: Token | undefined,
  ...values: string[]
): boolean => token?.kind === "word" && values.includes(token.value);

/** True for anything that can name a thing. */
export const isName = (token: Token | undefined): token is Token =>
  token?.kind === "word" || token?.kind === "quoted";
