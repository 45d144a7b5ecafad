/** Random tables that DWS takes, as SQL text; written without the generator's own DDL, which is what they test. */
import fc from "fast-check";
import pg from "pg";
import { RANDOM_TYPES } from "./random-types.js";

const { escapeIdentifier: name, escapeLiteral: text } = pg;

const comment = fc.option(
  fc.oneof(
    fc.constantFrom("*/ x", "it's `${x}`", "two\nlines", "\\", "\u2028", '"'),
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .map((value) => value.replaceAll("\0", " ")),
  ),
  { nil: undefined, freq: 2 },
);

const columnName = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...["select", "Order", "it's", 'quo"te', "a b", "客户", "then", "1st"],
      ...["__proto__", "constructor", "a;b", "c".repeat(63), "%", "user"],
    ),
  },
);

const column = fc.record({
  name: columnName,
  type: fc.constantFrom(...RANDOM_TYPES),
  isNotNull: fc.boolean(),
  defaultPick: fc.option(fc.nat(), { nil: undefined }),
  hasCollation: fc.boolean(),
  comment,
});

const wishes = fc.record({
  columns: fc.uniqueArray(column, {
    selector: (one) => one.name,
    minLength: 1,
    maxLength: 9,
  }),
  store: fc.constantFrom("row", "row", "column", undefined),
  options: fc.nat(3),
  by: fc.constantFrom("hash", "hash", "replication", "roundrobin", undefined),
  width: fc.integer({ min: 1, max: 3 }),
  partition: fc.constantFrom("range", "list", undefined, undefined),
  keyWidth: fc.integer({ min: 1, max: 2 }),
  bounds: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 6 }),
  hasRest: fc.boolean(),
  movesRows: fc.boolean(),
  hasKey: fc.boolean(),
  hasUnique: fc.boolean(),
  nulls: fc.constantFrom("", "", "nulls not distinct", "nulls ignore"),
  deferral: fc.constantFrom(
    ...["", "", "deferrable", "deferrable initially deferred"],
  ),
  hasClusterKey: fc.boolean(),
  isTouched: fc.boolean(),
  hasCheck: fc.boolean(),
  hasSerial: fc.boolean(),
  isUnlogged: fc.boolean(),
  indexes: fc.nat(2),
  comment,
});

type Wishes = typeof wishes extends fc.Arbitrary<infer T> ? T : never;
type ColumnWish = Wishes["columns"][number];

const list = (columns: readonly ColumnWish[]) =>
  columns.map((one) => name(one.name)).join(", ");

const columnText = (one: ColumnWish, onUpdate: string): string => {
  const { type, defaultPick } = one;
  const chosen =
    defaultPick === undefined || type.defaults.length === 0
      ? undefined
      : type.defaults[defaultPick % type.defaults.length];
  return [
    name(one.name),
    type.sql,
    type.isText === true && one.hasCollation ? 'collate "C"' : "",
    chosen === undefined ? "" : `default ${chosen}`,
    onUpdate,
    one.isNotNull ? "not null" : "",
  ].join(" ");
};

const OPTIONS = {
  row: ["", ", compression = no", ", fillfactor = 70", ", fillfactor = 90"],
  column: [
    "",
    ", compression = middle",
    ", compression = high, compresslevel = 1",
    ", max_batchrow = 20000, partial_cluster_rows = 70000",
  ],
} as const;

const picked = (columns: readonly ColumnWish[], bounds: readonly number[]) =>
  bounds
    .toSorted((a, b) => a - b)
    .map((at) =>
      columns.map(({ type }) => type.bounds?.[at % type.bounds.length] ?? "0"),
    );

const unequal = (rows: readonly (readonly string[])[]) => [
  ...new Map(rows.map((row) => [row.join(), row])).values(),
];

/** Ascending in the first column, which is what the partitions of several columns need. */
const ascending = (
  rows: readonly (readonly string[])[],
  [first]: readonly ColumnWish[],
) => {
  const place = (row: readonly string[]) =>
    first?.type.bounds?.indexOf(row[0] ?? "") ?? 0;
  const firsts = new Map(rows.map((row) => [row[0], row]));
  return [...firsts.values()].toSorted((a, b) => place(a) - place(b));
};

const partitionText = (
  wish: Wishes,
  key: readonly ColumnWish[],
  isColumn: boolean,
): string => {
  const rows = picked(key, wish.bounds);
  const values =
    wish.partition === "range"
      ? ascending(rows, key).map((row) => `less than (${row.join(", ")})`)
      : unequal(rows).map((row) =>
          row.length === 1 ? `(${row.join()})` : `((${row.join(", ")}))`,
        );
  const rest =
    wish.partition === "range"
      ? `less than (${key.map(() => "maxvalue").join(", ")})`
      : "(default)";
  const parts = [...values, ...(wish.hasRest ? [rest] : [])].map(
    (value, at) =>
      `partition ${name(at === 1 ? "P 1" : `p${at}`)} values ${value}`,
  );
  const movement = wish.movesRows && !isColumn ? "enable row movement" : "";
  return `partition by ${wish.partition ?? ""} (${list(key)}) (${parts.join(", ")}) ${movement}`;
};

