/** For tests of your own code: transactions whose work is undone, however it ends. */
import { connectionInfo } from "./connection-info.js";
import type { Database } from "./database.js";
import { TransactionRolledBackError } from "./errors.js";
import { assertEnded, TestDatabase } from "./test-database.js";
import type { Transaction, TransactionOptions } from "./transaction.js";

/** Carries what the work gave or threw past the rollback; without a cause, which would make a replay of it. */
class Ended extends Error {
  readonly outcome: Promise<unknown>;

  constructor(outcome: Promise<unknown>) {
    super("the work of a test is undone");
    this.outcome = outcome;
  }
}

/**
 * @throws {UsageError} where COMMIT would have been refused, since something was not awaited
 * @throws {TransactionRolledBackError} since a failed statement was swallowed, or the connection is lost
 */
const assertCommittable = async (tx: Transaction): Promise<void> => {
  assertEnded(tx);
  const { transactionStatus } = await connectionInfo(tx);
  if (transactionStatus === "open") return;
  throw new TransactionRolledBackError(
    "rollbackAfter: a statement had failed inside the transaction and nobody undid it with tx.savepoint, or the connection was lost; COMMIT would have been refused",
  );
};

/**
 * Runs `work` in a transaction that is rolled back at its end, and gives what it gave: tests share one database, and leave
 * nothing in it. `work` is given the transaction, and a database inside it for code that asks for one: each call on
 * that, and each `db.transaction` with the steps of its `afterCommit`, is a savepoint, so that what fails alone is
 * undone alone. It is one connection: calls run one after the other, isolation and statement timeout are those of the
 * outer transaction, and nothing in it is retried. The deadline and the signal of a `db.transaction` end its function
 * at once, and the call when the statement that runs has ended. In a read-only one INSERT, UPDATE, DELETE, MERGE and
 * CALL of your own are refused; other SQL that writes (DDL, a select of a function) is not, as the server would.
 * Sequences go on, and what a procedure commits itself stays.
 *
 * `work` runs once: to connect and to begin is tried again, as in every call, but never what has begun.
 * @example await rollbackAfter(db, async (tx, inside) => { await placeOrder(inside, order); … })
 * @throws whatever `work` throws, as it is, after the rollback
 */
export const rollbackAfter = async <T>(
  database: Database,
  work: (tx: Transaction, inside: Database) => Promise<T>,
  options: Omit<TransactionOptions, "onUnknownCommit" | "readOnly"> = {},
): Promise<T> => {
  const run = async (tx: Transaction) => {
    const value = await work(tx, new TestDatabase(tx));
    await assertCommittable(tx);
    return value;
  };
  try {
    return await database.transaction<never>(
      async (tx) => {
        const outcome = run(tx);
        await outcome.catch(() => undefined);
        throw new Ended(outcome);
      },
      { label: "rollbackAfter", ...options },
    );
  } catch (error) {
    // Made above, from what `work` gave.
    if (error instanceof Ended) return (await error.outcome) as T;
    throw error;
  }
};
