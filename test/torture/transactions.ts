/** Every class of transaction: its function counts its attempts, so that it shows which of them was applied. */
import type {
  ReadSession,
  Session,
  Transaction,
  TransactionOptions,
} from "../../src/runtime/index.js";
import { heap, keyed } from "./tables.js";
import {
  type Call,
  COPY,
  fenced,
  HEAP,
  KEYED,
  wideRows,
  type WriteClass,
} from "./write-class.js";

type Work = (tx: Transaction, id: number, attempt: number) => Promise<void>;

const put = async (tx: Transaction, id: number, n: number, attempt: number) =>
  heap(tx).insert({ call: BigInt(id), n, attempt });

const twoRows: Work = async (tx, id, attempt) => {
  await put(tx, id, 1, attempt);
  await put(tx, id, 2, attempt);
};

/** A savepoint that is kept, and one that is undone. */
const savepoints: Work = async (tx, id, attempt) => {
  await put(tx, id, 1, attempt);
  await tx.savepoint(async (inner) => put(inner, id, 2, attempt));
  const undone = tx.savepoint(async (inner) => {
    await put(inner, id, 99, attempt);
    throw new RangeError("not this one");
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
  });
  await put(tx, id, 3, attempt);
};

const manyRows: Work = async (tx, id, attempt) => {
  const rows = wideRows(id).map((row) => ({ ...row, attempt }));
  await heap(tx).copy(rows);
  await put(tx, id, 6, attempt);
};

const transaction =
  (work: Work, options: TransactionOptions = {}, hasStep = false) =>
  async (call: Call): Promise<void> => {
    let attempt = 0;
    await call.db.transaction(
      async (tx) => {
        if (hasStep) tx.afterCommit(async () => call.onCommitted());
        await work(tx, call.id, ++attempt);
      },
      { ...(options as { readonly readOnly?: false }), ...call.options },
    );
  };

/** Looks for the row itself. */
const isThere = (id: number) => async (session: ReadSession) =>
  (await keyed(session as Session).count({ call: BigInt(id) })) > 0n;

const keyedRow: Work = async (tx, id) =>
  keyed(tx).insert({ call: BigInt(id), n: 1, value: 1 });

const ownProbe = async (call: Call): Promise<void> =>
  transaction(keyedRow, { onUnknownCommit: isThere(call.id) })(call);

const ofTransaction = {
  kind: "transaction",
  text: HEAP,
  commits: true,
} as const;

/** Every class of transaction. */
export const transactions: readonly WriteClass[] = [
  { ...ofTransaction, name: "tx", parts: 2, run: transaction(twoRows) },
  {
    ...ofTransaction,
    name: "tx fenced",
    proof: "fence",
    parts: 2,
    run: transaction(twoRows, fenced),
  },
  {
    ...ofTransaction,
    name: "tx fenced, afterCommit",
    proof: "fence",
    hasStep: true,
    parts: 2,
    run: transaction(twoRows, fenced, true),
  },
  {
    ...ofTransaction,
    name: "tx afterCommit",
    hasStep: true,
    parts: 2,
    run: transaction(twoRows, {}, true),
  },
  {
    ...ofTransaction,
    name: "tx savepoint",
    also: "savepoint",
    parts: 3,
    run: transaction(savepoints),
  },
  {
    ...ofTransaction,
    name: "tx savepoint fenced",
    proof: "fence",
    also: "savepoint",
    parts: 3,
    run: transaction(savepoints, fenced),
  },
  {
    ...ofTransaction,
    name: "tx copy fenced",
    text: COPY,
    proof: "fence",
    also: "copy",
    parts: 6,
    run: transaction(manyRows, fenced),
  },
  {
    ...ofTransaction,
    name: "tx own probe",
    text: KEYED,
    parts: 1,
    run: ownProbe,
  },
];
