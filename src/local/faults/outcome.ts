/** Says in the record what became of statements, when the engine is ready again or a side is gone. */
import type { OpenRecord, TransactionStatus } from "./record.js";
import { isCommit } from "./statement-kind.js";
import type { Talk, Unit } from "./unit.js";

/** What the engine made of a statement, now that it is ready again; see {@link StatementRecord.committed}. */
const committedBy = (
  unit: Unit,
  record: OpenRecord,
  status: TransactionStatus,
): OpenRecord["committed"] => {
  const { engine, isPassedOn, statusBefore } = record;
  const tags = engine?.kind === "tag" ? engine.tags : [];
  // A COMMIT is one even when a later statement of the same query failed.
  if (record.committed === "yes" || tags.includes("COMMIT")) return "yes";
  if (!isPassedOn || unit.hasError || tags.length === 0) return "no";
  if (status === "T") return "open";
  const isAutocommit = statusBefore === "I" && !tags.includes("ROLLBACK");
  return status === "I" && isAutocommit ? "yes" : "no";
};

/** Settles the statements of a unit that the engine is done with. */
export const settle = (unit: Unit, status: TransactionStatus): void => {
  for (const record of unit.records) {
    if (record === undefined) continue;
    record.statusAfter = status;
    record.committed = committedBy(unit, record, status);
    if (record.isPassedOn) record.phase = "finished";
  }
};

/** The client is gone, by a fault or by itself: what it has not been told it never will be. */
export function loseClient(talk: Talk): void {
  talk.mode = "ended";
  for (const record of talk.units.flatMap(({ records }) => records)) {
    if (record !== undefined) record.client ??= { kind: "gone" };
  }
}

/** The engine's session is over: what it was at when it went is not known. */
export function loseEngine(talk: Talk): void {
  talk.isOver = true;
  for (const unit of talk.units.splice(0)) {
    for (const record of unit.records) {
      if (record?.isPassedOn !== true || record.committed === "yes") continue;
      const isOwn = record.statusBefore === "I" || isCommit(record.text);
      record.committed = isOwn ? "unknown" : "no";
      record.client ??= { kind: "gone" };
    }
  }
}
