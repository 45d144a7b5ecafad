/** Compares what the calls reported with what is in the database. */
import type { Database } from "../../dws/index.js";
import type { Call } from "./calls.js";
import { drillEntries } from "./repositories/public/drill_entries.js";
import { drillKeyed } from "./repositories/public/drill_keyed.js";

/** One call that is over. */
export interface Ended {
  readonly call: Call;
  readonly callId: bigint;
  readonly outcome: "applied" | "not-applied" | "unknown";
  /** What its failed attempts met. */
  readonly met: readonly string[];
  readonly tookMs: number;
}

/** Numbers of calls. */
export interface Audit {
  /** Reported as applied, and not there, or not all of it. */
  readonly lost: number;
  /** There more often than it should be. */
  readonly doubled: number;
  /** Reported as not applied, and there. */
  readonly denied: number;
  /** Reported as unknown, and there. */
  readonly unknownApplied: number;
}

const countByCall = async (
  rows: AsyncIterable<{ readonly callId: bigint }>,
): Promise<ReadonlyMap<bigint, number>> => {
  const counts = new Map<bigint, number>();
  for await (const { callId } of rows) {
    counts.set(callId, (counts.get(callId) ?? 0) + 1);
  }
  return counts;
};

/** Reads every trace and compares. */
export const audit = async (
  db: Database,
  ended: readonly Ended[],
): Promise<Audit> => {
  const columns = ["callId"] as const;
  const keyed = await countByCall(drillKeyed(db).stream({ columns }));
  const entries = await countByCall(drillEntries(db).stream({ columns }));
  const found = { lost: 0, doubled: 0, denied: 0, unknownApplied: 0 };
  for (const { call, callId, outcome } of ended) {
    const expected = call.leaves.keyed + call.leaves.entries;
    const k = keyed.get(callId) ?? 0;
    const e = entries.get(callId) ?? 0;
    const isThere = expected > 0 && k + e > 0;
    if (k > call.leaves.keyed || e > call.leaves.entries) found.doubled++;
    else if (k + e < expected && (isThere || outcome === "applied")) {
      found.lost++;
    } else if (isThere && outcome === "not-applied") found.denied++;
    else if (isThere && outcome === "unknown") found.unknownApplied++;
  }
  return found;
};
