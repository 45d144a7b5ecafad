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
export interface HiddenARow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type HiddenAInsert = Insertable<HiddenARow>;

/** Columns to set. */
export type HiddenAPatch = Patchable<HiddenARow>;

export type HiddenAReader = TableReader<HiddenARow>;

/** Rows of half_open.hidden_a: select, insert, update, delete, returning. */
export class HiddenARepository extends RowStoreRepository<
  HiddenARow,
  HiddenAInsert,
  HiddenAPatch
> {}

const table = defineTable<HiddenARow>({
  schema: "half_open",
  name: "hidden_a",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const hiddenA = repositoryFactory(table, HiddenARepository);
