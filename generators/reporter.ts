/** Shows progress on stderr: a line per step, and a bar on a terminal when a step takes longer than a second. */
import { createRequire } from "node:module";
import type cliProgress from "cli-progress";
import type { Progress } from "../src/progress.js";
import { type Colors, colorsFor } from "./colors.js";

/** A progress that can be closed. */
export interface Reporter extends Progress {
  /** Ends the bar, if there is one. */
  close(): void;
}

/** Where it prints, and how. */
export interface ReporterOptions {
  /** Print nothing. */
  readonly quiet: boolean;
  /** @default process.stderr */
  readonly stream?: NodeJS.WriteStream;
  /** @default process.env */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds. @default Date.now */
  readonly now?: () => number;
}

const BAR_AFTER_MS = 1000;

// Only when a bar is drawn: a run that takes a second would wait 20 ms for it.
const loadBar = () =>
  createRequire(import.meta.url)("cli-progress") as typeof cliProgress;

const nothing: Reporter = {
  step: () => undefined,
  advance: () => undefined,
  note: () => undefined,
  close: () => undefined,
};

class TerminalReporter implements Reporter {
  readonly #stream: NodeJS.WriteStream;
  readonly #colors: Colors;
  readonly #now: () => number;
  #startedAt = 0;
  #bar: cliProgress.SingleBar | undefined;

  constructor(options: ReporterOptions) {
    this.#stream = options.stream ?? process.stderr;
    this.#now = options.now ?? Date.now;
    this.#colors = colorsFor(this.#stream, options.environment ?? process.env);
  }

  step(text: string): void {
    this.close();
    this.#startedAt = this.#now();
    this.#stream.write(`${this.#colors.cyan("›")} ${text}\n`);
  }

  advance(done: number, total: number): void {
    if (this.#bar === undefined) {
      const isShort = this.#now() - this.#startedAt < BAR_AFTER_MS;
      if (isShort || !this.#stream.isTTY || done >= total) return;
      // Some terminals report a width of 0.
      this.#stream.columns ||= 80;
      const { SingleBar } = loadBar();
      this.#bar = new SingleBar({
        format: "  {bar} {value} of {total}",
        barsize: 30,
        barCompleteChar: "=",
        barIncompleteChar: "-",
        stream: this.#stream,
        clearOnComplete: true,
        hideCursor: null,
      });
      this.#bar.start(total, done);
      return;
    }
    this.#bar.setTotal(total);
    this.#bar.update(done);
  }

  note(text: string): void {
    this.close();
    this.#stream.write(`${this.#colors.yellow("!")} ${text}\n`);
  }

  close(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

/** A progress for people. */
export const createReporter = (options: ReporterOptions): Reporter =>
  options.quiet ? nothing : new TerminalReporter(options);
