/** Settles a unit whose COMMIT ended unknown by asking the server what is there. */
import { OutcomeUnknownError, StatementError } from "./errors.js";
import type { ReadSession, Unit } from "./session.js";

// 42P07 duplicate table; 23505 when two creators meet on the catalog's own unique index.
const isAlreadyThere = (error: unknown) =>
  error instanceof StatementError &&
  (error.sqlState === "42P07" || error.sqlState === "23505");

/**
 * Runs `attempt`; when it ends unknown and the unit can be settled, runs it once more. The repeat is a fence: on the
 * catalog's unique index it waits for the first try if that is still committing, and then either does the work
 * itself or meets what is already there. `settle` has the last word.
 */
export const settleUnit = async (
  session: ReadSession,
  unit: Unit,
  attempt: () => Promise<void>,
): Promise<void> => {
  try {
    await attempt();
  } catch (unknown) {
    if (
      !(unknown instanceof OutcomeUnknownError) ||
      unit.settle === undefined
    ) {
      throw unknown;
    }
    try {
      await attempt();
    } catch (error) {
      if (isAlreadyThere(error) && (await unit.settle(session))) return;
      // Still unknown, whatever the repeat met: the first try may have been applied.
      throw error instanceof OutcomeUnknownError
        ? error
        : new OutcomeUnknownError(unknown.message, { cause: error });
    }
  }
};
