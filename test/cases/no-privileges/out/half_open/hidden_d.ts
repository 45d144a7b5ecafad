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
export interface HiddenDRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type HiddenDInsert = Insertable<HiddenDRow>;

/** Columns to set. */
export type HiddenDPatch = Patchable<HiddenDRow>;

export type HiddenDReader = TableReader<HiddenDRow>;

/** Rows of half_open.hidden_d: select, insert, update, delete, returning. */
export class HiddenDRepository extends RowStoreRepository<
  HiddenDRow,
  HiddenDInsert,
  HiddenDPatch
> {}

const table = defineTable<HiddenDRow>({
  schema: "half_open",
  name: "hidden_d",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const hiddenD = repositoryFactory(table, HiddenDRepository);
