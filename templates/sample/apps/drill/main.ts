/**
 * The failover drill: `npm run drill -- SECONDS`. Mixed calls run through a switchover, a line says what happened to each,
 * and in the end the database is asked whether that is true. On the local DWS the switchover is scripted; on a cluster of
 * your own start it by hand meanwhile. The drill makes tables of its own and drops them.
 */
import { subscribe } from "node:diagnostics_channel";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Database,
  DwsError,
  openDatabase,
  type RetryEvent,
} from "../../dws/index.js";
import { runProgram } from "../program.js";
import { audit, type Ended } from "./audit.js";
import { type Call, CALLS } from "./calls.js";
import { say, sayAudit, sayEnded } from "./report.js";
import { drillEntries } from "./repositories/public/drill_entries.js";
import { drillKeyed } from "./repositories/public/drill_keyed.js";
import { openDirector } from "./switchover.js";

const WORKERS = 6;
const THINK_MS = 250;
const WARM_MS = 2_000;
const DEFAULT_SECONDS = { local: 15, cluster: 180 } as const;

/** What the failed attempts of each call that is under way met, by its label. */
const underWay = new Map<string, string[]>();

subscribe("dws.retry", (message) => {
  const { label, sqlState, reason } = message as RetryEvent;
  underWay
    .get(label)
    ?.push(sqlState ?? (reason === "lost" ? "no answer" : reason));
});

/** Makes one call, and prints what happened to it. */
const makeCall = async (
  db: Database,
  call: Call,
  callId: bigint,
): Promise<Ended> => {
  const label = `call ${callId}`;
  const met: string[] = [];
  underWay.set(label, met);
  const begunAt = performance.now();
  let error: DwsError | undefined;
  try {
    await call.run(db, callId, { label });
  } catch (thrown) {
    if (!(thrown instanceof DwsError)) throw thrown;
    error = thrown;
  }
  underWay.delete(label);
  const tookMs = performance.now() - begunAt;
  const outcome = error?.outcome ?? "applied";
  const ended = { call, callId, outcome, met, tookMs };
  sayEnded(ended, error?.message);
  return ended;
};

/** Makes calls of every kind until the time is over; the last ones are waited for. */
const makeCalls = async (db: Database, endsAt: number): Promise<Ended[]> => {
  const ended: Ended[] = [];
  let last = 0n;
  const work = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      const callId = ++last;
      const call = CALLS[Number(callId) % CALLS.length] as Call;
      ended.push(await makeCall(db, call, callId));
      await sleep(THINK_MS);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return ended;
};

const main = async (given: string | undefined): Promise<number> => {
  if (given !== undefined && !(Number(given) > 0)) {
    console.error("Usage: npm run drill -- SECONDS");
    return 2;
  }
  const db = openDatabase();
  const { switchOver, end } = await openDirector();
  const tables = [drillKeyed(db), drillEntries(db)];
  try {
    await db.createFence();
    for (const table of tables) {
      await table.drop({ ifExists: true });
      await table.create();
    }
    const kind = switchOver === undefined ? "cluster" : "local";
    const seconds = Number(given ?? DEFAULT_SECONDS[kind]);
    if (kind === "cluster") say("switch the cluster over now");
    const [ended] = await Promise.all([
      makeCalls(db, performance.now() + seconds * 1000),
      sleep(WARM_MS).then(async () =>
        switchOver?.((what) => say(`-- ${what}`)),
      ),
    ]);
    const found = await audit(db, ended);
    sayAudit(ended, found);
    for (const table of tables) await table.drop();
    return found.lost + found.doubled + found.denied === 0 ? 0 : 1;
  } finally {
    await end();
    await db.close();
  }
};

await runProgram(async () => main(process.argv[2]));
