/** What can be done with a foreign table that is for writing only. */
import { compileInsert } from "./compile-insert.js";
import { type CopyOptions, copyRows } from "./copy-rows.js";
import { insertRows, type InsertManyOptions } from "./insert-many.js";
import { Parameters } from "./parameters.js";
import type { Rows } from "./row-feed.js";
import type { CallOptions, Session } from "./session.js";
import { execute } from "./session.js";
import type { Table } from "./table.js";

/** Inserts rows into a WRITE ONLY foreign table (dws_06_0236), which can be neither read nor changed. */
export class TableWriter<Row, Insert> {
  readonly #table: Table<Row>;
  readonly #session: Session;

  constructor(table: Table<Row>, session: Session) {
    this.#table = table;
    this.#session = session;
  }

  /** Inserts one row; as in a table. */
  async insert(row: Insert, options: CallOptions = {}): Promise<void> {
    const label = this.#label("insert", options);
    const parameters = new Parameters();
    const text = compileInsert(parameters, label, this.#table, row as object);
    const statement = { text, values: parameters.values };
    await this.#session[execute](statement, "write", { ...options, label });
  }

  /** Inserts the rows; as in a table. */
  async insertMany(
    rows: readonly Insert[],
    options: InsertManyOptions = {},
  ): Promise<bigint> {
    return insertRows(this.#target("insertMany", options), rows, options);
  }

  /** Loads rows through COPY; as in a table. */
  async copy(rows: Rows<Insert>, options: CopyOptions = {}): Promise<bigint> {
    return copyRows(this.#target("copy", options), rows, options);
  }

  #target(method: string, options: CallOptions) {
    return {
      session: this.#session,
      table: this.#table,
      label: this.#label(method, options),
    };
  }

  #label(method: string, { label }: CallOptions): string {
    return label ?? `${this.#table.label} ${method}`;
  }
}
