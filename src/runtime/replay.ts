/** One transaction with all its replays: each on a new connection, with a marker of its own where it is fenced. */
import { randomUUID } from "node:crypto";
import type { Phase } from "./classify.js";
import { endingOf, transactions } from "./diagnostics.js";
import {
  askCaller,
  askFence,
  type Doubt,
  type OnUnknownCommit,
  settleCommit,
} from "./doubt.js";
import { Ending } from "./ending.js";
import { type DwsError, UsageError } from "./errors.js";
import { asFenceError, type Fence, MARKER_MS, markText } from "./fence.js";
import { AttemptFailure } from "./retry.js";
import type { AttemptStart, Runner } from "./runner.js";
import type { ReadSession } from "./session.js";
import {
  type AttemptWork,
  attemptTransaction,
  type Committed,
  publicError,
  type TransactionOptions,
} from "./transaction.js";

/** One call of `db.transaction`. */
export interface TransactionCall<T> {
  readonly label: string;
  readonly options: TransactionOptions;
  readonly fence: Fence;
  /** What a probe of the caller's own looks through. */
  readonly session: ReadSession;
  /** Called once per attempt. */
  readonly work: AttemptWork<T>;
}

const ATTEMPTS = 5;

/** A transaction that only reads has nothing to be in doubt about. */
const whenUnknown = ({
  onUnknownCommit = "throw",
  readOnly,
}: TransactionOptions): OnUnknownCommit =>
  readOnly === true ? "throw" : onUnknownCommit;

const assertFenceable = (label: string, deadlineMs: number) => {
  if (deadlineMs <= MARKER_MS) return;
  throw new UsageError(
    `${label}: a transaction with onUnknownCommit: "probe" may take 24 h at most, since its marker is kept no longer`,
  );
};

const markOf = <T>({ fence, label }: TransactionCall<T>, id: string) => ({
  text: markText(fence, id),
  asError: (error: unknown) => asFenceError(fence, label, error),
});

/** Asks, as the call wants it, what became of a COMMIT whose answer was lost; `id` is that of its marker. */
const settle = async <T>(
  runner: Runner,
  { options, fence, session }: TransactionCall<T>,
  doubt: Doubt,
  id: string | undefined,
): Promise<void> => {
  const how = whenUnknown(options);
  if (how === "throw") throw doubt.failure;
  await settleCommit(doubt, async () =>
    typeof how === "function"
      ? askCaller(runner, how, session, doubt)
      : askFence(runner, fence, id as string, doubt),
  );
};

/** Runs one attempt to its settled end. */
const attempt = async <T>(
  runner: Runner,
  { lease, endsAt }: AttemptStart,
  call: TransactionCall<T>,
): Promise<Committed<T>> => {
  const { label, options, work } = call;
  const { signal } = options;
  const how = whenUnknown(options);
  const id = how === "probe" ? randomUUID() : undefined;
  const ending = new Ending();
  const committed = await attemptTransaction(
    lease,
    {
      label,
      options,
      ending,
      mark: id === undefined ? undefined : markOf(call, id),
      // Who can ask what became of it need not wait for the answer until there is no time left to ask.
      commitMs: () =>
        how === "throw" ? Infinity : (endsAt - runner.clock.now()) / 2,
    },
    work,
  );
  const { doubt: failure } = committed;
  if (failure === undefined) return committed;
  try {
    await settle(runner, call, { failure, label, endsAt, signal }, id);
    return committed;
  } catch (error) {
    ending.abort(publicError(error));
    throw error;
  }
};

/** The same, told on `dws.transaction`. */
const toldAttempt = async <T>(
  runner: Runner,
  start: AttemptStart,
  call: TransactionCall<T>,
): Promise<Committed<T>> => {
  const { label } = call;
  const { host } = start.lease;
  const startedAt = runner.clock.now();
  const tell = (
    phase: Phase,
    error?: Pick<DwsError, "outcome" | "sqlState">,
  ) => {
    const ending = endingOf(runner.clock.now() - startedAt, phase, error);
    transactions.tell({ ...ending, label, attempt: start.number, host });
  };
  try {
    const committed = await attempt(runner, start, call);
    tell("commit");
    return committed;
  } catch (error) {
    const failed = error instanceof AttemptFailure ? error.error : NOT_APPLIED;
    tell(failed.outcome === "unknown" ? "commit" : "work", failed);
    throw error;
  }
};

/** The caller's own function threw: its error is nobody else's business. */
const NOT_APPLIED = { outcome: "not-applied", sqlState: undefined } as const;

/** Runs the transaction until it is committed; gives what its function gave, and the steps that follow. */
export const runTransaction = <T>(
  runner: Runner,
  call: TransactionCall<T>,
): Promise<Committed<T>> => {
  const { label, options } = call;
  const limits = runner.limits(Object.assign({}, options, { label }), ATTEMPTS);
  if (whenUnknown(options) === "probe") {
    assertFenceable(label, limits.deadlineMs);
  }
  return runner.run(limits, (start) =>
    transactions.isHeard
      ? toldAttempt(runner, start, call)
      : attempt(runner, start, call),
  );
};
