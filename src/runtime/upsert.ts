/** Inserts rows, or sets the columns of those whose key is there already (`ON CONFLICT`, DWS from 8.1.1, dws_06_0237). */
import { asPartlyApplied, type BulkOptions, type BulkTarget } from "./bulk.js";
import { UsageError } from "./errors.js";
import { type OverwriteOptions, overwriteOf } from "./repeat.js";
import { RowShape } from "./row-shape.js";
import { execute, isTransaction, timeCall } from "./session.js";
import type { AnyTable, Field } from "./table.js";
import { batchesOf, MOST_LENGTH, MOST_ROWS } from "./unnest.js";

/** What is set: neither the key nor the distribution key, which cannot be (42P10, dws_06_0240). */
const conflictClause = (
  { definition, byProperty }: AnyTable,
  { fields }: RowShape,
): string => {
  const { key = [], fixed = [] } = definition;
  const target = key.map((property) => byProperty.get(property)?.quoted);
  const set = fields
    .filter(({ property }) => ![...key, ...fixed].includes(property))
    .map(({ quoted }) => `${quoted} = excluded.${quoted}`);
  const action = set.length === 0 ? "nothing" : `update set ${set.join(", ")}`;
  return ` on conflict (${target.join(", ")}) do ${action}`;
};

const keyFields = (
  { table, label }: BulkTarget,
  { fields }: RowShape,
): readonly Field[] => {
  const { key = [] } = table.definition;
  if (key.length === 0) {
    throw new UsageError(
      `${label}: ${table.label} has no key that a row could meet; use insert, or give the table a key and generate anew`,
    );
  }
  return key.map((property) => {
    const field = fields.find((one) => one.property === property);
    if (field !== undefined) return field;
    throw new UsageError(`${label}: the key needs ${property}`);
  });
};

interface Keyed {
  readonly row: unknown;
  readonly key: string;
  readonly whole: string;
  readonly number: number;
}

const byKey = (a: Keyed, b: Keyed) =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number;

const byNumber = (a: Keyed, b: Keyed) => a.number - b.number;

const keyed = (
  target: BulkTarget,
  shape: RowShape,
  rows: readonly unknown[],
): Keyed[] => {
  const places = keyFields(target, shape).map((one) =>
    shape.fields.indexOf(one),
  );
  return rows.map((row, index) => {
    const number = index + 1;
    const texts = shape.encode(row, number);
    const key = places.map((place) => texts[place] ?? null);
    if (key.includes(null)) {
      throw new UsageError(
        `${target.label}: row ${number} has a null in its key`,
      );
    }
    const whole = JSON.stringify(texts);
    return { row, number, key: JSON.stringify(key), whole };
  });
};

/** Every row once, in the order of its key: one statement may not meet a row twice. */
const inKeyOrder = (
  target: BulkTarget,
  shape: RowShape,
  rows: readonly unknown[],
): readonly Keyed[] => {
  const { label, table } = target;
  const sorted = keyed(target, shape, rows).sort(byKey);
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    if (before?.key !== one.key) return true;
    if (before.whole === one.whole) return false;
    const names = (table.definition.key ?? []).join(", ");
    throw new UsageError(
      `${label}: rows ${before.number} and ${one.number} differ and have the same key (${names}); give one row for each key`,
    );
  });
};

/**
 * Cuts the rows in the order in which they were given, so that what is applied is always what came first; about as many
 * as fit into one statement.
 */
const partsOf = (ordered: readonly Keyed[]): Keyed[][] => {
  const parts: Keyed[][] = [];
  let part: Keyed[] = [];
  let length = 0;
  for (const one of [...ordered].sort(byNumber)) {
    if (part.length === MOST_ROWS || length > MOST_LENGTH) {
      parts.push(part);
      part = [];
      length = 0;
    }
    part.push(one);
    length += one.whole.length;
  }
  return [...parts, part];
};

/** Rows that are written together. */
interface Part {
  readonly rows: readonly unknown[];
  /** With it, as many of the given rows from the first one on are applied. */
  readonly end: number;
}

/**
 * Each part is in the order of its key, so that two callers meet the same rows in the same order and do not wait for each
 * other in a circle. A transaction keeps its locks from one statement to the next: there all rows are one part.
 */
const partsFor = (
  { session }: BulkTarget,
  ordered: readonly Keyed[],
  total: number,
): readonly Part[] => {
  const parts = isTransaction(session) ? [ordered] : partsOf(ordered);
  return parts.map((part, index) => ({
    rows: [...part].sort(byKey).map(({ row }) => row),
    // What is between two parts repeats a row before it.
    end: (parts[index + 1] ?? []).reduce(
      (first, { number }) => Math.min(first, number - 1),
      total,
    ),
  }));
};

/**
 * Inserts or overwrites the rows; gives the number that the server counted. More rows than fit into one statement are
 * several, each in autocommit: upserts of one transaction can wait for those of another across nodes (dws_06_0237).
 */
export const upsertRows = async (
  target: BulkTarget,
  rows: readonly unknown[],
  options: BulkOptions & OverwriteOptions,
): Promise<bigint> => {
  const { session, table, label } = target;
  const onLostAnswer = overwriteOf(label, options);
  if (rows.length === 0) return 0n;
  const left = session[timeCall]?.(label, options) ?? (() => options);
  const shape = new RowShape(table, label, rows[0]);
  const ordered = inKeyOrder(target, shape, rows);
  const tail = conflictClause(table, shape);
  let counted = 0;
  let done = 0;
  try {
    for (const part of partsFor(target, ordered, rows.length)) {
      for (const { statement } of batchesOf(table, shape, part.rows, tail)) {
        const told = { ...left(), label, onLostAnswer };
        counted += (await session[execute](statement, "write", told)).rowCount;
      }
      done = part.end;
      options.onProgress?.({ rows: done });
    }
    return BigInt(counted);
  } catch (error) {
    throw isTransaction(session) ? error : asPartlyApplied(label, done, error);
  }
};
