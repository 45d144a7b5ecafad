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
 * Row store, distributed by hash of a, partitioned by range of a, b in 3 parts.
 * No key: rows are reached by filter alone.
 */
export interface ByTwoRow {
  a: number | null;
  b: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByTwoInsert = Insertable<ByTwoRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByTwoPatch = Patchable<ByTwoRow, "a">;

export type ByTwoReader = TableReader<ByTwoRow>;

/** Rows of parts.by_two: select, insert, update, delete, returning. */
export class ByTwoRepository extends RowStoreRepository<
  ByTwoRow,
  ByTwoInsert,
  ByTwoPatch
> {}

const table = defineTable<ByTwoRow>({
  schema: "parts",
  name: "by_two",
  columns: {
    a: t.int4("a", "integer"),
    b: t.text("b", "text"),
  },
  fixed: ["a"],
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("a")
    PARTITION BY RANGE ("a", "b") (
      PARTITION "p1" VALUES LESS THAN (1, 'it''s'),
      PARTITION "p2" VALUES LESS THAN (1, MAXVALUE),
      PARTITION "P ""3""" VALUES LESS THAN (MAXVALUE, MAXVALUE))
  `,
});

/** The repository, or in a read-only session the reader. */
export const byTwo = repositoryFactory(table, ByTwoRepository);
