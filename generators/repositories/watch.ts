/** `repositories --watch`: regenerates whenever the schema changes, until Ctrl-C. */
import type { Choices } from "../../src/config/resolve.js";
import { GeneratorError } from "../../src/errors.js";
import { toFailure } from "../failure.js";
import type { Reporter } from "../reporter.js";

/** What is watched. */
export interface WatchRun {
  readonly choices: Choices;
  readonly seconds: number;
  readonly reporter: Reporter;
  /** Brings the project up to date and says what it did. */
  readonly regenerate: () => Promise<void>;
  /** Where errors are printed. @default process.stderr */
  readonly stream?: NodeJS.WritableStream;
}

const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** Runs the work with a signal that fires on the first Ctrl-C; the second one ends the process as ever. */
const untilStopped = async (
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const controller = new AbortController();
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
};

/** Says what happens while watching; errors are printed with `--quiet` as well. */
const createVoice = ({ seconds, reporter, stream }: WatchRun) => {
  const say = (error: unknown, more: string) => {
    const { message } = toFailure(error);
    (stream ?? process.stderr).write(`${message}\n${more}\n`);
  };
  return {
    onLost: (error: unknown) => {
      say(error, `Trying again every ${seconds} s.`);
    },
    onBack: () => {
      reporter.step("Connected again");
    },
    onFailed: (error: unknown) => {
      say(error, "Watching goes on.");
    },
  };
};

/**
 * Watches until Ctrl-C, SIGTERM or SIGHUP; then everything is closed and the run is a success.
 * @throws {GeneratorError} what is wrong with the first run's connection, or a login that is refused later
 */
export const watchRepositories = async (run: WatchRun): Promise<void> => {
  const { source, schemas } = run.choices;
  if (source.kind !== "cluster") {
    throw new GeneratorError(
      "usage",
      "--watch needs a database that stays.",
      "Give --host, or run `generator-dws local` beside it.",
    );
  }
  const { createLook, watchSchema } = await import("../../src/watch.js");
  const { keepOpen } = await import("../../src/connect/keep-open.js");
  const open = keepOpen(source.connection);
  try {
    await untilStopped(async (signal) =>
      watchSchema({
        look: createLook(open, schemas),
        regenerate: async () => {
          await run.regenerate();
          run.reporter.step(`Watching ${schemas.join(", ")} until Ctrl-C`);
        },
        intervalMs: run.seconds * 1000,
        signal,
        ...createVoice(run),
      }),
    );
  } finally {
    await open.close();
  }
};
