/** For tests of your own code: transactions whose work is undone, however it ends. */
import { connectionInfo } from "./connection-info.js";
import type { Database } from "./database.js";
import { TransactionRolledBackError } from "./errors.js";
import { TestDatabase } from "./test-database.js";
import type { Transaction, TransactionOptions } from "./transaction.js";

/** Carries the value past the rollback. */
class Undone extends Error {
  readonly value: unknown;

  constructor(value: unknown) {
    super("the work of a test is undone");
    this.value = value;
  }
}

/** @throws {TransactionRolledBackError} where COMMIT would have been refused, since a failed statement was swallowed */
const assertCommittable = async (tx: Transaction): Promise<void> => {
  const { transactionStatus } = await connectionInfo(tx);
  if (transactionStatus === "open") return;
  throw new TransactionRolledBackError(
    "rollbackAfter: a statement had failed inside the transaction and nobody undid it with tx.savepoint; COMMIT would have been refused",
  );
};

/**
 * Runs `work` in a transaction that is rolled back at its end, and gives what it gave: tests share one database, and leave
 * nothing in it. `work` is given the transaction, and a database inside it for code that asks for one: each call on
 * that, and each `db.transaction` with the steps of its `afterCommit`, is a savepoint, so that what fails alone is
 * undone alone. It is one connection: calls run one after the other, isolation is that of the outer transaction, and
 * nothing in it is retried. Sequences go on, and what a procedure commits itself stays.
 * @example await rollbackAfter(db, async (tx, inside) => { await placeOrder(inside, order); … })
 * @throws whatever `work` throws, after the rollback
 */
export const rollbackAfter = async <T>(
  database: Database,
  work: (tx: Transaction, inside: Database) => Promise<T>,
  options: Omit<TransactionOptions, "onUnknownCommit" | "readOnly"> = {},
): Promise<T> => {
  try {
    return await database.transaction<never>(
      async (tx) => {
        const value = await work(tx, new TestDatabase(tx));
        await assertCommittable(tx);
        throw new Undone(value);
      },
      { label: "rollbackAfter", ...options },
    );
  } catch (error) {
    // Made above, from what `work` gave.
    if (error instanceof Undone) return error.value as T;
    throw error;
  }
};
