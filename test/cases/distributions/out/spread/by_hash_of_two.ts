import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed by hash of c, a. No key: rows are reached by filter alone. */
export interface ByHashOfTwoRow {
  a: number | null;
  b: string | null;
  c: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByHashOfTwoInsert = Insertable<ByHashOfTwoRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByHashOfTwoPatch = Patchable<ByHashOfTwoRow, "c" | "a">;

export type ByHashOfTwoReader = TableReader<ByHashOfTwoRow>;

/** Rows of spread.by_hash_of_two: select, insert, update, delete, returning. */
export class ByHashOfTwoRepository extends RowStoreRepository<
  ByHashOfTwoRow,
  ByHashOfTwoInsert,
  ByHashOfTwoPatch
> {}

const table = defineTable<ByHashOfTwoRow>({
  schema: "spread",
  name: "by_hash_of_two",
  columns: {
    a: t.int4("a", "integer"),
    b: t.text("b", "text"),
    c: t.int4("c", "integer"),
  },
  fixed: ["c", "a"],
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("c", "a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const byHashOfTwo = repositoryFactory(table, ByHashOfTwoRepository);
