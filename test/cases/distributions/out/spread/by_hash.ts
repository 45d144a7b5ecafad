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
export interface ByHashRow {
  a: number | null;
  b: string | null;
  c: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByHashInsert = Insertable<ByHashRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ByHashPatch = Patchable<ByHashRow, "a">;

export type ByHashReader = TableReader<ByHashRow>;

/** Rows of spread.by_hash: select, insert, update, delete, returning. */
export class ByHashRepository extends RowStoreRepository<
  ByHashRow,
  ByHashInsert,
  ByHashPatch
> {}

const table = defineTable<ByHashRow>({
  schema: "spread",
  name: "by_hash",
  columns: {
    a: t.int4("a", "integer"),
    b: t.text("b", "text"),
    c: t.int4("c", "integer"),
  },
  fixed: ["a"],
  emptyTextIsNull: true,
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const byHash = repositoryFactory(table, ByHashRepository);
