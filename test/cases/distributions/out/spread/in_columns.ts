import {
  TableRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Column store, distributed by hash of a. No key: rows are reached by filter alone. */
export interface InColumnsRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type InColumnsInsert = Insertable<InColumnsRow>;

/** Columns to set; the distribution key cannot be updated. */
export type InColumnsPatch = Patchable<InColumnsRow, "a">;

export type InColumnsReader = TableReader<InColumnsRow>;

/**
 * Rows of spread.in_columns: select, insert, update, delete.
 * A column store: single inserts harm it, load rows with `copy`, many at once.
 */
export class InColumnsRepository extends TableRepository<
  InColumnsRow,
  InColumnsInsert,
  InColumnsPatch
> {}

const table = defineTable<InColumnsRow>({
  schema: "spread",
  name: "in_columns",
  columns: {
    a: t.int4("a", "integer"),
  },
  fixed: ["a"],
  ddl: `
    WITH (orientation = column, colversion = 2.0, compression = low, enable_delta = false)
    DISTRIBUTE BY HASH ("a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const inColumns = repositoryFactory(table, InColumnsRepository);
