import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of b, a. Key: b, a. */
export interface LeftWithKeyRow {
  a: number;
  b: number;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type LeftWithKeyInsert = Insertable<LeftWithKeyRow>;

/** Columns to set; the distribution key cannot be updated. */
export type LeftWithKeyPatch = Patchable<LeftWithKeyRow, "b" | "a">;

export type LeftWithKeyKey = Pick<LeftWithKeyRow, "b" | "a">;

export type LeftWithKeyReader = KeyedReader<LeftWithKeyRow, LeftWithKeyKey>;

/** Rows of spread.left_with_key: find, select, insert, upsert, update, delete, returning. */
export class LeftWithKeyRepository extends KeyedRowStoreRepository<
  LeftWithKeyRow,
  LeftWithKeyInsert,
  LeftWithKeyPatch,
  LeftWithKeyKey
> {}

const table = defineTable<LeftWithKeyRow>({
  schema: "spread",
  name: "left_with_key",
  columns: {
    a: t.int4("a", "integer", "NOT NULL"),
    b: t.int4("b", "integer", "NOT NULL"),
  },
  key: ["b", "a"],
  fixed: ["b", "a"],
  ddl: `
    CONSTRAINT "left_with_key_pkey" PRIMARY KEY ("b", "a")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("b", "a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const leftWithKey = repositoryFactory(table, LeftWithKeyRepository);
