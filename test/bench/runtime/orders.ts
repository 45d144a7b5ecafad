/** The table of the benchmarks, as the generator describes it, and what is in it. */
import {
  defineTable,
  KeyedRepository,
  type Numeric,
  numeric,
  type Session,
  t,
  type TimestampTz,
  timestamptz,
} from "../../../src/runtime/index.js";

/** One order. */
export interface Order {
  id: bigint;
  customerId: number;
  total: Numeric;
  note: string | null;
  placedAt: TimestampTz;
  isPaid: boolean;
}

/** Its columns in SQL. */
export const COLUMNS = "id, customer_id, total, note, placed_at, is_paid";

const table = (name: string, ddl: string) =>
  defineTable<Order>({
    schema: "public",
    name,
    columns: {
      id: t.int8("id", "bigint", "NOT NULL"),
      customerId: t.int4("customer_id", "integer", "NOT NULL"),
      total: t.numeric("total", "numeric(12,2)", "NOT NULL"),
      note: t.text("note", "character varying(100)"),
      placedAt: t.temporal("placed_at", "timestamp with time zone", "NOT NULL"),
      isPaid: t.bool("is_paid", "boolean", "NOT NULL"),
    },
    key: ["id"],
    ddl,
  });

/** The generated repository's class. */
export class Orders extends KeyedRepository<
  Order,
  Order,
  Partial<Order>,
  Pick<Order, "id">
> {}

const read = table(
  "orders",
  `
    UNLOGGED
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
  `,
);
// Without its key, whose upkeep is the server's.
const written = table("loaded", "UNLOGGED");

/** Orders that are read. */
export const orders = (session: Session) => new Orders(read, session);

/** Orders that are written. */
export const loaded = (session: Session) => new Orders(written, session);

/** As a warehouse's rows are: one note in five is NULL. */
export const makeOrders = (count: number): readonly Order[] =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(index),
    customerId: index % 1_000,
    total: numeric(`${index}.50`),
    note: index % 5 === 0 ? null : `order number ${index}, by mail`,
    placedAt: timestamptz("2026-11-23 10:00:00+00"),
    isPaid: index % 2 === 0,
  }));
