/** A switchover of 40 s under a running job: what the runtime makes of it, and what bare `pg` does. */
import { faultShapes } from "../../src/local/start.js";
import { openDatabase, OutcomeUnknownError } from "../../src/runtime/index.js";
import type { Clock } from "../../src/runtime/retry.js";
import { scaledClock } from "./clock.js";
import { restore, type Slot, startSlots } from "./slots.js";
import { readTraces, SCHEMA, type Trace, WATCH } from "./tables.js";
import {
  bareWay,
  GROUPS,
  naiveWay,
  PARTS,
  runtimeWay,
  type Task,
  TASKS,
  type Way,
} from "./ways.js";

/** One call that is over. */
export interface Done {
  readonly way: string;
  readonly group: string;
  readonly outcome: "succeeded" | "unknown" | "threw";
  readonly error: unknown;
  /** Milliseconds of the job's clock. */
  readonly tookMs: number;
  readonly trace: Trace;
  readonly wrong: "lost" | "doubled" | undefined;
  /** Leaves a trace. */
  readonly isWrite: boolean;
}

/** What the job saw. */
export interface Switchover {
  readonly calls: readonly Done[];
  /** Errors of idle connections, by way. */
  readonly idleErrors: Readonly<Record<string, number>>;
}

const WORKERS = 16;
const THINK_MS = 150;
const WARM_MS = 3_000;
const ANSWERS_LOST_MS = 1_000;
const POOLER_MS = 8_000;
const WHOLE_MS = 40_000;
const AFTER_MS = 10_000;
const IDS = 100_000;

const OURS = /torture|dws_fence|^commit/i;

/**
 * The primary is lost under what runs: answers are lost, then the pooler reaches no datanode, then the coordinators
 * themselves are restarted, and refuse; after 40 s all is well.
 */
const switchOver = async (
  slots: readonly Slot[],
  sleep: (ms: number) => Promise<void>,
): Promise<void> => {
  await sleep(WARM_MS);
  for (const { faults } of slots) {
    const lost = { at: "reply", matching: OURS, times: 6 } as const;
    faults.add({ at: "commit-after", do: faultShapes.lost, times: 2 });
    faults.add({ ...lost, do: faultShapes.datanodeLost });
    faults.add({ ...lost, do: faultShapes.lost });
  }
  await sleep(ANSWERS_LOST_MS);
  for (const { faults } of slots) {
    const do_ = faultShapes.poolerCannotConnect;
    faults.add({ at: "execute", matching: OURS, times: Infinity, do: do_ });
  }
  await sleep(POOLER_MS - ANSWERS_LOST_MS);
  const coordinators = slots.flatMap((slot) => slot.coordinators);
  await Promise.all(coordinators.map(async (each) => each.down("refuse")));
  for (const { faults } of slots) faults.clear();
  await sleep(WHOLE_MS - POOLER_MS);
  await Promise.all(slots.map(restore));
};

type Ended = Omit<Done, "trace" | "wrong"> & {
  readonly id: number;
  readonly task: Task;
};

const runOne = async (
  way: Way,
  task: Task,
  id: number,
  clock: Clock,
): Promise<Ended> => {
  const startedAt = clock.now();
  let outcome: Done["outcome"] = "succeeded";
  let met: unknown;
  try {
    await way.run(task, id);
  } catch (error) {
    met = error;
    outcome = error instanceof OutcomeUnknownError ? "unknown" : "threw";
  }
  const told = { way: way.name, group: GROUPS[task], outcome, error: met };
  const isWrite = PARTS[task] > 0;
  return { ...told, id, task, isWrite, tookMs: clock.now() - startedAt };
};

/** Lost: it succeeded and is not there. Doubled: it is there more often than once, or by half. */
const wrongOf = ({ task, outcome }: Ended, trace: Trace): Done["wrong"] => {
  const parts = PARTS[task];
  if (parts === 0) return undefined;
  if (trace.most === 0) return outcome === "succeeded" ? "lost" : undefined;
  // The same values once more do no harm.
  const mayRepeat = task === "update" || task === "upsert";
  const isWhole = trace.parts === parts && (trace.most === 1 || mayRepeat);
  return isWhole ? undefined : "doubled";
};

const taskOf = (id: number): Task => TASKS[id % TASKS.length] as Task;

/** Does the work of one way until the time is over. */
const work = async (
  way: Way,
  first: number,
  clock: Clock,
  sleep: (ms: number) => Promise<void>,
  endsAt: number,
): Promise<Ended[]> => {
  const done: Ended[] = [];
  let id = first;
  const worker = async () => {
    while (clock.now() < endsAt) {
      const mine = id++;
      done.push(await runOne(way, taskOf(mine), mine, clock));
      await sleep(THINK_MS);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return done;
};

const SEED = `insert into torture_keyed select call, 1, 0 from generate_series(0, 3 * ${IDS}) call where call % ${IDS} < 20000 and call % ${TASKS.length} = any ($1::int[])`;

/** Runs the job through a switchover; `factor` times as fast as the clock on the wall. */
export const switchover = async (factor: number): Promise<Switchover> => {
  const { slots, direct, stop } = await startSlots(3, 3);
  const [ours, bare, naive] = slots as [Slot, Slot, Slot];
  const clock = scaledClock(factor);
  const sleep = async (ms: number) => clock.sleep(ms, undefined);
  try {
    await direct.query(SCHEMA);
    const updated = [TASKS.indexOf("update"), TASKS.indexOf("upsert")];
    await direct.query(SEED, [updated]);
    await direct.query(WATCH);
    const runtime = runtimeWay(ours, factor);
    const ways = [runtime, bareWay(bare), naiveWay(naive, factor)];
    const first = openDatabase(ours.settings);
    await first.createFence();
    await first.close();
    const endsAt = clock.now() + WARM_MS + WHOLE_MS + AFTER_MS;
    const [jobs] = await Promise.all([
      Promise.all(
        ways.map(async (way, index) =>
          work(way, index * IDS, clock, sleep, endsAt),
        ),
      ),
      switchOver(slots, sleep),
    ]);
    for (const way of ways) await way.close();
    await Promise.all(slots.map(async ({ record }) => record.settled()));
    const traceOf = await readTraces(direct);
    const calls = jobs.flat().map((one): Done => {
      const trace = traceOf(one.id);
      return { ...one, trace, wrong: wrongOf(one, trace) };
    });
    const idle = ways.map((way) => [way.name, way.idleErrors()] as const);
    return { calls, idleErrors: Object.fromEntries(idle) };
  } finally {
    await stop();
  }
};
