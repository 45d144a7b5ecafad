import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface LostRow {}

/** A row to insert: what is nullable or has a default may be left out. */
export type LostInsert = Insertable<LostRow>;

/** Columns to set. */
export type LostPatch = Patchable<LostRow>;

export type LostReader = TableReader<LostRow>;

/** Rows of no_columns.lost: select, insert, update, delete, returning. */
export class LostRepository extends RowStoreRepository<
  LostRow,
  LostInsert,
  LostPatch
> {}

const table = defineTable<LostRow>({
  schema: "no_columns",
  name: "lost",
  columns: {},
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const lost = repositoryFactory(table, LostRepository);
