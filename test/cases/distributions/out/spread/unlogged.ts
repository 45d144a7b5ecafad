import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed by hash of a, unlogged. No key: rows are reached by filter alone. */
export interface UnloggedRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type UnloggedInsert = Insertable<UnloggedRow>;

/** Columns to set; the distribution key cannot be updated. */
export type UnloggedPatch = Patchable<UnloggedRow, "a">;

export type UnloggedReader = TableReader<UnloggedRow>;

/** Rows of spread.unlogged: select, insert, update, delete, returning. */
export class UnloggedRepository extends RowStoreRepository<
  UnloggedRow,
  UnloggedInsert,
  UnloggedPatch
> {}

const table = defineTable<UnloggedRow>({
  schema: "spread",
  name: "unlogged",
  columns: {
    a: t.int4("a", "integer"),
  },
  fixed: ["a"],
  ddl: `
    UNLOGGED
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("a")
  `,
});

/** The repository, or in a read-only session the reader. */
export const unlogged = repositoryFactory(table, UnloggedRepository);
