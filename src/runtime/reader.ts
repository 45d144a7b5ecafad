/** What can be read of a table: rows by filter or by key, and their number. */
import { callOf, runCall } from "./call.js";
import { compileWhere } from "./compile.js";
import { copyOutText } from "./copy-text.js";
import { isRelationThere } from "./ddl.js";
import { findRow, getRow } from "./find.js";
import type { AnyWhere, Asked, Where } from "./filter-shapes.js";
import { Literals } from "./literals.js";
import { Parameters } from "./parameters.js";
import type { Order, Query } from "./query-shapes.js";
import type { DecodeRow } from "./row-decoder.js";
import { compileSelect } from "./select.js";
import type { CallOptions, ReadSession, RowSource } from "./session.js";
import { openRows } from "./session.js";
import { readBatchRows, RowStream, type StreamOptions } from "./stream.js";
import type { Table } from "./table.js";

/** The table of a reader or repository; for this runtime only. */
export const tableOf: unique symbol = Symbol("dws.tableOf");

/** Names the reader beside a repository, for the compiler alone: nothing has such a property. */
export declare const readerOf: unique symbol;

/** What reads where a repository of this class both reads and writes. */
export type ReaderOf<Repository extends Readable> = Repository[typeof readerOf];

/** What says which reader that is. */
export interface Readable {
  readonly [readerOf]: unknown;
}

/** The rows of a source as they are taken; which columns they have is the caller's to say. */
const streamRows = <Selected>(
  session: ReadSession,
  source: RowSource,
  decode: DecodeRow,
  options: CallOptions & { readonly label: string },
): AsyncIterableIterator<Selected> =>
  new RowStream(
    session[openRows](source, options),
    (values) => decode(values, options.label) as Selected,
  );

/** Reads of a table. Every read is repeated freely when a node is lost. `Key` is `never` without a key. */
export class TableReader<Row, Key = never> {
  declare readonly [readerOf]: TableReader<Row, Key>;
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
    const call = callOf(this.session, this.table, "select");
    const { label } = call;
    const { text, parameters, decode } = compileSelect(
      this.table,
      label,
      query,
    );
    const { rows } = await runCall(call, "read", text, parameters, options);
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
    const label = options.label ?? `${this.table.label} stream`;
    const batchRows = readBatchRows(label, options);
    const { text, parameters, decode } = compileSelect(
      this.table,
      label,
      query,
    );
    const statement = { text, values: parameters.values };
    const source: RowSource = { kind: "cursor", statement, batchRows };
    return streamRows<Pick<Row, Column>>(this.session, source, decode, {
      ...options,
      label,
    });
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
    const label = options.label ?? `${this.table.label} copyOut`;
    const { text, decode } = compileSelect(
      this.table,
      label,
      query,
      new Literals(),
    );
    const source: RowSource = { kind: "copy", text: copyOutText(text) };
    return streamRows<Pick<Row, Column>>(this.session, source, decode, {
      ...options,
      label,
    });
  }

  /** Whether a table, view or foreign table of this name is there. */
  async exists(options: CallOptions = {}): Promise<boolean> {
    const label = options.label ?? `${this.table.label} exists`;
    return isRelationThere(this.session, this.table, { ...options, label });
  }

  /** Counts rows; without a filter all of them, which on a large table takes long. */
  async count<const W extends AnyWhere<Row> = Where<Row>>(
    where?: W & Asked<W, Row>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const call = callOf(this.session, this.table, "count");
    const parameters = new Parameters();
    const text =
      `select count(*) from ${this.table.quoted}` +
      compileWhere(parameters, call.label, this.table, where);
    const { rows } = await runCall(call, "read", text, parameters, options);
    return BigInt(rows[0]?.[0] ?? 0);
  }
}

/** Reads of a table with a key. */
export class KeyedReader<Row, Key> extends TableReader<Row, Key> {
  declare readonly [readerOf]: KeyedReader<Row, Key>;

  /** The row with this key, or undefined. */
  async find(key: Key, options: CallOptions = {}): Promise<Row | undefined> {
    const call = callOf(this.session, this.table, "find");
    return (await findRow(call, key, options)) as Row | undefined;
  }

  /** The row with this key. @throws {NotFoundError} when there is none */
  async get(key: Key, options: CallOptions = {}): Promise<Row> {
    const call = callOf(this.session, this.table, "get");
    return (await getRow(call, key, options)) as Row;
  }
}
