/** Runs a user's schema file through the front, and says in which line it failed. */
import { GeneratorError } from "../../errors.js";
import { openSession, ServerError, type Login } from "../wire/session.js";
import { readTokens, splitStatements } from "../rewrite/tokens.js";

interface Statement {
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
}

/** One text per statement, so that the failing one is known; a file that cannot be cut is one text. */
const cutStatements = (sql: string): readonly Statement[] => {
  const tokens = readTokens(sql);
  if (tokens === null) return [{ text: sql, start: 0 }];
  return splitStatements(tokens).map((statement) => {
    const start = statement[0]?.start ?? 0;
    const end = statement.at(-1)?.end ?? sql.length;
    return { text: sql.slice(start, end), start };
  });
};

const lineOf = (sql: string, offset: number): number =>
  sql.slice(0, offset).split("\n").length;

/** The server counts characters, JavaScript counts UTF-16 units; lines do not care for the difference within one. */
const failingLine = (
  sql: string,
  statement: Statement | undefined,
  error: ServerError,
): number => {
  const offset = error.position === undefined ? 0 : error.position - 1;
  return lineOf(sql, (statement?.start ?? 0) + offset);
};

/** Runs all statements as the role given; fails at the first that fails. */
export async function runSchemaSql(
  port: number,
  login: Login,
  sql: string,
): Promise<void> {
  const statements = cutStatements(sql);
  const session = await openSession({ host: "127.0.0.1", port }, login);
  try {
    await session.queryAll(statements.map(({ text }) => text));
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    const line = failingLine(sql, statements[error.index], error);
    throw new GeneratorError(
      "local",
      `The schema SQL failed in line ${line}: ${error.message} (SQLSTATE ${error.sqlState}).`,
      error.hint ??
        "Mend the statement, or see the README of src/local for what the local DWS does not imitate.",
      { at: `schema.sql:${line}`, cause: error },
    );
  } finally {
    await session.close();
  }
}
