/** Takes DWS's clauses out of CREATE TABLE: what they said, and where they stood. */
import { literalText } from "./bounds.js";
import { cursorOver, NotUnderstood, type Cursor } from "./cursor.js";
import { blanked, blankEdit, type Edit } from "./edits.js";
import { readPartitionClause, type PartitionClause } from "./partitions.js";
import { Refused } from "./refused.js";
import { readStorageParameters } from "./storage-parameters.js";
import { readTableBody, type TableBody } from "./table-body.js";
import { isSymbol, isWord, type Token } from "./tokens.js";
import type { Compatibility } from "./type-names.js";

/** How a table is distributed. */
export interface Distribution {
  by?: "hash" | "replication" | "roundrobin";
  columns?: readonly string[];
}

/** What the clauses said; it travels to the event trigger as json, so that names here are names there (30-record.sql). */
export interface TableClauses extends TableBody, Distribution {
  readonly schema: string | null;
  readonly name: string;
  options?: readonly (readonly [name: string, value: string])[];
  compress?: boolean;
  group?: string;
  partition?: PartitionClause;
  rowMovement?: boolean;
  comment?: string;
}

/** The result for one CREATE TABLE. */
export interface CreateTable {
  readonly clauses: Readonly<TableClauses>;
  readonly edits: readonly Edit[];
}

interface Reading {
  readonly sql: string;
  readonly cursor: Cursor;
  readonly mode: Compatibility;
  clauses: TableClauses;
  readonly edits: Edit[];
}

/** Steps over `CREATE … TABLE [IF NOT EXISTS] name`; undefined when it is another statement. */
const readHead = (cursor: Cursor): TableClauses | undefined => {
  if (!cursor.takeWords("create")) return undefined;
  while (
    isWord(
      cursor.peek(),
      ...["global", "local", "volatile", "temporary", "temp", "unlogged"],
    )
  ) {
    cursor.next();
  }
  if (!cursor.takeWords("table")) return undefined;
  cursor.takeWords("if", "not", "exists");
  const names = [cursor.takeName()];
  while (cursor.takeSymbol(".")) names.push(cursor.takeName());
  return { schema: names.at(-2) ?? null, name: names.at(-1) ?? "" };
};

/** The parentheses behind the name, unless they only name the columns of CREATE TABLE AS. */
const readBody = (reading: Reading): void => {
  const { sql, cursor, mode, edits } = reading;
  if (!isSymbol(cursor.peek(), "(")) return;
  const items = cursor.takeList();
  if (items.every((item) => item.length === 1)) return;
  const read = readTableBody(sql, items, mode);
  reading.clauses = { ...reading.clauses, ...read.body };
  edits.push(...read.edits);
};

const readWith = ({ sql, cursor, clauses, edits }: Reading): void => {
  const start = cursor.next().start;
  const { options, kept } = readStorageParameters(sql, cursor);
  if (options.length === 0) return;
  clauses.options = options;
  const end = cursor.end();
  const rest = kept.length > 0 ? `WITH (${kept.join(", ")})` : "";
  // Where blanks between the kept ones were left out, the clause can grow: then positions shift a little.
  const text = rest + blanked(sql.slice(start + rest.length, end));
  edits.push({ start, end, text });
};

/** Reads `DISTRIBUTE BY …`. */
export function readDistribution(cursor: Cursor): Distribution {
  if (!cursor.takeWords("distribute", "by")) throw new NotUnderstood("no BY");
  if (isSymbol(cursor.peek(), "(")) throw new NotUnderstood("no method");
  const by = cursor.takeName();
  if (by === "replication" || by === "roundrobin") return { by };
  if (by !== "hash") throw new NotUnderstood("no such distribution");
  const items = cursor.takeList();
  return { by, columns: items.map((item) => cursorOver(item).takeName()) };
}

const readGroup = ({ cursor, clauses }: Reading): void => {
  cursor.next();
  if (cursor.takeWords("group")) clauses.group = cursor.takeName();
  else if (cursor.takeWords("node")) cursor.takeList();
  else throw new NotUnderstood("neither GROUP nor NODE");
};

