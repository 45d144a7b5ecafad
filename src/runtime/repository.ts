/** What can be done with a table: create it, and insert, read, update and delete its rows. */
import type { BulkOptions } from "./bulk.js";
import { callOf, runCall } from "./call.js";
import { type CopyOptions, copyRows } from "./copy-rows.js";
import {
  createTable,
  type DropOptions,
  dropText,
  isTableAsMade,
  isTableThere,
} from "./ddl.js";
import type { AnyWhere, Filter } from "./filter-shapes.js";
import { findRow, getRow } from "./find.js";
import { insertRows, type InsertManyOptions } from "./insert-many.js";
import { Parameters } from "./parameters.js";
import { type KeyedReader, type readerOf, TableReader } from "./reader.js";
import type { InsertOptions, OverwriteOptions } from "./repeat.js";
import type { Rows } from "./row-feed.js";
import type { CallOptions, CommitOptions, Session } from "./session.js";
import { executeUnit } from "./session.js";
import type { EveryRow, PatchOf } from "./shapes.js";
import {
  assertEveryRow,
  deleteRows,
  insertKeyed,
  insertRow,
  updateRows,
} from "./single-writes.js";
import type { Table } from "./table.js";
import { upsertRows } from "./upsert.js";

/**
 * Writes and reads of a table without a key.
 *
 * Each method is one statement in autocommit, so that the coordinator's own CN retry applies (dws_04_0497), unless
 * the session is a transaction: then the whole transaction is what is replayed. A write whose answer is lost ends
 * as {@link OutcomeUnknownError}; it is never repeated blindly.
 */
export class TableRepository<
  Row,
  Insert,
  Patch,
  Key = never,
