/** What is planned for one call: the faults and outages that it meets. */
import type { Fault } from "../../src/local/start.js";
import type { WriteClass } from "./write-class.js";

/** Chances. */
export type Random = () => number;

/** One fault. */
export interface Strike {
  readonly fault: Fault;
  /** Whether a class that proves nothing may end unknown after it has struck. */
  readonly leavesDoubt: boolean;
  /** Whether every other may too: the proof itself is refused. */
  readonly refusesProof?: boolean;
  /** It strikes before the call is handed to the driver, which may end anyhow but unknown. */
  readonly isBeforeWork?: boolean;
}

/** What is done to the coordinators while, or before, the call runs. */
export interface Outage {
  readonly how: "refuse" | "reset";
  /** All of them, or the first alone. */
  readonly all: boolean;
  /** Milliseconds until it begins; below 0 it is over before the call. */
  readonly afterMs: number;
  readonly lastsMs: number;
}

/** What is planned for one call. */
export interface Plan {
  readonly step: string;
  readonly strikes: readonly Strike[];
  readonly outage?: Outage;
  /** The call has a pool of its own, so that it has to connect. */
  readonly isFresh?: boolean;
  readonly isSlow?: boolean;
  /** Milliseconds after which its caller, or its deadline, ends it. */
  readonly endAfterMs?: number;
  readonly endBy?: "signal" | "deadline";
}

/** One step. */
export interface Step {
  readonly name: string;
  fits(one: WriteClass): boolean;
  plan(one: WriteClass, random: Random): Omit<Plan, "step">;
}

/** One of them. */
export const pick = <T>(items: readonly T[], random: Random): T =>
  items[Math.floor(random() * items.length)] as T;

/** From 1. */
export const atMost = (most: number, random: Random) =>
  1 + Math.floor(random() * most);
