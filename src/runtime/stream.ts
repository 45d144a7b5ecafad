/** Rows one by one out of batches, decoded when they are asked for. */
import { UsageError } from "./errors.js";
import type { CallOptions, RowBatch } from "./session.js";

/** How rows are streamed. */
export interface StreamOptions extends Omit<CallOptions, "deadlineMs"> {
  /**
   * Milliseconds for the first rows, with all attempts, and again for each batch after it. The time that the reader
   * takes does not count. In a transaction that of the transaction holds besides. @default 120000
   */
  readonly deadlineMs?: number;
  /** Rows that the server is asked for at a time. @default 1000 */
  readonly batchRows?: number;
}

const BATCH_ROWS = 1_000;

/** @throws {UsageError} when it is no number of rows */
export const readBatchRows = (
  label: string,
  { batchRows = BATCH_ROWS }: StreamOptions,
): number => {
  if (Number.isInteger(batchRows) && batchRows > 0) return batchRows;
  throw new UsageError(`${label}: batchRows must be a whole number from 1`);
};

/**
 * Gives the rows of the batches. Written out, since an async generator costs three turns of the event loop for each row
 * and this one.
 */
export class RowStream<Row> implements AsyncIterableIterator<Row> {
  readonly #batches: AsyncIterator<RowBatch>;
  readonly #decode: (values: RowBatch[number]) => Row;
  #batch: RowBatch = [];
  #at = 0;
  #filling: Promise<void> | undefined;
  #isDone = false;

  constructor(
    batches: AsyncIterable<RowBatch>,
    decode: (values: RowBatch[number]) => Row,
  ) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#decode = decode;
  }

  /** Not an async function, which costs more for each row than its decoding does. */
  next(): Promise<IteratorResult<Row, undefined>> {
    const values = this.#batch[this.#at];
    if (values === undefined) return this.#fill();
    this.#at++;
    try {
      return Promise.resolve({ done: false, value: this.#decode(values) });
    } catch (error) {
      return this.#fail(error as Error);
    }
  }

  /** Closes the cursor and gives the connection back; called by `for await` when its loop is left. */
  async return(): Promise<IteratorResult<Row, undefined>> {
    this.#isDone = true;
    this.#batch = [];
    await this.#batches.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #fail(error: Error): Promise<never> {
    await this.return();
    throw error;
  }

  /** Whoever asks for several rows at once waits for the same batch. */
  async #fill(): Promise<IteratorResult<Row, undefined>> {
    if (this.#isDone) return { done: true, value: undefined };
    this.#filling ??= this.#take();
    await this.#filling;
    return this.next();
  }

  async #take(): Promise<void> {
    try {
      const step = await this.#batches.next();
      // Left meanwhile: nobody wants them any more.
      if (this.#isDone) return;
      this.#isDone = step.done === true;
      this.#batch = step.done === true ? [] : step.value;
      this.#at = 0;
    } catch (error) {
      this.#isDone = true;
      throw error;
    } finally {
      this.#filling = undefined;
    }
  }
}
