import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of id. Key: id. */
export interface OrderLineRow {
  id: number;
  order_id: number;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrderLineInsert = Insertable<OrderLineRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrderLinePatch = Patchable<OrderLineRow, "id">;

export type OrderLineKey = Pick<OrderLineRow, "id">;

export type OrderLineReader = KeyedReader<OrderLineRow, OrderLineKey>;

/** Rows of named.order_lines: find, select, insert, upsert, update, delete, returning. */
export class OrderLineRepository extends KeyedRowStoreRepository<
  OrderLineRow,
  OrderLineInsert,
  OrderLinePatch,
  OrderLineKey
> {}

const table = defineTable<OrderLineRow>({
  schema: "named",
  name: "order_lines",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    order_id: t.int4("order_id", "integer", "NOT NULL"),
  },
  key: ["id"],
  fixed: ["id"],
  ddl: `
    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orderLines = repositoryFactory(table, OrderLineRepository);
