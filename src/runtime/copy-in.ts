/** Runs one COPY FROM STDIN: sends no faster than the server takes, and cancels it when the source of the rows fails. */
import { type CopyStreamQuery, from } from "pg-copy-streams";
import type { Phase } from "./classify.js";
import { isFatal, readFailure } from "./classify.js";
import type { DwsClient } from "./client.js";
import { StatementError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import { type Guard, isCut } from "./guard.js";
import type { Attempt } from "./handle.js";
import type { Lease } from "./lease.js";
import { AttemptFailure } from "./retry.js";
import type { CallOptions, CopyData, CopyIn } from "./session.js";
import { isSqlState } from "./sqlstates.js";

/** How a COPY is run. */
export interface CopyRun {
  readonly guard: Guard;
  readonly label: string;
  /** `write` when it stands alone: with its end it takes effect. */
  readonly phase: "write" | "work";
  /** Told when the connection can no longer be trusted. */
  readonly onDoubt: () => void;
  /** Told when the time is up: the server may go on for long with what it was sent. */
  readonly onCut: () => void;
}

/** The stream of pg-copy-streams, one step at a time. It must not be touched again once it has reported an error. */
class Wire {
  readonly #stream: CopyStreamQuery;
  #failure: Error | undefined;
  #reject: ((error: Error) => void) | undefined;

  constructor(client: DwsClient, text: string) {
    this.#stream = client.query(from(text));
    this.#stream.on("error", (error: Error) => {
      this.#failure ??= error;
      this.#reject?.(error);
    });
  }

  /** Waits until the socket has room for more. */
  async write(chunk: Buffer): Promise<void> {
    return this.#step((done) => this.#stream.write(chunk, done));
  }

  /** Says that this was all; gives the number of rows once the server has taken them. */
  async end(): Promise<number> {
    await this.#step((done) => this.#stream.end(done));
    return this.#stream.rowCount;
  }

  /** Undoes the COPY (CopyFail); false when the server did not confirm it. */
  async cancel(): Promise<boolean> {
    if (this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#stream.once("close", resolve);
        this.#stream.destroy(new Error("the source of the rows failed"));
      });
    }
    return isAnswer(this.#failure);
  }

  async #step(
    start: (done: (error?: Error | null) => void) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#reject = reject;
      start((error) => (error instanceof Error ? reject(error) : resolve()));
    });
  }
}

const isAnswer = (error: unknown): boolean => {
  const { code, severity } = readFailure(error);
  return isSqlState(code) && !isFatal(severity);
};

/** One attempt, from the first row to the server's answer. */
class Course {
  readonly #client: DwsClient;
  readonly #copy: CopyIn;
  readonly #run: CopyRun;
  /** Until CopyDone is handed over the server cannot finish the COPY, whatever happens. */
  #phase: Phase = "work";

  constructor(client: DwsClient, copy: CopyIn, run: CopyRun) {
    this.#client = client;
    this.#copy = copy;
    this.#run = run;
  }

  async send(): Promise<number> {
    const data = await this.#copy.open();
    if (data === undefined) return 0;
    // It may have taken long.
    this.#run.guard.assertOpen();
    const wire = new Wire(this.#client, data.text);
    const step = async <T>(work: Promise<T>): Promise<T> =>
      work.catch((error: unknown) => {
        throw this.failure(error, data);
      });
    try {
      for await (const chunk of data.chunks) {
        this.#assertInTime();
        await step(wire.write(chunk));
      }
      this.#assertInTime();
      this.#phase = this.#run.phase;
      return await step(wire.end());
    } catch (error) {
      if (!(await wire.cancel())) this.#run.onDoubt();
      throw error;
    }
  }

  /** The time may be up before its timer says so: the COPY that is open is undone then, as for a failed source. */
  #assertInTime(): void {
    const { cut } = this.#run.guard;
    if (cut !== undefined) throw cut;
  }

  /** What it means that the connection or the server failed, or that the time was up. */
  failure(error: unknown, data?: CopyData): AttemptFailure {
    const { label, onDoubt } = this.#run;
    const { where } = error as { readonly where?: unknown };
    const place = typeof where === "string" ? data?.placeOf(where) : undefined;
    const told = place === undefined ? label : `${label}: ${place}`;
    const met = toAttemptFailure(this.#phase, told, error);
    if (met.reason !== "final" || !isAnswer(error)) onDoubt();
    return this.#copy.mayRepeat()
      ? met
      : new AttemptFailure(met.error, "final");
  }
}

/**
 * Makes the COPY.
 * @returns rows that the server took
 * @throws {AttemptFailure} when the server or the connection failed; what the source threw is passed on as it is, and
 * the COPY is undone
 */
export const runCopyIn = async (
  client: DwsClient,
  copy: CopyIn,
  run: CopyRun,
): Promise<number> => {
  run.guard.assertOpen();
  const course = new Course(client, copy, run);
  try {
    return await run.guard.race(course.send(), run.onCut);
  } catch (error) {
    if (error === run.guard.cut) throw course.failure(error);
    throw error;
  }
};

/** Makes the COPY alone, in autocommit, on a connection of its own. */
export const copyAlone = async (
  lease: Lease,
  copy: CopyIn,
  label: string,
): Promise<number> => {
  try {
    return await lease.streams.copyIn(copy, "write", label);
  } finally {
    // It knows itself when it cannot be trusted.
    lease.release(false);
  }
};

const cancelled = (label: string, cause: unknown): AttemptFailure =>
  new AttemptFailure(
    new StatementError(`${label}: the source of the rows failed`, { cause }),
    "final",
  );

/** Makes the COPY inside a transaction, which cannot commit any more when it fails. */
export const copyWithin = async (
  attempt: Attempt,
  copy: CopyIn,
  options: CallOptions & { readonly label: string },
): Promise<number> => {
  const { label } = options;
  const { lease } = attempt;
  attempt.pending++;
  try {
    return await lease.within(options, async () =>
      lease.streams.copyIn(copy, "work", label),
    );
  } catch (error) {
    const met = isCut(error, lease.isLost)
      ? toAttemptFailure("work", label, error)
      : error;
    const isOurs = met instanceof AttemptFailure;
    attempt.failure ??= isOurs ? met : cancelled(label, met);
    throw isOurs ? met.error : met;
  } finally {
    attempt.pending--;
  }
};
