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
export interface HiddenBRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type HiddenBInsert = Insertable<HiddenBRow>;

/** Columns to set. */
export type HiddenBPatch = Patchable<HiddenBRow>;

export type HiddenBReader = TableReader<HiddenBRow>;

/** Rows of half_open.hidden_b: select, insert, update, delete, returning. */
export class HiddenBRepository extends RowStoreRepository<
  HiddenBRow,
  HiddenBInsert,
  HiddenBPatch
> {}

const table = defineTable<HiddenBRow>({
  schema: "half_open",
  name: "hidden_b",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const hiddenB = repositoryFactory(table, HiddenBRepository);
