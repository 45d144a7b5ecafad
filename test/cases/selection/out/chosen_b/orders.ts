import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A view. */
export interface OrdersRow {
  id: number | null;
}

/** Rows of chosen_b.orders: select, stream, count. */
export class OrdersReader extends TableReader<OrdersRow> {}

const table = defineTable<OrdersRow>({
  schema: "chosen_b",
  name: "orders",
  columns: {
    id: t.int4("id", "integer"),
  },
});

/** The reader. */
export const orders = readerFactory(table, OrdersReader);
