/** Every class of write that is one call. */
import { run, sql } from "../../src/runtime/index.js";
import { heap, heapTable, keyed } from "./tables.js";
import { transactions } from "./transactions.js";
import {
  COPY,
  fenced,
  HEAP,
  KEYED,
  rowsOf,
  wideRows,
  type WriteClass,
} from "./write-class.js";

const overwrite = { repeat: "overwrite" } as const;

const ofHeap = { kind: "single", text: HEAP } as const;
const ofKey = { kind: "single", text: KEYED } as const;
const ofCopy = { kind: "single", text: COPY, parts: 5, also: "copy" } as const;

/** Writes that stand alone. */
const singles: readonly WriteClass[] = [
  {
    ...ofHeap,
    name: "insert",
    parts: 1,
    run: async ({ db, id, options }) =>
      heap(db).insert({ call: BigInt(id), n: 1, attempt: 1 }, options),
  },
  {
    ...ofKey,
    name: "insert if-equal",
    parts: 1,
    proof: "look",
    run: async ({ db, id, options }) =>
      keyed(db).insert(
        { call: BigInt(id), n: 1, value: 1 },
        { ...options, repeat: "if-equal" },
      ),
  },
  {
    ...ofKey,
    name: "update",
    parts: 1,
    isSeeded: true,
    run: async ({ db, id, options }) =>
      keyed(db).update({ call: BigInt(id) }, { value: 1 }, options),
  },
  {
    ...ofKey,
    name: "update overwrite",
    parts: 1,
    isSeeded: true,
    proof: "repeat",
    run: async ({ db, id, options }) =>
      keyed(db).update(
        { call: BigInt(id) },
        { value: 1 },
        { ...options, ...overwrite },
      ),
  },
  {
    ...ofKey,
    name: "delete",
    parts: 1,
    isSeeded: true,
    run: async ({ db, id, options }) =>
      keyed(db).delete({ call: BigInt(id) }, options),
  },
  {
    ...ofKey,
    name: "delete overwrite",
    parts: 1,
    isSeeded: true,
    proof: "repeat",
    run: async ({ db, id, options }) =>
      keyed(db).delete({ call: BigInt(id) }, { ...options, ...overwrite }),
  },
];

const upsertRows = (id: number) =>
  [1, 2].map((n) => ({ call: BigInt(id), n, value: 1 }));

/** Writes of several rows, and SQL of one's own. */
const bulk: readonly WriteClass[] = [
  {
    ...ofKey,
    name: "upsert",
    parts: 2,
    isSeeded: true,
    run: async ({ db, id, options }) =>
      keyed(db).upsert(upsertRows(id), options),
  },
  {
    ...ofKey,
    name: "upsert overwrite",
    parts: 2,
    isSeeded: true,
    proof: "repeat",
    run: async ({ db, id, options }) =>
      keyed(db).upsert(upsertRows(id), { ...options, ...overwrite }),
  },
  {
    ...ofHeap,
    name: "insertMany",
    parts: 3,
    run: async ({ db, id, options }) =>
      heap(db).insertMany(rowsOf(id, 3), options),
  },
  {
    ...ofHeap,
    name: "insertMany chunked",
    commits: true,
    parts: 1_003,
    run: async ({ db, id, options }) =>
      heap(db).insertMany(rowsOf(id, 1_003), options),
  },
  {
    ...ofHeap,
    name: "insertMany fenced",
    commits: true,
    proof: "fence",
    parts: 3,
    run: async ({ db, id, options }) =>
      heap(db).insertMany(rowsOf(id, 3), { ...options, ...fenced }),
  },
  {
    ...ofHeap,
    name: "sql run",
    isRaw: true,
    parts: 1,
    run: async ({ db, id, options }) =>
      run(
        db,
        sql`insert into ${sql.table(heapTable)} (call, n, attempt) values (${id}, 1, 1)`,
        options,
      ),
  },
];

const copies: readonly WriteClass[] = [
  {
    ...ofCopy,
    name: "copy",
    run: async ({ db, id, options }) =>
      heap(db).copy(() => wideRows(id), options),
  },
  {
    ...ofCopy,
    name: "copy of a stream",
    run: async ({ db, id, options }) =>
      heap(db).copy(wideRows(id).values(), options),
  },
  {
    ...ofCopy,
    name: "copy batched",
    commits: true,
    run: async ({ db, id, options }) =>
      heap(db).copy(() => wideRows(id), { ...options, batchRows: 3 }),
  },
  {
    ...ofCopy,
    name: "copy fenced",
    commits: true,
    proof: "fence",
    run: async ({ db, id, options }) =>
      heap(db).copy(() => wideRows(id), {
        ...options,
        ...fenced,
        batchRows: 3,
      }),
  },
];

/** The classes of each kind, taken in turn. */
export const classes: Readonly<
  Record<WriteClass["kind"], readonly WriteClass[]>
> = {
  single: [...singles, ...bulk, ...copies],
  transaction: transactions,
};
