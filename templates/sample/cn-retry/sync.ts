/**
 * The guide's synchronous CN-retry sample: a switchover meets one query inside BEGIN, after the guide's "end; …", outside
 * a block, and through a repository. Run it with `npm run cn-retry`.
 *
 * psycopg2 sends BEGIN before the first statement, and a coordinator retries nothing inside a block (dws_01_0120). `pg`
 * sends no BEGIN: bare, and outside a block, it profits from CN retry as it is. What the repository adds is what comes
 * when CN retry gives up, and what comes inside a transaction: there all of it is run again.
 */
import { openDatabase } from "../../dws/index.js";
import { runProgram } from "../program.js";
import { cnRetryTest } from "./repositories/public/cn_retry_test.js";
import { bare, playAll, SELECT } from "./stage.js";

const inOrder = { orderBy: ["id"] } as const;

await runProgram(async () => {
  const db = openDatabase();
  try {
    await playAll([
      {
        title: "bare pg, inside BEGIN",
        lostRuns: 2,
        play: async () => bare("begin", SELECT),
      },
      {
        title: "bare pg, inside BEGIN, with the guide's way out of it",
        lostRuns: 2,
        play: async () => bare("begin", `end; ${SELECT}`),
      },
      {
        title: "bare pg, outside a block",
        lostRuns: 2,
        play: async () => bare(SELECT),
      },
      {
        title: "bare pg, outside a block, longer than CN retry lasts",
        lostRuns: 8,
        play: async () => bare(SELECT),
      },
      {
        title: "the repository, outside a block",
        lostRuns: 2,
        play: async () => cnRetryTest(db).select(inOrder),
      },
      {
        title: "the repository, outside a block, longer than CN retry lasts",
        lostRuns: 8,
        play: async () => cnRetryTest(db).select(inOrder),
      },
      {
        title: "the repository, inside a transaction",
        lostRuns: 2,
        play: async () =>
          db.transaction(async (tx) => cnRetryTest(tx).select(inOrder)),
      },
    ]);
  } finally {
    await db.close();
  }
});
