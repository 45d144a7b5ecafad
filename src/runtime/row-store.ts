/** Repositories of row-store tables: the others, and writes that give rows back. */
import type { BulkOptions } from "./bulk.js";
import { callOf } from "./call.js";
import { findRow, getRow } from "./find.js";
import type { KeyedReader, readerOf } from "./reader.js";
import type { InsertOptions, OverwriteOptions } from "./repeat.js";
import { type KeyedRepository, TableRepository } from "./repository.js";
import { Returning } from "./returning.js";
import type { CallOptions } from "./session.js";
import { insertKeyed } from "./single-writes.js";
import { upsertRows } from "./upsert.js";

/** Writes and reads of a row-store table without a key. */
export class RowStoreRepository<Row, Insert, Patch> extends TableRepository<
  Row,
  Insert,
  Patch
> {
  /** Writes that give back rows as they are afterwards; for few rows, since they run on the coordinator (dws_04_0447). */
  get returning(): Returning<Row, Insert, Patch> {
    return new Returning(this.table, this.session);
  }
}

/**
 * Writes and reads of a row-store table with a key. It is not derived from the other repository with a key: each class
 * between a table's own and the first costs the compiler as much as all their members together, and that for every table.
 */
export class KeyedRowStoreRepository<Row, Insert, Patch, Key>
  extends TableRepository<Row, Insert, Patch, Key>
  implements KeyedRepository<Row, Insert, Patch, Key>
{
  declare readonly [readerOf]: KeyedReader<Row, Key>;

  /** Writes that give back rows as they are afterwards; for few rows, since they run on the coordinator (dws_04_0447). */
  get returning(): Returning<Row, Insert, Patch> {
    return new Returning(this.table, this.session);
  }

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
