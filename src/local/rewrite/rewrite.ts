/** Turns SQL as DWS takes it into SQL that the engine takes; the rest of the text stays as it is, byte for byte. */
import { readCreateIndex } from "./create-index.js";
import {
  readCreateTable,
  type CreateTable,
  type Edit,
} from "./create-table.js";
import { NotUnderstood } from "./cursor.js";
import { NotImitated } from "./partitions.js";
import { redirectCatalogs, redirectedCatalogs } from "./redirect.js";
import { isWord, readTokens, splitStatements, type Token } from "./tokens.js";

/** What the parameters of the server that nobody may change answer on DWS; facts: connection.md, version strings. */
export const reportedSettings: ReadonlyMap<string, string> = new Map([
  ["server_version", "9.2.4"],
  ["server_version_num", "90204"],
]);

/** A text without any of these words needs no look at its tokens; nearly all statements end here. */
const mayConcern = new RegExp(
  `create|server_version|${redirectedCatalogs.join("|")}`,
  "i",
);

/** In the place of a statement: raises the error, in whatever state the session is. */
const refusal = (message: string): string =>
  `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = '${message.replaceAll("'", "''")}'; END $$`;

interface StatementPlan {
  readonly edits: readonly Edit[];
  readonly table?: CreateTable;
}

const replaceAll = (tokens: readonly Token[], text: string): StatementPlan => ({
  edits: [{ start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, text }],
});

const planShow = (tokens: readonly Token[]): StatementPlan | undefined => {
  const name = tokens[1]?.value ?? "";
  const value = reportedSettings.get(name);
  if (!isWord(tokens[0], "show") || tokens.length !== 2) return undefined;
  if (value === undefined) return undefined;
  return replaceAll(tokens, `SELECT '${value}'::text AS ${name}`);
};

const planStatement = (
  sql: string,
  tokens: readonly Token[],
): StatementPlan => {
  try {
    const redirected = redirectCatalogs(tokens);
    const table = readCreateTable(sql, tokens);
    if (table !== undefined) {
      return { table, edits: [...table.edits, ...redirected] };
    }
    const index = readCreateIndex(tokens);
    if (index !== undefined) return { edits: index };
    return planShow(tokens) ?? { edits: redirected };
  } catch (error) {
    if (error instanceof NotImitated) {
      return replaceAll(tokens, refusal(error.message));
    }
    if (error instanceof NotUnderstood) return { edits: [] };
    throw error;
  }
};

const applyEdits = (sql: string, edits: readonly Edit[]): string => {
  let text = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += sql.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + sql.slice(at);
};

/**
 * The comment at the end of the text that tells the event trigger what was taken out. Every CREATE TABLE is in it,
 * so that the trigger can tell them apart. No slash is left in the json, so that it can neither end nor open a comment.
 */
const clausesComment = (tables: readonly CreateTable[]): string => {
  const json = JSON.stringify(tables.map(({ clauses }) => clauses));
  return `\n/*dws:${json.replaceAll("/", "\\u002f")}*/`;
};

/**
 * The text for the engine. A text that holds nothing of DWS comes back as the same string;
 * so does one that cannot be understood, for which the engine has the better error.
 */
export function rewriteSql(sql: string): string {
  if (!mayConcern.test(sql)) return sql;
  const tokens = readTokens(sql);
  if (tokens === null) return sql;
  const plans = splitStatements(tokens).map((each) => planStatement(sql, each));
  const edits = plans.flatMap((plan) => plan.edits);
  const tables = plans.flatMap(({ table }) => (table ? [table] : []));
  const text = edits.length > 0 ? applyEdits(sql, edits) : sql;
  const hasClauses = tables.some((table) => table.edits.length > 0);
  return hasClauses ? text + clausesComment(tables) : text;
}
