/** Runs one call under its plan, and says what it said. */
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../../src/local/faults/dice.js";
import {
  type CallOptions,
  type Database,
  openDatabase,
} from "../../src/runtime/index.js";
import { classes } from "./classes.js";
import { scaledClock } from "./clock.js";
import { type Ended, type Fault, tell, type Told } from "./judge.js";
import type { Outage, Plan, Random } from "./plan.js";
import { restore, type Slot } from "./slots.js";
import { steps } from "./steps.js";
import type { WriteClass } from "./write-class.js";

/** A call and what became of it. */
export interface Result extends Ended {
  readonly id: number;
  readonly step: string;
  /** Whether any of its faults struck. */
  readonly isStruck: boolean;
  readonly wrong: Fault | undefined;
}

// 20 s pass in one: the default deadline of 120 s is 6 s.
const FACTOR = 20;
// Pauses of up to 15 s are what most of the time would go to.
const HURRY = 10;
const SLOW_DEADLINE_MS = 24_000;

/** Which class a call has is a matter of its number alone. */
export const classOf = (id: number): WriteClass => {
  const all = id % 2 === 0 ? classes.single : classes.transaction;
  return all[Math.floor(id / 2) % all.length] as WriteClass;
};

const planFor = (one: WriteClass, random: Random): Plan => {
  const fitting = steps.filter((step) => step.fits(one));
  const chosen = fitting[Math.floor(random() * fitting.length)] ?? steps[0];
  if (chosen === undefined) throw new Error("there are no steps");
  const { name: step } = chosen;
  const plan = chosen.plan(one, random);
  // Silence takes a deadline, which is long.
  if (plan.isSlow === true && random() < 0.75) return planFor(one, random);
  return { step, ...plan };
};

/** A database on the coordinators of the slot, on a clock that runs faster. */
export const open = (slot: Slot, random: Random, max = 2): Database =>
  openDatabase(slot.settings, {
    clock: scaledClock(FACTOR, random, HURRY),
    retryBudget: false,
    connectTimeoutMs: 40_000,
    max,
  });

const breakDown = async (
  { coordinators }: Slot,
  { how, all, afterMs, lastsMs }: Outage,
): Promise<void> => {
  const struck = all ? coordinators : coordinators.slice(0, 1);
  if (afterMs > 0) await sleep(afterMs);
  await Promise.all(struck.map(async (each) => each.down(how)));
  await sleep(lastsMs);
  await Promise.all(struck.map(async (each) => each.up()));
};

/** How long the call may take. */
const limitsOf = ({ isSlow = false, endBy, endAfterMs = 0 }: Plan) => {
  const abort = new AbortController();
  const timer =
    endBy === "signal"
      ? setTimeout(() => abort.abort(), endAfterMs)
      : undefined;
  const options: CallOptions = {
    ...(isSlow ? { deadlineMs: SLOW_DEADLINE_MS } : {}),
    ...(endBy === "signal" ? { signal: abort.signal } : {}),
    ...(endBy === "deadline" ? { deadlineMs: 1 + endAfterMs * FACTOR } : {}),
  };
  return { options, stop: () => clearTimeout(timer) };
};

/** Runs the call while its outage, if it has one, happens. */
const under = async (
  slot: Slot,
  plan: Plan,
  call: (options: CallOptions) => Promise<unknown>,
): Promise<Told> => {
  const { outage } = plan;
  const isBefore = outage !== undefined && outage.afterMs < 0;
  if (isBefore) await breakDown(slot, outage);
  const end =
    outage === undefined || isBefore ? undefined : breakDown(slot, outage);
  const { options, stop } = limitsOf(plan);
  const told = await tell(call(options));
  stop();
  await end;
  await restore(slot);
  return told;
};

/** Runs one call under its plan. */
export const runCall = async (
  slot: Slot,
  shared: Database,
  id: number,
  seed: number,
): Promise<Omit<Result, "wrong">> => {
  const one = classOf(id);
  // A matter of seed and number alone, whatever came before.
  const plan = planFor(one, seededRandom(seed * 1_000_003 + id));
  const { step, strikes, outage } = plan;
  const db = plan.isFresh === true ? open(slot, Math.random) : shared;
  const handles = strikes.map(({ fault }) => slot.faults.add(fault));
  let steps = 0;
  const told = await under(slot, plan, async (options) =>
    one.run({ id, db, options, onCommitted: () => steps++ }),
  );
  if (db !== shared) await db.close();
  const struck = strikes.filter(
    (_, index) => (handles[index]?.struck ?? 0) > 0,
  );
  const mayDoubt =
    (outage !== undefined && plan.isFresh !== true) ||
    struck.some(({ leavesDoubt }) => leavesDoubt);
  const isUnproved = struck.some(({ refusesProof }) => refusesProof === true);
  const isBeforeWork =
    outage === undefined
      ? struck.length > 0 && struck.every((each) => each.isBeforeWork === true)
      : plan.isFresh === true;
  const isStruck = (outage ?? plan.endBy) !== undefined || struck.length > 0;
  const met = { mayDoubt, isUnproved, isBeforeWork, isStruck };
  return { id, one, step, told, steps, ...met };
};
