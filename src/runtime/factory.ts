/** Makes what a generated module exports to be called: with a session it gives a repository, a reader or a writer. */
import { KeyedReader, TableReader } from "./reader.js";
import { isWritable, type ReadSession, type Session } from "./session.js";
import type { Table } from "./table.js";

/** Gives the repository of a table, or in a read-only session its reader. */
export interface RepositoryFactory<Repository, Reader> {
  (session: Session): Repository;
  (session: ReadSession): Reader;
}

/** What reads where a repository of this class both reads and writes; a keyed one is told by what it alone can do. */
export type ReaderOf<Row, Repository> = Repository extends {
  find(key: infer Key): unknown;
  upsert: unknown;
}
  ? KeyedReader<Row, Key>
  : TableReader<Row>;

/** For a table that is read and written. */
export const repositoryFactory = <Row, Repository>(
  table: Table<Row>,
  Repository: new (table: Table<Row>, session: Session) => Repository,
): RepositoryFactory<Repository, ReaderOf<Row, Repository>> => {
  const Reader = table.definition.key === undefined ? TableReader : KeyedReader;
  const make = (session: ReadSession) =>
    isWritable(session)
      ? new Repository(table, session)
      : new Reader(table, session);
  return make as RepositoryFactory<Repository, ReaderOf<Row, Repository>>;
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
