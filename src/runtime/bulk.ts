/** What the bulk writes have in common: their options, their target, and the error of a write that was applied in part. */
import { type DwsError, PartlyAppliedError } from "./errors.js";
import type { CallOptions, CommitOptions, Session } from "./session.js";
import type { AnyTable } from "./table.js";

/** How far a bulk write has come. */
export interface Progress {
  /** Rows handed to the server by this attempt; a replay begins anew. */
  readonly rows: number;
}

/** Of every bulk write. */
export interface BulkOptions extends CallOptions {
  /** Called from time to time; what it throws ends the call. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Of bulk writes that may be a transaction. */
export interface UnitOptions extends BulkOptions, CommitOptions {}

/** The table that is written, and through what. */
export interface BulkTarget {
  readonly session: Session;
  readonly table: AnyTable;
  /** Names the call in errors. */
  readonly label: string;
}

/** Says what was applied before `error` was met, if anything was. */
export const asPartlyApplied = (
  label: string,
  rowsApplied: number,
  error: unknown,
): unknown => {
  if (rowsApplied === 0) return error;
  const { outcome, transient, sqlState } = error as Partial<DwsError>;
  return new PartlyAppliedError(
    `${label}: failed after ${rowsApplied} rows had been applied: ${(error as Error).message}`,
    {
      rowsApplied: BigInt(rowsApplied),
      outcome: outcome === "unknown" ? "unknown" : "applied",
      transient: transient ?? false,
      sqlState,
      cause: error,
    },
  );
};
