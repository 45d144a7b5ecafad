import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of Id. Key: Id. */
export interface OrdersRow {
  id2: number;
  iD: number | null;
  id: number | null;
  customerName: string | null;
  customerName2: string | null;
  customername: string | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrdersInsert = Insertable<OrdersRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrdersPatch = Patchable<OrdersRow, "id2">;

export type OrdersKey = Pick<OrdersRow, "id2">;

export type OrdersReader = KeyedReader<OrdersRow, OrdersKey>;

/** Rows of Mixed.Orders: find, select, insert, upsert, update, delete, returning. */
export class OrdersRepository extends KeyedRowStoreRepository<
  OrdersRow,
  OrdersInsert,
  OrdersPatch,
  OrdersKey
> {}

const table = defineTable<OrdersRow>({
  schema: "Mixed",
  name: "Orders",
  columns: {
    id2: t.int4("Id", "integer", "NOT NULL"),
    iD: t.int4("iD", "integer"),
    id: t.int4("id", "integer"),
    customerName: t.text("customerName", "text"),
    customerName2: t.text("CustomerName", "text"),
    customername: t.text("customername", "text"),
  },
  key: ["id2"],
  fixed: ["id2"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "Orders_pkey" PRIMARY KEY ("Id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("Id")
    CREATE INDEX "Orders_IX" ON "Mixed"."Orders" USING btree ("customerName", customername)
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders2 = repositoryFactory(table, OrdersRepository);
