/** Repositories of row-store tables: the others, and writes that give rows back. */
import { KeyedRepository, TableRepository } from "./repository.js";
import { Returning } from "./returning.js";

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

/** Writes and reads of a row-store table with a key. */
export class KeyedRowStoreRepository<
  Row,
  Insert,
  Patch,
  Key,
> extends KeyedRepository<Row, Insert, Patch, Key> {
  /** Writes that give back rows as they are afterwards; for few rows, since they run on the coordinator (dws_04_0447). */
  get returning(): Returning<Row, Insert, Patch> {
    return new Returning(this.table, this.session);
  }
}
