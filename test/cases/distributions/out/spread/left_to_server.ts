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
export interface LeftToServerRow {
  a: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type LeftToServerInsert = Insertable<LeftToServerRow>;

/** Columns to set. */
export type LeftToServerPatch = Patchable<LeftToServerRow>;

export type LeftToServerReader = TableReader<LeftToServerRow>;

/** Rows of spread.left_to_server: select, insert, update, delete, returning. */
export class LeftToServerRepository extends RowStoreRepository<
  LeftToServerRow,
  LeftToServerInsert,
  LeftToServerPatch
> {}

const table = defineTable<LeftToServerRow>({
  schema: "spread",
  name: "left_to_server",
  columns: {
    a: t.int4("a", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const leftToServer = repositoryFactory(table, LeftToServerRepository);
