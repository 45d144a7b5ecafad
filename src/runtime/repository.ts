/** What can be done with a table: create it, and insert, read, update and delete its rows. */
import { compileFilter, compilePatch, Parameters } from "./compile.js";
import { type BulkOptions, type BulkTarget } from "./bulk.js";
import { compileInsert } from "./compile-insert.js";
import { type CopyOptions, copyRows } from "./copy-rows.js";
import {
  createTable,
  type DropOptions,
  dropText,
  isTableAsMade,
  isTableThere,
} from "./ddl.js";
import { UsageError } from "./errors.js";
import type { AnyWhere, Filter } from "./filter-shapes.js";
import { insertRows, type InsertManyOptions } from "./insert-many.js";
import { TableReader } from "./reader.js";
import {
  ifEqualOf,
  type InsertOptions,
  type OverwriteOptions,
  overwriteOf,
} from "./repeat.js";
import type { Rows } from "./row-feed.js";
import type { CallOptions, CommitOptions, Repeat, Session } from "./session.js";
import { executeUnit } from "./session.js";
import type { EveryRow, PatchOf } from "./shapes.js";
import type { Table } from "./table.js";
import { upsertRows } from "./upsert.js";

const assertEveryRow = (label: string, confirm: EveryRow) => {
  if ((confirm as { everyRow?: unknown } | undefined)?.everyRow !== true) {
    throw new UsageError(`${label}: say { everyRow: true }`);
  }
};

/** In the place of a filter; an object of its own, so that a filter that is missing is never taken for it. */
const everyRow: object = Object.freeze({});

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
    const label = options.label ?? this.label("create");
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
    await this.insertRow(row, options, undefined);
  }

  /** Inserts one row; `onLostAnswer` says how that is repeated when its answer is lost. */
  protected insertRow(
    row: Insert,
    options: CallOptions,
    onLostAnswer: Repeat | undefined,
  ): Promise<unknown> {
    const label = this.label("insert");
    const parameters = new Parameters();
    const text = compileInsert(parameters, label, this.table, row as object);
    const told = { ...options, onLostAnswer };
    return this.run("write", label, text, parameters, told);
  }

  /**
   * Drops the table; what it required stays. When the answer is lost it ends as unknown: another's table may be there
   * by the time one looks.
   */
  async drop(options: DropOptions = {}): Promise<void> {
    const text = dropText(this.table, options);
    await this.run(
      "write",
      this.label("drop"),
      text,
      new Parameters(),
      options,
    );
  }

  /** Removes every row at once; sequences go on where they are (dws_06_0225). */
  async truncate(options: CallOptions = {}): Promise<void> {
    const text = `truncate table ${this.table.quoted}`;
    const label = this.label("truncate");
    await this.run("write", label, text, new Parameters(), options);
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
    return insertRows(this.#bulk("insertMany", options), rows, options);
  }

  /**
   * Loads rows through COPY, from an iterable or from a function that makes one; gives their number. The columns are
   * those of the first row. Without `batchRows` it is one COPY in autocommit: all rows, or none. With it the batches are
   * one transaction, unless `transaction` is false. Only rows that can be read again, from a function or an array, are
   * sent again after a conflict or a lost node, and only what is known not to be applied.
   * @throws {PartlyAppliedError} only without a transaction
   */
  async copy(rows: Rows<Insert>, options: CopyOptions = {}): Promise<bigint> {
    return copyRows(this.#bulk("copy", options), rows, options);
  }

  /** Sets columns in the rows that fit the filter; gives their number. */
  async update<const W extends AnyWhere<Row>, const P extends Patch>(
    where: W & Filter<W, Row>,
    patch: P & PatchOf<P, Patch>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const label = this.label("update");
    return this.#update(label, where, patch, options);
  }

  /** Sets columns in every row of the table. */
  async updateAll<const P extends Patch>(
    confirm: EveryRow,
    patch: P & PatchOf<P, Patch>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const label = this.label("updateAll");
    assertEveryRow(label, confirm);
    return this.#update(label, everyRow, patch, options);
  }

  /** Deletes the rows that fit the filter; gives their number. */
  async delete<const W extends AnyWhere<Row>>(
    where: W & Filter<W, Row>,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const label = this.label("delete");
    return this.#delete(label, where, options);
  }

  /** Deletes every row of the table. */
  async deleteAll(
    confirm: EveryRow,
    options: OverwriteOptions = {},
  ): Promise<bigint> {
    const label = this.label("deleteAll");
    assertEveryRow(label, confirm);
    return this.#delete(label, everyRow, options);
  }

  #bulk(method: string, options: CallOptions): BulkTarget {
    const { session, table } = this;
    return { session, table, label: options.label ?? this.label(method) };
  }

  #filter(parameters: Parameters, label: string, where: object): string {
    return where === everyRow
      ? ""
      : compileFilter(parameters, label, this.table, where);
  }

  async #update(
    label: string,
    where: object,
    patch: object,
    options: OverwriteOptions,
  ): Promise<bigint> {
    const parameters = new Parameters();
    const text =
      `update ${this.table.quoted} set ${compilePatch(parameters, label, this.table, patch)}` +
      this.#filter(parameters, label, where);
    return this.#affected(label, text, parameters, options, where);
  }

  async #delete(
    label: string,
    where: object,
    options: OverwriteOptions,
  ): Promise<bigint> {
    const parameters = new Parameters();
    const text =
      `delete from ${this.table.quoted}` +
      this.#filter(parameters, label, where);
    return this.#affected(label, text, parameters, options, where);
  }

  async #affected(
    label: string,
    text: string,
    parameters: Parameters,
    options: OverwriteOptions,
    where: object,
  ): Promise<bigint> {
    const onLostAnswer = overwriteOf(label, options, where);
    const told = { ...options, onLostAnswer };
    const done = await this.run("write", label, text, parameters, told);
    return BigInt(done.rowCount);
  }
}

/** Writes and reads of a table with a key. */
export class KeyedRepository<Row, Insert, Patch, Key> extends TableRepository<
  Row,
  Insert,
  Patch,
  Key
> {
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
    const label = options.label ?? this.label("insert");
    const onLostAnswer = ifEqualOf(this.table, label, row as object, options);
    await this.insertRow(row, options, onLostAnswer);
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
    const label = options.label ?? this.label("upsert");
    return upsertRows({ session, table, label }, rows, options);
  }

  /** The row with this key, or undefined. */
  async find(key: Key, options: CallOptions = {}): Promise<Row | undefined> {
    return this.findByKey(key, "find", options);
  }

  /** The row with this key. @throws {NotFoundError} when there is none */
  async get(key: Key, options: CallOptions = {}): Promise<Row> {
    return this.getByKey(key, options);
  }
}
