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
export interface OrdersTooRow {
  id: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrdersTooInsert = Insertable<OrdersTooRow>;

/** Columns to set. */
export type OrdersTooPatch = Patchable<OrdersTooRow>;

export type OrdersTooReader = TableReader<OrdersTooRow>;

/** Rows of chosen_b.orders_too: select, insert, update, delete, returning. */
export class OrdersTooRepository extends RowStoreRepository<
  OrdersTooRow,
  OrdersTooInsert,
  OrdersTooPatch
> {}

const table = defineTable<OrdersTooRow>({
  schema: "chosen_b",
  name: "orders_too",
  columns: {
    id: t.int4(
      "id",
      "integer",
      "DEFAULT nextval('chosen_b.users_id_seq'::regclass)",
    ),
  },
  ddl: `
    CREATE SEQUENCE "chosen_b"."users_id_seq" MAXVALUE 2147483647 CACHE 1
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const ordersToo = repositoryFactory(table, OrdersTooRepository);
