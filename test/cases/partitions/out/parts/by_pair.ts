import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/**
 * Row store, distributed by hash of a, partitioned by list of a, b in 1 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByPairRow {
  a: number | null;
  b: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByPairInsert = Insertable<ByPairRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByPairPatch = Patchable<ByPairRow, "a">;

export type ByPairReader = TableReader<ByPairRow>;

/** Rows of parts.by_pair: select, insert, update, delete, returning. */
export class ByPairRepository extends RowStoreRepository<
  ByPairRow,
  ByPairInsert,
  ByPairPatch
> {}

const table = defineTable<ByPairRow>({
  schema: "parts",
  name: "by_pair",
  columns: {
    a: t.int4("a", "integer"),
    b: t.text("b", "text"),
  },
  fixed: ["a"],
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("a")
    PARTITION BY LIST ("a", "b") (
      PARTITION "p" VALUES ((1, 'x'), (2, 'y,z')))
  `,
});

/** The repository, or in a read-only session the reader. */
export const byPair = repositoryFactory(table, ByPairRepository);
