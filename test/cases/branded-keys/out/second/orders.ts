import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyOf,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { CustomersId } from "../first/customers.js";

/** Row store, distributed by hash of id. Key: id. */
export interface OrdersRow {
  id: OrdersId;
  customerId: CustomersId;
  narrow: number | null;
  invoicedTo: CustomersId | null;
}

/** A key of second.orders: no other table's fits in its place. */
export type OrdersId = KeyOf<string, "second.orders">;

/** Makes a key of second.orders. */
export const ordersId = (value: string) => value as OrdersId;

/** A row to insert: what is nullable or has a default may be left out. */
export type OrdersInsert = Insertable<OrdersRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrdersPatch = Patchable<OrdersRow, "id">;

export type OrdersKey = Pick<OrdersRow, "id">;

export type OrdersReader = KeyedReader<OrdersRow, OrdersKey>;

/** Rows of second.orders: find, select, insert, upsert, update, delete, returning. */
export class OrdersRepository extends KeyedRowStoreRepository<
  OrdersRow,
  OrdersInsert,
  OrdersPatch,
  OrdersKey
> {}

const table = defineTable<OrdersRow>({
  schema: "second",
  name: "orders",
  columns: {
    id: t.comparable("id", "uuid", "NOT NULL"),
    customerId: t.int8("customer_id", "bigint", "NOT NULL"),
    narrow: t.int4("narrow", "integer"),
    invoicedTo: t.int8("invoiced_to", "bigint"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders = repositoryFactory(table, OrdersRepository);
