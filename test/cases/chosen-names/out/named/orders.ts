import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
  type Timestamp,
} from "../../dws/index.js";

/** Row store, distributed by hash of id. Key: id. */
export interface OrderRow {
  id: number;
  customer: string;
  placed_at: Timestamp | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrderInsert = Insertable<OrderRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrderPatch = Patchable<OrderRow, "id">;

export type OrderKey = Pick<OrderRow, "id">;

export type OrderReader = KeyedReader<OrderRow, OrderKey>;

/** Rows of named.ord_hdr: find, select, insert, upsert, update, delete, returning. */
export class OrderRepository extends KeyedRowStoreRepository<
  OrderRow,
  OrderInsert,
  OrderPatch,
  OrderKey
> {}

const table = defineTable<OrderRow>({
  schema: "named",
  name: "ord_hdr",
  columns: {
    id: t.int4("id", "integer", "NOT NULL"),
    customer: t.text("cust_no", "character varying(20)", "NOT NULL"),
    placed_at: t.temporal("Placed At", "timestamp without time zone"),
  },
  key: ["id"],
  fixed: ["id"],
  emptyTextIsNull: true,
  ddl: `
    CONSTRAINT "ord_hdr_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders = repositoryFactory(table, OrderRepository);