> extends TableReader<Row, Key> {
  protected override readonly session: Session;

  constructor(table: Table<Row>, session: Session) {
    super(table, session);
    this.session = session;
  }

  /**
   * Creates the table as it was introspected, in one transaction: first the types and sequences that it needs and the
   * catalog does not have, then the table with keys, checks, distribution and partitions, its indexes and comments.
   * Foreign keys are left out: DWS never enforces them. When the answer to its COMMIT is lost, the catalog is asked
   * what became of it, or the marker with `onUnknownCommit: "probe"`: a table with these columns counts as made.
   */
  async create(
    options: CommitOptions & {
      /** Leave a table of this name as it is, whatever it looks like. @default false */
      readonly ifNotExists?: boolean;
    } = {},
  ): Promise<void> {
    const label = options.label ?? `${this.table.label} create`;
    await this.session[executeUnit](
      {
        work: async (tx) => createTable(tx, this.table, label, options),
        settle: async (session, left) =>
          (await (options.ifNotExists === true ? isTableThere : isTableAsMade)(
            session,
            this.table,
            { ...left, label },
          ))
            ? { value: undefined }
            : undefined,
      },
      { ...options, label },
    );
  }

  /**
   * Inserts one row; an undefined property takes the column's default.
   * @throws {ConstraintError} when a key or a check refuses the row
   * @throws {OutcomeUnknownError} when the answer was lost
   */
  async insert(row: Insert, options: CallOptions = {}): Promise<void> {
    const call = callOf(this.session, this.table, "insert");
    await insertRow(call, row as object, options);
  }

  /**
   * Drops the table; what it required stays. When the answer is lost it ends as unknown: another's table may be there
   * by the time one looks.
   */
  async drop(options: DropOptions = {}): Promise<void> {
    const text = dropText(this.table, options);
    const call = callOf(this.session, this.table, "drop");
    await runCall(call, "write", text, new Parameters(), options);
  }

  /** Removes every row at once; sequences go on where they are (dws_06_0225). */
  async truncate(options: CallOptions = {}): Promise<void> {
    const text = `truncate table ${this.table.quoted}`;
    const call = callOf(this.session, this.table, "truncate");
    await runCall(call, "write", text, new Parameters(), options);
  }

  /**
   * Inserts the rows and gives their number. Up to 1,000 rows are one statement in autocommit, more are several in one
   * transaction, and more than `copyAbove` one COPY: all of them are inserted, or none.
   * @throws {UsageError} when a column is given in some rows and not in others; it names the row
   */
  async insertMany(
    rows: readonly Insert[],
    options: InsertManyOptions = {},
  ): Promise<bigint> {
    const { session, table } = this;
    const label = options.label ?? `${table.label} insertMany`;
    return insertRows({ session, table, label }, rows, options);
  }

  /**
   * Loads rows through COPY, from an iterable or from a function that makes one; gives their number. The columns are
   * those of the first row. Without `batchRows` it is one COPY in autocommit: all rows, or none. With it the batches are
   * one transaction, unless `transaction` is false. Only rows that can be read again, from a function or an array, are
   * sent again after a conflict or a lost node, and only what is known not to be applied.
   * @throws {PartlyAppliedError} only without a transaction
   */
  async copy(rows: Rows<Insert>, options: CopyOptions = {}): Promise<bigint> {
    const { session, table } = this;
    const label = options.label ?? `${table.label} copy`;
    return copyRows({ session, table, label }, rows, options);
  }

  /** Sets columns in the rows that fit the filter; gives their number. */
  async update<const W extends AnyWhere<Row>, const P extends Patch>(
    where: W & Filter<W, Row>,
    patch: P & PatchOf<P, Patch>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const call = callOf(this.session, this.table, "update");
    return updateRows(call, where, patch, options);
  }

  /** Sets columns in every row of the table. */
  async updateAll<const P extends Patch>(
    confirm: EveryRow,
    patch: P & PatchOf<P, Patch>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const call = callOf(this.session, this.table, "updateAll");
    return updateRows(call, assertEveryRow(call, confirm), patch, options);
  }

  /** Deletes the rows that fit the filter; gives their number. */
  async delete<const W extends AnyWhere<Row>>(
    where: W & Filter<W, Row>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const call = callOf(this.session, this.table, "delete");
    return deleteRows(call, where, options);
  }

  /** Deletes every row of the table. */
  async deleteAll(
    confirm: EveryRow,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const call = callOf(this.session, this.table, "deleteAll");
    return deleteRows(call, assertEveryRow(call, confirm), options);
  }
}

/** Writes and reads of a table with a key. */
export class KeyedRepository<Row, Insert, Patch, Key> extends TableRepository<
  Row,
  Insert,
  Patch,
  Key
> {
  declare readonly [readerOf]: KeyedReader<Row, Key>;

  /**
   * Inserts one row; an undefined property takes the column's default. After a lost answer it can prove that the row
   * is there: see {@link InsertOptions.repeat}.
   * @throws {ConstraintError} when a key or a check refuses the row
   * @throws {OutcomeUnknownError} when the answer was lost and nothing could be proved
   */
  override async insert(
    row: Insert,
    options: InsertOptions = {},
  ): Promise<void> {
    const call = callOf(this.session, this.table, "insert");
    await insertKeyed(call, row as object, options);
  }

  /**
   * Inserts the rows, or sets the given columns of those whose key is there already, but for the key and the
   * distribution key; gives the number that the server counted. Needs DWS 8.1.1 and a primary key or unique index on the
   * key. More rows than fit into one statement (1,000) are several, each in autocommit.
   * @throws {UsageError} when two rows differ and have one key
   * @throws {PartlyAppliedError} when a later statement failed: the first `rowsApplied` of the rows given are applied
   */
  async upsert(
    rows: readonly Insert[],
    options: BulkOptions & OverwriteOptions = {},
  ): Promise<bigint> {
    const { session, table } = this;
    const label = options.label ?? `${table.label} upsert`;
    return upsertRows({ session, table, label }, rows, options);
  }

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
