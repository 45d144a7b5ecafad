/** The torture: calls of every class, eight at a time, each with a fault at a step of its own choice, and each judged. */
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../src/local/faults/dice.js";
import { classOf, open, type Result, runCall } from "./call.js";
import { judge, tell } from "./judge.js";
import { scattered, SHARED_STEP } from "./scattered.js";
import { restore, type Slot, type Slots, startSlots } from "./slots.js";
import { readTraces, SCHEMA, WATCH } from "./tables.js";

/** How much is run. */
export interface Torture {
  /** Calls of each kind: single writes, and transactions. */
  readonly runs: number;
  readonly seed: number;
  /** Told now and then. */
  readonly log?: (line: string) => void;
}

type Unjudged = Omit<Result, "wrong">;

const SLOTS = 8;
const COORDINATORS = 3;
/** The share of the calls that run on one pool. */
const TOGETHER = 0.15;
const STUCK_MS = 60_000;

/** No deadline of a call is longer than a few seconds: one that does not end by then never will. */
const inTime = async <T>(work: Promise<T>, what: string): Promise<T> => {
  const over = new AbortController();
  const late = sleep(STUCK_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${what} does not end`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
};

/** Everything that one worker does, call after call. */
const work = async (
  slot: Slot,
  ids: readonly number[],
  seed: number,
): Promise<Unjudged[]> => {
  const db = open(slot, Math.random);
  const done: Unjudged[] = [];
  for (const id of ids) {
    done.push(await inTime(runCall(slot, db, id, seed), `call ${id}`));
  }
  await db.close();
  await slot.record.settled();
  return done;
};

/** Eight callers at a time on a pool of five, and faults that strike whomever they meet. */
const workTogether = async (
  slot: Slot,
  ids: readonly number[],
  seed: number,
): Promise<Unjudged[]> => {
  const db = open(slot, seededRandom(seed), 5);
  const waiting = [...ids];
  const done: Unjudged[] = [];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const one = classOf(id);
      let steps = 0;
      const onCommitted = () => steps++;
      const told = await tell(one.run({ id, db, options: {}, onCommitted }));
      const step = SHARED_STEP;
      done.push({ id, one, step, told, steps, mayDoubt: true, isStruck: true });
    }
  };
  for (const fault of scattered(seed)) slot.faults.add(fault);
  await Promise.all(Array.from({ length: SLOTS }, worker));
  await restore(slot);
  await db.close();
  await slot.record.settled();
  return done;
};

const prepare = async (
  { direct, slots }: Slots,
  ids: readonly number[],
): Promise<void> => {
  await direct.query(SCHEMA);
  const seeded = ids.filter((id) => classOf(id).isSeeded === true);
  await direct.query(
    "insert into torture_keyed select unnest($1::bigint[]), 1, 0",
    [seeded],
  );
  await direct.query(WATCH);
  const [slot] = slots;
  if (slot === undefined) return;
  const db = open(slot, Math.random);
  await db.createFence();
  await db.close();
};

/** Runs it all, and judges every call. */
export const torture = async ({
  runs,
  seed,
  log = () => undefined,
}: Torture): Promise<readonly Result[]> => {
  const slots = await startSlots(SLOTS, COORDINATORS);
  try {
    const all = Array.from({ length: runs * 2 }, (_, index) => index);
    const alone = Math.ceil(all.length * (1 - TOGETHER));
    const [ids, together] = [all.slice(0, alone), all.slice(alone)];
    await prepare(slots, all);
    log(`${runs} single writes and ${runs} transactions, seed ${seed}`);
    const shares = slots.slots.map((slot, index) =>
      work(
        slot,
        // Sixteen of each kind at a time: every worker meets every class.
        ids.filter((id) => Math.floor(id / 32) % SLOTS === index),
        seed,
      ),
    );
    const done = (await Promise.all(shares)).flat();
    const [first] = slots.slots;
    if (first !== undefined) {
      done.push(...(await workTogether(first, together, seed)));
    }
    const trace = await readTraces(slots.direct);
    return done.map((one) => ({ ...one, wrong: judge(one, trace(one.id)) }));
  } finally {
    await slots.stop();
  }
};
