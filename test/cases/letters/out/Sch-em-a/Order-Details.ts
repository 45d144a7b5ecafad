import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { Mood1 } from "./enums.js";

/** Row store, distributed by hash of Order Id. Key: Order Id. */
export interface OrderDetailsRow {
  orderId: bigint;
  quoTe: number | null;
  apoStrophe: number | null;
  backTickX: number | null;
  semiColonX: number | null;
  aB: number | null;
  unnamed: number | null;
  unnamed2: number | null;
  客户: string | null;
  клиент: string | null;
  naïve: string | null;
  unnamed3: string | null;
  newLine: number | null;
  backSlash: number | null;
  mood: Mood1 | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type OrderDetailsInsert = Insertable<OrderDetailsRow, "orderId">;

/** Columns to set; the distribution key cannot be updated. */
export type OrderDetailsPatch = Patchable<OrderDetailsRow, "orderId">;

export type OrderDetailsKey = Pick<OrderDetailsRow, "orderId">;

export type OrderDetailsReader = KeyedReader<OrderDetailsRow, OrderDetailsKey>;

/** Rows of Sch'em\a.Order Details: find, select, insert, upsert, update, delete, returning. */
export class OrderDetailsRepository extends KeyedRowStoreRepository<
  OrderDetailsRow,
  OrderDetailsInsert,
  OrderDetailsPatch,
  OrderDetailsKey
> {}

const table = defineTable<OrderDetailsRow>({
  schema: "Sch'em\\a",
  name: "Order Details",
  columns: {
    orderId: t.int8("Order Id", "bigserial"),
    quoTe: t.int4('quo"te', "integer"),
    apoStrophe: t.int4("apo'strophe", "integer"),
    backTickX: t.int4("back`tick${x}", "integer"),
    semiColonX: t.int4("semi;colon -- x", "integer"),
    aB: t.int4("a.b", "integer"),
    unnamed: t.int4("%", "integer"),
    unnamed2: t.int4(" ", "integer"),
    客户: t.text("客户", "text"),
    клиент: t.text("Клиент", "text"),
    naïve: t.text("naïve", "text"),
    unnamed3: t.text("🚀", "text"),
    newLine: t.int4("new\nline", "integer"),
    backSlash: t.int4("back\\slash", "integer"),
    mood: t.label(
      "Mood",
      '"Sch\'em\\a"."Mood $1"',
      "DEFAULT 'it''s'::\"Sch'em\\a\".\"Mood $1\"",
    ),
  },
  key: ["orderId"],
  fixed: ["orderId"],
  emptyTextIsNull: true,
  ddl: `
    CREATE TYPE "Sch'em\\a"."Mood $1" AS ENUM (
      'it''s',
      'so "so"',
      E'back\\\\slash',
      '🙂',
      ' ')
    CONSTRAINT "Order Details_pkey" PRIMARY KEY ("Order Id")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("Order Id")
    CREATE INDEX "In ""dex" ON "Sch'em\\a"."Order Details" USING btree ("quo""te", "客户")
  `,
});

/** The repository, or in a read-only session the reader. */
export const orderDetails = repositoryFactory(table, OrderDetailsRepository);
