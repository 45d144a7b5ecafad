import {
  TableRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Column store, distributed round robin. No key: rows are reached by filter alone. */
export interface CompressedRow {
  a: number | null;
  b: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type CompressedInsert = Insertable<CompressedRow>;

/** Columns to set. */
export type CompressedPatch = Patchable<CompressedRow>;

export type CompressedReader = TableReader<CompressedRow>;

/**
 * Rows of spread.compressed: select, insert, update, delete.
 * A column store: single inserts harm it, load rows with `copy`, many at once.
 */
export class CompressedRepository extends TableRepository<
  CompressedRow,
  CompressedInsert,
  CompressedPatch
> {}

const table = defineTable<CompressedRow>({
  schema: "spread",
  name: "compressed",
  columns: {
    a: t.int4("a", "integer"),
    b: t.text("b", "text"),
  },
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = column, colversion = 2.0, compression = high, enable_delta = false, max_batchrow = 20000)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const compressed = repositoryFactory(table, CompressedRepository);
