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
export interface OrdersRow {
  id: number;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrdersInsert = Insertable<OrdersRow, "id">;

/** Columns to set. */
export type OrdersPatch = Patchable<OrdersRow>;

export type OrdersReader = TableReader<OrdersRow>;

/** Rows of chosen_a.orders: select, insert, update, delete, returning. */
export class OrdersRepository extends RowStoreRepository<
  OrdersRow,
  OrdersInsert,
  OrdersPatch
> {}

const table = defineTable<OrdersRow>({
  schema: "chosen_a",
  name: "orders",
  columns: {
    id: t.int4("id", "serial"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders = repositoryFactory(table, OrdersRepository);
