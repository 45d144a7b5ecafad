/** Names in backquotes, which MySQL mode takes (catalog.md 3.1). */
import { applyEdits } from "./edits.js";
import { readTokens } from "./tokens.js";

/** The text with double quotes in their place; that letters keep their case in them, as in those, is inferred. */
export function withoutBackquotes(sql: string): string {
  if (!sql.includes("`")) return sql;
  const names = (readTokens(sql, true) ?? []).filter(({ start }) =>
    sql.startsWith("`", start),
  );
  const edits = names.map(({ start, end, value }) => ({
    start,
    end,
    text: `"${value.replaceAll('"', '""')}"`,
  }));
  return applyEdits(sql, edits);
}
