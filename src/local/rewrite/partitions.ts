/** Reads DWS's `PARTITION BY … ( PARTITION … )`, which PostgreSQL has in no form. */
import { readBound, type Bound } from "./bounds.js";
import { cursorOver, NotUnderstood, type Cursor } from "./cursor.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** One partition as written: with its bounds, or with START, END and EVERY, which the engine expands (34-partitions.sql). */
export interface PartitionItem {
  readonly name: string;
  /** Those of several key columns follow each other in one flat list. */
  readonly bounds?: readonly Bound[];
  readonly start?: Bound;
  readonly end?: Bound;
  readonly every?: Bound;
}

/** Partition key and partitions as written. */
export interface PartitionClause {
  readonly by: "range" | "list";
  readonly columns: readonly string[];
  readonly partitions: readonly PartitionItem[];
}

/** List values; several key columns are written as `(v, w), (v, w)`. */
const readListBounds = (items: readonly (readonly Token[])[]): Bound[] =>
  items.flatMap((item) =>
    isSymbol(item[0], "(")
      ? cursorOver(item).takeList().map(readBound)
      : [readBound(item)],
  );

const takeSingle = (cursor: Cursor): Bound => {
  const items = cursor.takeList();
  const [item] = items;
  if (item === undefined || items.length !== 1) {
    throw new NotUnderstood("START, END and EVERY take one value each");
  }
  return readBound(item);
};

const readStartEnd = (cursor: Cursor, name: string): PartitionItem => {
  const item: { start?: Bound; end?: Bound; every?: Bound } = {};
  if (cursor.takeWords("start")) item.start = takeSingle(cursor);
  if (cursor.takeWords("end")) item.end = takeSingle(cursor);
  if (cursor.takeWords("every")) item.every = takeSingle(cursor);
  if ("every" in item && !("start" in item && "end" in item)) {
    throw new NotUnderstood("EVERY without START and END");
  }
  return { name, ...item };
};

/** Reads `PARTITION name VALUES …` or `PARTITION name START … END … EVERY …`; a tablespace after it means nothing here. */
export function readPartitionItem(cursor: Cursor): PartitionItem {
  if (!cursor.takeWords("partition")) throw new NotUnderstood("no PARTITION");
  const name = cursor.takeName();
  if (isWord(cursor.peek(), "start", "end")) return readStartEnd(cursor, name);
  if (!cursor.takeWords("values")) throw new NotUnderstood("no VALUES");
  const isRange = cursor.takeWords("less", "than");
  const items = cursor.takeList();
  const bounds = isRange ? items.map(readBound) : readListBounds(items);
  return { name, bounds };
}

const readItems = (cursor: Cursor, by: "range" | "list"): PartitionItem[] =>
  cursor.takeList().map((item) => {
    const isRange = item.some((token) => isWord(token, "less", "start", "end"));
    if (isRange !== (by === "range")) throw new NotUnderstood("no LESS THAN");
    return readPartitionItem(cursorOver(item));
  });

/**
 * Reads `PARTITION BY {RANGE|LIST} (columns) (partitions)` behind the cursor; undefined for PostgreSQL's own form,
 * which has no partition list, unless a PERIOD makes the partitions.
 */
export function readPartitionClause(
  cursor: Cursor,
  hasPeriod: boolean,
): PartitionClause | undefined {
  if (!cursor.takeWords("partition", "by")) throw new NotUnderstood("no key");
  const by = cursor.takeName();
  if (by !== "range" && by !== "list") return undefined;
  const columns = cursor.takeList().map((item) => cursorOver(item).takeName());
  if (isSymbol(cursor.peek(), "(")) {
    return { by, columns, partitions: readItems(cursor, by) };
  }
  return hasPeriod ? { by, columns, partitions: [] } : undefined;
}
