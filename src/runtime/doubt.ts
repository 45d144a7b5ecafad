/** Settles what became of a transaction whose COMMIT ended unknown. */
import { DwsError, OutcomeUnknownError, StatementError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import {
  type Fence,
  MarkerNotVisible,
  probeMarker,
  type Verdict,
} from "./fence.js";
import { AttemptFailure, textWithout } from "./retry.js";
import type { Runner } from "./runner.js";
import type { ReadSession } from "./session.js";

/**
 * What is done when the answer to COMMIT is lost:
 * - `throw`: {@link OutcomeUnknownError}
 * - `probe`: a marker, written with the work, proves what happened (see `db.createFence`)
 * - a function that looks itself: true is believed; false means unknown, since the COMMIT may still be on its way
 */
export type OnUnknownCommit =
  "throw" | "probe" | ((session: ReadSession) => Promise<boolean>);

/** A COMMIT whose answer was lost. */
export interface Doubt {
  readonly failure: AttemptFailure;
  readonly label: string;
  /** Moment, on the clock, until which it must be settled. */
  readonly endsAt: number;
  readonly signal: AbortSignal | undefined;
}

// A probe that a committing transaction, or a node that has fallen silent, holds up longer than this is begun anew.
const PROBE_MS = 5_000;

/**
 * What no later answer can mend: a refused login (each further one counts towards locking the account), and a marker
 * table that proves nothing. Anything else that is refused here, a table that a coordinator does not know yet or a
 * privilege that is missing, may be answered by the next one, and not to know is worse than to wait.
 */
const isHopeless = ({ error }: AttemptFailure): boolean =>
  error.sqlState === undefined
    ? !(error.cause instanceof MarkerNotVisible)
    : error.sqlState.startsWith("28");

/** Asks the marker until it answers or the time is over. */
export const askFence = async (
  runner: Runner,
  fence: Fence,
  id: string,
  { label: transaction, endsAt, signal }: Doubt,
): Promise<Verdict> => {
  const label = `${transaction} (probe)`;
  const deadlineMs = Math.max(1, endsAt - runner.clock.now());
  const attempts = Number.MAX_SAFE_INTEGER;
  const limits = { label, signal, deadlineMs, attempts, attemptMs: PROBE_MS };
  return runner.run(limits, async ({ lease }) => {
    let isAnswered = false;
    try {
      const verdict = await probeMarker(lease, fence, id);
      isAnswered = true;
      return verdict;
    } catch (error) {
      const failure = toAttemptFailure("read", label, error);
      const isOver = failure.reason !== "final" || isHopeless(failure);
      throw isOver ? failure : new AttemptFailure(failure.error, "conflict");
    } finally {
      lease.release(!isAnswered);
    }
  });
};

/** Asks the caller's function, as long as there is time. */
export const askCaller = async (
  { clock }: Runner,
  probe: (session: ReadSession) => Promise<boolean>,
  session: ReadSession,
  { endsAt, label }: Doubt,
): Promise<Verdict | undefined> => {
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    if (endsAt === Infinity) return;
    stop = clock.after(Math.max(0, endsAt - clock.now()), () =>
      reject(new Error(`${label}: onUnknownCommit did not answer in time`)),
    );
  });
  try {
    const isApplied = await Promise.race([probe(session), late]);
    return isApplied ? "applied" : undefined;
  } finally {
    stop();
  }
};

/** Nothing was applied, and nothing will be: the retry loop decides by the reason as for any other failure. */
const asNotApplied = ({ failure, label }: Doubt): AttemptFailure => {
  const { error, reason } = failure;
  return new AttemptFailure(
    new StatementError(
      `${label}: the answer to COMMIT was lost, and its marker proves that nothing was applied: ${textWithout(label, error)}`,
      {
        transient: reason !== "final",
        sqlState: error.sqlState,
        cause: error,
      },
    ),
    reason,
  );
};

const asUnknown = ({ failure, label }: Doubt, met: unknown): AttemptFailure => {
  const { error } = failure;
  const { sqlState } = error;
  const tail =
    met instanceof DwsError
      ? `; looking for it ended so: ${textWithout(label, met)}`
      : "";
  return new AttemptFailure(
    new OutcomeUnknownError(
      `${label}: the answer to COMMIT ${sqlState === undefined ? "was lost" : "does not prove that it was undone"}, the work may or may not have been applied: ${textWithout(label, error)}${tail}`,
      { sqlState, cause: met ?? error },
    ),
    failure.reason,
  );
};

/**
 * Resolves when the work proves to be applied.
 * @throws {AttemptFailure} not applied, or still unknown
 */
export const settleCommit = async (
  doubt: Doubt,
  ask: (doubt: Doubt) => Promise<Verdict | undefined>,
): Promise<void> => {
  let verdict: Verdict | undefined;
  let met: unknown;
  try {
    verdict = await ask(doubt);
  } catch (error) {
    met = error;
  }
  if (verdict === "applied") return;
  throw verdict === "not-applied" ? asNotApplied(doubt) : asUnknown(doubt, met);
};
