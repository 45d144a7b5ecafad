/** Turns SQL as DWS takes it into SQL that the engine takes; the rest of the text stays as it is, byte for byte. */
import { readAlterTable } from "./alter-table.js";
import { withoutBackquotes } from "./backquotes.js";
import { readCreateDatabase } from "./create-database.js";
import { readCreateIndex } from "./create-index.js";
import { readCreateTable } from "./create-table.js";
import { NotUnderstood } from "./cursor.js";
import { applyEdits, mergeEdits, type Edit } from "./edits.js";
import { mayBeRefused, refuse } from "../refusals/refuse.js";
import { returningComment, type ReturningNote } from "../refusals/returning.js";
import { redirectCatalogs, redirectedCatalogs } from "./redirect.js";
import { Refused } from "./refused.js";
import { isWord, readTokens, splitStatements, type Token } from "./tokens.js";
import { callSysdate } from "./sysdate.js";
import {
  readCasts,
  readCompositeType,
  typePatterns,
  type Compatibility,
} from "./type-names.js";

/** What the parameters of the server that nobody may change answer on DWS; facts: connection.md, version strings. */
export const reportedSettings: ReadonlyMap<string, string> = new Map([
  ["server_version", "9.2.4"],
  ["server_version_num", "90204"],
]);

/** A text without any of these words needs no look at its tokens; nearly all statements end here. */
const mayConcern = new RegExp(
  `create|alter|sysdate|server_version|start_value|${redirectedCatalogs.join("|")}|\\b(?:${typePatterns.join("|")})`,
  "i",
);

/** In the place of a statement: raises the error, in whatever state the session is. */
const refusal = ({ sqlState, message }: Refused): string =>
  `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${sqlState}', MESSAGE = '${message.replaceAll("'", "''")}'; END $$`;

interface StatementPlan {
  readonly edits: readonly Edit[];
  /** What the event trigger is told of a CREATE TABLE, ALTER TABLE or CREATE INDEX. */
  readonly clauses?: object;
  /** What the triggers of column-store tables are told. */
  readonly returning?: readonly ReturningNote[];
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
  mode: Compatibility,
): StatementPlan => {
  const refused = refuse(sql, tokens, mode);
  if (refused.isWhole) return refused;
  const { returning } = refused;
  try {
    const fine = [
      ...refused.edits,
      ...redirectCatalogs(sql, tokens),
      ...readCasts(tokens, mode),
      ...callSysdate(tokens),
    ];
    const read =
      readCreateTable(sql, tokens, mode) ??
      readAlterTable(sql, tokens, mode) ??
      readCreateDatabase(sql, tokens) ??
      readCreateIndex(tokens);
    if (read !== undefined) {
      return { ...read, edits: mergeEdits(read.edits, fine) };
    }
    const type = readCompositeType(tokens, mode);
    return planShow(tokens) ?? { edits: [...fine, ...type], returning };
  } catch (error) {
    if (error instanceof Refused) return replaceAll(tokens, refusal(error));
    if (error instanceof NotUnderstood) return { edits: [] };
    throw error;
  }
};

/**
 * The comment at the end of the text that tells the event trigger what was taken out. Every statement of the kinds it
 * looks at is in it, so that the trigger can tell them apart. No slash is left in the json, so that it can neither end nor open a comment.
 */
const clausesComment = (clauses: readonly object[]): string => {
  const json = JSON.stringify(clauses);
  return `\n/*dws:${json.replaceAll("/", "\\u002f")}*/`;
};

/**
 * The text for the engine. A text that holds nothing of DWS comes back as the same string;
 * so does one that cannot be understood, for which the engine has the better error.
 */
export function rewriteSql(given: string, mode: Compatibility = "ORA"): string {
  const sql = mode === "MySQL" ? withoutBackquotes(given) : given;
  if (!mayConcern.test(sql) && !mayBeRefused(sql, mode)) return sql;
  const tokens = readTokens(sql);
  if (tokens === null) return sql;
  const plans = splitStatements(tokens).map((each) =>
    planStatement(sql, each, mode),
  );
  const edits = plans.flatMap((plan) => plan.edits);
  const notes = returningComment(plans.flatMap((plan) => plan.returning ?? []));
  const clauses = plans.flatMap((plan) => plan.clauses ?? []);
  // LIKE … INCLUDING ALL is PostgreSQL's text and means more on DWS.
  const isTold = clauses.some((each) => "likes" in each);
  if (edits.length === 0 && !isTold) return sql + notes;
  const text = applyEdits(sql, edits) + notes;
  return clauses.length > 0 ? text + clausesComment(clauses) : text;
}
