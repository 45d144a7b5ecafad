/**
 * The guide's asynchronous CN-retry sample. Run it with `npm run cn-retry:async`.
 *
 * The guide's script does not run as printed: `async` is a keyword since Python 3.7, so that `async=1` is a syntax error
 * (psycopg2 2.8 calls it `async_`), and it calls psycopg2_cnretry_async(), which it never defines. This one does run. It
 * needs neither the flag nor the loop around poll() and select(): every call of `pg` is asynchronous, and none sends BEGIN.
 */
import { openClient, openDatabase } from "../../dws/index.js";
import { runProgram } from "../program.js";
import { cnRetryTest } from "./repositories/public/cn_retry_test.js";
import { playAll, type Row, SELECT } from "./stage.js";

/** Starts the query, does something else, and only then waits for the rows. */
const meanwhile = async (pending: Promise<readonly Row[]>) => {
  console.log("  the query is under way, and the program goes on");
  return pending;
};

const bareAsync = async (begin?: "begin"): Promise<readonly Row[]> => {
  const client = await openClient();
  try {
    if (begin !== undefined) await client.query(begin);
    const pending = client.query<Row>(SELECT).then(({ rows }) => rows);
    return await meanwhile(pending);
  } finally {
    await client.end();
  }
};

await runProgram(async () => {
  const db = openDatabase();
  try {
    await playAll([
      {
        title: "bare pg, asynchronous, inside BEGIN",
        lostRuns: 2,
        play: async () => bareAsync("begin"),
      },
      {
        title: "bare pg, asynchronous, outside a block",
        lostRuns: 2,
        play: async () => bareAsync(),
      },
      {
        title: "the repository, asynchronous, longer than CN retry lasts",
        lostRuns: 8,
        play: async () =>
          meanwhile(cnRetryTest(db).select({ orderBy: ["id"] })),
      },
    ]);
  } finally {
    await db.close();
  }
});
