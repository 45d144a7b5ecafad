/** What can be done with a table: create it, and insert, read, update and delete its rows. */
import { compilePatch, compileWhere, fieldOf, Parameters } from "./compile.js";
import { createTable, isTableThere } from "./ddl.js";
import { UsageError } from "./errors.js";
import { findByKey, getByKey, TableReader } from "./reader.js";
import type { CallOptions, Session } from "./session.js";
import { executeUnit } from "./session.js";
import type { EveryRow, Filter, PatchOf, Where } from "./shapes.js";
import type { Table } from "./table.js";

const assertEveryRow = (label: string, confirm: EveryRow) => {
  if ((confirm as { everyRow?: unknown } | undefined)?.everyRow !== true) {
    throw new UsageError(`${label}: say { everyRow: true }`);
  }
};

const assertFilter = (label: string, where: object) => {
  if (Object.keys(where).length === 0) {
    throw new UsageError(
      `${label}: the filter is empty and would reach every row; say ${label.split(" ").at(-1) ?? ""}All({ everyRow: true })`,
    );
  }
};

/**
 * Writes and reads of a table without a key.
 *
 * Each method is one statement in autocommit, so that the coordinator's own CN retry applies (dws_04_0497), unless
 * the session is a transaction: then the whole transaction is what is replayed. A write whose answer is lost ends
 * as {@link OutcomeUnknownError}; it is never repeated blindly.
 */
export class TableRepository<Row, Insert, Patch> extends TableReader<Row> {
  protected override readonly session: Session;

  constructor(table: Table<Row>, session: Session) {
    super(table, session);
    this.session = session;
  }

  /**
   * Creates the table as it was introspected, in one transaction: first the types and sequences that it needs and the
   * catalog does not have, then the table with keys, checks, distribution and partitions, its indexes and comments.
   * Foreign keys are left out: DWS never enforces them. When the answer to its COMMIT is lost, the catalog is asked
   * what became of it.
   */
  async create(
    options: CallOptions & {
      /** Leave a table of this name as it is, whatever it looks like. @default false */
      readonly ifNotExists?: boolean;
    } = {},
  ): Promise<void> {
    const label = options.label ?? this.label("create");
    await this.session[executeUnit](
      {
        work: async (tx) => createTable(tx, this.table, label, options),
        settle: async (session, left) =>
          isTableThere(session, this.table, { ...left, label }),
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
    const label = this.label("insert");
    const parameters = new Parameters();
    const columns: string[] = [];
    const places: string[] = [];
    for (const [property, value] of Object.entries(row as object)) {
      const field = fieldOf(this.table, property, label);
      if (value === undefined) continue;
      columns.push(field.quoted);
      places.push(parameters.add(label, field, value));
    }
    const text =
      columns.length === 0
        ? `insert into ${this.table.quoted} default values`
        : `insert into ${this.table.quoted} (${columns.join(", ")}) values (${places.join(", ")})`;
    await this.run("write", label, text, parameters, options);
  }

  /** Sets columns in the rows that fit the filter; gives their number. */
  async update<const W extends Where<Row>, const P extends Patch>(
    where: W & Filter<W, Row>,
    patch: P & PatchOf<P, Patch>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("update");
    assertFilter(label, where);
    return this.#update(label, where, patch, options);
  }

  /** Sets columns in every row of the table. */
  async updateAll<const P extends Patch>(
    confirm: EveryRow,
    patch: P & PatchOf<P, Patch>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("updateAll");
    assertEveryRow(label, confirm);
    return this.#update(label, {}, patch, options);
  }

  /** Deletes the rows that fit the filter; gives their number. */
  async delete<const W extends Where<Row>>(
    where: W & Filter<W, Row>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("delete");
    assertFilter(label, where);
    return this.#delete(label, where, options);
  }

  /** Deletes every row of the table. */
  async deleteAll(
    confirm: EveryRow,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("deleteAll");
    assertEveryRow(label, confirm);
    return this.#delete(label, {}, options);
  }

  async #update(
    label: string,
    where: object,
    patch: object,
    options: CallOptions,
  ): Promise<bigint> {
    const parameters = new Parameters();
    const text =
      `update ${this.table.quoted} set ${compilePatch(parameters, label, this.table, patch)}` +
      compileWhere(parameters, label, this.table, where);
    return this.#affected(label, text, parameters, options);
  }

  async #delete(
    label: string,
    where: object,
    options: CallOptions,
  ): Promise<bigint> {
    const parameters = new Parameters();
    const text =
      `delete from ${this.table.quoted}` +
      compileWhere(parameters, label, this.table, where);
    return this.#affected(label, text, parameters, options);
  }

  async #affected(
    label: string,
    text: string,
    parameters: Parameters,
    options: CallOptions,
  ): Promise<bigint> {
    const done = await this.run("write", label, text, parameters, options);
    return BigInt(done.rowCount);
  }
}

/** Writes and reads of a table with a key. */
export class KeyedRepository<Row, Insert, Patch, Key> extends TableRepository<
  Row,
  Insert,
  Patch
> {
  /** The row with this key, or undefined. */
  async find(key: Key, options: CallOptions = {}): Promise<Row | undefined> {
    return findByKey(this, this.table, key, options);
  }

  /** The row with this key. @throws {NotFoundError} when there is none */
  async get(key: Key, options: CallOptions = {}): Promise<Row> {
    return getByKey(this, this.table, key, options);
  }
}
