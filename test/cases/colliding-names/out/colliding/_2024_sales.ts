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
export interface _2024Sales2Row {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type _2024Sales2Insert = Insertable<_2024Sales2Row>;

/** Columns to set. */
export type _2024Sales2Patch = Patchable<_2024Sales2Row>;

export type _2024Sales2Reader = TableReader<_2024Sales2Row>;

/** Rows of colliding._2024_sales: select, insert, update, delete, returning. */
export class _2024Sales2Repository extends RowStoreRepository<
  _2024Sales2Row,
  _2024Sales2Insert,
  _2024Sales2Patch
> {}

const table = defineTable<_2024Sales2Row>({
  schema: "colliding",
  name: "_2024_sales",
  columns: {
    id: t.int4("id", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const _2024Sales2 = repositoryFactory(table, _2024Sales2Repository);