/** What fits together of what is wished for; the limits are those of the manual (dws_06_0177, dws_06_0179). */
const settle = (wish: Wishes) => {
  const isColumn = wish.store === "column";
  const usable = wish.columns.filter(
    ({ type }) => !(isColumn && type.isRowOnly === true),
  );
  const hash = usable
    .filter(({ type }) => type.isHashable === true)
    .slice(0, wish.width);
  const partition =
    wish.partition === undefined
      ? []
      : usable
          .filter(({ type }) => type.bounds !== undefined)
          .toReversed()
          .slice(0, wish.keyWidth);
  const by = wish.by === "hash" && hash.length === 0 ? "roundrobin" : wish.by;
  const must = [...new Set([...(by === "hash" ? hash : []), ...partition])];
  const mayHaveKey = (by === "hash" || by === "replication") && must.length > 0;
  return { isColumn, usable, hash, partition, by, must, mayHaveKey };
};

type Settled = ReturnType<typeof settle>;

/** Of times in a row store, but for those that say where the row lies. */
const onUpdateText = (
  { isTouched }: Wishes,
  one: ColumnWish,
  { isColumn, must }: Settled,
): string => {
  const isTime = one.type.sql.startsWith("timestamp");
  return isTouched && isTime && !isColumn && !must.includes(one)
    ? "on update current_timestamp"
    : "";
};

const constraintTexts = (wish: Wishes, table: string, its: Settled) => {
  const first = its.usable[0];
  return [
    ...(wish.hasKey && its.mayHaveKey
      ? [`constraint ${name(`${table} key`)} primary key (${list(its.must)})`]
      : []),
    ...(wish.hasUnique && its.mayHaveKey
      ? [
          `constraint ${name(`${table}_uni`)} unique ${wish.nulls} (${list(its.must.toReversed())}) ${its.isColumn ? "" : wish.deferral}`,
        ]
      : []),
    ...(wish.hasClusterKey && its.isColumn && first !== undefined
      ? [`partial cluster key (${name(first.name)})`]
      : []),
    ...(wish.hasCheck && !its.isColumn && first !== undefined
      ? [
          `constraint ${name(`${table}'chk`)} check (${name(first.name)} is not null or 1 < 2)`,
        ]
      : []),
  ];
};

const tailText = (wish: Wishes, its: Settled): string =>
  [
    wish.store === undefined
      ? ""
      : `with (orientation = ${wish.store}${OPTIONS[wish.store][wish.options] ?? ""})`,
    its.by === undefined ? "" : `distribute by ${its.by}`,
    its.by === "hash" ? `(${list(its.hash)})` : "",
    its.partition.length === 0
      ? ""
      : partitionText(wish, its.partition, its.isColumn),
  ].join(" ");

const afterTexts = (wish: Wishes, table: string, its: Settled) => {
  const target = `random.${name(table)}`;
  const ordered = its.usable.filter(({ type }) => type.isOrdered === true);
  const local = its.partition.length > 0 ? "local" : "";
  return [
    ...ordered
      .slice(0, wish.indexes)
      .map(
        (one, at) =>
          `create index ${name(`${table}_i"${at}`)} on ${target} using btree (${name(one.name)}${at === 0 ? " desc" : ""}) ${local}`,
      ),
    ...(wish.comment === undefined
      ? []
      : [`comment on table ${target} is ${text(wish.comment)}`]),
    ...its.usable.flatMap((one) =>
      one.comment === undefined
        ? []
        : [
            `comment on column ${target}.${name(one.name)} is ${text(one.comment)}`,
          ],
    ),
  ];
};

const tableText = (wish: Wishes, at: number): string => {
  const table = at % 7 === 0 ? `T "${at}"` : `t_${at}`;
  const its = settle(wish);
  const elements = [
    ...its.usable.map((one) => columnText(one, onUpdateText(wish, one, its))),
    ...(wish.hasSerial ? ["number_of_it bigserial"] : []),
    ...constraintTexts(wish, table, its),
  ];
  const head = `create ${wish.isUnlogged ? "unlogged " : ""}table random.${name(table)}`;
  const create = `${head} (${elements.join(", ")}) ${tailText(wish, its)}`;
  return [create, ...afterTexts(wish, table, its)].join(";\n");
};

/** So many tables, each one text of statements; the same for the same seed. */
export const randomTables = (count: number, seed: number): readonly string[] =>
  fc.sample(wishes, { numRuns: count, seed }).map(tableText);
