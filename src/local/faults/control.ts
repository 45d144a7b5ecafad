/** What all sessions of one local DWS share: the faults, the record, and how long a coordinator waits. */
import type { CreatedDatabase } from "../rewrite/create-database.js";
import type { Compatibility } from "../rewrite/type-names.js";
import { createFaultList, type FaultList } from "./fault-list.js";
import { createRecord, type Recorder } from "./record.js";

/** Shared by the sessions. */
export interface Control {
  readonly faults: FaultList;
  readonly record: Recorder;
  /** Before the n-th CN retry a coordinator waits n times this long. */
  readonly cnRetryDelayMs: number;
  /** The mode of the session's database. */
  readonly compatibility: Compatibility;
  /** Gives a database that was just made the mode that it asked for. */
  keepMode(database: CreatedDatabase): Promise<void>;
  /** Calls back after a while. */
  wait(ms: number, then: () => void): void;
  /** Numbers the connections from 1. */
  nextConnection(): number;
}

/** No faults, a record that is switched off, and nobody who gives databases modes. */
export function createControl(
  cnRetryDelayMs: number,
  wait: Control["wait"] = (ms, then) => void setTimeout(then, ms).unref(),
  compatibility: Compatibility = "ORA",
): Control {
  let connections = 0;
  return {
    faults: createFaultList(),
    record: createRecord(),
    cnRetryDelayMs,
    compatibility,
    keepMode: () => Promise.resolve(),
    wait,
    nextConnection: () => ++connections,
  };
}
