/** Ends every wait of one attempt when the deadline passes or the caller's signal fires: one timer for all of them. */
import { AbortedError, DeadlineError } from "./errors.js";
import { AttemptFailure, type Clock } from "./retry.js";

/** Until when an attempt may go on, and who may end it sooner. */
export interface Bounds {
  readonly clock: Clock;
  /** Moment on the clock. */
  readonly endsAt: number;
  readonly signal: AbortSignal | undefined;
  readonly label: string;
}

/** What ended the waits. */
export type Cut = DeadlineError | AbortedError;

/** Whether limits of its own ended a call, after which the connection is lost, and not something that it read from. */
export const isCut = (error: unknown, isLost: boolean): boolean =>
  error instanceof AttemptFailure ||
  (isLost && (error instanceof DeadlineError || error instanceof AbortedError));

const nothing = () => undefined;

/** Watches over one attempt until it is closed. */
export class Guard {
  readonly #bounds: Bounds;
  readonly #waits = new Set<(cut: Cut) => void>();
  readonly #disarm: () => void;
  #cut: Cut | undefined;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    const { clock, endsAt, signal } = bounds;
    const left = Math.max(0, endsAt - clock.now());
    const stop =
      left === Infinity
        ? nothing
        : clock.after(left, () => this.#end(this.#late()));
    if (signal === undefined) {
      this.#disarm = stop;
      return;
    }
    const onAbort = () => this.#end(this.#aborted());
    signal.addEventListener("abort", onAbort);
    this.#disarm = () => {
      stop();
      signal.removeEventListener("abort", onAbort);
    };
  }

  /** What ended the attempt, if it was ended. */
  get cut(): Cut | undefined {
    const { clock, endsAt, signal } = this.#bounds;
    if (signal?.aborted === true) this.#cut ??= this.#aborted();
    if (clock.now() >= endsAt) this.#cut ??= this.#late();
    return this.#cut;
  }

  /** Refuses to hand over what there is no time for any more: nothing was applied then, whatever it is. */
  assertOpen(): void {
    const { cut } = this;
    if (cut !== undefined) throw new AttemptFailure(cut, "final");
  }

  /**
   * Waits for what `start` begins. `onCut` is told when the wait ends sooner; what was begun goes on then.
   * @throws {Cut}
   */
  wait<T>(
    start: (
      resolve: (value: T) => void,
      reject: (error: Error) => void,
    ) => void,
    onCut?: () => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (cut: Cut) => {
        reject(cut);
        onCut?.();
      };
      this.#waits.add(end);
      start(
        (value) => {
          this.#waits.delete(end);
          resolve(value);
        },
        (error) => {
          this.#waits.delete(end);
          reject(error);
        },
      );
      // What came before the wait ends it too.
      const { cut } = this;
      if (cut !== undefined && this.#waits.delete(end)) end(cut);
    });
  }

  /** Waits for the promise; it goes on when the wait ends sooner, and may reject then without anybody listening. */
  race<T>(promise: Promise<T>, onCut?: () => void): Promise<T> {
    return this.wait<T>((resolve, reject) => {
      promise.then(resolve, reject);
    }, onCut);
  }

  /** The attempt is over. */
  close(): void {
    this.#disarm();
  }

  #late(): Cut {
    return new DeadlineError(`${this.#bounds.label}: the deadline passed`);
  }

  #aborted(): Cut {
    return new AbortedError(`${this.#bounds.label}: aborted by the caller`);
  }

  #end(cut: Cut): void {
    this.#cut ??= cut;
    const waits = [...this.#waits];
    this.#waits.clear();
    for (const end of waits) end(this.#cut);
  }
}
