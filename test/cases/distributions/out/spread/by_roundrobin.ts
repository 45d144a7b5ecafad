import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface ByRoundrobinRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ByRoundrobinInsert = Insertable<ByRoundrobinRow>;

/** Columns to set. */
export type ByRoundrobinPatch = Patchable<ByRoundrobinRow>;

export type ByRoundrobinReader = TableReader<ByRoundrobinRow>;

/** Rows of spread.by_roundrobin: select, insert, update, delete, returning. */
export class ByRoundrobinRepository extends RowStoreRepository<
  ByRoundrobinRow,
  ByRoundrobinInsert,
  ByRoundrobinPatch
> {}

const table = defineTable<ByRoundrobinRow>({
  schema: "spread",
  name: "by_roundrobin",
  columns: {
    a: t.int4("a", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const byRoundrobin = repositoryFactory(table, ByRoundrobinRepository);
