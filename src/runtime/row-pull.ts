/** Rows read batch by batch: on a connection of their own with a retry before the first batch, or inside a transaction. */
import { AbortedError, DeadlineError, type DwsError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import type { Attempt } from "./handle.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import type { CallOptions, RowBatch, RowSource } from "./session.js";

/** What is read from, bare. */
export interface Reading {
  /** The next rows; undefined after the last. */
  next(): Promise<RowBatch | undefined>;
  /** Leaves the connection ready for other work, wherever the reading is. */
  close(): Promise<void>;
}

/** A {@link Reading} whose waits are bound. */
export interface RowPull {
  /** The next rows; undefined after the last. `withinMs` is for this wait alone, instead of the attempt's deadline. */
  next(withinMs?: number): Promise<RowBatch | undefined>;
  close(): Promise<void>;
  /** Leaves it where it is: the connection must be destroyed. */
  abandon(): void;
}

/** A reading of its own that has its first rows. */
export interface Opened {
  readonly lease: Lease;
  readonly pull: RowPull;
  readonly first: RowBatch | undefined;
}

/**
 * Begins to read on a connection of its own, for a cursor inside a read-only transaction.
 * @throws {AttemptFailure} with the connection destroyed
 */
export const openAlone = async (
  lease: Lease,
  source: RowSource,
  label: string,
): Promise<Opened> => {
  try {
    if (source.kind === "cursor") {
      await lease.control("start transaction read only", "read");
    }
    const pull = lease.streams.openRows(source, "read", label);
    return { lease, pull, first: await pull.next() };
  } catch (error) {
    lease.release(true);
    throw toAttemptFailure("read", label, error);
  }
};

const brokenOff = (
  label: string,
  handed: number,
  thrown: unknown,
): DwsError => {
  const error = thrown instanceof AttemptFailure ? thrown.error : thrown;
  const told = `${label}: broken off after ${handed} rows were handed out`;
  if (error instanceof DeadlineError) {
    return new DeadlineError(`${told}, since the deadline passed`);
  }
  if (error instanceof AbortedError) {
    return new AbortedError(`${told}, since the caller aborted it`);
  }
  return toAttemptFailure("read", told, error).error;
};

/** Ends the transaction of a cursor; false when the connection is of no further use. */
const endAlone = async (
  { lease, pull }: Opened,
  source: RowSource,
  isAtEnd: boolean,
): Promise<boolean> => {
  if (source.kind === "copy") {
    // One that is not at its end would have to be read to it.
    if (!isAtEnd) pull.abandon();
    return isAtEnd;
  }
  try {
    await pull.close();
    await lease.control(isAtEnd ? "commit" : "rollback", "read");
    return true;
  } catch {
    // Nothing was written, and every row that was wanted is there.
    return false;
  }
};

/**
 * Hands out the batches. Nothing is repeated once the first was handed out; each later one has `withinMs` of its own,
 * so that the time which the reader takes does not count.
 */
export async function* readAlone(
  open: () => Promise<Opened>,
  source: RowSource,
  label: string,
  withinMs: number,
): AsyncGenerator<RowBatch, undefined> {
  const opened = await open();
  let handed = 0;
  let state: "open" | "at end" | "broken" = "open";
  const next = async () => {
    try {
      return await opened.pull.next(withinMs);
    } catch (error) {
      state = "broken";
      throw brokenOff(label, handed, error);
    }
  };
  try {
    for (let batch = opened.first; batch !== undefined; batch = await next()) {
      yield batch;
      handed += batch.length;
    }
    state = "at end";
    return undefined;
  } finally {
    const isClean =
      (state as string) !== "broken" &&
      (await endAlone(opened, source, state === "at end"));
    opened.lease.release(!isClean);
  }
}

/** The same inside a transaction, which is what is replayed; until its end it is the only work of the transaction. */
export async function* readWithin(
  attempt: Attempt,
  source: RowSource,
  options: CallOptions & { readonly label: string },
): AsyncGenerator<RowBatch, undefined> {
  const { label } = options;
  const { lease } = attempt;
  attempt.pending++;
  let isOpen = false;
  const step = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      isOpen = false;
      const failure = toAttemptFailure("work", label, error);
      attempt.failure ??= failure;
      throw failure.error;
    }
  };
  try {
    const pull = lease.streams.openRows(source, "work", label);
    isOpen = true;
    try {
      for (;;) {
        const batch = await step(
          lease.within(options, async () => pull.next()),
        );
        isOpen = batch !== undefined;
        if (batch === undefined) return undefined;
        yield batch;
      }
    } finally {
      if (isOpen) await step(pull.close());
    }
  } finally {
    attempt.pending--;
  }
}
