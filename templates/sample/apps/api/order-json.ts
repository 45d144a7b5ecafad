/** An order in JSON: its schema, and the way to the row and back. */
import { numeric, timestamptz } from "../../dws/index.js";
import type {
  SampleOrdersInsert,
  SampleOrdersRow,
} from "./repositories/public/sample_orders.js";

/** An order as JSON has it: whole numbers of 64 bits are text. */
export interface OrderJson {
  readonly orderId: string;
  readonly customer: string;
  readonly status?: string;
  readonly amount: string;
  readonly orderedAt: string;
  readonly note?: string | null;
}

/** Its number. */
export const orderId = { type: "string", pattern: "^[0-9]{1,18}$" } as const;
const status = {
  type: "string",
  enum: ["open", "paid", "sent"],
} as const;

/** What a caller may send. */
export const orderSchema = {
  type: "object",
  required: ["orderId", "customer", "amount", "orderedAt"],
  additionalProperties: false,
  properties: {
    orderId,
    customer: { type: "string", minLength: 1, maxLength: 40 },
    status,
    amount: { type: "string", pattern: "^[0-9]{1,10}(\\.[0-9]{1,2})?$" },
    orderedAt: { type: "string", format: "date-time" },
    note: { type: ["string", "null"] },
  },
} as const;

/** Which page of orders. */
export interface PageQuery {
  readonly limit: number;
  /** The number of the last order on the page before. */
  readonly after?: string;
  readonly status?: string;
}

/** The same for Fastify. */
export const pageSchema = {
  type: "object",
  properties: {
    limit: { type: "integer", minimum: 1, maximum: 1000, default: 50 },
    after: orderId,
    status,
  },
} as const;

/** What of an order may change. */
export const patchSchema = {
  type: "object",
  required: ["status"],
  additionalProperties: false,
  properties: { status },
} as const;

/** To insert it. @throws {UsageError} when an amount or a moment is none */
export const toRow = (json: OrderJson): SampleOrdersInsert => ({
  orderId: BigInt(json.orderId),
  customer: json.customer,
  status: json.status ?? "open",
  amount: numeric(json.amount),
  orderedAt: timestamptz(json.orderedAt),
  note: json.note ?? null,
});

/** `2026-11-23 09:00:00.5+00` as RFC 3339 has it, which every client reads; no digit is lost. */
const toInternet = (moment: string): string =>
  moment.replace(" ", "T").replace(/[+-]\d\d$/, "$&:00");

/** To send it. */
export const toJson = (row: SampleOrdersRow): OrderJson => ({
  ...row,
  orderId: String(row.orderId),
  orderedAt: toInternet(row.orderedAt),
});
