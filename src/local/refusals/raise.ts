/** Turns a statement that DWS does not take into one that fails as DWS does, so that the session is left as DWS leaves it. */
import type { Edit } from "../rewrite/edits.js";
import type { Token } from "../rewrite/tokens.js";

/** A single-quoted literal, whatever `standard_conforming_strings` says. */
export const quoteLiteral = (text: string): string => {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? ` E${quoted.replaceAll("\\", "\\\\")}` : quoted;
};

/** Replaces one whole statement. */
export const replaceStatement = (
  tokens: readonly Token[],
  text: string,
): readonly Edit[] => [
  { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, text },
];

/**
 * Puts a SELECT in the place of the statement that raises as soon as it is planned. It has as many parameters as the
 * statement, for a client that binds them would otherwise hear of their number alone.
 */
export function raiseInstead(
  tokens: readonly Token[],
  sqlState: string,
  message: string,
): readonly Edit[] {
  const numbers = tokens
    .filter(({ kind }) => kind === "parameter")
    .map(({ value }) => Number(value.slice(1)));
  const places = Array.from(
    { length: Math.max(0, ...numbers) },
    (_, at) => `$${at + 1}::text`,
  );
  const call = `dws_catalog.refuse(${quoteLiteral(sqlState)}, ${quoteLiteral(message)})`;
  const from =
    places.length > 0 ? ` WHERE num_nulls(${places.join()}) > 0` : "";
  return replaceStatement(tokens, `SELECT ${call}${from}`);
}

const opening = "CLOSE a";

/**
 * Lets the engine's own grammar stop at the token: after `CLOSE a` nothing may follow. What stood before it becomes a
 * comment of the same length, so that the error keeps its place in the text.
 */
export function syntaxErrorAt(
  sql: string,
  tokens: readonly Token[],
  token: Token,
): readonly Edit[] {
  const start = tokens[0]?.start ?? 0;
  const length = token.start - start - opening.length - "/**/".length;
  if (length < 0) return [{ start, end: token.start, text: `${opening} ` }];
  const gone = sql
    .slice(token.start - length - 2, token.start - 2)
    // Only what is no ASCII stays: bytes of one character must not be counted as several.
    .replace(/[\0-\x7f]/g, " ");
  return [{ start, end: token.start, text: `${opening}/*${gone}*/` }];
}

/**
 * Edit that makes a word a mere name for a newer grammar, which knows it as a keyword. It takes the blanks around it
 * where that is safe, so that what follows keeps its place in the text.
 */
export function asName(sql: string, token: Token): Edit {
  const text = `"${token.value}"`;
  const isRoomy =
    /[^&"] $/.test(sql.slice(0, token.start)) &&
    /^ [^"' ]/.test(sql.slice(token.end));
  return isRoomy
    ? { start: token.start - 1, end: token.end + 1, text }
    : { start: token.start, end: token.end, text };
}
