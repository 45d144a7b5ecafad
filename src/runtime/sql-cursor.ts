/** A cursor over SQL of one's own: as many rows as are asked for, when they are asked for. */
import { UsageError } from "./errors.js";
import { quoteIdentifier } from "./identifiers.js";
import { Literals } from "./literals.js";
import {
  assertSql,
  decodeRows,
  type ResultColumns,
  type RowOf,
  runSql,
} from "./query.js";
import {
  type CallOptions,
  isTransaction,
  type ReadSession,
  type StatementResult,
} from "./session.js";
import { Sql } from "./sql-fragment.js";
import { assertStatement } from "./sql-text.js";

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
  #closing: Promise<unknown> | undefined;

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
    return this.#decode(await this.#fetch(count));
  }

  /** Whoever closes it twice waits for the same answer; one that failed may be tried again. */
  async close(): Promise<void> {
    this.#closing ??= this.#run(`close ${quoteIdentifier(this.name)}`);
    try {
      await this.#closing;
    } catch (error) {
      this.#closing = undefined;
      throw error;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowOf<Columns>, undefined> {
    const { batchRows = DEFAULT_BATCH_ROWS } = this.#options;
    let isBroken = false;
    try {
      for (;;) {
        isBroken = true;
        const result = await this.#fetch(batchRows);
        isBroken = false;
        yield* this.#decode(result);
        if (result.rows.length < batchRows) return undefined;
      }
    } finally {
      // A failed statement has ended it.
      if (!isBroken) await this.close();
    }
  }

  async #fetch(count: number): Promise<StatementResult> {
    const { label } = this.#options;
    assertCount(label, "count", count);
    if (this.#closing !== undefined) {
      throw new UsageError(`${label}: the cursor was closed`);
    }
    return this.#run(
      `fetch forward ${count} from ${quoteIdentifier(this.name)}`,
    );
  }

  #decode(result: StatementResult): RowOf<Columns>[] {
    const { label } = this.#options;
    return decodeRows(result, this.#columns, label) as RowOf<Columns>[];
  }

  #run(text: string): Promise<StatementResult> {
    const { label } = this.#options;
    return runSql(this.#session, new Sql([text], []), label, this.#options);
  }
}

/** The text of a query with its values written into it. */
const queryText = (statement: Sql, label: string): string => {
  assertSql(statement, label);
  const { text, code } = statement.write(new Literals(), label);
  assertStatement(code, label, true);
  return text;
};

/**
 * Opens a cursor for a query of one's own, in a transaction, whose replay covers it:
 * ``for await (const row of await openSqlCursor(tx, sql`select …`, { id: as.int8 })) …``. Other statements may run
 * between two fetches. Its values are written into the text, since DECLARE takes no parameters everywhere.
 * For a table or view, `stream` of its repository costs less and needs no transaction.
 * @throws {UsageError} outside a transaction, and when the SQL is not one statement
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
  const text = `declare ${quoteIdentifier(name)} no scroll cursor for ${queryText(statement, label)}`;
  const all = { ...options, label };
  await runSql(tx, new Sql([text], []), label, all);
  return new DeclaredCursor<Columns>(name, tx, columns, all);
};
