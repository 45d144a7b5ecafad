/** Watches a schema: looks at its fingerprint again and again, and regenerates when it is another one. */
import { setTimeout as sleep } from "node:timers/promises";
import type { OpenCatalogs } from "./connect/keep-open.js";
import { GeneratorError } from "./errors.js";
import {
  prepareFingerprint,
  type ReadFingerprint,
} from "./introspect/fingerprint.js";
import { classify } from "./runtime/classify.js";
import { DwsError } from "./runtime/errors.js";

/** What is watched, and who is told. */
export interface WatchOptions {
  /** Reads the fingerprint of the schema. */
  readonly look: (signal: AbortSignal) => Promise<string>;
  /** Brings the project up to date; called once at the start, and after each change. */
  readonly regenerate: () => Promise<void>;
  /** Time between two looks; longer where a look takes so long that it would keep the server busy. */
  readonly intervalMs: number;
  /** Ends the watch; a regeneration that runs is finished before. */
  readonly signal: AbortSignal;
  /** The server cannot be reached; told once, until it is back. */
  readonly onLost: (error: unknown) => void;
  readonly onBack: () => void;
  /** A regeneration failed (a conflict, say), and the watch goes on. */
  readonly onFailed: (error: GeneratorError) => void;
}

/** Whether the server may be back a little later; a refused password is not sent twice, since ten of them lock the account. */
const isLost = (error: unknown): boolean => {
  if (error instanceof DwsError) return error.transient;
  if (!(error instanceof GeneratorError)) return false;
  const { kind, cause } = error;
  if (cause instanceof DwsError) return cause.transient;
  // The driver's own error: this connection was tried once.
  return kind === "connect" && classify("connect", cause).reason !== "final";
};

/** Whether the next change of the schema, or of the project, may go better. */
const isMendable = (error: unknown): error is GeneratorError =>
  error instanceof GeneratorError &&
  !["connect", "usage", "config", "missing-answer"].includes(error.kind);

/** Reads fingerprints over a connection that stays, and probes the server anew after it was lost. */
export const createLook = (
  { query }: OpenCatalogs,
  schemas: readonly string[],
): WatchOptions["look"] => {
  let prepared: ReadFingerprint | undefined;
  return async (signal) => {
    try {
      prepared ??= await prepareFingerprint(query(signal), schemas);
      return await prepared(query(signal));
    } catch (error) {
      prepared = undefined;
      throw error;
    }
  };
};

/** A look may take a tenth of the time, no more: some clusters have many thousands of tables. */
const PAUSE_PER_LOOK = 9;

/** The state of one watch. */
class Watcher {
  readonly #options: WatchOptions;
  #seen: string | undefined;
  #isLost = false;
  #lookMs = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { signal, intervalMs } = this.#options;
    await this.#begin();
    for (;;) {
      const pause = Math.max(intervalMs, PAUSE_PER_LOOK * this.#lookMs);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.#turn();
    }
  }

  /** The first run speaks for itself: what is wrong with the connection is said as without a watch. */
  async #begin(): Promise<void> {
    const { regenerate, signal, onFailed } = this.#options;
    this.#seen = await this.#look().catch(() => undefined);
    if (signal.aborted) return;
    try {
      await regenerate();
    } catch (error) {
      if (isLost(error) || !isMendable(error)) throw error;
      onFailed(error);
    }
  }

  async #turn(): Promise<void> {
    const { regenerate, signal, onFailed } = this.#options;
    try {
      const found = await this.#look();
      this.#back();
      if (found === this.#seen) return;
      // Before the regeneration: what changes meanwhile is seen in the next turn.
      this.#seen = found;
      await regenerate();
    } catch (error) {
      if (signal.aborted && error instanceof DwsError) return;
      if (isLost(error)) this.#lose(error);
      else if (isMendable(error)) onFailed(error);
      else throw error;
    }
  }

  async #look(): Promise<string> {
    const startedAt = performance.now();
    this.#lookMs = 0;
    const found = await this.#options.look(this.#options.signal);
    this.#lookMs = performance.now() - startedAt;
    return found;
  }

  #lose(error: unknown): void {
    this.#seen = undefined;
    if (!this.#isLost) this.#options.onLost(error);
    this.#isLost = true;
  }

  #back(): void {
    if (this.#isLost) this.#options.onBack();
    this.#isLost = false;
  }
}

/**
 * Watches until the signal fires.
 * @throws what no repeat can mend: a refused login, a mistake of ours
 */
export const watchSchema = async (options: WatchOptions): Promise<void> =>
  new Watcher(options).run();
