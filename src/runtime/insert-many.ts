/** Inserts many rows: one statement, several in one transaction, or a COPY, by their number. */
import type { BulkTarget, UnitOptions } from "./bulk.js";
import { copyRows } from "./copy-rows.js";
import { UsageError } from "./errors.js";
import { RowShape } from "./row-shape.js";
import type { ExecuteOptions, Session } from "./session.js";
import { execute, executeUnit } from "./session.js";
import type { AnyTable } from "./table.js";
import { type Batch, batchesOf, MOST_ROWS } from "./unnest.js";

/** How many rows are inserted. */
export interface InsertManyOptions extends UnitOptions {
  /**
   * More rows than this go through COPY: it wins from about 5,000 rows, which is also the least that a column-store
   * table wants at once (dws_04_0116). Infinity for never. @default 5000, and 1000 for a column-store table: what would
   * be several statements, each with units of its own, is one COPY
   */
  readonly copyAbove?: number;
}

const COPY_ABOVE = 5_000;

const copyAboveFor = ({ isColumnStore }: AnyTable): number =>
  isColumnStore ? MOST_ROWS : COPY_ABOVE;

/** Refuses rows that do not go together before anything is sent. */
const commonShape = (
  { table, label }: BulkTarget,
  rows: readonly unknown[],
): RowShape => {
  const shape = new RowShape(table, label, rows[0]);
  // What is one statement is encoded before it is sent, and so looked at.
  if (rows.length > MOST_ROWS) {
    rows.forEach((row, index) => {
      shape.assertFits(row, index + 1);
    });
  }
  return shape;
};

/** Inserts the rows; gives their number. */
export const insertRows = async (
  target: BulkTarget,
  rows: readonly unknown[],
  options: InsertManyOptions,
): Promise<bigint> => {
  const { session, table, label } = target;
  const { copyAbove = copyAboveFor(table), onProgress } = options;
  if (!(copyAbove >= 0)) {
    throw new UsageError(`${label}: copyAbove must be a number from 0`);
  }
  if (rows.length === 0) return 0n;
  const shape = commonShape(target, rows);
  if (rows.length > copyAbove && shape.fields.length > 0) {
    return copyRows(target, rows, options);
  }
  const all = { ...options, label };
  let done = 0;
  const run = async (
    through: Session,
    batch: Batch,
    limits: ExecuteOptions,
  ) => {
    await through[execute](batch.statement, "write", limits);
    done += batch.rows;
    onProgress?.({ rows: done });
  };
  const batches = () => batchesOf(table, shape, rows);
  const [first] = batches();
  if (first?.rows === rows.length && options.onUnknownCommit === undefined) {
    await run(session, first, all);
    return BigInt(rows.length);
  }
  const work = async (tx: Session) => {
    done = 0;
    // The limits are those of the whole, and watched over there.
    for (const batch of batches()) await run(tx, batch, { label });
    return BigInt(rows.length);
  };
  return session[executeUnit]({ work }, all);
};
