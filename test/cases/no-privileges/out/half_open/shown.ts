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
export interface ShownRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ShownInsert = Insertable<ShownRow>;

/** Columns to set. */
export type ShownPatch = Patchable<ShownRow>;

export type ShownReader = TableReader<ShownRow>;

/** Rows of half_open.shown: select, insert, update, delete, returning. */
export class ShownRepository extends RowStoreRepository<
  ShownRow,
  ShownInsert,
  ShownPatch
> {}

const table = defineTable<ShownRow>({
  schema: "half_open",
  name: "shown",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const shown = repositoryFactory(table, ShownRepository);
