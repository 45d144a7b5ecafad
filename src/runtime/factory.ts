/** Makes what a generated module exports to be called: with a session it gives a repository, a reader or a writer. */
import {
  KeyedReader,
  type Readable,
  type ReaderOf,
  TableReader,
} from "./reader.js";
import { isWritable, type ReadSession, type Session } from "./session.js";
import type { Table } from "./table.js";

/** Gives the repository of a table, or in a read-only session its reader. */
export interface RepositoryFactory<Repository, Reader> {
  (session: Session): Repository;
  (session: ReadSession): Reader;
}

/** For a table that is read and written. */
export const repositoryFactory = <Row, Repository extends Readable>(
  table: Table<Row>,
  Repository: new (table: Table<Row>, session: Session) => Repository,
): RepositoryFactory<Repository, ReaderOf<Repository>> => {
  // As statements: of what the sides of a `?` give, the compiler compares every member.
  const isKeyed = table.definition.key !== undefined;
  const make = (session: ReadSession): unknown => {
    if (isWritable(session)) return new Repository(table, session);
    if (isKeyed) return new KeyedReader(table, session);
    return new TableReader(table, session);
  };
  return make as RepositoryFactory<Repository, ReaderOf<Repository>>;
};

/** For a view, a materialized view, or a foreign table that can only be read. */
export const readerFactory =
  <Row, Reader>(
    table: Table<Row>,
    Reader: new (table: Table<Row>, session: ReadSession) => Reader,
  ): ((session: ReadSession) => Reader) =>
  (session) =>
    new Reader(table, session);

/** For a foreign table that can only be written. */
export const writerFactory =
  <Row, Writer>(
    table: Table<Row>,
    Writer: new (table: Table<Row>, session: Session) => Writer,
  ): ((session: Session) => Writer) =>
  (session) =>
    new Writer(table, session);
