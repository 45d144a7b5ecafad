/** Reads a source of rows, once and in order, and writes them as COPY text in chunks. */
import type { BulkOptions } from "./bulk.js";
import { copyLines } from "./copy-line.js";
import { UsageError } from "./errors.js";
import type { RowShape } from "./row-shape.js";

/** Rows to load. Only a function, an array, a Set or a Map can be read again, which a replay needs. */
export type Rows<Row> =
  | Iterable<Row>
  | AsyncIterable<Row>
  | (() => Iterable<Row> | AsyncIterable<Row>);

const CHUNK_LENGTH = 65_536;

// Sources that are empty once they were read: a replay, or a second call, would copy nothing without a word.
const used = new WeakSet();

/** Reads a source of rows once from its beginning. */
export class Feed {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>;
  readonly #isAsync: boolean;
  #ahead: IteratorResult<unknown> | undefined;
  /** True once the last row was handed over. */
  isDone = false;
  /** Rows handed over so far. */
  taken = 0;

  constructor(rows: Iterable<unknown> | AsyncIterable<unknown>) {
    this.#isAsync = Symbol.asyncIterator in rows;
    this.#iterator =
      Symbol.asyncIterator in rows
        ? rows[Symbol.asyncIterator]()
        : rows[Symbol.iterator]();
  }

  /** The next row, which stays the next; undefined at the end. */
  async peek(): Promise<{ readonly row: unknown } | undefined> {
    this.#ahead ??= await this.#iterator.next();
    this.isDone ||= this.#ahead.done === true;
    return this.isDone ? undefined : { row: this.#ahead.value };
  }

  /** At most so many rows, as COPY text. */
  async *chunks(
    shape: RowShape,
    mostRows: number,
    onProgress: BulkOptions["onProgress"],
  ): AsyncGenerator<Buffer, undefined> {
    const addLine = copyLines(shape);
    let text = "";
    for (let left = mostRows; left > 0; left--) {
      const step = this.#ahead ?? this.#iterator.next();
      this.#ahead = undefined;
      const result = (
        this.#isAsync ? await step : step
      ) as IteratorResult<unknown>;
      this.isDone ||= result.done === true;
      if (this.isDone) {
        this.#ahead = result;
        break;
      }
      text = addLine(text, result.value, ++this.taken);
      if (text.length < CHUNK_LENGTH) continue;
      yield Buffer.from(text);
      text = "";
      onProgress?.({ rows: this.taken });
    }
    // Known now, while the deadline is watched, so that no empty batch follows.
    await this.peek();
    if (text !== "") {
      yield Buffer.from(text);
      onProgress?.({ rows: this.taken });
    }
    return undefined;
  }

  /** Tells a source that is not at its end that nobody reads on. */
  close(): void {
    if (this.isDone) return;
    this.isDone = true;
    const end = async () => this.#iterator.return?.();
    // Not waited for: it may hang just where the deadline passed.
    end().catch(() => undefined);
  }
}

const isCollection = (rows: object) =>
  Array.isArray(rows) || rows instanceof Set || rows instanceof Map;

/** Whether the rows would be the same when they are read once more. */
export const canReadAgain = (rows: Rows<unknown>): boolean =>
  typeof rows === "function" || isCollection(rows);

/** Begins to read. @throws {UsageError} when the rows were read before and cannot be read again */
export const openFeed = (rows: Rows<unknown>, label: string): Feed => {
  const made = typeof rows === "function" ? rows() : rows;
  if (isCollection(made)) return new Feed(made);
  if (used.has(made)) {
    throw new UsageError(
      `${label}: these rows were read before, by another call or by an attempt that failed, and may not all be there again; give a function that makes them anew`,
    );
  }
  used.add(made);
  return new Feed(made);
};
