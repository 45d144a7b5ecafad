/** A cursor over SQL of one's own: as many rows as are asked for, when they are asked for. */
import { UsageError } from "./errors.js";
import { quoteIdentifier } from "./identifiers.js";
import { query, type ResultColumns, type RowOf } from "./query.js";
import {
  type CallOptions,
  isTransaction,
  type ReadSession,
} from "./session.js";
import { Sql } from "./sql-fragment.js";
import { withLiterals } from "./with-literals.js";

/** How the rows of a cursor are read. */
export interface CursorOptions extends CallOptions {
  /** Rows that `for await` fetches at a time. @default 1000 */
  readonly batchRows?: number;
}

/** An open cursor; it ends with its transaction, if it was not closed before. */
export interface SqlCursor<Row> extends AsyncIterable<Row> {
  /** Its name on the server. */
  readonly name: string;
  /** The next rows, `count` at most and fewer at the end. */
  fetch(count: number): Promise<Row[]>;
  close(): Promise<void>;
}

const DEFAULT_BATCH_ROWS = 1_000;

// One name per cursor of this process.
let cursors = 0;

const assertCount = (label: string, name: string, count: number): void => {
  if (Number.isInteger(count) && count > 0 && count < 2 ** 31) return;
  throw new UsageError(`${label}: ${name} must be a whole number from 1`);
};

class DeclaredCursor<
  Columns extends ResultColumns | undefined,
> implements SqlCursor<RowOf<Columns>> {
  readonly name: string;
  readonly #session: ReadSession;
  readonly #columns: Columns | undefined;
  readonly #options: CursorOptions & { readonly label: string };
  #isClosed = false;

  constructor(
    name: string,
    session: ReadSession,
    columns: Columns | undefined,
    options: CursorOptions & { readonly label: string },
  ) {
    this.name = name;
    this.#session = session;
    this.#columns = columns;
    this.#options = options;
  }

  async fetch(count: number): Promise<RowOf<Columns>[]> {
    const { label } = this.#options;
    assertCount(label, "count", count);
    if (this.#isClosed) {
      throw new UsageError(`${label}: the cursor was closed`);
    }
    const text = `fetch forward ${count} from ${quoteIdentifier(this.name)}`;
    const statement = new Sql([text], []);
    return query(this.#session, statement, this.#columns, this.#options);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const statement = new Sql([`close ${quoteIdentifier(this.name)}`], []);
    await query(this.#session, statement, undefined, this.#options);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowOf<Columns>, undefined> {
    const { batchRows = DEFAULT_BATCH_ROWS } = this.#options;
    let isBroken = false;
    try {
      for (;;) {
        isBroken = true;
        const rows = await this.fetch(batchRows);
        isBroken = false;
        yield* rows;
        if (rows.length < batchRows) return undefined;
      }
    } finally {
      // A failed statement has ended it.
      if (!isBroken) await this.close();
    }
  }
}

/**
 * Opens a cursor for a query of one's own, in a transaction, whose replay covers it:
 * ``for await (const row of await openSqlCursor(tx, sql`select …`, { id: as.int8 })) …``. Other statements may run
 * between two fetches. Its values are written into the text, since DECLARE takes no parameters everywhere.
 * For a table or view, `stream` of its repository costs less and needs no transaction.
 * @throws {UsageError} outside a transaction
 */
export const openSqlCursor = async <
  const Columns extends ResultColumns | undefined = undefined,
>(
  tx: ReadSession,
  statement: Sql,
  columns?: Columns,
  options: CursorOptions = {},
): Promise<SqlCursor<RowOf<Columns>>> => {
  const label = options.label ?? "openSqlCursor";
  const { batchRows = DEFAULT_BATCH_ROWS } = options;
  assertCount(label, "batchRows", batchRows);
  if (!isTransaction(tx)) {
    throw new UsageError(
      `${label}: DWS keeps a cursor inside a transaction only (dws_06_0188); open it in db.transaction, with readOnly: true if it only reads`,
    );
  }
  const name = `dws_cursor_${++cursors}`;
  const text = `declare ${quoteIdentifier(name)} no scroll cursor for ${withLiterals(statement)}`;
  const all = { ...options, label };
  await query(tx, new Sql([text], []), undefined, all);
  return new DeclaredCursor<Columns>(name, tx, columns, all);
};
