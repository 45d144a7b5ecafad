/** Calls that must not compile, each marked, and calls that must; `npm run typecheck` is the test. */
import {
  type Database,
  type Insertable,
  numeric,
  type Transaction,
} from "../../src/runtime/index.js";
import {
  orders,
  type OrdersInsert,
  type OrdersRow,
} from "../support/orders.js";

declare const db: Database;
declare const tx: Transaction;

/** Right calls. */
export const right = async () => {
  const repository = orders(db);
  await repository.insert({ id: 1n, customerId: 1 });
  await repository.insert({ id: 1n, customerId: 1, note: null, tags: ["a"] });
  await repository.insert({ id: 1n, customerId: 1, total: numeric("1.5") });
  await repository.update({ id: 1n }, { note: "x", total: numeric(2) });
  await repository.update({ note: { not: null } }, { note: null });
  await repository.delete({
    customerId: { in: [1, 2] },
    total: { gt: numeric(1) },
  });
  const rows = await repository.select({ columns: ["id", "note"], where: {} });
  const note: string | null | undefined = rows[0]?.note;
  const row: OrdersRow = await orders(tx).get({ id: 1n });
  const count: bigint = await repository.count({ note: { like: "a%" } });
  await db.transaction(async (read) => orders(read).find({ id: 1n }), {
    readOnly: true,
  });
  return [note, row, count];
};

/** Wrong calls. */
export const wrong = async () => {
  const repository = orders(db);
  // @ts-expect-error a required column is missing
  await repository.insert({ id: 1n });
  // @ts-expect-error a bigint column takes no number
  await repository.insert({ id: 1, customerId: 1 });
  // @ts-expect-error a numeric takes no plain string
  await repository.insert({ id: 1n, customerId: 1, total: "1.5" });
  // @ts-expect-error there is no such column
  await repository.insert({ id: 1n, customerId: 1, nope: 1 });
  // @ts-expect-error the column is NOT NULL
  await repository.insert({ id: 1n, customerId: null });
  // @ts-expect-error the distribution key cannot be patched
  await repository.update({ id: 1n }, { id: 2n });
  const patch = { id: 2n };
  // @ts-expect-error nor through a variable
  await repository.update({ id: 1n }, patch);
  // @ts-expect-error an empty patch
  await repository.update({ id: 1n }, {});
  // @ts-expect-error an empty filter
  await repository.update({}, { note: "x" });
  // @ts-expect-error an empty filter
  await repository.delete({});
  // @ts-expect-error a filter is needed
  await repository.delete();
  const maybe: { id?: bigint } = {};
  // @ts-expect-error a filter that may be empty
  await repository.delete(maybe);
  // @ts-expect-error a mistyped column beside a good one
  await repository.delete({ id: 1n, nope: 1 });
  // @ts-expect-error the wrong type in a filter
  await repository.delete({ id: 1 });
  // @ts-expect-error like is for text
  await repository.select({ where: { customerId: { like: "1%" } } });
  // @ts-expect-error a mistyped column in a read
  await repository.select({ where: { nope: 1 } });
  // @ts-expect-error a column that does not exist
  await repository.select({ columns: ["nope"] });
  const rows = await repository.select({ columns: ["id"] });
  // @ts-expect-error a column that was not selected
  rows.map(({ note }) => note);
  // @ts-expect-error a partial key
  await repository.find({});
  // @ts-expect-error every row must be meant
  await repository.deleteAll({ everyRow: false });
  // @ts-expect-error DWS has no third isolation level
  await db.transaction(async () => undefined, { isolation: "serializable" });
  await db.transaction(
    async (read) => {
      // @ts-expect-error a read-only handle gives a reader
      orders(read).delete;
    },
    { readOnly: true },
  );
};

/** What may be left out of an insert: nullable columns, and those with a default. */
export const least: OrdersInsert = { id: 1n, customerId: 1 };

/** Without defaults every NOT NULL column is required. */
export const strictest: Insertable<{ a: number; b: string | null }> = { a: 1 };
