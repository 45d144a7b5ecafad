import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface NeverRow {}

/** A row to insert: what is nullable or has a default may be left out. */
export type NeverInsert = Insertable<NeverRow>;

/** Columns to set. */
export type NeverPatch = Patchable<NeverRow>;

export type NeverReader = TableReader<NeverRow>;

/** Rows of no_columns.never: select, insert, update, delete, returning. */
export class NeverRepository extends RowStoreRepository<
  NeverRow,
  NeverInsert,
  NeverPatch
> {}

const table = defineTable<NeverRow>({
  schema: "no_columns",
  name: "never",
  columns: {},
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const never = repositoryFactory(table, NeverRepository);
