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
export interface OrderDetails2Row {
  orderId: number | null;
  orderId2: number | null;
  orderId3: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrderDetails2Insert = Insertable<OrderDetails2Row>;

/** Columns to set. */
export type OrderDetails2Patch = Patchable<OrderDetails2Row>;

export type OrderDetails2Reader = TableReader<OrderDetails2Row>;

/** Rows of Sch'em\a.order details: select, insert, update, delete, returning. */
export class OrderDetails2Repository extends RowStoreRepository<
  OrderDetails2Row,
  OrderDetails2Insert,
  OrderDetails2Patch
> {}

const table = defineTable<OrderDetails2Row>({
  schema: "Sch'em\\a",
  name: "order details",
  columns: {
    orderId: t.int4("Order Id", "integer"),
    orderId2: t.int4("order id", "integer"),
    orderId3: t.int4("ORDER ID", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const orderDetails2 = repositoryFactory(table, OrderDetails2Repository);
