import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Numeric,
  type ParsedJson,
  type Patchable,
  type Timestamp,
} from "../../dws/index.js";
import { decimalCodec, type Decimal } from "../../decimal.js";
import type { OrdersRow as OrdersRow2 } from "../../payload.js";
import { state, type State } from "some-states";

/** Row store, distributed by hash of id. Key: id. */
export interface OrdersRow {
  id: number;
  total: Decimal;
  discount: Numeric | null;
  placed: Date;
  shipped: Timestamp | null;
  due: Timestamp | null;
  payload: OrdersRow2 | null;
  extra: ParsedJson | null;
  state: State | null;
  tags: (string | null)[] | null;
  amounts: (Decimal | null)[] | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrdersInsert = Insertable<OrdersRow>;

/** Columns to set; the distribution key cannot be updated. */
export type OrdersPatch = Patchable<OrdersRow, "id">;

export type OrdersKey = Pick<OrdersRow, "id">;

export type OrdersReader = KeyedReader<OrdersRow, OrdersKey>;

/** Rows of chosen.orders: find, select, insert, upsert, update, delete, returning. */
export class OrdersRepository extends KeyedRowStoreRepository<
  OrdersRow,
  OrdersInsert,
  OrdersPatch,
  OrdersKey
> {}

const decimalColumn = t.of<Decimal>(decimalCodec, "number");
const stateColumn = t.of<State>(state, "enum");
const table = defineTable<OrdersRow>({
  schema: "chosen",
  name: "orders",
  columns: {
    id: t.int8AsNumber("id", "bigint", "NOT NULL"),
    total: decimalColumn("total", "numeric(12,2)", "NOT NULL"),
    discount: t.numeric("discount", "numeric"),
    placed: t.timestamptzAsDate(
      "placed",
      "timestamp with time zone",
      "NOT NULL",
    ),
    shipped: t.temporal("shipped", "timestamp without time zone"),
    due: t.temporal("due", "timestamp(0) without time zone"),
    payload: t.jsonParsed("payload", "jsonb"),
    extra: t.jsonParsed("extra", "json"),
    state: stateColumn("state", "chosen.status"),
    tags: t.text.array("tags", "text[]"),
    amounts: decimalColumn.array("amounts", "numeric[]"),
  },
  key: ["id"],
  fixed: ["id"],
  emptyTextIsNull: true,
  ddl: `
    CREATE TYPE "chosen"."status" AS ENUM ('open', 'paid')
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("id")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orders = repositoryFactory(table, OrdersRepository);
