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
export interface HiddenCRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type HiddenCInsert = Insertable<HiddenCRow>;

/** Columns to set. */
export type HiddenCPatch = Patchable<HiddenCRow>;

export type HiddenCReader = TableReader<HiddenCRow>;

/** Rows of half_open.hidden_c: select, insert, update, delete, returning. */
export class HiddenCRepository extends RowStoreRepository<
  HiddenCRow,
  HiddenCInsert,
  HiddenCPatch
> {}

const table = defineTable<HiddenCRow>({
  schema: "half_open",
  name: "hidden_c",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const hiddenC = repositoryFactory(table, HiddenCRepository);
