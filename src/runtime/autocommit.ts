/** One statement in autocommit: its attempts, and its repeats where the caller allows them after a lost answer. */
import { isFatal, readFailure } from "./classify.js";
import { toAttemptFailure } from "./failure.js";
import type { Lease } from "./lease.js";
import type { AttemptFailure } from "./retry.js";
import type { AttemptStart, Runner } from "./runner.js";
import type {
  ExecuteOptions,
  ReadSession,
  Statement,
  StatementResult,
  Work,
} from "./session.js";

/** One call. */
export interface StatementCall {
  readonly statement: Statement;
  readonly work: Work;
  readonly options: ExecuteOptions;
  /** Whether the texts that come before an execution are believed. */
  readonly trustsTexts: boolean;
}

// Outside a transaction the coordinator itself retries (CN retry, dws_04_0497): ours stays small there.
const ATTEMPTS = { read: 4, write: 2 } as const;

/** The row is there; what the server said of it was lost. */
const ONE_ROW: StatementResult = {
  rows: [],
  rowCount: 1,
  fields: [],
  tag: "INSERT 0 1",
};

/** What the statement gave, or how it failed; the connection is given back either way. */
const tryOnce = async (
  lease: Lease,
  { statement, work, options, trustsTexts }: StatementCall,
): Promise<StatementResult | AttemptFailure> => {
  const { label, raw } = options;
  const isRaw = raw !== undefined;
  // In INSERT and its like no procedure can commit: an ERROR undoes them whole.
  const phase = isRaw && raw !== "change" ? "raw" : work;
  let isDoubtful = true;
  try {
    const answer = await lease.query(statement, { phase, label, isRaw });
    isDoubtful = false;
    return answer;
  } catch (error) {
    const trusts = trustsTexts && !isRaw;
    const failure = toAttemptFailure(phase, label, error, trusts);
    // Only a plain refusal leaves the connection beyond doubt.
    isDoubtful =
      failure.reason !== "final" ||
      failure.error.sqlState === undefined ||
      isFatal(readFailure(error).severity) ||
      (failure.error.outcome === "unknown" && !isRaw);
    return failure;
  } finally {
    lease.release(isDoubtful);
  }
};

/** Runs the call with its attempts; `session` is what a repeat that met its own row looks at it through. */
export const runStatement = (
  runner: Runner,
  session: ReadSession,
  call: StatementCall,
): Promise<StatementResult> => {
  const { work, options } = call;
  const mayRepeat = work === "write" && options.onLostAnswer !== undefined;
  const attempts = options.raw === undefined ? ATTEMPTS[work] : 1;
  const limits = runner.limits(options, attempts, mayRepeat);
  return runner.run(limits, async (start: AttemptStart) => {
    const answer = await tryOnce(start.lease, call);
    if (!("reason" in answer)) return answer;
    const { onDuplicate } = options.onLostAnswer ?? {};
    const isOwn = start.isInDoubt && answer.error.sqlState === "23505";
    if (!isOwn || onDuplicate === undefined) throw answer;
    const deadlineMs = Math.max(1, start.endsAt - runner.clock.now());
    // The attempt that ended unknown had been applied, if the row says so.
    if (await onDuplicate(session, { ...options, deadlineMs })) return ONE_ROW;
    throw answer;
  });
};
