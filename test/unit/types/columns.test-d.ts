/** Rows with chosen types, keys with types and codecs of one's own: what compiles and what must not. */
import {
  type Codec,
  defineTable,
  type Insertable,
  type JsonbText,
  type KeyOf,
  type ParsedJson,
  t,
  TableRepository,
  type Patchable,
  type Session,
} from "../../../src/runtime/index.js";

declare const session: Session;

class Decimal {
  readonly #digits: string;
  constructor(digits: string) {
    this.#digits = digits;
  }
  toString(): string {
    return this.#digits;
  }
}

const decimalCodec: Codec<Decimal> = {
  decode: (text) => new Decimal(text),
  encode: (value) => value.toString(),
};

interface Payload {
  readonly kind: string;
}

type OrdersId = KeyOf<bigint, "sales.orders">;
type CustomersId = KeyOf<bigint, "sales.customers">;

interface OrdersRow {
  id: OrdersId;
  customerId: CustomersId;
  at: Date;
  total: Decimal;
  payload: Payload;
  anything: ParsedJson;
  document: JsonbText | null;
}

const table = defineTable<OrdersRow>({
  schema: "sales",
  name: "orders",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    customerId: t.int8("customer_id", "bigint", "NOT NULL"),
    at: t.timestamptzAsDate("at", "timestamp with time zone", "NOT NULL"),
    total: t.of<Decimal>(decimalCodec, "number")(
      "total",
      "numeric",
      "NOT NULL",
    ),
    payload: t.jsonParsed("payload", "json", "NOT NULL"),
    anything: t.jsonParsed("anything", "jsonb", "NOT NULL"),
    document: t.comparable("document", "jsonb"),
  },
  key: ["id"],
});

class OrdersRepository extends TableRepository<
  OrdersRow,
  Insertable<OrdersRow>,
  Patchable<OrdersRow, "id">
> {}

/** Right calls. */
export const right = async () => {
  const orders = new OrdersRepository(table, session);
  await orders.insert({
    id: 1n as OrdersId,
    customerId: 2n as CustomersId,
    at: new Date(0),
    total: new Decimal("1.5"),
    payload: { kind: "x" },
    anything: { a: [1, null] },
    document: "{}",
  });
  const rows = await orders.select({
    where: {
      id: 1n as OrdersId,
      at: { gte: new Date(0) },
      total: { lt: new Decimal("2") },
      document: null,
      anything: { not: null },
    },
  });
  const id: bigint | undefined = rows[0]?.id;
  return id;
};

/** Wrong calls. */
export const wrong = async () => {
  const orders = new OrdersRepository(table, session);
  // @ts-expect-error a bigint is no key, and every other column is missing
  await orders.insert({ id: 1n });
  // @ts-expect-error the key of another table
  await orders.select({ where: { id: 1n as CustomersId } });
  // @ts-expect-error text where the column is a Date
  await orders.select({ where: { at: "2026-11-23" } });
  // @ts-expect-error a number where the column is a Decimal
  await orders.select({ where: { total: { lt: 2 } } });
  // @ts-expect-error a parsed document has no equality
  await orders.select({ where: { anything: { a: 1 } } });
  // @ts-expect-error a column that is NOT NULL holds no null
  await orders.update({ id: 1n as OrdersId }, { anything: null });
  // @ts-expect-error a codec of another type
  t.of<Date>(decimalCodec, "number");
};
