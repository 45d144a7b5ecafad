/** Reads what stands in the parentheses of CREATE TABLE: columns, constraints and LIKE. */
import { readColumn, readConstraint, type BodyFacts } from "./column-facts.js";
import { cursorOver, type Cursor } from "./cursor.js";
import { blankEdit, blankItem, type Edit } from "./edits.js";
import { isWord, type Token } from "./tokens.js";
import type { Compatibility } from "./type-names.js";

/** What LIKE copies that the engine has no word for. */
type LikeOption = "distribution" | "partition" | "reloptions";

/** One LIKE: its source, and what of DWS is copied from there; defaults bring ON UPDATE and sequences. */
export interface LikeClause {
  readonly schema: string | null;
  readonly name: string;
  readonly including: readonly string[];
}

/** Facts of the columns, and the tables that they are like. */
export interface TableBody extends BodyFacts {
  likes?: LikeClause[];
}

const ours: readonly (LikeOption | "dropcolumns")[] = [
  "distribution",
  "partition",
  "reloptions",
  "dropcolumns",
];

/** What INCLUDING ALL means to us. */
const everything: readonly string[] = [...ours, "defaults"];

/** In MySQL mode LIKE copies everything (catalog.md 3.1); that it does not where options are given is inferred. */
const impliesAll = (cursor: Cursor, mode: Compatibility): boolean =>
  mode === "MySQL" && cursor.peek() === undefined;

/** Reads `LIKE source INCLUDING …`; the engine's own options stay. */
const readLike = (
  sql: string,
  item: readonly Token[],
  body: TableBody,
  mode: Compatibility,
): readonly Edit[] => {
  const cursor = cursorOver(item);
  cursor.next();
  const names = [cursor.takeName()];
  while (cursor.takeSymbol(".")) names.push(cursor.takeName());
  const including = new Set<string>();
  const edits: Edit[] = [];
  if (impliesAll(cursor, mode)) {
    for (const each of everything) including.add(each);
    const end = cursor.end();
    edits.push({ start: end, end, text: " INCLUDING ALL" });
  }
  while (isWord(cursor.peek(), "including", "excluding")) {
    const verb = cursor.next();
    const option = cursor.takeName();
    for (const each of option === "all" ? everything : [option]) {
      if (verb.value === "including") including.add(each);
      else including.delete(each);
    }
    if (ours.some((each) => each === option)) {
      edits.push(blankEdit(sql, verb.start, cursor.end()));
    }
  }
  (body.likes ??= []).push({
    schema: names.at(-2) ?? null,
    name: names.at(-1) ?? "",
    including: [...including],
  });
  return edits;
};

/** Reads the items between the parentheses. */
export function readTableBody(
  sql: string,
  items: readonly (readonly Token[])[],
  mode: Compatibility,
): { readonly body: TableBody; readonly edits: readonly Edit[] } {
  const body: TableBody = {};
  const edits = items.flatMap((item, at) => {
    if (item.length === 0) return [];
    if (isWord(item[0], "like")) return readLike(sql, item, body, mode);
    const constraint = readConstraint(item, body);
    if (constraint === undefined) return readColumn(sql, item, mode, body);
    return constraint.isOurs ? [blankItem(sql, items, at)] : constraint.edits;
  });
  return { body, edits };
}
