/** What can be read of a table: rows by filter or by key, and their number. */
import { compileWhere } from "./compile.js";
import { copyOutText } from "./copy-text.js";
import { isRelationThere } from "./ddl.js";
import { NotFoundError, UsageError } from "./errors.js";
import type { AnyWhere, Asked, Where } from "./filter-shapes.js";
import { Literals } from "./literals.js";
import { Parameters } from "./parameters.js";
import type { Order, Query } from "./query-shapes.js";
import type { DecodeRow } from "./row-decoder.js";
import { compileFind, compileSelect } from "./select.js";
import type {
  CallOptions,
  ExecuteOptions,
  ReadSession,
  RowSource,
  StatementResult,
  Work,
} from "./session.js";
import { execute, openRows } from "./session.js";
import { readBatchRows, RowStream, type StreamOptions } from "./stream.js";
import type { Table } from "./table.js";

/** The table of a reader or repository; for this runtime only. */
export const tableOf: unique symbol = Symbol("dws.tableOf");

/** Reads of a table. Every read is repeated freely when a node is lost. `Key` is `never` without a key. */
export class TableReader<Row, Key = never> {
  protected readonly table: Table<Row>;
  protected readonly session: ReadSession;

  constructor(table: Table<Row>, session: ReadSession) {
    this.table = table;
    this.session = session;
  }

  /** For the `sql` tag. */
  get [tableOf](): Table<Row> {
    return this.table;
  }

  /**
   * Reads rows, each with the asked columns only.
   * @throws {DwsError} when the server refuses, or stays lost until the deadline
   */
  async select<
    const W extends AnyWhere<Row> = Where<Row>,
    Column extends keyof Row & string = keyof Row & string,
    const Sorted extends readonly Order<Row>[] = readonly [],
  >(
    query: Query<Row, W & Asked<W, Row>, Column, Sorted, Key> = {},
    options: CallOptions = {},
  ): Promise<Pick<Row, Column>[]> {
    const label = this.label("select");
    const { text, parameters, decode } = compileSelect(
      this.table,
      label,
      query,
    );
    const { rows } = await this.run("read", label, text, parameters, options);
    return rows.map((values) => decode(values, label) as Pick<Row, Column>);
  }

  /**
   * Reads rows as they are taken, so that memory stays flat however many there are: `for await (const row of …)`. On a
   * database it is a read-only transaction of its own, which is tried again until the first row is there and never
   * after that; leaving the loop ends it. In a transaction nothing else can be done until the loop has ended.
   * @throws {DwsError} from the loop; one that is `transient` says how many rows had been handed out
   */
  stream<
    const W extends AnyWhere<Row> = Where<Row>,
    Column extends keyof Row & string = keyof Row & string,
    const Sorted extends readonly Order<Row>[] = readonly [],
  >(
    query: Query<Row, W & Asked<W, Row>, Column, Sorted, Key> = {},
    options: StreamOptions = {},
  ): AsyncIterableIterator<Pick<Row, Column>> {
    const label = options.label ?? this.label("stream");
    const batchRows = readBatchRows(label, options);
    const { text, parameters, decode } = compileSelect(
      this.table,
      label,
      query,
    );
    const statement = { text, values: parameters.values };
    const source: RowSource = { kind: "cursor", statement, batchRows };
    return this.#rows<Column>(source, decode, label, options);
  }

  /**
   * The same through COPY TO STDOUT, which costs both sides less; the values of the filter are written into its text.
   * On a database, leaving the loop before its end costs the connection; in a transaction the rest is read and dropped.
   */
  copyOut<
    const W extends AnyWhere<Row> = Where<Row>,
    Column extends keyof Row & string = keyof Row & string,
    const Sorted extends readonly Order<Row>[] = readonly [],
  >(
    query: Query<Row, W & Asked<W, Row>, Column, Sorted, Key> = {},
    options: Omit<StreamOptions, "batchRows"> = {},
  ): AsyncIterableIterator<Pick<Row, Column>> {
    const label = options.label ?? this.label("copyOut");
    const { text, decode } = compileSelect(
      this.table,
      label,
      query,
      new Literals(),
    );
    const source: RowSource = { kind: "copy", text: copyOutText(text) };
    return this.#rows<Column>(source, decode, label, options);
  }

  /** Whether a table, view or foreign table of this name is there. */
  async exists(options: CallOptions = {}): Promise<boolean> {
    const label = options.label ?? this.label("exists");
    return isRelationThere(this.session, this.table, { ...options, label });
  }

  /** Counts rows; without a filter all of them, which on a large table takes long. */
  async count<const W extends AnyWhere<Row> = Where<Row>>(
    where?: W & Asked<W, Row>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("count");
    const parameters = new Parameters();
    const text =
      `select count(*) from ${this.table.quoted}` +
      compileWhere(parameters, label, this.table, where ?? {});
    const { rows } = await this.run("read", label, text, parameters, options);
    return BigInt(rows[0]?.[0] ?? 0);
  }

  /** Names a call in errors: `public.orders select`. */
  protected label(method: string): string {
    return `${this.table.label} ${method}`;
  }

  /** Runs one statement of this table in the session, in one round trip. */
  protected run(
    work: Work,
    label: string,
    text: string,
    parameters: Parameters,
    options: Partial<ExecuteOptions>,
  ): Promise<StatementResult> {
    const statement = { text, values: parameters.values };
    // Not a spread with a property after it, which V8 takes microseconds for.
    const told = Object.assign({}, options, { label: options.label ?? label });
    return this.session[execute](statement, work, told);
  }

  #rows<Column extends keyof Row>(
    source: RowSource,
    decode: DecodeRow,
    label: string,
    options: CallOptions,
  ): AsyncIterableIterator<Pick<Row, Column>> {
    const batches = this.session[openRows](source, { ...options, label });
    return new RowStream(
      batches,
      (values) => decode(values, label) as Pick<Row, Column>,
    );
  }

  /** The row with this key, or undefined; for the keyed reader and the keyed repository. */
  protected async findByKey(
    key: Key,
    method: "find" | "get",
    options: CallOptions,
  ): Promise<Row | undefined> {
    const label = this.label(method);
    if (typeof key !== "object" || key === null) {
      throw new UsageError(`${label}: the key is no object of its columns`);
    }
    const found = compileFind(this.table, label, key);
    const { rows } = await this.run(
      "read",
      label,
      found.text,
      found.parameters,
      options,
    );
    const [row] = rows;
    return row === undefined ? undefined : (found.decode(row, label) as Row);
  }

  /** As above, and an error where there is none. */
  protected async getByKey(key: Key, options: CallOptions): Promise<Row> {
    const row = await this.findByKey(key, "get", options);
    if (row !== undefined) return row;
    throw new NotFoundError(`${this.label("get")}: no row has this key`);
  }
}

/** Reads of a table with a key. */
export class KeyedReader<Row, Key> extends TableReader<Row, Key> {
  /** The row with this key, or undefined. */
  async find(key: Key, options: CallOptions = {}): Promise<Row | undefined> {
    return this.findByKey(key, "find", options);
  }

  /** The row with this key. @throws {NotFoundError} when there is none */
  async get(key: Key, options: CallOptions = {}): Promise<Row> {
    return this.getByKey(key, options);
  }
}
