import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type DateText,
  type Insertable,
  type Patchable,
  type TableReader,
  type Timestamp,
} from "../../dws/index.js";

/** Row store, replicated to every datanode. No key: rows are reached by filter alone. */
export interface SpansRow {
  id: number | null;
  span: string | null;
  held: DateText | null;
  wide: Timestamp | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type SpansInsert = Insertable<SpansRow>;

/** Columns to set. */
export type SpansPatch = Patchable<SpansRow>;

export type SpansReader = TableReader<SpansRow>;

/** Rows of modes.spans: select, insert, update, delete, returning. */
export class SpansRepository extends RowStoreRepository<
  SpansRow,
  SpansInsert,
  SpansPatch
> {}

const table = defineTable<SpansRow>({
  schema: "modes",
  name: "spans",
  columns: {
    id: t.int4("id", "integer"),
    span: t.comparable("span", "modes.span"),
    held: t.temporal("held", "pg_catalog.date"),
    wide: t.temporal("wide", "timestamp without time zone"),
  },
  ddl: `
    CREATE TYPE "modes"."span" AS (
      "since" pg_catalog.date,
      "until" pg_catalog.date,
      "label" character varying(9))
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY REPLICATION
  `,
});

/** The repository, or in a read-only session the reader. */
export const spans = repositoryFactory(table, SpansRepository);
