/** The routes of orders: pages and single ones to read, and writes that tell what became of them. */
import type { FastifyInstance } from "fastify";
import type { Database } from "../../dws/index.js";
import {
  type OrderJson,
  orderId,
  orderSchema,
  type PageQuery,
  pageSchema,
  patchSchema,
  toJson,
  toRow,
} from "./order-json.js";
import { sampleOrders } from "./repositories/public/sample_orders.js";

interface ById {
  readonly Params: { readonly orderId: string };
}

const byId = {
  params: { type: "object", properties: { orderId } },
} as const;

/** Adds `GET /orders` and `GET /orders/:orderId`. */
export const addReads = (app: FastifyInstance, db: Database): void => {
  const orders = sampleOrders(db);

  app.get<{ Querystring: PageQuery }>(
    "/orders",
    { schema: { querystring: pageSchema } },
    async ({ query: { limit, after, status } }) => {
      const page = await orders.select({
        ...(status === undefined ? {} : { where: { status } }),
        limit,
        after: after === undefined ? undefined : { orderId: BigInt(after) },
      });
      const last = page.length === limit ? page.at(-1) : undefined;
      // Given as `after`, it asks for the next page: however far that is, no row before it is read again.
      const next = last === undefined ? null : String(last.orderId);
      return { orders: page.map(toJson), next };
    },
  );

  app.get<ById>("/orders/:orderId", { schema: byId }, async ({ params }) =>
    toJson(await orders.get({ orderId: BigInt(params.orderId) })),
  );
};

/** Adds `POST /orders` and `POST /orders/batch`. */
export const addInserts = (app: FastifyInstance, db: Database): void => {
  const orders = sampleOrders(db);

  // When the answer of the database is lost it is inserted again, and the very same row there counts as done. A caller
  // who lost our answer may send it again too: having chosen the number, it gets 409 and no second order.
  app.post<{ Body: OrderJson }>(
    "/orders",
    { schema: { body: orderSchema } },
    async ({ body }, reply) => {
      await orders.insert(toRow(body), { repeat: "if-equal" });
      return reply
        .code(201)
        .header("location", `/orders/${body.orderId}`)
        .send();
    },
  );

  // All of them or none, proved by a marker row when the answer to COMMIT is lost.
  app.post<{ Body: OrderJson[] }>(
    "/orders/batch",
    {
      schema: { body: { type: "array", minItems: 1, items: orderSchema } },
    },
    async ({ body }, reply) => {
      const rows = body.map(toRow);
      await orders.insertMany(rows, { onUnknownCommit: "probe" });
      return reply.code(201).send({ inserted: rows.length });
    },
  );
};

/** Adds what changes and deletes orders. */
export const addChanges = (app: FastifyInstance, db: Database): void => {
  const orders = sampleOrders(db);

  // No `repeat`: it might undo what somebody else set meanwhile. When the answer is lost the caller is told (504).
  app.patch<ById & { Body: { readonly status: string } }>(
    "/orders/:orderId",
    { schema: { ...byId, body: patchSchema } },
    async ({ params, body }, reply) => {
      const key = { orderId: BigInt(params.orderId) };
      const updated = await orders.update(key, { status: body.status });
      return reply.code(updated === 0n ? 404 : 204).send();
    },
  );

  app.delete<ById>(
    "/orders/:orderId",
    { schema: byId },
    async ({ params }, reply) => {
      const key = { orderId: BigInt(params.orderId) };
      await orders.delete(key, { repeat: "overwrite" });
      return reply.code(204).send();
    },
  );
};
