import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed by hash of a. No key: rows are reached by filter alone. */
export interface InRowsRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type InRowsInsert = Insertable<InRowsRow>;

/** Columns to set; the distribution key cannot be updated. */
export type InRowsPatch = Patchable<InRowsRow, "a">;

export type InRowsReader = TableReader<InRowsRow>;

/** Rows of spread.in_rows: select, insert, update, delete, returning. */
export class InRowsRepository extends RowStoreRepository<
  InRowsRow,
  InRowsInsert,
  InRowsPatch
> {}

const table = defineTable<InRowsRow>({
  schema: "spread",
  name: "in_rows",
  columns: {
    a: t.int4("a", "integer"),
  },
  fixed: ["a"],
  ddl: `
    WITH (orientation = row, compression = no, fillfactor = 70)
    DISTRIBUTE BY HASH ("a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const inRows = repositoryFactory(table, InRowsRepository);
