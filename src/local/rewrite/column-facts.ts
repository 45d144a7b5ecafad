/** Takes DWS's words out of one column definition or table constraint, and says what they were. */
import { literalText } from "./bounds.js";
import { cursorOver, type Cursor } from "./cursor.js";
import { blankEdit, type Edit } from "./edits.js";
import { Refused } from "./refused.js";
import { isName, isSymbol, isWord, type Token } from "./tokens.js";
import { typeEdits, type Compatibility } from "./type-names.js";

/** What the engine has no words for, of one column. */
export interface ColumnFacts {
  readonly column: string;
  comment?: string;
  /** The function of ON UPDATE, as the catalogs show it. */
  onUpdate?: string;
}

/** A PARTIAL CLUSTER KEY; without a name the server makes one. */
export interface ClusterKey {
  readonly name: string | null;
  readonly columns: readonly string[];
}

/** What was found in the parentheses of CREATE TABLE or in ADD of ALTER TABLE; names are those of 30-record.sql. */
export interface BodyFacts {
  facts?: ColumnFacts[];
  clusterKeys?: ClusterKey[];
  /** Columns of unique keys that are NULLS IGNORE. */
  nullsIgnored?: (readonly string[])[];
}

/** Words of the compress_mode of row tables, right behind the type (S0177). */
const compressModes = ["delta", "prefix", "dictionary", "numstr", "nocompress"];

/** Functions of ON UPDATE that are keywords: shown in upper case. */
const updateKeywords = [
  "current_timestamp",
  "current_time",
  "current_date",
  "localtime",
  "localtimestamp",
];

/** Those that are called; the first is what 9.2 prints for CURRENT_TIMESTAMP. */
const updateCalls = [
  "now",
  "clock_timestamp",
  "statement_timestamp",
  "transaction_timestamp",
];

/** PostgreSQL 15 has generated and identity columns, DWS has no word for them (catalog.md 2.1). */
const refuseLaterWords = (cursor: Cursor): void => {
  if (isWord(cursor.peek(), "generated")) {
    throw new Refused('syntax error at or near "generated"', "42601");
  }
};

/** What DWS calls NULLS IGNORE is NULLS DISTINCT for one column, and NULLS NOT DISTINCT but for rows of nulls alone for several. */
const ignoreNulls = (
  nulls: Token,
  ignore: Token,
  columns: readonly string[],
  body: BodyFacts,
): Edit => {
  (body.nullsIgnored ??= []).push(columns);
  const text = columns.length > 1 ? "nulls not distinct" : "";
  return { start: nulls.start, end: ignore.end, text };
};

/** `ON UPDATE function`; of a foreign key the same words begin an action, which is none of these functions. */
const takeOnUpdate = (cursor: Cursor): string | undefined => {
  const [on, update, name, open] = [0, 1, 2, 3].map((at) => cursor.peek(at));
  if (!isWord(on, "on") || !isWord(update, "update")) return undefined;
  const isSysdate = isName(name) && name.value === "sysdate";
  const isCall = isName(name) && updateCalls.includes(name.value);
  const isOurs =
    isSysdate ||
    isWord(name, ...updateKeywords) ||
    (isCall && isSymbol(open, "("));
  if (!isOurs) return undefined;
  cursor.takeWords("on", "update");
  const text = cursor.takeName();
  const list = isSymbol(open, "(") ? cursor.takeList() : undefined;
  if (isSysdate) return '"sysdate"()';
  if (isCall) return `${text}()`;
  const precision = list?.[0]?.[0]?.value ?? "";
  return list ? `${text.toUpperCase()}(${precision})` : text.toUpperCase();
};

const takeComment = (cursor: Cursor): string | undefined => {
  const isOurs =
    isWord(cursor.peek(), "comment") && cursor.peek(1)?.kind === "string";
  if (!isOurs) return undefined;
  cursor.next();
  return literalText(cursor.next());
};

/** Steps over one piece of a column definition; DWS's are taken out. */
const readColumnPiece = (
  sql: string,
  cursor: Cursor,
  found: ColumnFacts,
  body: BodyFacts,
): Edit | undefined => {
  const start = cursor.peek()?.start ?? 0;
  const comment = takeComment(cursor);
  const onUpdate = comment === undefined ? takeOnUpdate(cursor) : undefined;
  if (comment !== undefined) found.comment = comment;
  if (onUpdate !== undefined) found.onUpdate = onUpdate;
  if (comment !== undefined || onUpdate !== undefined) {
    return blankEdit(sql, start, cursor.end());
  }
  if (isWord(cursor.peek(), "nulls") && isWord(cursor.peek(1), "ignore")) {
    const [nulls, ignore] = [cursor.next(), cursor.next()];
    return ignoreNulls(nulls, ignore, [found.column], body);
  }
  if (isWord(cursor.peek(), ...compressModes)) {
    const { end } = cursor.next();
    return blankEdit(sql, start, end);
  }
  refuseLaterWords(cursor);
  if (isSymbol(cursor.peek(), "(")) cursor.takeList();
  else cursor.next();
  return undefined;
};

/** Reads `name type …`. */
export function readColumn(
  sql: string,
  item: readonly Token[],
  mode: Compatibility,
  body: BodyFacts,
): readonly Edit[] {
  const cursor = cursorOver(item);
  const found: ColumnFacts = { column: cursor.takeName() };
  const edits: Edit[] = [...typeEdits(item, 1, mode)];
  if (cursor.peek() !== undefined) cursor.next();
  while (cursor.peek() !== undefined) {
    const edit = readColumnPiece(sql, cursor, found, body);
    if (edit !== undefined) edits.push(edit);
  }
  if (Object.keys(found).length > 1) (body.facts ??= []).push(found);
  return edits;
}

/** What one table constraint holds. */
export interface TableConstraint {
  readonly edits: readonly Edit[];
  /** True for a PARTIAL CLUSTER KEY: the engine must not see it at all. */
  readonly isOurs: boolean;
  readonly isForeignKey: boolean;
}

/** Words that begin a table constraint. */
const constraintWords = [
  "constraint",
  "check",
  "unique",
  "primary",
  "foreign",
  "exclude",
  "partial",
];

/** Reads `[CONSTRAINT name] …`; undefined when it is a column. */
export function readConstraint(
  item: readonly Token[],
  body: BodyFacts,
): TableConstraint | undefined {
  if (!isWord(item[0], ...constraintWords)) return undefined;
  const cursor = cursorOver(item);
  const name = cursor.takeWords("constraint") ? cursor.takeName() : null;
  const takeNames = (): string[] =>
    cursor.takeList().map((each) => cursorOver(each).takeName());
  if (cursor.takeWords("partial", "cluster", "key")) {
    (body.clusterKeys ??= []).push({ name, columns: takeNames() });
    return { edits: [], isOurs: true, isForeignKey: false };
  }
  if (isWord(cursor.peek(), "exclude")) {
    throw new Refused("EXCLUDE constraint is not yet supported.");
  }
  const isForeignKey = isWord(cursor.peek(), "foreign");
  const edits: Edit[] = [];
  if (cursor.takeWords("unique") && isWord(cursor.peek(1), "ignore")) {
    const [nulls, ignore] = [cursor.next(), cursor.next()];
    edits.push(ignoreNulls(nulls, ignore, takeNames(), body));
  }
  return { edits, isOurs: false, isForeignKey };
}
