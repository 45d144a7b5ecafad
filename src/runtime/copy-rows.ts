/** Loads rows through COPY: as one, as batches of one transaction, or as batches that each stand alone. */
import {
  asPartlyApplied,
  type BulkOptions,
  type BulkTarget,
  type UnitOptions,
} from "./bulk.js";
import { copyInText } from "./copy-text.js";
import { UsageError } from "./errors.js";
import { canReadAgain, type Feed, openFeed, type Rows } from "./row-feed.js";
import { RowShape } from "./row-shape.js";
import type { CopyData, CopyIn, Session } from "./session.js";
import { copyIn, executeUnit, isTransaction, timeCall } from "./session.js";
import type { AnyTable, Field } from "./table.js";

/** How rows are copied. */
export interface CopyOptions extends UnitOptions {
  /**
   * Rows in one COPY. Column-store tables want about 60,000 for each partition and datanode, and 5,000 at least
   * (dws_04_0112, dws_04_0116). @default one COPY for all rows, or 60000 when `transaction` is given
   */
  readonly batchRows?: number;
  /**
   * Whether the batches stand or fall together. When they do not, what follows after the first batch was applied ends as
   * {@link PartlyAppliedError}. @default true
   */
  readonly transaction?: boolean;
}

const DEFAULT_BATCH_ROWS = 60_000;
/** Finds the row and the column in `COPY t, line 3, column b: "…"`, of which the end is a value. */
const createPlaceOf =
  (table: AnyTable, fields: readonly Field[], before: number) =>
  (where: string): string | undefined => {
    const head = `COPY ${table.definition.name}, line `;
    const start = where.indexOf(head);
    if (start === -1) return undefined;
    const rest = where.slice(start + head.length);
    const line = /^\d+/.exec(rest)?.[0];
    if (line === undefined) return undefined;
    const row = `row ${before + Number(line)}`;
    const field = fields.find(({ name }) =>
      rest.startsWith(`${line}, column ${name}:`),
    );
    return field === undefined ? row : `${row}, ${field.property}`;
  };

/** The next rows of the feed as one COPY. */
const nextCopy = async (
  { table, label }: BulkTarget,
  feed: Feed,
  mostRows: number,
  { onProgress }: BulkOptions,
  known?: RowShape,
): Promise<(CopyData & { readonly shape: RowShape }) | undefined> => {
  const first = await feed.peek();
  if (first === undefined) return undefined;
  const shape = known ?? new RowShape(table, label, first.row);
  const { fields } = shape;
  if (fields.length === 0) {
    throw new UsageError(`${label}: row 1 gives no column; COPY needs one`);
  }
  return {
    shape,
    text: copyInText(
      table.quoted,
      fields.map(({ quoted }) => quoted),
    ),
    chunks: feed.chunks(shape, mostRows, onProgress),
    placeOf: createPlaceOf(table, fields, feed.taken),
  };
};

/** Everything as one COPY, in autocommit or in the transaction that is open. */
const copyWhole = async (
  target: BulkTarget,
  rows: Rows<unknown>,
  options: CopyOptions,
): Promise<number> => {
  const { session, label } = target;
  let feed: Feed | undefined;
  const copy: CopyIn = {
    mayRepeat: () => feed === undefined || canReadAgain(rows),
    open: async () => {
      feed?.close();
      feed = openFeed(rows, label);
      return nextCopy(target, feed, Infinity, options);
    },
  };
  try {
    return await session[copyIn](copy, { ...options, label });
  } finally {
    feed?.close();
  }
};

/** Batch after batch until the feed is empty; `onBatch` is told the rows of each. */
const copyBatches = async (
  target: BulkTarget,
  feed: Feed,
  batchRows: number,
  mayRepeat: boolean,
  options: CopyOptions,
  onBatch: (rows: number) => void,
): Promise<void> => {
  const { session, label } = target;
  const left = session[timeCall]?.(label, options) ?? (() => options);
  let shape: RowShape | undefined;
  for (;;) {
    let isOpen = false;
    const copy: CopyIn = {
      mayRepeat: () => mayRepeat || !isOpen,
      open: async () => {
        isOpen = true;
        const data = await nextCopy(target, feed, batchRows, options, shape);
        shape = data?.shape;
        return data;
      },
    };
    onBatch(await session[copyIn](copy, { ...left(), label }));
    if (feed.isDone) return;
  }
};

const copyAsOne = async (
  target: BulkTarget,
  rows: Rows<unknown>,
  batchRows: number,
  options: CopyOptions,
): Promise<number> => {
  const { session, label } = target;
  const mayRepeat = canReadAgain(rows);
  const work = async (tx: Session) => {
    const feed = openFeed(rows, label);
    let total = 0;
    try {
      const inside = { ...target, session: tx };
      // The limits are those of the whole, and watched over there.
      const { onProgress } = options;
      const given = onProgress === undefined ? {} : { onProgress };
      await copyBatches(inside, feed, batchRows, mayRepeat, given, (more) => {
        total += more;
      });
      return total;
    } finally {
      feed.close();
    }
  };
  return session[executeUnit]({ work }, { ...options, label });
};

const copyApart = async (
  target: BulkTarget,
  rows: Rows<unknown>,
  batchRows: number,
  options: CopyOptions,
): Promise<number> => {
  const { label } = target;
  const feed = openFeed(rows, label);
  let total = 0;
  try {
    await copyBatches(target, feed, batchRows, false, options, (more) => {
      total += more;
    });
    return total;
  } catch (error) {
    throw asPartlyApplied(label, total, error);
  } finally {
    feed.close();
  }
};

/** Loads the rows; gives their number. */
export const copyRows = async (
  target: BulkTarget,
  rows: Rows<unknown>,
  options: CopyOptions,
): Promise<bigint> => {
  const { batchRows, transaction, onUnknownCommit } = options;
  const { session, label } = target;
  if (
    batchRows !== undefined &&
    !(Number.isInteger(batchRows) && batchRows > 0)
  ) {
    throw new UsageError(`${label}: batchRows must be a whole number from 1`);
  }
  if (batchRows === undefined && transaction === undefined) {
    return BigInt(
      await (onUnknownCommit === undefined
        ? copyWhole(target, rows, options)
        : copyAsOne(target, rows, Infinity, options)),
    );
  }
  const each = batchRows ?? DEFAULT_BATCH_ROWS;
  if (transaction !== false) {
    return BigInt(await copyAsOne(target, rows, each, options));
  }
  if (onUnknownCommit !== undefined) {
    throw new UsageError(
      `${label}: onUnknownCommit is about a transaction, and transaction is false`,
    );
  }
  if (isTransaction(session)) {
    throw new UsageError(
      `${label}: transaction: false makes no sense inside a transaction, whose end decides over all batches`,
    );
  }
  return BigInt(await copyApart(target, rows, each, options));
};
