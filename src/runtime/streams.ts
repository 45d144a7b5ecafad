/** What takes a connection for a while: reading rows piece by piece, and COPY. */
import type { Phase } from "./classify.js";
import type { DwsClient } from "./client.js";
import { runCopyIn } from "./copy-in.js";
import { openCopyOut } from "./copy-out.js";
import { openCursor } from "./cursor.js";
import { type Bounds, Guard } from "./guard.js";
import type { Reading, RowPull } from "./row-pull.js";
import type { CopyIn, RowBatch, RowSource } from "./session.js";
import { beginQuery, type QueryAbout, toldCopy } from "./tell-query.js";

/** The borrowed connection. */
export interface Held {
  readonly client: DwsClient;
  readonly bounds: Bounds;
  readonly guard: Guard;
  /** What is told of the work. */
  about(phase: Phase, label: string): QueryAbout;
  /** @throws {Error} once it was given back */
  assertHeld(): void;
  /** Asks the server to stop; the connection is of no further use. */
  cancel(): void;
  /** The connection is of no further use. */
  giveUp(): void;
}

/** The streams of one borrowed connection: one at a time, and nothing else meanwhile. */
export class Streams {
  readonly #held: Held;
  #isBusy = false;

  constructor(held: Held) {
    this.#held = held;
  }

  /** True while rows are being read or copied. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Begins to read; the connection is busy until all was read, or the reading was closed. */
  openRows(source: RowSource, phase: Phase, label: string): RowPull {
    const { client, guard } = this.#held;
    this.#held.assertHeld();
    guard.assertOpen();
    const reading =
      source.kind === "copy"
        ? openCopyOut(client, source.text)
        : openCursor(client, source.statement, source.batchRows);
    this.#isBusy = true;
    const tell = beginQuery(this.#held.about(phase, label));
    const step = async (next: Reading["next"], withinMs?: number) => {
      try {
        const batch = await this.#step(next, withinMs);
        if (batch === undefined) tell();
        return batch;
      } catch (error) {
        tell(error);
        throw error;
      }
    };
    const close = async () => {
      await reading.close();
      return undefined;
    };
    return {
      next: async (withinMs) => step(async () => reading.next(), withinMs),
      close: async () => {
        await step(close);
      },
      abandon: () => tell(),
    };
  }

  /**
   * Runs one COPY FROM STDIN.
   * @throws {AttemptFailure} or what the source of the rows threw
   */
  async copyIn(
    copy: CopyIn,
    phase: "write" | "work",
    label: string,
  ): Promise<number> {
    const { client, guard } = this.#held;
    this.#held.assertHeld();
    this.#isBusy = true;
    const onDoubt = () => this.#held.giveUp();
    const onCut = () => this.#held.cancel();
    try {
      const run = { guard, label, phase, onDoubt, onCut };
      return await toldCopy(this.#held.about(phase, label), async () =>
        runCopyIn(client, copy, run),
      );
    } finally {
      this.#isBusy = false;
    }
  }

  /** One step of a reading; busy no more once there is nothing left to read, or the server refused. */
  async #step(
    step: Reading["next"],
    withinMs?: number,
  ): Promise<RowBatch | undefined> {
    const { bounds } = this.#held;
    this.#held.assertHeld();
    const guard =
      withinMs === undefined
        ? this.#held.guard
        : new Guard({ ...bounds, endsAt: bounds.clock.now() + withinMs });
    let isBusy = false;
    try {
      guard.assertOpen();
      const batch = await guard.race(step(), () => this.#held.cancel());
      isBusy = batch !== undefined;
      return batch;
    } finally {
      this.#isBusy = isBusy;
      if (guard !== this.#held.guard) guard.close();
    }
  }
}
