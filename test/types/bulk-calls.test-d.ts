/** Calls of bulk writes and streams that must not compile, each marked, and calls that must; `npm run typecheck` is the test. */
import { type Database, numeric } from "../../src/runtime/index.js";
import { events, type EventsRow } from "../support/events.js";
import { orders } from "../support/orders.js";

declare const db: Database;

/** Right calls. */
export const right = async () => {
  const repository = events(db);
  const key = { id: 1n, shard: 1 };
  let count: bigint = await repository.insertMany([key], { copyAbove: 10 });
  count += await repository.copy([{ ...key, amount: numeric("1") }]);
  count += await repository.copy(new Set([key]), { batchRows: 5 });
  count += await repository.copy(async function* () {
    yield key;
  });
  count += await repository.upsert([{ ...key, name: null }]);
  const rows: EventsRow[] = [];
  for await (const row of repository.stream()) rows.push(row);
  const ids: bigint[] = [];
  for await (const { id } of repository.copyOut({
    columns: ["id"],
    where: { shard: { gt: 1 } },
    orderBy: ["id"],
  })) {
    ids.push(id);
  }
  const { number }: { number: number } = await repository.returning.insert(
    key,
    ["number"],
  );
  await db.transaction(
    async (read) => {
      for await (const row of events(read).stream()) rows.push(row);
    },
    { readOnly: true },
  );
  return [count, rows, ids, number];
};

/** Wrong calls. */
export const wrong = async () => {
  const repository = events(db);
  // @ts-expect-error a required column is missing
  await repository.insertMany([{ id: 1n }]);
  // @ts-expect-error a bigint column takes no number
  await repository.copy([{ id: 1, shard: 1 }]);
  // @ts-expect-error there is no such column
  await repository.upsert([{ id: 1n, shard: 1, nope: 1 }]);
  // @ts-expect-error rows, not one row
  await repository.copy({ id: 1n, shard: 1 });
  for await (const row of repository.stream({ columns: ["id"] })) {
    // @ts-expect-error a column that was not asked for
    row.name;
  }
  // @ts-expect-error a mistyped column
  repository.stream({ where: { nope: 1 } });
  // @ts-expect-error the distribution key cannot be patched
  await repository.returning.update({ id: 1n }, { shard: 2 }, ["id"]);
  // @ts-expect-error an empty filter
  await repository.returning.delete({}, ["id"]);
  const given = await repository.returning.delete({ id: 1n }, ["id"]);
  // @ts-expect-error a column that was not given back
  given.map(({ name }) => name);
  // @ts-expect-error this table's module has no RETURNING: it may be column-store
  orders(db).returning;
  await db.transaction(
    async (read) => {
      // @ts-expect-error a read-only handle gives a reader
      events(read).copy;
    },
    { readOnly: true },
  );
};
