/**
 * Serves the API until SIGTERM or Ctrl-C: `npm run api`, on HOST and PORT, or on 127.0.0.1 and 3000. As a service run
 * `./run.sh api`, or `node dist/samples/api/main.js`: npm does not pass SIGTERM on.
 */
import { openDatabase } from "../../dws/index.js";
import { runProgram } from "../program.js";
import { createApp } from "./app.js";
import { sampleOrders } from "./repositories/public/sample_orders.js";

await runProgram(async () => {
  // Shorter than the patience of most load balancers, so that they get an answer of ours.
  const db = openDatabase(undefined, { deadlineMs: 30_000 });
  const app = createApp(db);

  /** Takes no more requests, answers those that are under way, then closes the connections: the process ends by itself. */
  const shutDown = async (): Promise<void> => {
    await app.close();
    await db.close();
  };

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void shutDown());
  }

  try {
    await sampleOrders(db).create({ ifNotExists: true });
    await db.createFence();
    const { HOST = "127.0.0.1", PORT = "3000" } = process.env;
    await app.listen({ host: HOST, port: Number(PORT) });
  } catch (error) {
    await shutDown();
    throw error;
  }
});
