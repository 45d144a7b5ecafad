/** What the runtime tells on `node:diagnostics_channel`: labels, times, codes and outcomes; never SQL, never a value. */
import { type Channel, channel } from "node:diagnostics_channel";
import type { Phase, Reason } from "./classify.js";
import type { DwsError, Outcome } from "./errors.js";

/** Says how something ended. */
export interface Ending {
  readonly durationMs: number;
  /** `applied` is said of reads too: they were answered. */
  readonly outcome: Outcome;
  /** Where it failed; undefined when it did not. */
  readonly phase: Phase | undefined;
  readonly sqlState: string | undefined;
}

/**
 * `dws.query`: one statement was answered, or never will be. A COPY and a stream are one each, from their first row to
 * their end, with the time that their source or reader took.
 */
export interface QueryEvent extends Ending {
  readonly label: string;
  /** Of the call or the transaction, from 1. */
  readonly attempt: number;
  /** `host:port` of the coordinator or load balancer. */
  readonly host: string;
}

/** `dws.transaction`: one attempt of a transaction ended; a lost COMMIT is settled by then if it can be. */
export interface TransactionEvent extends Ending {
  readonly label: string;
  /** From 1. */
  readonly attempt: number;
  readonly host: string;
}

/** `dws.retry`: an attempt failed, and another follows after the pause. */
export interface RetryEvent {
  readonly label: string;
  /** The one that failed, from 1. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly reason: Reason;
  readonly outcome: Outcome;
  readonly sqlState: string | undefined;
}

/** `dws.connect`: a connection was made, or could not be. */
export interface ConnectEvent extends Ending {
  readonly host: string;
}

/** Something that may have listeners. */
export interface Teller<Event> {
  /** Whether anybody listens; nothing need be measured otherwise. */
  readonly isHeard: boolean;
  tell(event: Event): void;
}

const createTeller = <Event>(name: string): Teller<Event> => {
  const told: Channel = channel(name);
  return {
    get isHeard() {
      return told.hasSubscribers;
    },
    tell: (event) => told.publish(event),
  };
};

/** `dws.query` */
export const queries = createTeller<QueryEvent>("dws.query");
/** `dws.transaction` */
export const transactions = createTeller<TransactionEvent>("dws.transaction");
/** `dws.retry` */
export const retries = createTeller<RetryEvent>("dws.retry");
/** `dws.connect` */
export const connects = createTeller<ConnectEvent>("dws.connect");

/** How something ended: with this error in this phase, or well. */
export const endingOf = (
  durationMs: number,
  phase: Phase,
  error: Pick<DwsError, "outcome" | "sqlState"> | undefined,
): Ending =>
  error === undefined
    ? { durationMs, outcome: "applied", phase: undefined, sqlState: undefined }
    : { durationMs, outcome: error.outcome, phase, sqlState: error.sqlState };