const readComment = ({ cursor, clauses }: Reading): void => {
  cursor.next();
  cursor.takeSymbol("=");
  clauses.comment = literalText(cursor.next());
};

const readRowMovement = ({ cursor, clauses }: Reading): void => {
  clauses.rowMovement = cursor.next().value === "enable";
  if (!cursor.takeWords("row", "movement")) throw new NotUnderstood("no ROW");
};

const readCompress = ({ cursor, clauses }: Reading): void => {
  clauses.compress = cursor.next().value === "compress";
};

const readPartition = ({ cursor, clauses }: Reading): void => {
  const hasPeriod = clauses.options?.some(([name]) => name === "period");
  const partition = readPartitionClause(cursor, hasPeriod ?? false);
  if (partition !== undefined) clauses.partition = partition;
};

/** Clauses by first word, in the only order that DWS takes (catalog.md 2.1). */
const clauseReaders: readonly {
  readonly words: readonly string[];
  readonly read: (reading: Reading) => void;
}[] = [
  { words: ["compress", "nocompress"], read: readCompress },
  {
    words: ["distribute"],
    read: ({ cursor, clauses }) =>
      Object.assign(clauses, readDistribution(cursor)),
  },
  { words: ["to"], read: readGroup },
  { words: ["partition"], read: readPartition },
  { words: ["enable", "disable"], read: readRowMovement },
  { words: ["comment"], read: readComment },
];

/** Reads one clause and blanks it, unless it was PostgreSQL's own PARTITION BY. */
const readClause = (reading: Reading, place: number): void => {
  const { sql, cursor, clauses, edits } = reading;
  const start = cursor.peek()?.start ?? sql.length;
  clauseReaders[place]?.read(reading);
  const isOwn = clauseReaders[place]?.words[0] === "partition";
  if (isOwn && clauses.partition === undefined) return;
  edits.push(blankEdit(sql, start, cursor.end()));
};

/** Texts of the source's gram.y; catalog.md 2.1 says "not supported at all". */
const refuseTail = (cursor: Cursor): void => {
  const isOids =
    isWord(cursor.peek(), "with") && isWord(cursor.peek(1), "oids");
  const what = isOids ? "WITH OIDS" : "INHERITS";
  if (isOids || isWord(cursor.peek(), "inherits")) {
    throw new Refused(`CREATE TABLE ... ${what} is not yet supported.`);
  }
};

const readTail = (reading: Reading): void => {
  const { cursor } = reading;
  for (let reached = -1; ;) {
    const token = cursor.peek();
    if (token === undefined || isWord(token, "as")) return;
    refuseTail(cursor);
    const place = clauseReaders.findIndex(({ words }) =>
      isWord(token, ...words),
    );
    if (isWord(token, "with") && isSymbol(cursor.peek(1), "(")) {
      if (reached >= 0) throw new NotUnderstood("WITH comes first");
      readWith(reading);
    } else if (place >= 0) {
      if (place <= reached) throw new NotUnderstood("clauses out of order");
      reached = place;
      readClause(reading, place);
    } else if (isSymbol(token, "(")) {
      cursor.takeList();
    } else {
      cursor.next();
    }
  }
};

/** Reads one statement; undefined when it is no CREATE TABLE. */
export function readCreateTable(
  sql: string,
  tokens: readonly Token[],
  mode: Compatibility,
): CreateTable | undefined {
  const cursor = cursorOver(tokens);
  const clauses = readHead(cursor);
  if (clauses === undefined) return undefined;
  const reading: Reading = { sql, cursor, mode, clauses, edits: [] };
  // VOLATILE tables of DWS live as long as the session, like PostgreSQL's temporary ones.
  const volatile = tokens
    .slice(1, 3)
    .find((token) => isWord(token, "volatile"));
  if (volatile !== undefined) {
    reading.edits.push(blankEdit(sql, volatile.start, volatile.end));
  }
  readBody(reading);
  readTail(reading);
  return { clauses: reading.clauses, edits: reading.edits };
}
