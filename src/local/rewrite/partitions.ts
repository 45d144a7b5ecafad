/** Reads DWS's `PARTITION BY … ( PARTITION … )`, which PostgreSQL has in no form. */
import { cursorOver, NotUnderstood, type Cursor } from "./cursor.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** One bound value: null is MAXVALUE or DEFAULT, a string is the text of a literal. */
export type Bound =
  | null
  | string
  | { readonly number: string }
  | { readonly call: string; readonly arguments: readonly string[] };

/** Partition key and partitions as written; the bounds of several key columns follow each other in one flat list. */
export interface PartitionClause {
  readonly by: "range" | "list";
  readonly columns: readonly string[];
  readonly partitions: readonly {
    readonly name: string;
    readonly bounds: readonly Bound[];
  }[];
}

/** Says that a clause is right for DWS and not imitated here; the client gets 0A000 with this text. */
export class NotImitated extends Error {
  override readonly name = "NotImitated";
}

/** Functions that may stand in a bound: the engine evaluates them as they are, and nothing else. */
const boundFunctions = ["to_date", "to_timestamp"];

/** The text that a plain `'…'` literal stands for. */
export function literalText(token: Token | undefined): string {
  if (token?.kind !== "string" || !token.value.startsWith("'")) {
    throw new NotUnderstood("no plain string literal here");
  }
  return token.value.slice(1, -1).replaceAll("''", "'");
}

const unknownBound = (): NotImitated =>
  new NotImitated(
    "the local DWS takes literals, to_date(…) and to_timestamp(…) as partition bounds, nothing else yet",
  );

/** A number, with its sign. */
const readNumber = (item: readonly Token[]): Bound | undefined => {
  const sign = isSymbol(item[0], "-") ? "-" : "";
  const digits = item[isSymbol(item[0], "-") || isSymbol(item[0], "+") ? 1 : 0];
  if (digits?.kind !== "number") return undefined;
  return { number: sign + digits.value };
};

const readCall = (item: readonly Token[]): Bound | undefined => {
  const name = item[0];
  if (!isWord(name, ...boundFunctions) || !isSymbol(item[1], "(")) {
    return undefined;
  }
  const list = cursorOver(item.slice(1)).takeList();
  return {
    call: name?.value ?? "",
    arguments: list.map(([argument]) => literalText(argument)),
  };
};

/** `'…'`, `date '…'` or `'…'::type`: the type is left to the key column, through whose input the text goes. */
const readLiteral = (item: readonly Token[]): Bound | undefined => {
  const place = item.findIndex(({ kind }) => kind === "string");
  if (place < 0) return undefined;
  const typeBefore = item.slice(0, place);
  const isTyped = typeBefore.every(({ kind }) => kind === "word");
  const after = item[place + 1];
  if (!isTyped || (after !== undefined && !isSymbol(after, ":"))) {
    return undefined;
  }
  return literalText(item[place]);
};

const readBound = (item: readonly Token[]): Bound => {
  if (item.length === 1 && isWord(item[0], "maxvalue", "default", "null")) {
    return null;
  }
  const bound = readNumber(item) ?? readCall(item) ?? readLiteral(item);
  if (bound === undefined) throw unknownBound();
  return bound;
};

/** List values; several key columns are written as `(v, w), (v, w)`. */
const readListBounds = (items: readonly (readonly Token[])[]): Bound[] =>
  items.flatMap((item) =>
    isSymbol(item[0], "(")
      ? cursorOver(item).takeList().map(readBound)
      : [readBound(item)],
  );

const readPartition = (item: readonly Token[], by: "range" | "list") => {
  const cursor = cursorOver(item);
  if (!cursor.takeWords("partition")) throw new NotUnderstood("no PARTITION");
  const name = cursor.takeName();
  if (isWord(cursor.peek(), "start", "end")) {
    throw new NotImitated(
      "the local DWS does not imitate START … END … EVERY partitions yet; write VALUES LESS THAN",
    );
  }
  if (!cursor.takeWords("values")) throw new NotUnderstood("no VALUES");
  if (by === "range" && !cursor.takeWords("less", "than")) {
    throw new NotUnderstood("no LESS THAN");
  }
  const items = cursor.takeList();
  const bounds = by === "list" ? readListBounds(items) : items.map(readBound);
  return { name, bounds };
};

/**
 * Reads `PARTITION BY {RANGE|LIST} (columns) (partitions)` behind the cursor;
 * undefined for PostgreSQL's own form, which has no partition list.
 */
export function readPartitionClause(
  cursor: Cursor,
): PartitionClause | undefined {
  if (!cursor.takeWords("partition", "by")) throw new NotUnderstood("no key");
  const by = cursor.takeName();
  if (by !== "range" && by !== "list") return undefined;
  const columns = cursor.takeList().map((item) => cursorOver(item).takeName());
  if (!isSymbol(cursor.peek(), "(")) return undefined;
  const partitions = cursor.takeList().map((item) => readPartition(item, by));
  return { by, columns, partitions };
}
