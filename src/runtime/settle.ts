/** Settles a unit whose COMMIT ended unknown by asking the server what is there. */
import { OutcomeUnknownError, StatementError } from "./errors.js";
import type { CommitOptions, ReadSession, Unit } from "./session.js";

// 42P07 duplicate table; 23505 when two creators meet on the catalog's own unique index.
const isAlreadyThere = (error: unknown) =>
  error instanceof StatementError &&
  (error.sqlState === "42P07" || error.sqlState === "23505");

/** How a unit is run, and what time is left for it. */
export interface UnitRun<T> {
  readonly session: ReadSession;
  readonly label: string;
  attempt(options: CommitOptions): Promise<T>;
  left(): CommitOptions;
}

/**
 * Runs the unit; when it ends unknown and can be settled, runs it once more. The repeat is a fence: on the catalog's
 * unique index it waits for the first try if that is still committing, and then either does the work itself or meets
 * what is already there. `settle` has the last word. Whatever else happens on the way, the outcome stays unknown.
 */
export const settleUnit = async <T>(
  unit: Unit<T>,
  run: UnitRun<T>,
): Promise<T> => {
  try {
    return await run.attempt(run.left());
  } catch (unknown) {
    const { settle } = unit;
    if (!(unknown instanceof OutcomeUnknownError) || settle === undefined) {
      throw unknown;
    }
    try {
      return await repeat(run, settle);
    } catch (error) {
      throw new OutcomeUnknownError(unknown.message, { cause: error });
    }
  }
};

const repeat = async <T>(
  run: UnitRun<T>,
  settle: NonNullable<Unit<T>["settle"]>,
): Promise<T> => {
  try {
    return await run.attempt(run.left());
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    const settled = await settle(run.session, run.left());
    if (settled === undefined) throw error;
    return settled.value;
  }
};
