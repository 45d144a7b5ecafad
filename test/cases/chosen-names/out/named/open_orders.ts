import { TableReader, defineTable, readerFactory, t } from "../../dws/index.js";

/** A view. */
export interface OpenOrderRow {
  id: number | null;
}

/** Rows of named.open_orders: select, stream, count. */
export class OpenOrderReader extends TableReader<OpenOrderRow> {}

const table = defineTable<OpenOrderRow>({
  schema: "named",
  name: "open_orders",
  columns: {
    id: t.int4("id", "integer"),
  },
});

/** The reader. */
export const openOrders = readerFactory(table, OpenOrderReader);
