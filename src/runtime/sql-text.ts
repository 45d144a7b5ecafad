/** Reads SQL text as far as safety needs it: where strings and comments are, where a statement ends, how it begins. */
import { UsageError } from "./errors.js";
import type { Raw } from "./session.js";
import { assertSupported } from "./unsupported.js";

const BLANKS = [
  // E'…' with backslashes, before '…' without.
  /(?<![\w$\u0080-\uffff])[eE]'(?:[^'\\]|\\[^]|'')*'/y,
  /'(?:[^']|'')*'/y,
  /"(?:[^"]|"")*"/y,
  /(?<![\w$\u0080-\uffff])\$((?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[^]*?\$\1\$/y,
  /--[^\n\r]*/y,
];

/** The end of a comment, which may hold others; the text's end where it has none. */
const endOfComment = (text: string, start: number): number => {
  let depth = 0;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
};

const endOfBlank = (text: string, start: number): number => {
  if (text.startsWith("/*", start)) return endOfComment(text, start);
  for (const blank of BLANKS) {
    blank.lastIndex = start;
    if (blank.test(text)) return blank.lastIndex;
  }
  return start;
};

/** Puts a blank in the place of every string, quoted name, dollar-quoted text and comment. */
export const blankOut = (text: string): string => {
  const starts = /['"$]|(?<![\w$\u0080-\uffff])[eE]'|--|\/\*/g;
  let code = "";
  let from = 0;
  for (
    let start = starts.exec(text);
    start !== null;
    start = starts.exec(text)
  ) {
    const end = endOfBlank(text, start.index);
    if (end === start.index) continue;
    // A string is a word of its own: two names never become one.
    code += `${text.slice(from, start.index)} `;
    from = end;
    starts.lastIndex = end;
  }
  return code + text.slice(from);
};

/** @throws {UsageError} unless each placeholder stands in the code once, and no other does */
export const assertWhole = (
  code: string,
  places: readonly string[],
  label: string,
): void => {
  const matches = code.matchAll(/(?<![\w$\u0080-\uffff])\$\d+/g);
  const found = Array.from(matches, (match) => match[0]);
  if (found.join() === places.join()) return;
  throw new UsageError(
    found.length > places.length
      ? `${label}: the text has placeholders such as $1 of its own; put values into the template, \${value}`
      : `${label}: a value stands inside a string, a quoted name or a comment, where it cannot be a parameter; use sql.identifier for a name, and || to join texts`,
  );
};

/** @throws {UsageError} unless the code can stand inside parentheses and end there */
export const assertCondition = (code: string, label: string): void => {
  if (code.trim() === "") {
    throw new UsageError(`${label}: the SQL condition is empty`);
  }
  if (code.includes(";")) {
    throw new UsageError(`${label}: the SQL condition holds a ";"`);
  }
  let depth = 0;
  for (const match of code.matchAll(/[()]/g)) {
    depth += match[0] === "(" ? 1 : -1;
    if (depth < 0) break;
  }
  if (depth !== 0) {
    throw new UsageError(
      `${label}: the parentheses of the SQL condition do not match`,
    );
  }
};

const TRANSACTION_CONTROL =
  /^(?:begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction|(?:set|reset)\s+(?:(?:session|local)\s+)?(?:transaction|session\s+characteristics|characteristics|transaction_\w+|default_transaction_\w+))(?![\w$\u0080-\uffff])/i;

// What it leaves behind, the next borrower of the connection would find.
const SESSION_STATE =
  /^(?:set|reset|discard|listen|alter\s+session)(?![\w$\u0080-\uffff])/i;

// These end with the transaction.
const LOCAL_STATE = /^set\s+(?:local|constraints)(?![\w$\u0080-\uffff])/i;

// A transaction may end them itself; alone, what comes next may run on another connection.
const LASTING =
  /^(?:create\s+(?:or\s+replace\s+)?(?:local\s+|volatile\s+)?(?:temp|temporary|volatile)|prepare)(?![\w$\u0080-\uffff])/i;

const assertNoTrace = (
  statement: string,
  label: string,
  isInside: boolean,
): void => {
  if (!isInside && LASTING.test(statement)) {
    throw new UsageError(
      `${label}: a temporary table, or a statement that was prepared, stays on a connection that others use next, and the next call may run on another; make and end it inside db.transaction`,
    );
  }
  if (!SESSION_STATE.test(statement)) return;
  if (isInside && LOCAL_STATE.test(statement)) return;
  throw new UsageError(
    `${label}: what SET, RESET, DISCARD and LISTEN do to a session stays on a connection that others use next; give openDatabase searchPath or statementTimeoutMs, connect as another user instead of SET ROLE, or use SET LOCAL inside db.transaction`,
  );
};

/** What the first word of the code tells. */
export const rawOf = (code: string): Raw => {
  const word = /^\s*\w+/.exec(code)?.[0] ?? "";
  if (/^\s*(?:insert|update|delete|merge)$/i.test(word)) return "change";
  return /^\s*(?:call|exec|execute|do)$/i.test(word) ? "procedure" : "other";
};

/**
 * @throws {UsageError} when the code is empty, is several statements, is none that DWS has, begins, ends or changes a
 * transaction, or changes the session: the runtime must know of each, or it could not tell what became of the work.
 * `isInside` a transaction it may change what ends with that
 */
export const assertStatement = (
  code: string,
  label: string,
  isInside = false,
): void => {
  const statement = code.trim().replace(/(?:\s*;)+$/, "");
  if (statement === "") throw new UsageError(`${label}: the SQL is empty`);
  assertSupported(statement, label);
  if (TRANSACTION_CONTROL.test(statement)) {
    throw new UsageError(
      `${label}: transactions are begun and ended by db.transaction and tx.savepoint alone; raw SQL cannot`,
    );
  }
  assertNoTrace(statement, label, isInside);
  if (statement.includes(";")) {
    throw new UsageError(
      `${label}: this is more than one statement; run one after the other, in db.transaction when they belong together`,
    );
  }
};
