/** A table as the generator describes it, for tests of the runtime. */
import {
  defineTable,
  isWritable,
  KeyedReader,
  KeyedRepository,
  t,
  type Insertable,
  type Numeric,
  type Patchable,
  type ReadSession,
  type Session,
} from "../../src/runtime/index.js";

export interface OrdersRow {
  id: bigint;
  customerId: number;
  total: Numeric;
  note: string | null;
  tags: (string | null)[] | null;
}

export type OrdersInsert = Insertable<OrdersRow, "total">;
export type OrdersPatch = Patchable<OrdersRow, "id">;
export type OrdersKey = Pick<OrdersRow, "id">;

export const ordersTable = defineTable<OrdersRow>({
  schema: "public",
  name: "orders",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    customerId: t.int4("customer_id", "integer", "NOT NULL"),
    total: t.text("total", "numeric(12,2)", "DEFAULT 0 NOT NULL"),
    note: t.text("note", "text"),
    tags: t.text.array("tags", "text[]"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CREATE SEQUENCE "public"."order_numbers" CACHE 20
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
    CREATE INDEX "orders_customer" ON "public"."orders" USING btree (customer_id)
  `,
  comment: "What was ordered.",
  columnComments: "note: It's free text.",
});

export type OrdersReader = KeyedReader<OrdersRow, OrdersKey>;

export class OrdersRepository extends KeyedRepository<
  OrdersRow,
  OrdersInsert,
  OrdersPatch,
  OrdersKey
> {}

export function orders(session: Session): OrdersRepository;
export function orders(session: ReadSession): OrdersReader;
export function orders(session: ReadSession) {
  return isWritable(session)
    ? new OrdersRepository(ordersTable, session)
    : new KeyedReader(ordersTable, session);
}
