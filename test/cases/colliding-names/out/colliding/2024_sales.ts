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
export interface _2024SalesRow {
  _1st: number | null;
  _2nd2: number | null;
  _2nd: number | null;
  _123: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type _2024SalesInsert = Insertable<_2024SalesRow>;

/** Columns to set. */
export type _2024SalesPatch = Patchable<_2024SalesRow>;

export type _2024SalesReader = TableReader<_2024SalesRow>;

/** Rows of colliding.2024_sales: select, insert, update, delete, returning. */
export class _2024SalesRepository extends RowStoreRepository<
  _2024SalesRow,
  _2024SalesInsert,
  _2024SalesPatch
> {}

const table = defineTable<_2024SalesRow>({
  schema: "colliding",
  name: "2024_sales",
  columns: {
    _1st: t.int4("1st", "integer"),
    _2nd2: t.int4("2nd", "integer"),
    _2nd: t.int4("_2nd", "integer"),
    _123: t.int4("123", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const _2024Sales = repositoryFactory(table, _2024SalesRepository);
