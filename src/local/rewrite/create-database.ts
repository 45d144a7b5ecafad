/** DBCOMPATIBILITY of CREATE DATABASE (S0156): taken out for the engine, and told to whoever sets the mode. */
import { literalText } from "./bounds.js";
import { cursorOver } from "./cursor.js";
import { blankEdit, type Edit } from "./edits.js";
import { Refused } from "./refused.js";
import { isSymbol, isWord, readTokens, type Token } from "./tokens.js";
import type { Compatibility } from "./type-names.js";

/** A database with a mode of its own. */
export interface CreatedDatabase {
  readonly name: string;
  readonly mode: Compatibility;
}

interface CreateDatabase extends CreatedDatabase {
  readonly edits: readonly Edit[];
}

const modes: readonly Compatibility[] = ["ORA", "TD", "MySQL"];

/** As the source compares it, without regard to case; the text of its error. */
const readMode = (value: Token): Compatibility => {
  if (isWord(value, "default")) return "ORA";
  const text = literalText(value);
  const mode = modes.find((each) => each.toLowerCase() === text.toLowerCase());
  if (mode !== undefined) return mode;
  throw new Refused(`Compatibility args ${text} is invalid`, "22023");
};

/** Reads one statement; undefined when it is no CREATE DATABASE, or one that does not say its mode. */
export function readCreateDatabase(
  sql: string,
  tokens: readonly Token[],
): CreateDatabase | undefined {
  const cursor = cursorOver(tokens);
  if (!cursor.takeWords("create", "database")) return undefined;
  const name = cursor.takeName();
  while (cursor.peek() !== undefined) {
    const { start, value } = cursor.next();
    if (value !== "dbcompatibility") continue;
    if (isSymbol(cursor.peek(), "=")) cursor.next();
    const mode = readMode(cursor.next());
    return { name, mode, edits: [blankEdit(sql, start, cursor.end())] };
  }
  return undefined;
}

/** The database that a text creates which {@link readCreateDatabase} has changed; it is alone in its text. */
export function createdDatabase(sql: string): CreatedDatabase | undefined {
  if (!/dbcompatibility/i.test(sql)) return undefined;
  try {
    return readCreateDatabase(sql, readTokens(sql) ?? []);
  } catch {
    // It was refused, or the engine will stop at it.
    return undefined;
  }
}
