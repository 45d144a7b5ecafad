/** The HTTP API: the routes of orders, a health check, and errors as HTTP says them. */
import fastify, { type FastifyInstance } from "fastify";
import { type Database, DwsError } from "../../dws/index.js";
import { toHttpError } from "./http-errors.js";
import { addChanges, addInserts, addReads } from "./orders.js";
import { sampleOrders } from "./repositories/public/sample_orders.js";

/** The API over a database that the caller opened and will close. */
export const createApp = (db: Database): FastifyInstance => {
  const app = fastify({
    logger: { level: process.env["LOG_LEVEL"] ?? "info" },
  });

  app.setErrorHandler((error, request, reply) => {
    // What Fastify itself refuses has a status already.
    if (!(error instanceof DwsError)) return reply.send(error);
    const { status, retryAfter, body } = toHttpError(error);
    request.log.warn(
      { code: error.code, sqlState: error.sqlState },
      error.message,
    );
    if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
    return reply.code(status).send(body);
  });

  // Asked for often and answered soon: while the database is away, a load balancer may look elsewhere.
  app.get("/health", async (_, reply) => {
    const isWell = await sampleOrders(db)
      .exists({ deadlineMs: 1_000 })
      .catch(() => false);
    return reply
      .code(isWell ? 200 : 503)
      .send({ status: isWell ? "ok" : "database away" });
  });

  // A client that keeps its connection open would keep the server open, for the 72 s of Fastify's keepAliveTimeout.
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.addHook("onSend", async (_, reply) => {
    if (isClosing) reply.header("connection", "close");
  });

  addReads(app, db);
  addInserts(app, db);
  addChanges(app, db);
  return app;
};
